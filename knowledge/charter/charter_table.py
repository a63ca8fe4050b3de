"""The charter as a table in a CSV file: a row for each entry, in the order in which they were made."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from io import StringIO

from knowledge.charter.signatory import NEVER, Entry, Signatory, Stage
from knowledge.charter.steps import check_entry, doubts
from knowledge.csv_table import guarded, table_in, unguarded
from knowledge.documents import name_key
from knowledge.errors import HelpfulError
from knowledge.people_list import CellProblem
from knowledge.typed_days import DAY, read_day

REQUIRED = ("organisation", "stage", "date")
COLUMNS = (*REQUIRED, "by", "call_in_until", "version", "link", "reason", "corrects")


def as_csv(signatories: Sequence[Signatory]) -> bytes:
    """Every entry of every organisation: UTF-8 with a byte order mark, days as 2026-11-17. A text that a spreadsheet
    would take for a formula has an apostrophe before it."""
    file = StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in signatories:
        for entry in one.entries:
            days = entry.day.isoformat(), entry.call_in_until.isoformat() if entry.call_in_until else ""
            cells = (one.organisation, entry.stage or NEVER, days[0], entry.by, days[1], entry.version, entry.link)
            writer.writerow(map(guarded, (*cells, entry.reason, str(entry.corrects or ""))))
    return file.getvalue().encode("utf-8-sig")


Listed = tuple[int, str, Entry]
"""The row of an entry, its organisation, and the entry."""


def read_charter_table(content: bytes) -> tuple[list[Listed], list[CellProblem]]:
    """The entries in a CSV file, and every cell that has to be mended. Raises HelpfulError where it is no CSV file, or
    there is nothing in it."""
    table = table_in(content)
    if not table:
        raise HelpfulError("The file is empty.", f"Its first row must name the columns: {', '.join(COLUMNS)}.")
    (number, header), *body = table
    columns = [name_key(cell).replace("-", "_") for cell in header]
    if wrong := [one for one in REQUIRED if one not in columns]:
        mend = f"The columns are {', '.join(COLUMNS)}."
        return [], [CellProblem(number, column, "", "This column is missing.", mend) for column in wrong]
    listed: list[Listed] = []
    problems: list[CellProblem] = []
    for at, cells in body:
        row = dict.fromkeys(COLUMNS, "") | dict(zip(columns, map(unguarded, cells), strict=False))
        found = list(_problems(at, row))
        problems += found
        if not found:
            listed.append((at, row["organisation"], _entry(row)))
    return listed, problems


def _problems(at: int, row: dict[str, str]) -> Iterator[CellProblem]:
    if not row["organisation"]:
        yield CellProblem(at, "organisation", "", "It is empty.", "Name the organisation.")
    if _stage(row["stage"]) is None and row["stage"] != NEVER:
        yield CellProblem(at, "stage", row["stage"], "There is no such stage.", f"There are {', '.join(Stage)}.")
    for column in ("date", "call_in_until"):
        if (row[column] or column == "date") and _day(row[column]) is None:
            yield CellProblem(at, column, row[column], "That is no day.", "Write it like 2026-11-17.")
    if row["link"] and not re.match(r"https?://\S+$", row["link"]):
        yield CellProblem(at, "link", row["link"], "That is no link that I keep.", "Links begin with https://.")
    if row["corrects"] and not row["corrects"].isdigit():
        yield CellProblem(at, "corrects", row["corrects"], "That is no number of an entry.", "Entries count from 1.")
    if row["stage"] == NEVER and not row["corrects"]:
        yield CellProblem(at, "corrects", "", "Only a correction can say so.", "Give the number of the entry.")


def _entry(row: dict[str, str]) -> Entry:
    day = _day(row["date"])
    assert day
    return Entry(
        stage=_stage(row["stage"]),
        day=day,
        by=row["by"],
        call_in_until=_day(row["call_in_until"]),
        version=row["version"],
        link=row["link"],
        reason=row["reason"],
        corrects=int(row["corrects"]) if row["corrects"] else None,
    )


def _stage(typed: str) -> Stage | None:
    return next((stage for stage in Stage if name_key(stage) == name_key(typed)), None)


def _day(typed: str) -> date | None:
    try:
        return read_day(typed) if re.fullmatch(DAY, typed, re.IGNORECASE) else None
    except HelpfulError:
        return None


def new_entries(
    listed: Sequence[Listed], known: Sequence[Signatory], today: date
) -> tuple[list[tuple[str, Entry]], list[CellProblem]]:
    """The entries that are not there yet, with their organisations as they are known, and what forbids them: what is
    unusual has to have a reason."""
    state = {name_key(one.organisation): one for one in known}
    before = {key: {_told(entry) for entry in one.entries} for key, one in state.items()}
    found: list[tuple[str, Entry]] = []
    problems: list[CellProblem] = []
    for at, name, entry in listed:
        key = name_key(name)
        signatory = state.get(key, Signatory(name))
        if _told(entry) in before.get(key, ()):
            continue
        try:
            check_entry(signatory, entry, today)
        except HelpfulError as error:
            problems.append(CellProblem(at, "", name, error.what_happened, error.what_to_do))
            continue
        if not entry.reason and (unusual := doubts(signatory, entry)):
            mend = "If it was so, say why in the column reason."
            problems.append(CellProblem(at, "reason", "", unusual[0].said, mend))
            continue
        state[key] = signatory.with_entry(entry)
        found.append((signatory.organisation, entry))
    return found, problems


def _told(entry: Entry) -> Entry:
    """What was said, whoever noted it."""
    return replace(entry, number=0, noted_at=None, noted_by="")
