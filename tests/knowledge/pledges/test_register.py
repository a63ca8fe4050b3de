"""Registers of pledges: files as people keep them, and exports that come in again unchanged."""

import csv
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from openpyxl import Workbook, load_workbook

from knowledge.documents import Audience
from knowledge.errors import HelpfulError
from knowledge.people import Person
from knowledge.pledges.entries import Edit, NewDeputy
from knowledge.pledges.kinds import Direction, Field, Kind, Rag, Source, Status
from knowledge.pledges.periods import Numbering
from knowledge.pledges.pledge import Pledge
from knowledge.pledges.register import REQUIRED, as_csv, as_workbook
from knowledge.pledges.register_import import Register, RegisterImport, plan_register
from knowledge.pledges.register_rows import rows_in
from knowledge.pledges.themes import Crosswalk, crosswalk_from

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
ANN = Person(1, "Ann Marsh", "ann@council.example", "Leigh Council")
CY = Person(2, "Cy Dunn", "cy@trust.example", "Tyde NHS Trust")
ROW = {
    "code": "p14",
    "organisation": "Leigh Council",
    "theme": "Employment",
    "statement": "Take on 40 apprentices",
    "owner_email": "Ann@council.example",
    "baseline": "10",
    "target": "40",
    "unit": "apprentices",
    "due": "31/3/27",
}
THEMES = crosswalk_from([(1, ["Ours", "Leeds"]), (2, ["Jobs", "Employment"]), (3, ["Procurement", "Spending"])])


def file(*rows: dict[str, str], columns: Iterable[str] = ()) -> bytes:
    names = list(dict.fromkeys([*(columns or REQUIRED), *(name for row in rows for name in row)]))
    text = StringIO()
    writer = csv.DictWriter(text, names, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def plan(content: bytes, pledges: Iterable[Pledge] = (), themes: Crosswalk | None = None) -> RegisterImport:
    rows, problems = rows_in(content)
    assert not problems
    register = Register(tuple(pledges), (ANN, CY), themes or Crosswalk(), NOW, Numbering.CALENDAR)
    return plan_register(rows, register)


def only(content: bytes) -> Pledge:
    outcome = plan(content)
    assert not outcome.problems
    (pledge,) = outcome.added
    return pledge


def wrong(**cells: str) -> list[tuple[int, str, str]]:
    problems = plan(file({**ROW, "code": "P-001"}, {**ROW, **cells})).problems
    return [(one.row, one.column, f"{one.wrong} {one.mend}") for one in problems]


def test_a_plain_register_comes_in() -> None:
    pledge = only(file(ROW))
    assert (pledge.code, pledge.statement, pledge.due) == ("P-014", "Take on 40 apprentices", date(2027, 3, 31))
    assert (pledge.baseline, pledge.target.value, pledge.unit.name) == (Decimal(10), Decimal(40), "apprentices")
    assert pledge.owner is not None
    assert (pledge.owner.name, pledge.owner.person_id) == ("Ann Marsh", 1)
    assert (pledge.kind, pledge.direction, pledge.status) == (Kind.QUANTITY, Direction.UP, Status.ACTIVE)
    assert (pledge.entries[0].source, pledge.latest) == (Source.IMPORT, None)


def test_other_columns_are_optional_and_the_order_is_free() -> None:
    more = {
        "Baseline date": "1 April 2026",
        "visibility": "group: skills",
        "deputy-email": "dee@council.example",
        "deputy_name": "Dee Fox",
        "status": "proposed",
        "kind": "maintain",
        "direction": "DOWN",
        "document": "Charter",
        "clause": "4.2",
        "value": "12",
        "RAG": "Amber",
    }
    pledge = only(file({**more, **ROW}))
    assert (pledge.baseline_on, pledge.visibility.audience) == (date(2026, 4, 1), Audience.GROUP)
    assert (pledge.status, pledge.kind, pledge.direction) == (Status.PROPOSED, Kind.MAINTAIN, Direction.DOWN)
    assert pledge.deputy is not None
    assert (pledge.deputy.name, pledge.document, pledge.clause) == ("Dee Fox", "Charter", "4.2")
    assert (pledge.value, pledge.rag) == (Decimal(12), Rag.AMBER)


@pytest.mark.parametrize(
    ("unit", "baseline", "target", "read"),
    [
        ("£", "£1.2m", "2,000,000", (Decimal(1_200_000), Decimal(2_000_000))),
        ("GBP", "1200000", "£2m", (Decimal(1_200_000), Decimal(2_000_000))),
        ("%", "12", "46 of 50", (Decimal(12), Decimal(92))),
        ("percent", "12%", "48%", (Decimal(12), Decimal(48))),
        ("people", "", "46", (None, Decimal(46))),
    ],
)
def test_figures_are_read_as_people_type_them(
    unit: str, baseline: str, target: str, read: tuple[Decimal | None, Decimal | None]
) -> None:
    pledge = only(file({**ROW, "unit": unit, "baseline": baseline, "target": target}))
    assert (pledge.baseline, pledge.target.value) == read


def test_a_target_below_the_baseline_is_to_come_down() -> None:
    assert only(file({**ROW, "baseline": "90"})).direction is Direction.DOWN


def test_a_pledge_without_a_unit_is_a_milestone() -> None:
    pledge = only(file({**ROW, "unit": "", "baseline": "", "target": ""}))
    assert (pledge.kind, pledge.target.value) == (Kind.MILESTONE, None)


@pytest.mark.parametrize(
    ("cells", "column", "what"),
    [
        ({"code": ""}, "code", "It is empty. Write the code, as in P-014."),
        ({"code": "14"}, "code", "It is no code of a pledge. Write it like P-014."),
        ({"code": "P1"}, "code", "It stands in row 2, too."),
        ({"organisation": " "}, "organisation", "It is empty."),
        ({"statement": ""}, "statement", "It is empty."),
        ({"statement": "x" * 2001}, "statement", "longer than 2,000"),
        ({"owner_email": ""}, "owner_email", "It is empty."),
        ({"owner_email": "Ann Marsh"}, "owner_email", "not an e-mail address"),
        ({"owner_email": "cy@trust.example"}, "owner_email", "Cy Dunn is of Tyde NHS Trust"),
        ({"baseline": "-5"}, "baseline", "less than nought"),
        ({"baseline": "1e309"}, "baseline", "powers of ten"),
        ({"target": "£40"}, "target", "counted in apprentices"),
        ({"target": ""}, "target", "It is empty."),
        ({"target": "forty"}, "target", "no figure"),
        ({"unit": ""}, "target", "no unit"),
        ({"unit": "£m"}, "unit", "no unit that I can count in"),
        ({"due": ""}, "due", "It is empty."),
        ({"due": "31/2/2027"}, "due", "no d"),
        ({"due": "soon"}, "due", "no date"),
        ({"status": "done"}, "status", "Write draft, proposed, agreed"),
        ({"kind": "target"}, "kind", "Write quantity, milestone, maintain."),
        ({"direction": "sideways"}, "direction", "Write up, down."),
        ({"rag": "blue"}, "rag", "Write green, amber, red."),
        ({"visibility": "friends"}, "visibility", "does not say who may see it"),
        ({"deputy_email": "x"}, "deputy_email", "not an e-mail address"),
        ({"deputy_email": "ann@council.example"}, "deputy_email", "That is the owner"),
    ],
)
def test_every_bad_cell_is_named_by_row_and_column(cells: dict[str, str], column: str, what: str) -> None:
    found = wrong(**cells)
    assert (3, column) in [(row, name) for row, name, _ in found]
    assert any(what in said for _, name, said in found if name == column)
    assert not any("Nothing was saved" in said for _, _, said in found)


def test_all_bad_cells_are_named_at_once_and_nothing_comes_in() -> None:
    outcome = plan(file({**ROW, "due": "soon", "target": "-1"}, {**ROW, "code": "x"}, {**ROW, "code": "P-2"}))
    assert [(one.row, one.column) for one in outcome.problems] == [(2, "target"), (2, "due"), (3, "code")]
    assert (outcome.added, outcome.changed, outcome.people) == ((), (), ())


@pytest.mark.parametrize(
    ("header", "column", "what"),
    [
        ("code,organisation", "theme", "This column is missing."),
        (",".join(REQUIRED).replace("statement", "statment"), "", 'no such column. Write "statement", or take it out.'),
        (",".join((*REQUIRED, "due")), "due", "two columns of this name"),
        (",".join((*REQUIRED, "colour of the cover")), "", "no such column."),
        ("a,b,c", "", "does not name the columns"),
    ],
)
def test_what_is_wrong_with_the_columns_is_told(header: str, column: str, what: str) -> None:
    _, problems = rows_in(f"{header}\n".encode())
    assert any(one.column == column and what in f"{one.wrong} {one.mend}" for one in problems)


def test_a_cell_under_no_name_is_told() -> None:
    content = f"{','.join(REQUIRED)}\nP-1,Council,Jobs,Take on, train and keep 40,a@b.example,1,2,people,2027\n"
    (problem,) = rows_in(content.encode())[1]
    assert (problem.row, problem.value, "column 10" in problem.wrong) == (2, "2027", True)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0"])
def test_what_is_no_table_is_told(content: bytes) -> None:
    with pytest.raises(HelpfulError):
        rows_in(content)


def test_the_same_file_again_changes_nothing() -> None:
    first = plan(file(ROW, {**ROW, "code": "P-2", "value": "12", "rag": "green"}))
    again = plan(file(ROW, {**ROW, "code": "P-2", "value": "12", "rag": "green"}), first.added)
    assert (again.added, again.changed, again.unchanged, again.problems) == ((), (), 2, ())


def test_wording_is_brought_up_to_date_and_the_old_one_is_kept() -> None:
    (before,) = plan(file(ROW)).added
    outcome = plan(file({**ROW, "statement": "Take on 40 apprentices a year", "clause": "4"}), [before])
    ((_, edits),) = outcome.changed
    assert [(one.what, one.before, one.after) for one in edits if isinstance(one, Edit)] == [
        (Field.STATEMENT, "Take on 40 apprentices", "Take on 40 apprentices a year"),
        (Field.CLAUSE, "", "4"),
    ]


@pytest.mark.parametrize(
    ("cells", "mend"),
    [
        ({"target": "50"}, "/pledge target P-014"),
        ({"due": "2028-03-31"}, "/pledge target P-014"),
        ({"owner_email": "bo@council.example"}, "/pledge handover P-014"),
        ({"status": "met"}, "/pledge status P-014"),
        ({"value": "20"}, "/pledge update P-014"),
        ({"rag": "red"}, "/pledge update P-014"),
        ({"baseline": "1"}, "as it was agreed"),
        ({"unit": "people"}, "as it was agreed"),
        ({"organisation": "Other"}, "keeps its pledges"),
    ],
)
def test_what_is_decided_in_the_network_a_file_does_not_change(cells: dict[str, str], mend: str) -> None:
    (before,) = plan(file(ROW)).added
    problems = plan(file({**ROW, **cells}), [before]).problems
    assert [one.column for one in problems] == list(cells)
    assert mend in problems[0].mend


def test_themes_are_those_of_the_network_and_other_lists_lead_to_them() -> None:
    outcome = plan(file(ROW, {**ROW, "code": "P-2", "theme": "spending"}), themes=THEMES)
    assert [one.theme for one in outcome.added] == ["Jobs", "Procurement"]
    (problem,) = plan(file({**ROW, "theme": "Procurment"}), themes=THEMES).problems
    assert (problem.column, problem.mend) == ("theme", "Do you mean Procurement?")


def test_owners_nobody_knows_are_of_the_network_from_then_on() -> None:
    new = {**ROW, "code": "P-2", "owner_email": "eve@council.example"}
    outcome = plan(file(ROW, new, {**new, "code": "P-3", "owner_name": "Eve Poe"}))
    assert [(one.email, one.name, one.organisation) for one in outcome.people] == [
        ("eve@council.example", "Eve Poe", "Leigh Council")
    ]


def test_a_file_names_another_deputy() -> None:
    (before,) = plan(file(ROW)).added
    outcome = plan(file({**ROW, "deputy_email": "dee@council.example", "deputy_name": "Dee Fox"}), [before])
    ((_, (change,)),) = outcome.changed
    assert isinstance(change, NewDeputy)
    assert change.to is not None
    assert (change.to.email, [one.name for one in outcome.people]) == ("dee@council.example", ["Dee Fox"])
    (problem,) = plan(file({**ROW, "deputy_email": "cy@trust.example"}), [before]).problems
    assert (problem.column, "Cy Dunn is of Tyde NHS Trust" in problem.wrong) == ("deputy_email", True)


def workbook(rows: list[list[object]], formats: dict[str, str] | None = None, title: str = "Register") -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for cell, shape in (formats or {}).items():
        sheet[cell].number_format = shape
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_workbook_as_people_keep_it_comes_in() -> None:
    row = ["P-014", "Leigh Council", "Jobs", "Fill posts", "ann@council.example", 0.12, 0.48, "%"]
    content = workbook([list(REQUIRED), [*row, date(2027, 3, 31)]], {"F2": "0%", "G2": "0.0%"})
    pledge = only(content)
    assert (pledge.baseline, pledge.target.value, pledge.due) == (Decimal(12), Decimal(48), date(2027, 3, 31))


def test_bad_cells_of_a_workbook_are_named_as_it_shows_them() -> None:
    row = ["P-014", "Leigh Council", "Jobs", "Fill posts", "ann@council.example", 1, "#REF!", "people", "soon"]
    problems = plan(workbook([list(REQUIRED), [], row])).problems
    assert [(one.row, one.column) for one in problems] == [(3, "target"), (3, "due")]


def test_formula_like_cells_are_texts_in_both_kinds_of_file() -> None:
    pledge = only(file({**ROW, "statement": "=SUM(A1)", "theme": "@jobs", "clause": "-1", "document": "+44"}))
    text = as_csv([pledge]).decode("utf-8-sig")
    assert '"\'=SUM(A1)"' in text
    sheet = load_workbook(BytesIO(as_workbook([pledge])))["Pledges"]
    assert (sheet["D2"].value, sheet["D2"].data_type) == ("=SUM(A1)", "s")
    for content in (as_csv([pledge]), as_workbook([pledge])):
        (again,) = plan(content).added
        assert (again.statement, again.theme, again.clause, again.document) == ("=SUM(A1)", "@jobs", "-1", "+44")


def test_csv_begins_with_a_byte_order_mark_and_has_days_as_iso_has_them() -> None:
    content = as_csv([only(file(ROW))])
    assert content.startswith(b"\xef\xbb\xbf")
    assert b'"2027-03-31"' in content


def test_a_history_without_its_pledge_or_with_a_gap_is_told() -> None:
    lines = as_csv([only(file({**ROW, "value": "12"}))]).decode("utf-8-sig").splitlines(keepends=True)
    header, pledge, target, update = lines
    orphan = plan((header + target).encode()).problems
    assert [(one.row, one.column) for one in orphan] == [(2, "code")]
    gap = plan((header + pledge + update).encode()).problems
    assert [(one.row, one.column) for one in gap] == [(3, "number")]
    bad = plan((header + pledge + target + update.replace("2026-11-22T", "yesterday ")).encode()).problems
    assert [(one.row, one.column) for one in bad] == [(4, "at")]
