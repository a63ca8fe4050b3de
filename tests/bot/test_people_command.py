"""`anchorbot people …` as the secretariat types it: the whole command line, in one process."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.app import app
from indexer.build_index import build_index
from knowledge.people import Identity, viewer_of
from knowledge.store.database import open_database
from knowledge.store.people_rows import BY_EMAIL, link_identity, person_of, person_with_email
from tests.fakes.bag_of_words import BagOfWords

NOW = datetime(2026, 11, 17, 10, tzinfo=UTC)
HEADER = "name,email,organisation,roles\n"
AMARA = "Amara Osei,amara@northmere.example,Northmere Council,secretariat\n"
BEN = 'Ben Carr,ben@northmere.example,Northmere College,"co-chair: social-value; member: skills, jobs"\n'
CAT = "Cat Ray,cat@hospitals.example,Northmere Hospitals,\n"


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("ANCHORBOT_ADMINISTRATOR", raising=False)
    monkeypatch.chdir(tmp_path)  # no .env


def people(tmp_path: Path, *arguments: str, typed: bytes = b"") -> Result:
    return CliRunner().invoke(app, ["people", *arguments, "--data", str(tmp_path / "data")], input=typed)


def imported(tmp_path: Path, *rows: str, trial: bool = False, header: str = HEADER) -> Result:
    (tmp_path / "people.csv").write_text(header + "".join(rows), "utf-8")
    return people(tmp_path, "import", str(tmp_path / "people.csv"), *(["--dry-run"] if trial else []))


def names(tmp_path: Path) -> list[str]:
    listed = people(tmp_path, "list", "--json")
    return [json.loads(line)["name"] for line in listed.stdout.splitlines()]


def test_before_the_first_import_it_is_said_what_to_do(tmp_path: Path) -> None:
    listed = people(tmp_path, "list")
    assert listed.exit_code == 0
    assert "anchorbot people import FILE.csv" in listed.stdout


def test_an_import_says_what_it_did_and_what_comes_next(tmp_path: Path) -> None:
    done = imported(tmp_path, AMARA, BEN)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "people.csv: 2 people added, 0 changed, 0 unchanged.",
        "Added:",
        "  • Amara Osei, amara@northmere.example, Northmere Council: secretariat",
        "  • Ben Carr, ben@northmere.example, Northmere College: co-chair of social-value, member of jobs and skills",
        "Groups: jobs (1 person), skills (1 person), social-value (1 person).",
        "In chat they are known from their next message on, by the e-mail address of their account.",
    ]
    assert names(tmp_path) == ["Amara Osei", "Ben Carr"]


def test_a_trial_says_what_would_change_and_saves_nothing(tmp_path: Path) -> None:
    imported(tmp_path, AMARA, BEN)
    changed = AMARA.replace("secretariat", "secretariat; observer: jobs").replace("Council", "Trust")
    done = imported(tmp_path, changed, CAT, trial=True)
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "people.csv: 1 person would be added, 1 changed, 0 unchanged. Nothing was saved.",
        "Added:",
        "  • Cat Ray, cat@hospitals.example, Northmere Hospitals: no role",
        "Changed:",
        "  • Amara Osei, amara@northmere.example: organisation Northmere Trust (was Northmere Council); "
        "now secretariat, observer of jobs (was secretariat)",
        "Not in the file, and kept (anchorbot people remove EMAIL takes somebody out):",
        "  • Ben Carr, ben@northmere.example, Northmere College: co-chair of social-value, member of jobs and skills",
        "Groups: jobs (2 people), skills (1 person), social-value (1 person).",
        "To save this, type it again without --dry-run.",
    ]
    assert names(tmp_path) == ["Amara Osei", "Ben Carr"]


def test_a_trial_of_what_is_known_already_says_that_there_is_nothing_to_save(tmp_path: Path) -> None:
    imported(tmp_path, AMARA)
    assert "There is nothing to save." in imported(tmp_path, AMARA, trial=True).stdout


def test_with_one_bad_cell_nothing_is_saved_and_all_are_listed(tmp_path: Path) -> None:
    done = imported(tmp_path, AMARA, "Ben,ben at northmere,Northmere College,memmber: skills\n", ",CAT@x.example,,\n")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "people.csv has 4 mistakes. Nothing was saved.",
        "  • row 3, email “ben at northmere”: It has no @. Write an address like name@example.org.",
        "  • row 3, roles “memmber: skills”: There is no role \"memmber\". Write \"member: skills\".",
        "  • row 4, name: It is empty. Write the name.",
        "  • row 4, organisation: It is empty. Write the organisation.",
        "Roles are written like this: secretariat; co-chair: social-value; member: procurement, skills",
    ]  # fmt: skip
    assert names(tmp_path) == []


def test_a_trial_lists_bad_cells_too(tmp_path: Path) -> None:
    done = imported(tmp_path, "Ben,ben,Northmere College,\n", trial=True)
    assert done.exit_code == 2
    assert "people.csv has 1 mistake." in done.stderr


def test_a_list_is_read_from_standard_input(tmp_path: Path) -> None:
    done = people(tmp_path, "import", "-", typed=(HEADER + AMARA).encode("utf-8-sig"))
    assert done.exit_code == 0
    assert done.stdout.startswith("standard input: 1 person added")


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "empty"), (HEADER.encode(), "names nobody"), (b"PK\x03\x04", "Save it as CSV"), (None, "cannot be read")],
)
def test_a_file_that_holds_no_list_is_refused_in_a_sentence(tmp_path: Path, content: bytes | None, said: str) -> None:
    file = tmp_path / "people.xlsx"
    if content is not None:
        file.write_bytes(content)
    done = people(tmp_path, "import", str(file))
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert "people.xlsx" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_address_with_another_name_is_said_to_be_matched_again(tmp_path: Path) -> None:
    imported(tmp_path, AMARA)
    with open_database(tmp_path / "data") as db:
        person = person_with_email(db, "amara@northmere.example")
        assert person
        link_identity(db, Identity("slack", "T1", "U1"), person.id, BY_EMAIL, NOW)
    done = imported(tmp_path, AMARA.replace("Amara Osei", "Dil Shah"))
    assert "name Dil Shah (was Amara Osei); the name is another, so Slack T1:U1 must be matched again" in done.stdout


def test_an_account_given_by_its_id_is_listed(tmp_path: Path) -> None:
    imported(tmp_path, AMARA.replace("\n", ",T01:U02\n"), header="name,email,organisation,roles,slack\n")
    assert "Northmere Council: secretariat (Slack T01:U02)" in people(tmp_path, "list").stdout
    (record,) = map(json.loads, people(tmp_path, "list", "--json").stdout.splitlines())
    assert record == {
        "name": "Amara Osei",
        "email": "amara@northmere.example",
        "organisation": "Northmere Council",
        "roles": [{"role": "secretariat", "group": None}],
        "accounts": [{"platform": "slack", "team": "T01", "user": "U02"}],
    }


def test_somebody_imported_sees_their_groups_documents(tmp_path: Path) -> None:
    imported(tmp_path, BEN.replace("\n", ",T01:U02\n"), header="name,email,organisation,roles,slack\n")
    with open_database(tmp_path / "data") as db:
        viewer = viewer_of(person_of(db, Identity("slack", "T01", "U02")))
    assert (viewer.in_network, viewer.groups, viewer.co_chair_of) == (
        True,
        frozenset({"skills", "jobs"}),
        frozenset({"social-value"}),
    )


def test_groups_that_look_alike_are_asked_about(tmp_path: Path) -> None:
    done = imported(tmp_path, AMARA, BEN, CAT.replace("\n", "member: Skill\n"))
    assert '"Skill" and "skills" look alike: are they one group?' in done.stdout


def test_a_list_without_a_secretariat_is_said_to_lack_one(tmp_path: Path) -> None:
    assert "Nobody is of the secretariat." in imported(tmp_path, BEN).stdout
    assert "Nobody is of the secretariat." not in imported(tmp_path, AMARA).stdout


def test_documents_for_a_group_in_which_nobody_is_are_pointed_out(tmp_path: Path) -> None:
    folder = tmp_path / "share"
    folder.mkdir()
    for name in ("risks.txt", "plans.txt"):
        (folder / name).write_text(f"The {name} of Northmere\n\nThe kettle may run dry.\n", "utf-8")
    (folder / "documents.toml").write_text(
        '["risks.txt"]\nvisibility = "group"\nvisible_to = ["Skills", "Estates Group"]\n'
        '["plans.txt"]\nvisibility = "co-chairs"\nvisible_to = ["Social Value", "Skills"]\n',
        "utf-8",
    )
    with open_database(tmp_path / "data") as db:
        build_index(db, folder, BagOfWords(), NOW)
    said = imported(tmp_path, AMARA, BEN, trial=True).stdout
    assert 'Nobody is in the group "Estates Group", which documents are for.' in said
    assert 'Nobody co-chairs the group "Skills", which documents are for.' in said
    assert '"Social Value"' not in said


def test_the_administrator_of_the_setting_stays_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANCHORBOT_ADMINISTRATOR", "ben@northmere.example")
    assert (
        "Ben Carr, ben@northmere.example, Northmere College: administrator, co-chair" in imported(tmp_path, BEN).stdout
    )


def test_cells_that_would_speak_to_the_terminal_are_shown_harmlessly(tmp_path: Path) -> None:
    done = imported(tmp_path, "\x1b[31mBen\u202e,ben@northmere.example,Tr\u009bust,member: \x1b]0x\x07\n")
    assert done.exit_code == 0
    assert not set("\x1b\x07\u009b\u202e") & set(done.stdout + people(tmp_path, "list").stdout)


def test_somebody_is_taken_out(tmp_path: Path) -> None:
    imported(tmp_path, AMARA, BEN)
    done = people(tmp_path, "remove", "Ben@Northmere.example")
    assert done.exit_code == 0
    assert done.stdout.startswith("Ben Carr, ben@northmere.example: taken out")
    assert names(tmp_path) == ["Amara Osei"]


def test_nobody_is_taken_out_for_a_mistyped_address(tmp_path: Path) -> None:
    imported(tmp_path, AMARA)
    done = people(tmp_path, "remove", "amra@northmere.example")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Nothing was changed. Did you mean amara@northmere.example?" in done.stderr
    assert names(tmp_path) == ["Amara Osei"]
