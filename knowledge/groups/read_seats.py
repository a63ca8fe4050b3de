"""Reads the seats of a group from a CSV file: organisation, name, email, role, deputy_of."""

from knowledge.csv_table import table_in
from knowledge.documents import name_key
from knowledge.groups.group import WorkingGroup
from knowledge.groups.read_members import Listed, Reading, check_seats, read_members

COLUMNS = ("organisation", "name", "email", "role", "deputy_of")
REQUIRED = COLUMNS[:3]


def read_seats(content: bytes, group: WorkingGroup) -> tuple[tuple[Listed, ...], list[str]]:
    """Those listed, and all that is wrong; they count for something only where that is nothing.

    An organisation alone is a vacant seat. Raises HelpfulError where it is no CSV file.
    """
    table = table_in(content)
    columns = [name_key(cell).replace("-", "_") for cell in table[0][1]] if table else []
    if wrong := _wrong_columns(columns):
        return (), [wrong]
    records: list[dict[str, str]] = []
    for number, cells in table[1:]:
        records += [{}] * (number - 2 - len(records))  # rows that hold nothing have a number, too
        records.append(dict(zip(columns, cells, strict=False)))
    reading = Reading("", each="row", first=2)
    members = read_members({"members": [one or None for one in records]}, reading)
    if members and not reading.problems:
        check_seats(group.quorum, members, reading)
    return members, [one.removeprefix(": ") for one in reading.problems]


def _wrong_columns(columns: list[str]) -> str:
    """What is wrong with the first row; nothing where it is right."""
    missing = [column for column in REQUIRED if column not in columns]
    unknown = [column for column in columns if column not in COLUMNS]
    known = f"The first row names the columns: {', '.join(COLUMNS)} (the last two may be left out)."
    if missing:
        return f"There is no column {', '.join(missing)}. {known}"
    if unknown:
        return f"There is no use for a column {', '.join(unknown)}. {known}"
    return "" if len(set(columns)) == len(columns) else f"A column stands there twice. {known}"
