"""Notices of all kinds in words: what each is about, which went astray, and what a tick did."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from textwrap import indent
from typing import assert_never

from bot.reply import Items, Paragraph, Reply
from bot.words.answers import joined
from bot.words.dates import at_time
from bot.words.names import shown
from jobs.deliver import SAID_IN, SHADOWED, Report
from knowledge.dates import spoken
from knowledge.groups.reminders import Rung
from knowledge.notices import CHANNEL, Kind, Notice, Subject
from knowledge.pledges.periods import Period
from knowledge.store.reminder_rows import Kept

REMOVED = "somebody who was removed"
THE_CHANNEL = "the group's channel"
_CHASE = "call to answer"


def reader(people: Mapping[int, str], id_: int) -> str:
    """Who a notice is for; `people` are names, by id."""
    return THE_CHANNEL if id_ == CHANNEL else people.get(id_, REMOVED)


MOST_LINES = 40


def about_what(rung: str, about: Subject, groups: Mapping[int, str]) -> str:
    """ "papers of Social value on Tuesday 17 November 2026"; `groups` are their names, by id."""
    group = shown(groups.get(about.group_id, "a group that is gone"))
    match about.kind:
        case Kind.MEETING:
            return f"{rung.replace(Rung.CHASE, _CHASE)} of {group} on {spoken(about.original)}"
        case Kind.ACTION:
            return f"{rung}: action {about.name} of {group}"
        case Kind.PLEDGES:
            return f"{rung}, for {Period(date.fromisoformat(about.name)).months}"
        case Kind.PLEDGE_NEWS:
            return f"{rung}: {about.name.partition('/')[0]}"
        case Kind.TROUBLE:
            return "note on what went astray"
        case Kind.SHADOW:
            return "note on what would have been sent"
        case Kind.SILENCE:
            return "note on who wished for no reminders"
        case _:
            assert_never(about.kind)


def say_together(said: Sequence[Reply], gathered: str) -> Reply:
    """Several notices in one message, as its reader wished (`gathered` says how)."""
    if len(said) == 1:
        return said[0]
    what = "Your week in one message" if gathered.startswith("digest") else "What waited as you wished, in one message"
    line = f"{what}: {len(said)} reminders."
    return Reply(f"{line} {said[0].summary}", (Paragraph(line), *(part for one in said for part in one.parts)))


def say_trouble(astray: Sequence[Kept], people: Mapping[int, str], groups: Mapping[int, str]) -> Reply:
    """What the secretariat is told of the reminders that went astray; `people` and `groups` are names, by id."""
    many = "1 reminder" if len(astray) == 1 else f"{len(astray)} reminders"
    line = f"{many} went astray. I do not send them again; please tell these people yourself, if need be."
    return Reply(line, (Paragraph(line), Items(tuple(_astray(one, people, groups) for one in astray))))


def _astray(one: Kept, people: Mapping[int, str], groups: Mapping[int, str]) -> str:
    what = "was refused" if one.state == "dead" else "may have been sent or not"
    person = shown(reader(people, one.person_id))
    return f"{person}: {about_what(one.rung, one.about, groups)}, {what} ({shown(one.reason)})"


def say_shadow(some: Sequence[Kept], people: Mapping[int, str], groups: Mapping[int, str]) -> Reply:
    """What the secretariat is told in shadow mode of what would have been sent and what not; `people` and `groups` are
    names, by id."""
    said_in: dict[str, list[Kept]] = {}
    for one in some:
        if one.reason.startswith(SAID_IN):
            said_in.setdefault(one.reason.removeprefix(SAID_IN), []).append(one)
    whom: dict[tuple[str, str], list[str]] = {}
    for one in some:
        if not one.reason.startswith(SAID_IN):
            others = said_in.get(one.key, [])
            also = [*one.merged_from, *(each.rung for each in others if each.about == one.about)]
            what = about_what(f"{one.rung}{f' with {joined(also)}' if also else ''}", one.about, groups)
            what = joined([*(about_what(each.rung, each.about, groups) for each in others if each.about != one.about),
                           what])  # fmt: skip
            whom.setdefault((what, one.reason), []).append(reader(people, one.person_id))
    would = [f"{what}, to {shown(joined(who))}" for (what, reason), who in whom.items() if reason == SHADOWED]
    left = [(what, reason, who) for (what, reason), who in whom.items() if reason != SHADOWED]
    lines = [*would, *(f"Not: {what}, to {shown(joined(who))} ({shown(reason)})" for what, reason, who in left)]
    line = "Shadow mode: I would have sent these reminders just now. Nobody got them."
    if not would:
        line = "Shadow mode: these reminders came up just now, and I would have sent none of them."
    more = [Paragraph(f"And {len(lines) - MOST_LINES} more.")] if len(lines) > MOST_LINES else []
    return Reply(line, (Paragraph(line), Items(tuple(lines[:MOST_LINES])), *more))


def say_ticked(report: Report, texts: Mapping[str, str], names: Mapping[int, str]) -> list[str]:
    """What a tick sent, each message in full, and the reason of whatever it did not send; `names` are people's."""

    def told(one: Notice | Kept) -> str:
        return f"{one.rung} to {shown(reader(names, one.person_id))}"

    lines = [f"{told(one)}:\n{indent(texts.get(one.key, ''), '  ')}" for one in report.sent]
    lines += [f"{told(one)}: not sent, {why}" for one, why in (*report.skipped, *report.superseded)]
    lines += [f"{told(one)}: put off until {at_time(until)}" for one, until in report.put_off]
    lines += [f"{told(one)}: may have been sent or not, {why}" for one, why in report.unknown]
    lines += [f"{told(one)}: refused, {why}" for one, why in report.refused]
    return lines or ["Nothing was due."]


def say_ticked_before(instant: datetime) -> str:
    """That a tick went by an earlier time than it is, and what is told of it."""
    return (
        f"That was as at {at_time(instant)}, which is the last tick now: anchorbot status says that nothing has ticked "
        "since, until anchorbot serve runs or you type anchorbot jobs tick."
    )
