"""Names that are taken for each other: how the list is read, and what it finds in a question and in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import HelpfulError
from knowledge.thesaurus import Names, OtherName, built_in, other_names, read_thesaurus, with_built_in

SMALL = Names(("SME", "small and medium-sized enterprise", "small firm"))
LEVY = Names(("levy transfer", "levy gifting"))


def test_a_line_is_names_of_one_thing() -> None:
    text = (
        "# ours\n\n  SME = small and  medium-sized enterprise=small firm  # as the charter says\n"
        "levy transfer = levy gifting"
    )
    assert read_thesaurus(text, "thesaurus.txt") == (SMALL, LEVY)


def test_a_name_in_two_forms_counts_once() -> None:
    assert read_thesaurus("small firm = small firms = SME", "thesaurus.txt") == (Names(("small firm", "SME")),)


@pytest.mark.parametrize("line", ["just one name", "SME =", "= SME", "SME = – = small firm", "=="])
def test_a_line_that_is_not_understood_is_named(line: str) -> None:
    with pytest.raises(HelpfulError, match=r"Line 2 of thesaurus\.txt") as told:
        read_thesaurus(f"# ours\n{line}", "thesaurus.txt")
    assert line.strip() in told.value.what_happened
    assert "Nothing was changed" in told.value.what_to_do


def test_a_name_on_two_lines_is_refused() -> None:
    with pytest.raises(HelpfulError, match=r"“small firms” stands in lines 1 and 3 of thesaurus\.txt"):
        read_thesaurus("SME = small firm\n\nsmall firms = shop", "thesaurus.txt")


def test_what_comes_with_anchorbot_is_a_thesaurus() -> None:
    assert len(built_in()) > 10


def test_what_a_network_says_of_a_name_goes_before_what_comes_with_anchorbot() -> None:
    own = Names(("ITT", "in-tray team"))
    known = with_built_in([own])
    assert own in known
    assert [one.name for one in other_names("who is in the ITT?", known)] == ["in-tray team"]
    assert [one.name for one in other_names("which SMEs won?", known)][:1] == ["small and medium-sized enterprise"]


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        ("which SMEs won?", "SMEs"),
        ("which smes won?", "smes"),
        ("what do Small Firms win?", "Small Firms"),
        ("our small & medium sized enterprises?", "small & medium sized enterprises"),
    ],
)
def test_a_name_is_found_in_any_form(question: str, typed: str) -> None:
    assert {one.typed for one in other_names(question, [SMALL])} == {typed}


def test_a_name_within_a_longer_one_is_not_meant() -> None:
    known = [Names(("levy", "tax")), LEVY]
    assert other_names("how much levy transfer?", known) == [OtherName("levy transfer", "levy gifting")]


def test_no_name_is_found_across_other_words() -> None:
    assert other_names("a small local firm", [SMALL]) == []


def test_a_text_has_the_thing_called_as_it_was_typed() -> None:
    other = OtherName("SMEs", "small firm")
    assert other.told("Small firms won 31% (small-firm day).") == "SMEs won 31% (SMEs day)."
    assert other.told("SMEs and small firms won.") == "SMEs and small firms won."
    assert other.told("Large firms won.") == "Large firms won."


@given(st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=4), max_size=5), st.text(max_size=60))
def test_no_list_and_no_question_breaks_it(lines: list[list[str]], question: str) -> None:
    try:
        known = read_thesaurus("\n".join(" = ".join(names) for names in lines), "thesaurus.txt")
    except HelpfulError:
        return
    for other in other_names(question, known):
        assert other.typed in question
        assert other.told(question) == question  # what was typed is there already


@given(st.sampled_from(SMALL.names), st.sampled_from(SMALL.names), st.sampled_from(["", "the ", "31% to "]))
def test_a_question_in_one_name_meets_a_text_in_another(asked: str, said: str, before: str) -> None:
    text = f"{before}{said} won."
    told = [other.told(text) for other in other_names(f"what did a {asked} win?", [SMALL]) if other.name == said]
    assert told == ([] if asked == said else [f"{before}{asked} won."])


def test_a_short_name_is_no_ordinary_word() -> None:
    known = built_in()
    assert other_names("What does Tom lead?", known) == []
    assert other_names("who runs Tor Bridge High?", known) == []
    (measures,) = [one for one in other_names("the themes, outcomes and measures?", known) if one.name == "TOMs"]
    assert (
        measures.told("Tom Price leads; TOMs are used.") == "Tom Price leads; themes, outcomes and measures are used."
    )
    assert [one.name for one in other_names("whats in the tor?", known)] == ["terms of reference"]
    assert not any(one.stands_in("DP officer") for one in other_names("the dynamic purchasing system?", known))


def test_what_a_paper_calls_so_goes_before() -> None:
    (tender,) = other_names("who runs the invitation to tender?", built_in())
    assert not tender.may_mean("ITT", "Initial Teacher Training")
    assert tender.may_mean("ITT", "invitation to tender")
    assert tender.may_mean("WC", "Witham College")
