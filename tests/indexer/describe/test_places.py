"""Which places a document is about, and which it only names."""

from pathlib import Path

import pytest

from indexer.describe.describe import describe
from indexer.describe.places import _places_in
from indexer.formats.text.read_text import read_text
from knowledge.documents import Fact
from knowledge.places import find_places


def found(text: str, name: str = "paper.txt") -> Fact[tuple[str, ...]] | None:
    return describe(read_text(text), Path(name)).places


def places(text: str, name: str = "paper.txt") -> tuple[str, ...]:
    fact = found(text, name)
    return fact.value if fact else ()


EXAMPLES = """

What others do

- In Preston six bodies buy from firms nearby.
- Birmingham helps waiters become nurses, and Islington coaches people.
- Preston began early. Preston still leads.
"""


def test_the_title_says_what_it_is_about_and_examples_do_not() -> None:
    assert places("# What Luton's anchors could learn\n\nLuton is small." + EXAMPLES) == ("Luton",)


def test_two_places_in_the_title_are_both_meant_the_publishers_first() -> None:
    text = "KENT COUNTY COUNCIL\n\n4 May 2022\n\nAnchors in Canterbury and Kent\n\n1. Purpose\n\n1.1 To tell of it."
    assert places(text) == ("Kent", "Canterbury")


def test_an_area_is_not_the_county_it_lies_in() -> None:
    assert places("# Pledges in West Essex\n\nWest Essex has three districts.") == ("West Essex",)


def test_the_cover_counts_where_the_title_names_no_place() -> None:
    text = (
        "# Anchors and what they do\n\nLuton Health Board\n16 June 2022\n\n# Luton's anchors\n\nLuton leads." + EXAMPLES
    )
    assert places(text) == ("Luton",)


@pytest.mark.parametrize("address", ["a.baker@luton.gov.uk", "bread@lutoncouncil.gov.uk", "x@nhsluton.nhs.uk"])
def test_an_address_counts_with_how_often_a_place_is_named(address: str) -> None:
    fact = found(
        f"# Buying bread\n\nLuton buys it nearby.{EXAMPLES}\n\nContact\n\nWrite to us: {address}\n\nLuton, Luton."
    )
    assert fact
    assert fact.value == ("Luton",)
    assert fact.evidence == f"e-mail address {address}, named 3 times"


def test_a_network_named_again_and_again_counts() -> None:
    text = (
        "# Buying bread\n\nThe Luton Anchors Network buys it."
        " So the Luton Anchors Network is full. Is the Luton Anchors Network big? Yes." + EXAMPLES
    )
    assert places(text) == ("Luton",)


def test_the_files_name_counts_with_how_often_a_place_is_named() -> None:
    assert places("# Buying bread\n\nLuton buys it nearby.", "luton-bread.txt") == ("Luton",)


def test_a_place_that_outweighs_all_others_needs_no_other_sign() -> None:
    assert places(
        "# Buying bread\n\n" + "Luton buys bread. " * 7 + "Preston does too.\n\n## Luton's bakers\n\nBake."
    ) == ("Luton",)


@pytest.mark.parametrize(("others", "is_about_luton"), [(2, True), (3, False)])
def test_a_place_that_is_named_far_more_often_than_any_other_needs_no_heading(
    others: int, is_about_luton: bool
) -> None:
    text = "# Buying bread\n\n" + "Luton buys bread. " * 5 + "Preston does too. " * others + "Derby looks on. " * 2
    assert places(text) == (("Luton",) if is_about_luton else ())


@pytest.mark.parametrize(
    "text",
    [
        "# Buying bread\n\nBread is bought." + EXAMPLES,
        "# Buying bread\n\nIn England all buy it." + " England eats it." * 9,
        "# A plan for Wales\n\nWales plans.",
        "# Buying bread\n\nDerby Board\n\nLeeds Board\n\nBakers bake. In Derby and Leeds they do.",
        "",
    ],
)
def test_without_clear_signs_there_is_no_place(text: str) -> None:
    assert places(text) == ()


def test_a_note_on_where_a_sample_comes_from_says_nothing() -> None:
    assert places("Sample document written for a test. Facts from: slides, Luton Council.\n\n# Bread\n\nBake.") == ()


def test_a_councillors_surname_is_no_place() -> None:
    paragraph = "Present: Cllr Joan Whitby, Mr Paul Barrow and Dr Whitby."
    assert [one.name for one in find_places(paragraph)] != []
    assert _places_in(paragraph) == []
    assert [one.name for one in _places_in("Cllr Joan Shah spoke for Whitby.")] == ["Whitby"]


def test_a_paper_of_two_networks_is_about_both_places() -> None:
    text = (
        "# One job, two towns: a review\n\nLuton Anchor Network and Bedford Anchor Network, April 2031\n\n"
        "## From the chairs\n\nLuton did well. Bedford did well. Luton Anchor Network met. Bedford Anchor Network met."
    )
    assert set(places(text)) == {"Luton", "Bedford"}


def test_a_place_named_nearly_as_often_is_meant_as_well() -> None:
    told = "".join(f"Luton Anchor Network kept promise {n}. Bedford Anchor Network kept {n}.\n\n" for n in range(9))
    assert set(places("# Register of promises\n\n" + told)) == {"Luton", "Bedford"}
