"""Reads what the rows of a register say of each pledge, and names every cell that has to be mended."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from knowledge.csv_table import clean_cell
from knowledge.documents import Visibility
from knowledge.errors import HelpfulError
from knowledge.people import email_in
from knowledge.people_list import CellProblem
from knowledge.pledges.amounts import WITHOUT, AmountError, read_cell, read_unit
from knowledge.pledges.check import LONGEST_NOTE
from knowledge.pledges.entries import Contact
from knowledge.pledges.kinds import Direction, Kind, Rag, Status, Unit
from knowledge.pledges.periods import Numbering
from knowledge.pledges.pledge import number_in
from knowledge.pledges.register import Row
from knowledge.pledges.themes import Crosswalk
from knowledge.pledges.tidy import tidy_line
from knowledge.pledges.typed_dates import read_date
from knowledge.pledges.visibility_text import visibility_in

Kinds = TypeVar("Kinds", bound=StrEnum)
Read = TypeVar("Read")


@dataclass(frozen=True)
class Listed:
    """A pledge as a row has it; `given` are the columns that say something."""

    row: Row
    number: int
    organisation: str
    theme: str
    statement: str
    owner: Contact | None
    deputy: Contact | None
    baseline: Decimal | None
    baseline_on: date | None
    target: Decimal | None
    unit: Unit
    due: date
    kind: Kind
    direction: Direction
    status: Status
    visibility: Visibility
    document: str
    clause: str
    value: Decimal | None
    rag: Rag | None
    given: frozenset[str]


@dataclass
class _Cells:
    """The cells of one row, and what is wrong with them so far."""

    row: Row
    problems: list[CellProblem] = field(default_factory=list)

    def line(self, column: str) -> str:
        return tidy_line(self.row.of(column))

    def wrong(self, column: str, wrong: str, mend: str) -> None:
        self.problems.append(CellProblem(self.row.number, column, clean_cell(self.row.of(column)), wrong, mend))

    @contextmanager
    def telling(self, column: str) -> Iterator[None]:
        try:
            yield
        except AmountError as error:
            self.wrong(column, error.wrong, _mend(error))
        except HelpfulError as error:
            self.wrong(column, error.what_happened, error.what_to_do.replace("Nothing was saved.", "").strip())

    def read(self, column: str, how: Callable[[str], Read], otherwise: Read) -> Read:
        """What a cell says; `otherwise` where it is empty or wrong."""
        if self.line(column):
            with self.telling(column):
                return how(self.line(column))
        return otherwise

    def one_of(self, column: str, kinds: type[Kinds], otherwise: Kinds) -> Kinds:
        said = self.line(column).casefold()
        if said and said not in list(kinds):
            self.wrong(column, "There is no such thing here.", f"Write {', '.join(kinds)}.")
        return kinds(said) if said in list(kinds) else otherwise


def read_row(
    row: Row, themes: Crosswalk, today: date, numbering: Numbering, has_history: bool
) -> Listed | list[CellProblem]:
    """The pledge of a row, or all that is wrong with it. One with a history is restored as it was: its owner may be
    forgotten, its theme from an earlier list."""
    cells = _Cells(row)
    _check_texts(cells)
    unit = cells.read("unit", read_unit, Unit())
    baseline, target, value = (_amount(cells, name, unit) for name in ("baseline", "target", "value"))
    baseline_on, due = (_day(cells, name, today, numbering) for name in ("baseline_date", "due"))
    kind = cells.one_of("kind", Kind, Kind.QUANTITY if unit.name else Kind.MILESTONE)
    _check_is_whole(cells, unit, kind)
    owner, deputy = (_contact(cells, who) for who in ("owner", "deputy"))
    _check_people(cells, owner, deputy, has_history)
    listed = Listed(
        row=row,
        number=cells.read("code", _number, 0),
        organisation=cells.line("organisation"),
        theme=cells.line("theme") if has_history else cells.read("theme", themes.own_theme, ""),
        statement=cells.line("statement"),
        owner=owner,
        deputy=deputy,
        baseline=baseline,
        baseline_on=baseline_on,
        target=target,
        unit=unit,
        due=due or today,
        kind=kind,
        direction=cells.one_of("direction", Direction, _direction(baseline, target)),
        status=cells.one_of("status", Status, Status.ACTIVE),
        visibility=cells.read("visibility", _visibility, Visibility()),
        document=cells.line("document"),
        clause=cells.line("clause"),
        value=value,
        rag=cells.one_of("rag", Rag, Rag.GREEN) if cells.line("rag") else None,
        given=frozenset(column for column in row.cells if cells.line(column)),
    )
    return cells.problems or listed


def _check_texts(cells: _Cells) -> None:
    for column in ("code", "organisation", "theme", "statement"):
        if not cells.line(column):
            cells.wrong(column, "It is empty.", f"Write the {column}{', as in P-014' if column == 'code' else ''}.")
        elif len(cells.line(column)) > LONGEST_NOTE:
            cells.wrong(column, f"It is longer than {LONGEST_NOTE:,} characters.", "Shorten it.")


def _check_people(cells: _Cells, owner: Contact | None, deputy: Contact | None, has_history: bool) -> None:
    if not has_history and not cells.line("owner_email"):
        cells.wrong("owner_email", "It is empty.", "Write the e-mail address of who reports on it.")
    if owner and deputy and owner.email == deputy.email:
        cells.wrong("deputy_email", "That is the owner.", "Name somebody else, or leave it empty.")


def _day(cells: _Cells, column: str, today: date, numbering: Numbering) -> date | None:
    return cells.read(column, lambda typed: read_date(typed, today, numbering), None)


def _number(typed: str) -> int:
    number = number_in(typed)
    if number is None:
        raise HelpfulError("It is no code of a pledge.", "Write it like P-014.")
    return number


def _amount(cells: _Cells, column: str, unit: Unit) -> Decimal | None:
    if cells.line(column) and not unit.name:
        cells.wrong(column, "There is a figure, but no unit.", "Write in the column unit what it counts, or clear it.")
        return None
    return cells.read(column, lambda typed: read_cell(typed, unit).value, None)


def _check_is_whole(cells: _Cells, unit: Unit, kind: Kind) -> None:
    if not cells.line("due"):
        cells.wrong("due", "It is empty.", "Write the day by which it is to be done, as in 31/3/2027.")
    if unit.name and not cells.line("target"):
        cells.wrong("target", "It is empty.", "Write what is to be reached.")
    if not unit.name and kind is not Kind.MILESTONE and not cells.line("unit"):
        cells.wrong("unit", f"It is empty, and a {kind} pledge needs one.", "Write £, %, or what is counted.")


def _direction(baseline: Decimal | None, target: Decimal | None) -> Direction:
    is_down = baseline is not None and target is not None and target < baseline
    return Direction.DOWN if is_down else Direction.UP


def _contact(cells: _Cells, who: str) -> Contact | None:
    column = f"{who}_email"
    typed = cells.line(column)
    email = email_in(typed)
    if typed and email is None:
        cells.wrong(column, "It is not an e-mail address.", "Write an address like name@example.org.")
    if not email:
        return None
    organisation = cells.line(f"{who}_organisation") or cells.line("organisation")
    return Contact(email, cells.line(f"{who}_name"), organisation)


def _visibility(typed: str) -> Visibility:
    found = visibility_in(typed)
    if found is None:
        raise HelpfulError(
            "It does not say who may see it.",
            "Write public, network, group: NAME, co-chairs or organisation: NAME.",
        )
    return found


def _mend(error: AmountError) -> str:
    if error.readings == (WITHOUT,):
        return "Clear it."
    readings = " or ".join(one.label for one in error.readings)
    return f"Write it like {readings}." if readings else "Write a figure in its unit, or clear it."
