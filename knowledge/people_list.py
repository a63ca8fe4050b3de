"""Reads a list of people from a CSV file, and names every cell that has to be mended."""

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from knowledge.csv_table import table_in
from knowledge.documents import name_key
from knowledge.errors import HelpfulError
from knowledge.people import Grant, Identity, email_in, slack_identity_in
from knowledge.people_roles import RoleMistake, read_roles

REQUIRED = ("name", "email", "organisation", "roles")
COLUMNS = (*REQUIRED, "slack")


@dataclass(frozen=True)
class Entry:
    """A person as the list has them. `row` is the spreadsheet's; `email` is in small letters."""

    row: int
    name: str
    email: str
    organisation: str
    grants: frozenset[Grant] = frozenset()
    slack: Identity | None = None


@dataclass(frozen=True)
class CellProblem:
    """A cell to be mended: the spreadsheet's row (the header is 1) and column ("" where it has no name), what stands
    there, what is wrong with it, and what to do: two sentences."""

    row: int
    column: str
    value: str
    wrong: str
    mend: str


@dataclass(frozen=True)
class PeopleList:
    """The people of a list, and what has to be mended, in its order. Rows with a problem are not among the entries."""

    entries: tuple[Entry, ...]
    problems: tuple[CellProblem, ...] = ()


@dataclass(frozen=True)
class _Row:
    number: int
    cells: dict[str, str]

    def problem(self, column: str, wrong: str, mend: str) -> CellProblem:
        return CellProblem(self.number, column, self.cells[column], wrong, mend)


def read_people_list(content: bytes) -> PeopleList:
    """The people in a CSV file: comma, semicolon or tab; UTF-8, or what Excel writes unless it is told to.

    Raises HelpfulError where it is no CSV file, or there is nothing in it.
    """
    table = table_in(content)
    if not table:
        raise HelpfulError("The file is empty.", f"Its first row must name the columns: {', '.join(COLUMNS)}.")
    (header_row, header), *body = table
    columns = [_column_called(cell) for cell in header]
    problems = list(_header_problems(header_row, header, columns))
    if not set(REQUIRED) <= set(columns):
        return PeopleList((), tuple(problems))
    rows = [
        _Row(number, dict.fromkeys(COLUMNS, "") | dict(zip(columns, cells, strict=False))) for number, cells in body
    ]
    for row, (number, cells) in zip(rows, body, strict=True):
        problems += _cell_problems(row)
        problems += _nameless_cells(number, cells, columns)
    problems += _doubles(rows)
    bad = {problem.row for problem in problems}
    entries = tuple(_entry(row) for row in rows if row.number not in bad)
    return PeopleList(entries, tuple(sorted(problems, key=lambda problem: problem.row)))


def _column_called(cell: str) -> str:
    """The column that a header cell names in any capitals ("E-mail"); the cell itself where there is no such column."""
    folded = name_key(cell).replace("-", "")
    return folded if folded in COLUMNS else cell


def _header_problems(row: int, header: Sequence[str], columns: Sequence[str]) -> Iterator[CellProblem]:
    missing = [column for column in REQUIRED if column not in columns]
    if len(missing) == len(REQUIRED):
        wrong, mend = "The first row does not name the columns.", f"Write there: {', '.join(REQUIRED)}."
        yield CellProblem(row, "", "", wrong, mend)
        return
    for at, (cell, column) in enumerate(zip(header, columns, strict=True)):
        if column and column in columns[:at]:
            yield CellProblem(row, column, cell, "There are two columns of this name.", "Take one of them out.")
        elif column and column not in COLUMNS:
            near = get_close_matches(column.casefold(), missing, n=1, cutoff=0.5)
            mend = f'Write "{near[0]}".' if near else "Take it out."
            missing = [column for column in missing if column not in near]
            yield CellProblem(row, "", cell, "A list of people has no such column.", mend)
    for column in missing:
        yield CellProblem(row, column, "", "This column is missing.", f"The columns are {', '.join(COLUMNS)}.")


def _nameless_cells(row: int, cells: Sequence[str], columns: Sequence[str]) -> Iterator[CellProblem]:
    for at, cell in enumerate(cells):
        if cell and (at >= len(columns) or not columns[at]):
            mend = "Clear it; or put the cell before it in quotation marks, if it belongs to that."
            yield CellProblem(row, "", cell, f"It stands in column {at + 1}, which has no name.", mend)


def _cell_problems(row: _Row) -> Iterator[CellProblem]:
    for column in ("name", "organisation"):
        if not row.cells[column]:
            yield row.problem(column, "It is empty.", f"Write the {column}.")
    if email_in(row.cells["email"]) is None:
        yield row.problem("email", *_email_mistake(row.cells["email"]))
    for found in read_roles(row.cells["roles"]):
        if isinstance(found, RoleMistake):
            yield row.problem("roles", found.wrong, found.mend)
    if row.cells["slack"] and slack_identity_in(row.cells["slack"]) is None:
        wrong = "It is not the id of a workspace, a colon and the id of a user."
        yield row.problem("slack", wrong, 'Write it like "T0123ABCD:U0456EFGH", or leave it empty.')


def _email_mistake(value: str) -> tuple[str, str]:
    inside = [found for word in re.split(r"[\s<>(),;]+|mailto:", value) if (found := email_in(word))]
    if len(inside) == 1:
        return "There is more in it than an address.", f'Write "{inside[0]}".'
    if inside:
        return "There are several addresses in it.", "Write the one that their chat account has."
    if not value:
        return "It is empty.", "Write the address that their chat account has: by that they are known."
    if "@" not in value:
        return "It has no @.", "Write an address like name@example.org."
    wrong = "There is a blank in it." if re.search(r"\s", value) else "It is not an e-mail address."
    return wrong, "Write an address like name@example.org."


def _doubles(rows: Sequence[_Row]) -> Iterator[CellProblem]:
    """The cells that give an address or an account which an earlier row has."""
    firsts: dict[Hashable, int] = {}
    for row in rows:
        email, slack = email_in(row.cells["email"]), slack_identity_in(row.cells["slack"])
        if email and (first := firsts.setdefault(email, row.number)) != row.number:
            mend = "Keep one row for each person, with all their roles in it."
            yield row.problem("email", f"It stands in row {first}, too.", mend)
        if slack and (first := firsts.setdefault(slack, row.number)) != row.number:
            yield row.problem("slack", f"It stands in row {first}, too.", "Clear it where it is not theirs.")


def _entry(row: _Row) -> Entry:
    name, organisation = (" ".join(row.cells[column].split()) for column in ("name", "organisation"))
    roles = [role for role in read_roles(row.cells["roles"]) if isinstance(role, Grant)]
    grants = {(role.role, name_key(role.scope)): role for role in roles}.values()
    email, slack = email_in(row.cells["email"]), slack_identity_in(row.cells["slack"])
    return Entry(row.number, name, email or "", organisation, frozenset(grants), slack)
