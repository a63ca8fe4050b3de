"""The charter on the command line: from a file, as JSON, to a file, and from that again."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.terminal import anchorbot

TABLE = """organisation,stage,date,by,call_in_until,version,link,reason
"Leigh, Town Council 🎉",recommended,2026-10-01,Cabinet,,,https://leigh.example/report,
"Leigh, Town Council 🎉",decided,2/11/2026,=Cabinet,2026-11-09,,,
"Leigh, Town Council 🎉",signed,12 November 2026,,,1.2,,
مجلس تايد,recommended,2026-10-02,,,,,
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "charter.csv"
    file.write_text(TABLE, "utf-8")
    return file


def records(data: Path) -> list[dict[str, Any]]:
    done = anchorbot("charter", "list", "--json", data=data)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_list_is_taken_over_once_told_and_written_as_it_was(file: Path, tmp_path: Path) -> None:
    data, copy = tmp_path / "data", tmp_path / "copy"
    dry = anchorbot("charter", "import", str(file), "--dry-run", data=data)
    assert "4 of 4 entries are new. Nothing was saved: this was a dry run." in dry.stdout
    assert records(data) == []
    assert "4 of 4 entries are new." in anchorbot("charter", "import", str(file), data=data).stdout
    assert "0 of 4 entries are new." in anchorbot("charter", "import", str(file), data=data).stdout
    first, second = records(data)
    assert (first["organisation"], first["stage"]) == ("Leigh, Town Council 🎉", "signed")
    assert (second["organisation"], second["stage"]) == ("مجلس تايد", "recommended")
    assert "signed version 1.2 of the charter" in anchorbot("charter", "list", data=data).stdout

    out = tmp_path / "out.csv"
    assert "4 entries." in anchorbot("charter", "export", "--out", str(out), data=data).stdout
    assert "'=Cabinet" in out.read_text("utf-8-sig")  # text to a spreadsheet, too
    anchorbot("charter", "import", str(out), data=copy)
    assert without_times(records(copy)) == without_times(records(data))


def without_times(found: list[dict[str, Any]]) -> list[object]:
    return [[one["organisation"], [{**entry, "noted_at": ""} for entry in one["entries"]]] for one in found]


def test_every_bad_cell_is_named_and_nothing_is_saved(file: Path, tmp_path: Path) -> None:
    bad = """Leigh,maybe,2026-10-01,,,,,
Leigh,recommended,31/11/2026,,,,,
,recommended,2026-10-01,,,,ftp://x,
Tyde,signed,2026-10-01,,,1,,
Tyde,withdrawn,2026-10-01,,,,,
Tyde,recommended,2999-01-01,,,,,
"""
    file.write_text(TABLE + bad, "utf-8")
    done = anchorbot("charter", "import", str(file), data=tmp_path)
    assert done.returncode == 2
    for said in (
        "has 7 mistakes. Nothing was saved.",
        "row 6, stage “maybe”: There is no such stage.",
        "row 7, date “31/11/2026”: That is no day.",
        "row 8, organisation: It is empty.",
        "row 8, link “ftp://x”",
        "row 9, reason: No entry of Tyde says that there was a decision",
        "row 10 “Tyde”: To note that Tyde withdrew takes a reason.",
        "row 11 “Tyde”: Tuesday 1 January 2999 is still to come",
    ):
        assert said in done.stderr, done.stderr
    assert records(tmp_path) == []


@pytest.mark.parametrize("content", ["", "name,place\na,b\n"])
def test_a_file_without_the_columns_is_told_which_there_are(tmp_path: Path, content: str) -> None:
    file = tmp_path / "x.csv"
    file.write_text(content, "utf-8")
    done = anchorbot("charter", "import", str(file), data=tmp_path / "data")
    assert done.returncode == 2
    assert "call_in_until" in done.stderr
