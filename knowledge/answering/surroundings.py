"""What an answer quotes, with what stands around it in its documents."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, pairwise

from sqlite_utils import Database

from knowledge.answering.citing import cite, named_apart
from knowledge.answering.look_up import statement_told
from knowledge.documents import Citation, StatementKind, Viewer
from knowledge.store.database import snapshot
from knowledge.store.question_rows import ToldFrom
from knowledge.store.search_rows import StoredStatement, statements_of_section, visible_documents

MOST_STATEMENTS = 2  # on each side of a quoted one,
MOST_CHARACTERS = 400  # and about so many


@dataclass(frozen=True)
class Shown:
    """A statement as a person reads it, and whether the answer quotes it."""

    text: str
    is_quoted: bool


@dataclass(frozen=True)
class Surroundings:
    """What an answer quotes from one place, with what stands around it.

    A place is a section; where quotes of one section stand on several pages, what belongs to one of those. Each of
    `stretches` is statements that follow each other, in reading order; between two of them others are left out.
    `citation` is of the quote that was told first, as it stands now.
    """

    stretches: tuple[tuple[Shown, ...], ...]
    citation: Citation


def surroundings(db: Database, viewer: Viewer, told: Sequence[ToldFrom]) -> tuple[list[Surroundings], int]:
    """The places an answer was told from, in the order of their first quotes, and how many of its quotes are gone.

    A quote is gone, whatever the reason, when `viewer` may not see its document, when there is no such document any
    more, or when that is no longer said under its headings.
    """
    with snapshot(db):
        documents = {document.path: document for document in named_apart(visible_documents(db, viewer))}
        quoted: dict[int, StoredStatement] = {}  # by id, in the order told
        gone = 0
        for one in told:
            found = statement_told(db, documents[one.path], one, quoted) if one.path in documents else None
            if found:
                quoted.setdefault(found.id, found)
            else:
                gone += 1
        order = list(quoted)
        sections = dict.fromkeys(statement.section_id for statement in quoted.values())
        places = [place for id_ in sections for place in _places(statements_of_section(db, id_), order)]
    by_id = {document.id: document for document in documents.values()}
    places.sort(key=lambda place: order.index(place.first.id))
    return [Surroundings(place.stretches, cite(place.first, by_id[place.first.document_id])) for place in places], gone


@dataclass(frozen=True)
class _Place:
    """What is shown of a section; `first` is the statement that was told first."""

    first: StoredStatement
    stretches: tuple[tuple[Shown, ...], ...]


def _places(section: Sequence[StoredStatement], told: Sequence[int]) -> Iterator[_Place]:
    """What is shown of a section that these statements, by their ids in the order told, are quoted from."""
    quoted = [at for at, statement in enumerate(section) if statement.id in told]
    near = sorted({at for one in quoted for at in _around(section, one)})
    for start, end in pairwise((0, *_turns(section, quoted), len(section))):
        here = [at for at in near if start <= at < end]
        stretches = tuple(
            tuple(Shown(_readable(section[at]), at in quoted) for _, at in run)
            for _, run in groupby(enumerate(here), key=lambda pair: pair[1] - pair[0])
        )
        yield _Place(min((section[at] for at in here if at in quoted), key=lambda one: told.index(one.id)), stretches)


def _turns(section: Sequence[StoredStatement], quoted: Sequence[int]) -> Iterator[int]:
    """Where, between two quoted statements on different pages, the page of the first ends."""
    for one, other in pairwise(quoted):
        page = section[one].page
        if section[other].page != page:
            yield next(at for at in range(one + 1, other + 1) if section[at].page != page)


def _around(section: Sequence[StoredStatement], at: int) -> range:
    return range(at - _reach(section[:at][::-1]), at + 1 + _reach(section[at + 1 :]))


def _reach(statements: Iterable[StoredStatement]) -> int:
    """How many of the first statements there is room for; the very first in any case."""
    reached = used = 0
    for statement in islice(statements, MOST_STATEMENTS):
        used += len(_readable(statement))
        if reached and used > MOST_CHARACTERS:
            break
        reached += 1
    return reached


def _readable(statement: StoredStatement) -> str:
    """The statement as it is read; a cell of a table with the labels of its row and column."""
    is_cell = statement.kind in (StatementKind.CELL, StatementKind.ROW)
    return f"{statement.context}: {statement.text}" if is_cell and statement.context else statement.text
