"""What people received, read from the fake Slack's journal as a person would: from the words of each message."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from benchmarks.reminders.rules import CALL, CHASE, MINUTES, PAPERS, QUORUM
from benchmarks.reminders.stage import Stage
from tests.fakes.slack.records import PostedMessage

_RUNGS = {":call:": CALL, ":papers:": PAPERS, ":chase:": CHASE, ":quorum:": QUORUM, ":minutes:": MINUTES}
_CALLED = {
    "the agenda call": CALL, "the note on the papers": PAPERS, "the call to answer": CHASE,
    "the warning about quorum": QUORUM, "the note after the meeting": MINUTES,
}  # fmt: skip
_MEETING = re.compile(r"(Working group \d+) (?:meets )?on \w+day (\d+ \w+ \d{4})")
_MERGED = re.compile(r"(?:This stands for|[Tt]his is also) ([^.]*)")
_GATHERED = re.compile(r"(?:Your week|What waited as you wished,) in one message: \d+ reminders")
_OPENING = re.compile(r"^(?=(?:Reminder|Please answer|Quorum is not safe): Working|You were at Working)", re.MULTILINE)
_KEPT_DAYS = 3


@dataclass(frozen=True)
class Mail:
    """One message: when it was posted (by the true time), to whom, about which meeting, what it stands for."""

    at: datetime
    email: str
    key: str
    text: str
    group: str
    day: date | None
    rung: str
    merged: frozenset[str]
    is_further: bool = False
    """Of what is said together in one message the last is what it is about; the others are further. Which of its
    reminders one of them is, is not said in so many words."""

    @property
    def rungs(self) -> frozenset[str]:
        return self.merged | {self.rung}

    @property
    def is_chasing(self) -> bool:
        return self.text.startswith("Please answer:") or "I have not heard from you yet" in self.text


def collect(stage: Stage) -> list[Mail]:
    """What was posted since this was asked last; the journal is emptied, and what is older than three days is gone from
    the conversations."""
    server, journal = stage.server, stage.server.journal
    with journal.changed:
        posted = list(journal.messages)
        journal.messages.clear()
        journal.calls.clear()
        oldest = stage.clock.true.timestamp() - _KEPT_DAYS * 86400
        for channel in {one.channel for one in posted}:
            history = server.workspace.channels[channel].history
            history[:] = [said for said in history if float(said["ts"]) >= oldest]
    return [each for one in posted for each in _read(stage, one)]


def _read(stage: Stage, one: PostedMessage) -> list[Mail]:
    """What it is about; and what else, where it says several things together."""
    whole = _read_whole(stage, one)
    if not _GATHERED.search(whole.text):
        return [whole]
    *others, last = [_part(whole, text) for text in _OPENING.split(whole.text)[1:]]
    return [*(replace(other, rung="", is_further=True) for other in others), last]


def _part(whole: Mail, text: str) -> Mail:
    found = _MEETING.search(text)
    group, day = (found[1], _day(found[2])) if found else ("", None)
    return replace(whole, text=text, group=group, day=day, merged=_merged(text))


def _day(spoken: str) -> date:
    return datetime.strptime(spoken, "%d %B %Y").replace(tzinfo=UTC).date()


def _read_whole(stage: Stage, one: PostedMessage) -> Mail:
    members = stage.server.workspace.channels[one.channel].members
    email = next((stage.accounts[user] for user in members if user in stage.accounts), "")
    key = str(((one.metadata or {}).get("event_payload") or {}).get("key", ""))
    parts = [part for block in one.blocks for part in _texts(block)]
    text = "\n".join(parts if any(map(_GATHERED.search, parts)) else [one.text, *parts])
    found = _MEETING.search(text)
    day = _day(found[2]) if found else None
    rung = next((rung for mark, rung in _RUNGS.items() if mark in key), "")
    at = datetime.fromtimestamp(float(one.ts), UTC)
    return Mail(at, email, key, text, found[1] if found else "", day, rung, _merged(text))


def _merged(text: str) -> frozenset[str]:
    return frozenset(_CALLED[name] for said in _MERGED.findall(text) for name in _CALLED if name in said)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            if key == "text" and isinstance(part, str):
                yield part
            else:
                yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
