"""`anchorbot groups`, `schedule` and `meeting` as people and programs use them: real processes, a real database."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import vobject

from knowledge.store.database import open_database, write
from tests.fakes.smtp import FakeSmtp, Trouble
from tests.knowledge.groups.test_read_group import GROUP, changed
from tests.terminal import ROOT, anchorbot

SOON = (datetime.now(UTC) + timedelta(days=20)).date()
"""A day on which nobody has met yet."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def take_over(folder: Path, data: Path, *groups: object) -> Any:
    file = folder / "groups.json"
    file.write_text(json.dumps({"groups": groups}), "utf-8")
    return anchorbot("groups", "import", str(file), data=data)


def records(done: Any) -> list[dict[str, Any]]:
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_groups_are_taken_over_listed_and_scheduled(tmp_path: Path, data: Path) -> None:
    done = take_over(tmp_path, data, GROUP)
    assert (done.returncode, done.stderr) == (0, "")
    assert "groups.json: 1 added, 0 changed." in done.stdout
    listed = anchorbot("groups", "list", data=data).stdout
    assert "Meets every 6 weeks on Tuesdays at 10am, 90 minutes (Europe/London)." in listed
    assert "Quorum: 2 organisations of 3; a co-chair is present." in listed
    assert "3 seats of 3 organisations, 1 vacant." in listed
    assert "ann@leigh.example" in anchorbot("people", "list", data=data).stdout
    told = anchorbot("schedule", "social-value", "--from", "2026-10-01", "--to", "2027-02-28", data=data).stdout
    assert told.splitlines()[1:] == [
        "  • Tuesday 6 October 2026, 10am",
        "  • Tuesday 17 November 2026, 10am",
        "  • Tuesday 29 December 2026, 10am: clashes with a break. You could move it to Monday 4 January 2027 or "
        "Friday 18 December 2026, or skip it.",
        "  • Tuesday 9 February 2027, 10am",
    ]


def test_a_schedule_for_programs(tmp_path: Path, data: Path) -> None:
    take_over(tmp_path, data, GROUP)
    first, second, third = records(
        anchorbot("schedule", "Social Value", "--from", "2026-10-01", "--to", "2026-12-31", "--json", data=data)
    )
    assert [first["start"], second["start"]] == ["2026-10-06T10:00:00+01:00", "2026-11-17T10:00:00+00:00"]
    assert (third["status"], third["proposals"]) == (
        "clash",
        ["2027-01-04T10:00:00+00:00", "2026-12-18T10:00:00+00:00"],
    )
    assert first["reminders"][0] == {
        "rung": "agenda call",
        "recipient": "seats",
        "due_at": "2026-09-22T09:00:00Z",
        "expires_at": "2026-09-29T09:00:00Z",
        "merged_from": [],
    }
    assert third["reminders"][1]["merged_from"] == ["papers"]


def test_a_wrong_file_changes_nothing(tmp_path: Path, data: Path) -> None:
    take_over(tmp_path, data, GROUP)
    done = take_over(tmp_path, data, changed(name="Skills", slug="skills"), changed(quorum={"count": 9}))
    assert (done.returncode, done.stdout) == (2, "")
    assert "1 thing has to be mended. Nothing was saved." in done.stderr
    assert "it takes 9, and there are 3 organisations who count" in done.stderr
    assert "skills" not in anchorbot("groups", "list", data=data).stdout


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{", "is not JSON"),
        (b"\xff\xfe\x00", "is not text in UTF-8"),
        (b"[" * 100_000, "is not JSON"),
        (b"{}", "There are no groups"),
    ],
)
def test_what_is_no_file_of_groups_is_told(content: bytes, told: str, tmp_path: Path, data: Path) -> None:
    file = tmp_path / "groups.json"
    file.write_bytes(content)
    done = anchorbot("groups", "import", str(file), data=data)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Nothing was saved" in done.stderr
    assert "Traceback" not in done.stderr


def test_replies_and_quorum(tmp_path: Path, data: Path) -> None:
    take_over(tmp_path, data, changed(first_meeting=f"{SOON}T10:00", breaks=[]))

    def rsvp(answer: str, email: str) -> Any:
        return anchorbot("meeting", "rsvp", answer, "social-value", "--as", email, "--occurrence", str(SOON), data=data)

    assert "Ann (Leigh Council) will be there" in rsvp("yes", "ann@leigh.example").stdout
    assert "Bob (Tyde NHS Trust) may be there" in rsvp("maybe", "BOB@tyde.example").stdout
    assert "sends a deputy (Cy)" in rsvp("yes", "cy@tyde.example").stdout
    (told,) = records(anchorbot("meeting", "quorum", "social-value", "--json", data=data))
    assert (told["occurrence"], told["needed"], told["of"], told["present"]) == (str(SOON), 2, 3, 0)
    assert told["replies"] == {"yes": 1, "no": 0, "deputy": 1, "maybe": 0}
    assert told["forecast"] == {"chance": 0.81, "outlook": "at risk", "has_history": False}
    said = anchorbot("meeting", "quorum", "social-value", data=data).stdout
    assert "2 of 2 organisations so far: quorum is at risk (about 4 in 5)." in said
    assert "The rule asks for “a co-chair is present”: about 9 in 10." in said
    again = take_over(tmp_path, data, changed(first_meeting=f"{SOON}T10:00", breaks=[]))
    assert "0 added, 1 changed" in again.stdout
    (told,) = records(anchorbot("meeting", "quorum", "social-value", "--json", data=data))
    assert told["replies"]["yes"] == 1, "the same seats keep their answers"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("rsvp", "perhaps", "social-value", "--as", "ann@leigh.example"), '"perhaps" is no answer'),
        (("rsvp", "yes", "social-value", "--as", "zed@example.org"), "zed@example.org has no seat"),
        (("rsvp", "yes", "social-vlaue", "--as", "ann@leigh.example"), "Did you mean social-value?"),
        (
            ("rsvp", "yes", "social-value", "--as", "ann@leigh.example", "--occurrence", "31/11"),
            "“31/11” is not a day that I know",
        ),
        (("rsvp", "yes", "social-value", "--as", "ann@leigh.example", "--occurrence", "2026-10-06"), "has begun"),
        (
            ("rsvp", "yes", "social-value", "--as", "ann@leigh.example", "--occurrence", "2026-10-07"),
            "has no meeting on",
        ),
        (("quorum", "procurement"), 'There is no group "procurement"'),
    ],
)
def test_what_cannot_be_done_is_told(arguments: tuple[str, ...], told: str, tmp_path: Path, data: Path) -> None:
    take_over(tmp_path, data, GROUP)
    done = anchorbot("meeting", *arguments, data=data)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


def test_without_any_group_it_says_how_to_add_one(data: Path) -> None:
    assert "anchorbot groups import" in anchorbot("groups", "list", data=data).stdout
    assert "anchorbot groups import" in anchorbot("schedule", "skills", data=data).stderr


def test_a_span_that_is_none_is_told(tmp_path: Path, data: Path) -> None:
    take_over(tmp_path, data, GROUP)
    done = anchorbot("schedule", "social-value", "--from", "2027-01-01", "--to", "2026-01-01", data=data)
    assert done.returncode == 2
    assert "the first day first" in done.stderr


def test_an_invitation_is_written_and_only_one_to_the_same_meeting_is_overwritten(tmp_path: Path, data: Path) -> None:
    take_over(tmp_path, data, changed(first_meeting=f"{SOON}T10:00", breaks=[]))
    file = tmp_path / "skills.ics"
    write = partial(anchorbot, "meeting", "invitation", "social-value", data=data)
    done = write("--out", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{file}: Social value, ")
    assert vobject.readOne(file.read_text()).vevent.summary.value == "Social value"
    assert write("--occurrence", SOON.isoformat(), "--out", str(file)).returncode == 0
    assert b"BEGIN:VEVENT" in write("--out", "-").stdout.encode()
    for there, content in (("notes.txt", b"mine"), ("other.ics", file.read_bytes().replace(b"UID:2", b"UID:3"))):
        (tmp_path / there).write_bytes(content)
        refused = write("--out", str(tmp_path / there))
        assert refused.returncode == 2
        assert "is there already, and is no invitation to this meeting." in refused.stderr
        assert (tmp_path / there).read_bytes() == content
    assert "cannot be written" in write("--out", str(tmp_path / "no" / "folder.ics")).stderr
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [
        "groups.json",
        "notes.txt",
        "other.ics",
        "skills.ics",
    ]


def test_in_the_terminal_a_file_is_saved_where_it_is_asked_for(tmp_path: Path, data: Path) -> None:
    take_over(tmp_path, data, changed(first_meeting=f"{SOON}T10:00", breaks=[]))
    folder = tmp_path / "here"
    folder.mkdir()
    done = anchorbot("ask", "/meeting invite", data=data, folder=folder)
    assert done.returncode == 0
    saved = folder / f"social-value-{SOON}.ics"
    assert f"Saved: {saved}" in done.stdout
    assert saved.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_invitations_are_sent_by_e_mail_once(tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take_over(tmp_path, data, changed(first_meeting=f"{SOON}T10:00", breaks=[]))
    unset = anchorbot("meeting", "invite", "social-value", data=data)
    assert (unset.returncode, "no mail server is set (ANCHORBOT_SMTP_HOST)" in unset.stderr) == (2, True)
    with FakeSmtp(troubles={"bob@tyde.example": Trouble.LOST_ANSWER}) as server:
        for name, value in (
            ("HOST", "127.0.0.1"),
            ("PORT", server.port),
            ("FROM", "a@b.example"),
            ("SECURITY", "none"),
        ):
            monkeypatch.setenv(f"ANCHORBOT_SMTP_{name}", str(value))
        first = anchorbot("meeting", "invite", "social-value", "--occurrence", SOON.isoformat(), data=data)
        again = anchorbot("meeting", "invite", "social-value", data=data)
    assert (first.returncode, first.stderr) == (1, "")
    assert "1 sent now." in first.stdout
    assert "I cannot tell whether it was sent, and do not send it again: Bob." in first.stdout
    assert "Sent before: 1." in again.stdout
    assert sorted(server.recipients) == ["ann@leigh.example", "bob@tyde.example"]
    monkeypatch.setenv("ANCHORBOT_SMTP_FROM", "")
    wrong = anchorbot("meeting", "invite", "social-value", data=data)
    assert "ANCHORBOT_SMTP_FROM has to be an e-mail address" in wrong.stderr


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeSmtp]:
    with FakeSmtp() as server:
        given = {"HOST": "127.0.0.1", "PORT": server.port, "FROM": "a@b.example", "SECURITY": "none"}
        for name, value in given.items():
            monkeypatch.setenv(f"ANCHORBOT_SMTP_{name}", str(value))
        yield server


def test_a_file_that_takes_dates_away_says_whose_invitations_are_cancelled_and_how(
    tmp_path: Path, data: Path, server: FakeSmtp
) -> None:
    take_over(tmp_path, data, changed(first_meeting=f"{SOON}T10:00", breaks=[]))
    again = take_over(tmp_path, data, changed(first_meeting=f"{SOON}T10:00", breaks=[]))
    assert again.stdout.splitlines() == ["groups.json: 0 added, 1 changed.", "Changed: Social value."]
    anchorbot("meeting", "invite", "social-value", data=data)
    earlier = changed(first_meeting=f"{SOON - timedelta(days=1)}T10:00", breaks=[])
    done = take_over(tmp_path, data, earlier)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[2:] == [
        "Social value: 2 invitations for dates that are no more were given out: they will be cancelled by e-mail when "
        "invitations are next sent.",
        "To send that, with the invitations to the next meeting: anchorbot meeting invite social-value",
    ]
    sent = anchorbot("meeting", "invite", "social-value", data=data).stdout
    assert "Cancellations for dates that Social value has no more: 2 sent now." in sent
    assert len(take_over(tmp_path, data, earlier).stdout.splitlines()) == 2


def test_a_list_of_seats_that_leaves_somebody_out_says_that_their_invitation_is_withdrawn(
    tmp_path: Path, data: Path, server: FakeSmtp
) -> None:
    take_over(tmp_path, data, changed(first_meeting=f"{SOON}T10:00", breaks=[]))
    anchorbot("meeting", "invite", "social-value", data=data)
    file = tmp_path / "seats.csv"
    file.write_text(SEATS, "utf-8")
    told = anchorbot("groups", "seats", "social-value", str(file), data=data).stdout
    assert "of somebody who holds no seat any more, was given out: it will be withdrawn by e-mail" in told
    assert "anchorbot meeting invite social-value" in told


def test_killed_while_it_sends_it_leaves_that_invitation_unknown(
    tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_over(tmp_path, data, changed(first_meeting=f"{SOON}T10:00", breaks=[]))
    with FakeSmtp(troubles={"ann@leigh.example": Trouble.SILENCE}) as server:
        given = {"HOST": "127.0.0.1", "PORT": server.port, "FROM": "a@b.example", "SECURITY": "none"}
        for name, value in given.items():
            monkeypatch.setenv(f"ANCHORBOT_SMTP_{name}", str(value))
        command = [sys.executable, "-m", "bot", "meeting", "invite", "social-value", "--data", str(data)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
            end = time.monotonic() + 60
            while not server.letters and time.monotonic() < end:
                time.sleep(0.05)
            process.kill()
        server.troubles.clear()
        again = anchorbot("meeting", "invite", "social-value", data=data)
        with open_database(data) as db, write(db):  # ten minutes on
            db.execute("UPDATE invitations SET changed_at = '2026-01-01T00:00:00+00:00' WHERE state = 'sending'")
        later = anchorbot("meeting", "invite", "social-value", data=data)
    assert "Being sent at this moment, by somebody else: Ann." in again.stdout
    assert "I cannot tell whether it was sent, and do not send it again: Ann." in later.stdout
    assert server.recipients == ["ann@leigh.example", "bob@tyde.example"]


SEATS = """organisation;name;email;role;deputy_of
Leigh Council;Ann Leigh;ann@leigh.example;co-chair;

Tyde NHS Trust;Kim Lee;kim@tyde.example;;
Tyde NHS Trust;Lou Day;lou@tyde.example;;kim@tyde.example
Marsh College;;;;
"""


def test_the_seats_of_a_group_are_taken_over_from_a_spreadsheet(tmp_path: Path, data: Path) -> None:
    take_over(tmp_path, data, GROUP)
    (tmp_path / "seats.csv").write_text(SEATS, "utf-8-sig")
    command = ("groups", "seats", "social-value", str(tmp_path / "seats.csv"))
    trial = anchorbot(*command, "--dry-run", data=data)
    assert trial.stdout == "Social value would have 3 seats. Nothing was saved.\n"
    done = anchorbot(*command, data=data)
    assert done.stdout.splitlines() == [
        "Social value has 3 seats of 3 organisations now, 1 vacant.",
        "New to the network, and added to it: kim@tyde.example and lou@tyde.example.",
        "Quorum: 2 organisations of 3; a co-chair is present.",
    ]
    assert (
        "has no seat in"
        in anchorbot("meeting", "rsvp", "yes", "social-value", "--as", "bob@tyde.example", data=data).stderr
    )


@pytest.mark.parametrize(
    ("seats", "told"),
    [
        ("organisation,name\nTyde,Kim\n", "There is no column email."),
        ("organisation,name,email,phone\nTyde,Kim,k@tyde.example,1\n", "There is no use for a column phone."),
        (SEATS.replace("kim@tyde.example;;", "kim at tyde;;"), 'row 4: "kim at tyde" is no e-mail address.'),
        (SEATS.replace("Marsh College;", ";Nobody"), "row 6: it is not said for which organisation the seat is."),
        ("organisation,name,email\nTyde,,\n", "it takes 2, and there are 1 organisations who count"),
        ("PK\x03\x04", "not a CSV file"),
        ("", "There is no column"),
    ],
)
def test_a_wrong_list_of_seats_changes_nothing(tmp_path: Path, data: Path, seats: str, told: str) -> None:
    take_over(tmp_path, data, GROUP)
    before = anchorbot("groups", "list", data=data).stdout
    (tmp_path / "seats.csv").write_text(seats, "utf-8")
    done = anchorbot("groups", "seats", "social-value", str(tmp_path / "seats.csv"), data=data)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert "Nothing was saved." in done.stderr
    assert anchorbot("groups", "list", data=data).stdout == before
