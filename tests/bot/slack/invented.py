"""Invented documents, and what is told from them."""

from datetime import date
from pathlib import Path

from knowledge.answering.found import Told
from knowledge.answering.surroundings import Shown, Surroundings
from knowledge.documents import Audience, Citation, DocumentKind, PageUnit, Paging, Visibility
from knowledge.store.question_rows import Unanswered
from knowledge.store.search_rows import IndexedDocument
from knowledge.versions import Relation, RelationKind

QUESTION = "k3j2m5q7aa"
"""The id of a question."""


def cited(
    title: str, section: str, page: int | None, day: str | None, quote: str, label: str | None = None
) -> Citation:
    unit = PageUnit.SLIDE if title.endswith("slides") else PageUnit.PAGE
    name = f"{title.casefold().replace(' ', '-')}.pdf"
    return Citation(name, title, section, page, label, unit, day, quote)


def told(citation: Citation, label: str = "") -> Told:
    return Told(label, citation.quote, citation, Path("/documents") / citation.document)


QUORUM = cited(
    "Terms of reference of the food & farming group",
    "Meetings › Quorum",
    4,
    "2026-03-02",
    "Seven members make a quorum, of whom one is a grower.",
)
CHAIR = cited("Minutes of the <spring> gathering", "Elections", 2, "2026-04", "Wyn Harte takes the chair until May.")
SLIDES = cited("Growers' day slides", "Who does what", 9, None, "The hospital kitchens buy first, the schools second.")
WITHOUT_PAGES = cited(
    "Kitchen charter", "Kitchen charter", None, "2025", "Every kitchen names its growers on the menu."
)

PLEDGES = (
    cited("Harvest report", "Pledges › This year", 11, "2026-09-30", "Forty school kitchens by May", "ix"),
    cited("Harvest report", "Pledges › This year", 11, "2026-09-30", "Two markets in every ward", "ix"),
    cited("Harvest report", "Pledges › This year", 12, "2026-09-30", "A seed library at the college", "x"),
)
"""A list that goes on over the page."""

LAST_PLEDGE = cited("Harvest report", "Pledges › This year", 11, "2026-09-30", "No lorries before eight", "ix")


def near(text: str) -> Shown:
    return Shown(text, is_quoted=False)


def quoted(citation: Citation) -> Shown:
    return Shown(citation.quote, is_quoted=True)


PLACES = (
    Surroundings(
        (
            (
                near("The group meets at lunch."),
                near("It keeps a register."),
                quoted(QUORUM),
                near("Without a quorum nothing is decided."),
            ),
        ),
        QUORUM,
    ),
    Surroundings(
        (
            (near("This year the members pledge:"), quoted(PLEDGES[0]), quoted(PLEDGES[1]), near("A van of one's own")),
            (near("Twelve hives"), quoted(LAST_PLEDGE)),
        ),
        PLEDGES[1],
    ),
    Surroundings(((quoted(PLEDGES[2]), near("Costs are borne by the college.")),), PLEDGES[2]),
)
"""One quote; several of one place, some together and one far off; one on the next page."""

UNANSWERED = (
    Unanswered(
        QUESTION,
        "who pays for <!channel> the polytunnel?",
        "and who pays for <!channel>?",
        3,
        date(2026, 11, 17),
        (Path("kitchen-charter.pdf"),),
        False,
        (),
    ),
    Unanswered(
        "q7b2c5d3ee",
        "when is the next seed swap?",
        "when is the next seed swap?",
        1,
        date(2026, 11, 2),
        (),
        True,
        ("out of date",),
    ),
)


def documents(count: int) -> list[IndexedDocument]:
    """So many reports; the first is superseded by the second, and for one group only."""
    return [_document(number) for number in range(1, count + 1)]


def _document(number: int) -> IndexedDocument:
    newer = Relation(Path("harvest-2.pdf"), RelationKind.SUPERSEDED_BY, "its name says 1, the other 2")
    return IndexedDocument(
        id=number,
        path=Path(f"harvest-{number}.pdf"),
        title=f"Harvest report {number}",
        kind=DocumentKind.REPORT,
        places=("Dunmere", "Sallow Bay"),
        network="Dunmere growers",
        publisher="Sallow Bay Hospitals",
        date="2026-09-30",
        visibility=Visibility(Audience.GROUP, frozenset({"food"})) if number == 1 else Visibility(),
        model="model",
        evidence={},
        paging=Paging(count=12),
        problems=("Page 3 is a picture.",) if number == 2 else (),
        relation=newer if number == 1 else None,
    )
