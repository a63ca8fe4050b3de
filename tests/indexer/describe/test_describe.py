"""What a document is, all facts together."""

from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from indexer.blocks import Block, Heading, Item, Paragraph, ReadFile, Table
from indexer.describe.describe import describe
from indexer.describe.shown import cover_of, shown_texts
from indexer.formats.text.read_text import read_text
from knowledge.documents import DocumentKind, Fact
from knowledge.places import wider_areas

REPORT = """
NOT FOR PUBLICATION

KENT COUNTY COUNCIL

CABINET

Tuesday, 4 May 2021

Report of the Chief Officer

Anchors in Kent and Canterbury (Cabinet Member for Bread)

- 1. Purpose
- 1.1 To tell members how the Kent Anchors Partnership is going, and what Leeds does.
- 1.2 In June 2019 Leeds began. Leeds bakes most.

Ask Jo Bun, jo.bun@kent.gov.uk
"""


def test_a_cabinet_report_is_described_with_what_shows_each_fact() -> None:
    found = describe(read_text(REPORT), Path("000_ab12.txt"))
    assert found.title.value == "Anchors in Kent and Canterbury"
    assert found.kind == Fact(DocumentKind.REPORT, 'cover: "Report of the Chief Officer"')
    assert found.places
    assert found.places.value == ("Kent", "Canterbury")
    assert found.network
    assert found.network.value == "Kent Anchors Partnership"
    assert found.publisher == Fact("Kent County Council", 'cover: "KENT COUNTY COUNCIL"')
    assert found.date == Fact("2021-05-04", 'cover: "Tuesday, 4 May 2021"')


def test_a_file_with_nothing_in_it_has_a_title_and_a_kind_and_no_more() -> None:
    found = describe(ReadFile(()), Path("bread.txt"))
    assert found.title == Fact("Bread", "file name")
    assert found.kind.value is DocumentKind.OTHER
    assert [found.places, found.network, found.publisher, found.date] == [None] * 4


def test_facts_about_the_source_of_a_sample_are_not_facts_about_the_sample() -> None:
    note = "*Sample document* written for a test. Facts from: Luton Borough Council, 4 May 2021."
    assert describe(ReadFile((Paragraph(note),)), Path("bread.txt")) == describe(ReadFile(()), Path("bread.txt"))


def test_the_cover_ends_where_the_text_begins() -> None:
    running = Paragraph(
        "Bread is baked in every town of the land, and there is no day on which it is not eaten by all."
    )
    cover = (Heading("Bread", 1), Heading("A charter", 2), Item("Date: May 2022"), Paragraph("Jo Bun"))
    for after in (
        running,
        Item("Flour"),
        Table((("Flour", "Rye", "Oats"),)),
        Heading("Why", 2),
        Heading("Why", None, None, True),
    ):
        assert len(cover_of(shown_texts(ReadFile((*cover, after, Paragraph("Rye")))))) == len(cover)


PIECES = ["Leeds", "Reading", "Anchors", "Network", "and", "4 May 2022", "May 2022", "Date:", "Council", "Team"]
PIECES += ["About", "jo.bun@leeds.gov.uk", "Terms of Reference", "<b>", "**", "…", "(", ":", "|", "Published by", "’s"]
WORDS = st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join)
TEXTS = st.one_of(WORDS, st.text(max_size=30))
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, TEXTS, st.sampled_from([None, 1, 2]), st.none(), st.booleans()),
    st.builds(Paragraph, TEXTS),
    st.builds(Item, TEXTS),
    st.builds(Table, st.lists(st.lists(TEXTS, max_size=3).map(tuple), max_size=3).map(tuple)),
)


@given(
    st.lists(BLOCKS, max_size=12),
    st.one_of(st.none(), TEXTS),
    st.sampled_from(["a.txt", "Leeds.pptx", ".txt"]),
)
def test_any_file_is_described_and_every_fact_has_its_evidence(
    blocks: list[Block], title: str | None, name: str
) -> None:
    found = describe(ReadFile(tuple(blocks), title), Path(name))
    facts: list[Fact[Any] | None] = [found.title, found.kind, found.places, found.network, found.publisher, found.date]
    assert all(fact.value and fact.evidence for fact in facts if fact)
    assert all(wider_areas(place) for place in (found.places.value if found.places else ()))
    if found.date:
        date.fromisoformat(found.date.value + "-01-01"[len(found.date.value) - 4 :])
