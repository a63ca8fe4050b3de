"""How things are put to a person."""

from pathlib import Path

import pytest

from bot.reply import LEFT_OUT, Excerpt, Line, Reply
from bot.words.answers import say_answer
from bot.words.indexing import say_report
from bot.words.pages import how_many, in_the_file
from bot.words.plain import as_text, source_line
from indexer.find_files import Skipped
from indexer.index_report import IndexReport
from knowledge.answering.found import Answer, Told
from knowledge.documents import Citation, PageUnit, Paging
from knowledge.versions import Relation, RelationKind


@pytest.mark.parametrize(
    ("page", "label", "unit", "said"),
    [
        (5, None, PageUnit.PAGE, "page 5"),
        (3, None, PageUnit.SLIDE, "slide 3"),
        (2, "ii", PageUnit.PAGE, "page ii (2nd in the file)"),
        (13, "9", PageUnit.PAGE, "page 9 (13th in the file)"),
        (21, "19", PageUnit.PAGE, "page 19 (21st in the file)"),
    ],
)
def test_a_page_is_told_by_its_printed_number_and_its_place(
    page: int, label: str | None, unit: PageUnit, said: str
) -> None:
    assert in_the_file(page, label, unit) == said


def test_pages_are_counted_where_a_file_has_them() -> None:
    counts = (Paging(), Paging(count=1), Paging(PageUnit.SLIDE, 12), Paging(count=1200))
    assert [how_many(paging) for paging in counts] == ["", "1 page", "12 slides", "1,200 pages"]


def test_a_source_names_title_section_page_and_date() -> None:
    citation = Citation("a.pdf", "Annual report", "Money › Reserves", 7, None, PageUnit.PAGE, "2026-11-17", "words")
    assert source_line(citation) == "Annual report, Reserves, page 7, Tuesday 17 November 2026"


def test_a_section_that_is_called_like_its_document_is_not_named_twice() -> None:
    citation = Citation(
        "a.xlsx", "Register of pledges", "Register of pledges", None, None, PageUnit.PAGE, None, "words"
    )
    assert source_line(citation) == "Register of pledges"


def test_an_excerpt_is_read_line_by_line_with_its_quotes_marked_and_its_source_once() -> None:
    citation = Citation("a.pdf", "Annual report", "Members", 7, None, PageUnit.PAGE, None, "the council")
    lines = (Line("Members are:"), Line("the council", True), Line("the trust", True), LEFT_OUT, Line("Guests come."))
    assert as_text(Reply("", (Excerpt(lines, citation),))).splitlines() == [
        "Members are:",
        "  » “the council”",
        "  » “the trust”",
        "…",
        "Guests come.",
        "    — Annual report, Members, page 7",
    ]


def told(label: str, text: str, section: str, document: str = "report.pdf") -> Told:
    title = document.removesuffix(".pdf").capitalize()
    citation = Citation(document, title, section, None, None, PageUnit.PAGE, "2026-11-17", text)
    return Told(label, text, citation, Path(document))


def test_what_it_means_is_told_before_it() -> None:
    answer = Answer((told("The class began in May.", "It cost £900.", "Class"),), 0.9)
    assert as_text(say_answer(answer)).splitlines() == [
        "The class began in May.",
        "“It cost £900.”",
        "    — Report, Class, Tuesday 17 November 2026",
    ]


@pytest.mark.parametrize("is_first", [True, False])
def test_what_it_means_is_told_once(is_first: bool) -> None:
    meant = told("", "The class began in May.", "Class")
    points_back = told(meant.text, "It cost £900.", "Class")
    answer = Answer((meant, points_back) if is_first else (points_back, meant), 0.9)
    said = as_text(say_answer(answer))
    assert (said.count("The class began in May."), said.count("It cost £900.")) == (1, 1)


def test_the_same_sentence_of_two_papers_is_told_of_both() -> None:
    answer = Answer((told("", "We buy bread.", "Buying"), told("", "We buy bread.", "Food", "other.pdf")), 0.9)
    assert as_text(say_answer(answer)).count("We buy bread.") == 2


def test_what_leads_a_list_in_is_told_once() -> None:
    items = (told("They buy:", text, "Buying") for text in ("bread", "soup"))
    answer = Answer((told("", "They buy:", "Buying"), *items), 0.9)
    assert as_text(say_answer(answer)).splitlines() == [
        "They buy:",
        "  • bread",
        "  • soup",
        "    — Report, Buying, Tuesday 17 November 2026",
    ]


def test_the_title_and_date_of_a_document_are_told_once_for_all_that_is_quoted_from_it_in_a_row() -> None:
    places = (("Jobs", "report.pdf"), ("Land", "report.pdf"), ("Land", "charter.pdf"), ("Jobs", "report.pdf"))
    told_there = (told("", f"Told {number}.", *place) for number, place in enumerate(places))
    lines = as_text(say_answer(Answer(tuple(told_there), 0.9))).splitlines()
    assert [line.strip() for line in lines[1::2]] == [
        "— Report, Jobs, Tuesday 17 November 2026",
        "— same document, Land",
        "— Charter, Land, Tuesday 17 November 2026",
        "— Report, Jobs, Tuesday 17 November 2026",
    ]


def test_a_run_is_summed_up_with_everything_somebody_may_want_to_mend() -> None:
    report = IndexReport(
        added=[Path("/f/a.pdf"), Path("/f/tor v1.docx")],
        skipped=[Skipped(Path("/f/b.doc"), "It is old. Save it as .docx.")],
        kept=[Path("/f/b.doc")],
        problems={Path("/f/a.pdf"): ("Page 3 is a picture.",)},
        relations={
            Path("/f/tor v1.docx"): Relation(Path("/f/tor v2.docx"), RelationKind.SUPERSEDED_BY, "its name says so")
        },
    )
    assert say_report(Path("/f"), report).splitlines() == [
        "/f: 2 added, 1 skipped.",
        "  skipped b.doc: It is old. Save it as .docx. Its last version stays answerable.",
        "  a.pdf: Page 3 is a picture.",
        "  tor v1.docx is superseded by tor v2.docx (its name says so).",
    ]
