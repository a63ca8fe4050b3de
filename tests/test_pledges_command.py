"""`anchorbot pledges` as people and programs use it: real processes, a real database."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.terminal import ROOT, anchorbot

SAMPLES = ROOT / "samples"
ESI = "esi.mensah@essex.example"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pledges")
    anchorbot("people", "import", str(SAMPLES / "people.csv"), data=folder)
    tried = anchorbot("pledges", "import", str(SAMPLES / "pledges.csv"), "--dry-run", data=folder)
    assert tried.stdout.startswith("pledges.csv: 12 pledges would be added, 0 changed, 0 unchanged. Nothing was saved.")
    assert records("list", data=folder) == []
    done = anchorbot("pledges", "import", str(SAMPLES / "pledges.csv"), data=folder)
    assert done.stdout.startswith("pledges.csv: 12 pledges added, 0 changed, 0 unchanged.")
    return folder


def records(*command: str, data: Path) -> list[dict[str, Any]]:
    done = anchorbot("pledges", *command, "--json", data=data)
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def update(data: Path, *said: str, email: str = ESI) -> Any:
    return anchorbot("pledges", "update", *said, "--as", email, data=data)


def test_the_sample_register_is_invented_and_says_so() -> None:
    _, *rows = (SAMPLES / "pledges.csv").read_text("utf-8").splitlines()
    assert len(rows) == 12
    assert all("Sample register, invented throughout" in row for row in rows)


def test_the_same_file_again_changes_nothing(data: Path) -> None:
    before = records("history", "P-007", data=data)
    done = anchorbot("pledges", "import", str(SAMPLES / "pledges.csv"), "--dry-run", data=data)
    assert "0 pledges would be added, 0 changed, 12 unchanged" in done.stdout
    assert done.stdout.strip().endswith("There is nothing to save.")
    assert records("history", "P-007", data=data) == before


def test_a_bad_file_is_told_cell_by_cell_and_changes_nothing(tmp_path: Path, data: Path) -> None:
    bad = (SAMPLES / "pledges.csv").read_text("utf-8").replace("P-003", "P3x").replace("end of August 2027", "soon")
    (tmp_path / "bad.csv").write_text(bad.replace("P-012", "P-112"), "utf-8")
    before = records("list", data=data)
    for more in (["--dry-run"], []):
        done = anchorbot("pledges", "import", str(tmp_path / "bad.csv"), *more, data=data)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("bad.csv has 2 mistakes. Nothing was saved.")
        assert "row 4, code “P3x”: It is no code of a pledge. Write it like P-014." in done.stderr
        assert "row 6, due “soon”" in done.stderr
    assert records("list", data=data) == before


def test_an_update_is_noted_audited_and_told(data: Path) -> None:
    done = update(data, "p-1", "green", "70", "two intakes, one at the port", "https://essex.example/a")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Saved: P-001 is green, 70 apprentices" in done.stdout
    last = records("history", "P-001", data=data)[-1]
    assert (last["value"], last["rag"], last["note"]) == ("70", "green", "two intakes, one at the port")
    assert (last["by"]["email"], last["source"], last["evidence"]) == (ESI, "terminal", ["https://essex.example/a"])


def test_what_has_to_be_confirmed_is_saved_with_yes_only(data: Path) -> None:
    done = update(data, "P-003", "red", "600,000")
    assert done.returncode == 2
    assert "type it again with --yes" in done.stderr
    assert len(records("history", "P-003", data=data)) == 2
    assert update(data, "P-003", "red", "600,000", "--yes").returncode == 0
    assert records("history", "P-003", data=data)[-1]["value"] == "600000"


@pytest.mark.parametrize(
    ("said", "email", "wrong"),
    [
        (["P-999", "amber", "48"], ESI, "There is no pledge P-999."),
        (["P-002", "amber", "48"], ESI, "This pledge is in £, so I need an amount."),
        (["P-009", "amber", "12"], ESI, "There is no pledge P-009."),
        (["P-001", "amber", "48"], "dora.finch@tendring.example", "P-001 belongs to Essex County Council"),
        (["P-001", "amber", "48"], "amina.khan@leeds.example", "It takes a reason to update it"),
        (["P-001", "amber", "48"], "nobody@essex.example", "nobody@essex.example"),
    ],
)
def test_who_may_not_and_what_cannot_be_is_told(said: list[str], email: str, wrong: str, data: Path) -> None:
    before = records("list", data=data)
    done = update(data, *said, email=email)
    assert (done.returncode, done.stdout) == (2, "")
    assert wrong in done.stderr
    assert records("list", data=data) == before


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_an_export_comes_into_an_empty_base_with_lists_and_histories_equal(
    form: str, tmp_path: Path, data: Path
) -> None:
    out, empty = tmp_path / f"all.{form}", tmp_path / "empty"
    done = anchorbot("pledges", "export", "--format", form, "--out", str(out), data=data)
    assert done.returncode == 0
    assert "12 pledges with" in done.stdout
    assert anchorbot("pledges", "import", str(out), data=empty).returncode == 0
    assert records("list", data=empty) == records("list", data=data)
    for code in ("P-001", "P-003", "P-005"):
        assert records("history", code, data=empty) == records("history", code, data=data)
    again = anchorbot("pledges", "export", "--format", form, "--out", str(out), data=data)
    assert (again.returncode, "is there already" in again.stderr) == (2, True)


def test_themes_are_taken_over(tmp_path: Path, data: Path) -> None:
    file = tmp_path / "themes.csv"
    file.write_text("Ours,Leeds\nEmployment,Employment\nProcurement,Spending\nBuildings,Assets\n", "utf-8")
    done = anchorbot("pledges", "themes", str(file), data=tmp_path / "new")
    assert done.stdout == "Themes of the network: Employment, Procurement and Buildings.\n"
    done = anchorbot("pledges", "import", str(SAMPLES / "pledges.csv"), "--dry-run", data=tmp_path / "new")
    assert "row 4, theme “Environment”: “Environment” is no theme of this network." in done.stderr


def test_a_code_that_is_none_is_told(data: Path) -> None:
    done = anchorbot("pledges", "history", "14", data=data)
    assert (done.returncode, done.stderr.strip()) == (2, "“14” is no code of a pledge. Write it like P-014.")
