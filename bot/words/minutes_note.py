"""The draft of a meeting's minutes as headings and lines, and as Markdown."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.words.actions import action_in_words
from bot.words.dates import at_time
from bot.words.decisions_taken import count_in_words, quoted, validity_in_words
from bot.words.groups import moment, quorum_in_words
from bot.words.names import shown
from knowledge.dates import spoken
from knowledge.groups.decisions import Decision, Validity
from knowledge.groups.group import Member, Seat
from knowledge.groups.minutes import Attended, Minutes

BY_OPERATOR = "the keeper of this machine"
"""Whose draft it is where nobody of the network asked for it."""
_MEANING = re.compile(r"([\\`*_\[\]<>|~&])")
_AT_START = re.compile(r"^(\d*)([-+#.)=])")


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it: lines of a list where `is_list`, otherwise paragraphs."""

    heading: str
    lines: tuple[str, ...]
    is_list: bool = True


@dataclass(frozen=True)
class Note:
    """A text for a file: its title, what is said below it, its sections."""

    title: str
    about: tuple[str, ...]
    sections: tuple[Section, ...]


def note_of(minutes: Minutes, by: str, now: datetime) -> Note:
    """The draft, made by somebody at some time."""
    group, occurrence = minutes.group, minutes.occurrence
    about = [f"Meeting of {moment(occurrence)}, {group.duration_minutes} minutes."]
    if not occurrence.takes_place:
        about.append("It was cancelled.")
    elif occurrence.day != occurrence.original:
        about.append(f"It was moved from {spoken(occurrence.original)}.")
    about.append(f"Draft by {shown(by)}, made on {at_time(now)}. To be agreed by the group.")
    return Note(
        f"{shown(group.name)}: draft minutes, {spoken(occurrence.day)}",
        tuple(about),
        (*_attendance(minutes), _quorum(minutes), *_decisions(minutes), *_actions(minutes, now)),
    )


def _attendance(minutes: Minutes) -> Iterator[Section]:
    who = minutes.attendance
    present = (*map(_attended, who.present), *(f"{shown(one.name)} (beside the seats)" for one in who.also))
    yield Section("Present", present or ("Nobody was noted as there.",))
    yield Section("Apologies", tuple(map(_missing, who.apologies)) or ("None.",))
    if present:  # where nobody noted who was there, nobody can be said to have been absent
        yield Section("Absent", tuple(map(_missing, who.absent)) or ("None.",))


def _attended(one: Attended) -> str:
    role = "" if one.seat.role == "member" else f", {one.seat.role}"
    said = f"{shown(one.person.name)} ({shown(one.seat.organisation)}{role})"
    if not one.is_deputy:
        return said
    return f"{said}, deputy for {_name(one.seat.holder)}"


def _name(holder: Member | None) -> str:
    return shown(holder.name) if holder else "the vacant seat"


def _missing(seat: Seat) -> str:
    return f"{_name(seat.holder)} ({shown(seat.organisation)})"


def _quorum(minutes: Minutes) -> Section:
    group, most = minutes.group, minutes.most
    lines = [f"The rule: {quorum_in_words(group)}."]
    if group.quorum.clause:
        lines.append(f"The terms of reference say: “{shown(group.quorum.clause)}”")
    lines.append(
        f"The most at one time: {count_in_words(most)}." if most else "Nobody was noted as there: not quorate."
    )
    return Section("Quorum", tuple(lines))


def _decisions(minutes: Minutes) -> Iterator[Section]:
    yield Section("Decisions", tuple(_decided(minutes, one) for one in minutes.decided) or ("None.",))
    if minutes.settled:
        lines = tuple(
            f"{quoted(one)} of {spoken(one.noted.day)}: {one.validity} ({count_in_words(one.last.count)})."
            for one in minutes.settled
        )
        yield Section("Decisions of earlier meetings", lines)
    if minutes.waiting:
        lines = tuple(f"{quoted(one)} of {spoken(one.noted.day)}." for one in minutes.waiting)
        yield Section("Provisional decisions that wait for a quorate meeting", lines)


def _decided(minutes: Minutes, one: Decision) -> str:
    said = f"{quoted(one)}: no objection from those present ({count_in_words(one.noted.count)})."
    stand = validity_in_words(one, minutes.corrected_by)
    if stand != Validity.DECIDED:
        said += f" {stand[0].upper()}{stand[1:]}."
    if one.noted.is_late:
        said += f" Noted late, on {spoken(one.noted.at.astimezone(minutes.group.zone).date())}."
    return said


def _actions(minutes: Minutes, now: datetime) -> Iterator[Section]:
    today = now.astimezone(minutes.group.zone).date()
    yield Section("Actions", tuple(f"{action_in_words(one, today)}." for one in minutes.given) or ("None.",))
    if minutes.earlier:
        yield Section("Open actions from before", tuple(f"{action_in_words(one, today)}." for one in minutes.earlier))


def as_markdown(note: Note) -> str:
    """The note in Markdown; what people wrote reads as they wrote it."""
    lines = [f"# {_plain(note.title)}", "", *_apart(note.about)]
    for section in note.sections:
        said = [f"- {_plain(one)}" for one in section.lines] if section.is_list else list(_apart(section.lines))
        lines += [f"## {_plain(section.heading)}", "", *said, *([""] if section.is_list else [])]
    return "\n".join(lines).rstrip() + "\n"


def _apart(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield from (_plain(line), "")


def _plain(text: str) -> str:
    """A line in which no sign means anything to Markdown."""
    escaped = _MEANING.sub(r"\\\1", " ".join(text.split()))
    return _AT_START.sub(r"\1\\\2", escaped)
