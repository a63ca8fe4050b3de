"""The seats of a group as a table has them: a row for each, or a row for each kind with its organisations."""

import re
from collections.abc import Iterator, Sequence

from indexer.read_terms.clauses import Clause
from indexer.read_terms.labels import Topic, topics_of
from indexer.read_terms.person_names import find_names
from indexer.read_terms.wording import one_of

_ONE = one_of(r"""
    (member |partner )?(organisation|institution|body|agency|partner|anchor)
    member
    seat of
""")
_SEVERAL = one_of(r"""
    (member |partner )?(organisations|institutions|bodies|agencies|partners|anchors)
    members
""")
_COLUMN_OF_ONE = re.compile(_ONE, re.IGNORECASE)
_COLUMN_OF_SEVERAL = re.compile(_SEVERAL, re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[;,]\s+(?:and )?(?![^()]*\))")
_VACANT = re.compile(r"\s*\((?:currently )?vacan(?:t|cy)[^()]*\)|[ ,–-]+vacant$", re.IGNORECASE)
_ARTICLE = re.compile(r"^the (?=[A-Z])")
_LONGEST = 14  # words: more is a sentence


def is_of_organisations(column: str) -> bool:
    """Whether what stands in this column of a table are organisations."""
    return bool(_COLUMN_OF_ONE.fullmatch(column) or _COLUMN_OF_SEVERAL.fullmatch(column))


def members_in_tables(clauses: Sequence[Clause]) -> tuple[tuple[str, Clause], ...]:
    """The organisations in the tables about members, in order, each with its clause: of the column that is called so,
    else of the first one."""
    cells = [one for one in clauses if one.cell is not None and Topic.MEMBERS in one.topics]
    named = {one.block for one in cells if is_of_organisations(one.column)}
    found = []
    for one in cells:
        if one.block in named:
            found += [(name, one) for name in _in_column(one)]
        elif one.cell == 0 and one.topics == {Topic.MEMBERS} and _is_organisation(one.text):
            found.append((_without_marks(one.text), one))
    return tuple(found)


def _in_column(cell: Clause) -> Iterator[str]:
    if _COLUMN_OF_SEVERAL.fullmatch(cell.column):
        yield from (name for one in _BETWEEN.split(cell.text) if (name := _without_marks(one)))
    elif _COLUMN_OF_ONE.fullmatch(cell.column) and (name := _without_marks(cell.text)):
        yield name


def _is_organisation(text: str) -> bool:
    """Whether the first cell of a row names one: no heading of a column, no person, no sentence."""
    if not text[:1].isupper() or len(text.split()) > _LONGEST or topics_of(text) or is_of_organisations(text):
        return False
    return not any((one.start, one.end) == (0, len(text)) for one in find_names(text))


def _without_marks(text: str) -> str:
    """The name without an article, and without the note that the seat is vacant."""
    return _ARTICLE.sub("", _VACANT.sub("", text.strip(" .;,"))).strip()
