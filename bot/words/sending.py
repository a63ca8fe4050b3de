"""How sending stands, in words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import assert_never

from bot.reply import Choice, Paragraph, Reply
from bot.words.dates import at_time
from bot.words.names import shown
from jobs.kinds.kind import OFFICE
from jobs.standing import Standing
from knowledge.dates import spoken
from knowledge.notices import Sending
from knowledge.store.pause_rows import EVERYTHING, Pause


def say_sending(found: Standing, groups: Mapping[int, str]) -> list[str]:
    """Lines for whoever looks after it; `groups` are their names, by id."""
    states = ", ".join(f"{count} {state}" for state, count in sorted(found.states.items())) or "none yet"
    lines = [f"Last tick: {at_time(found.last_tick) if found.last_tick else 'never'}", _mode(found.sending)]
    lines.append(f"Reminders so far: {states}")
    lines += [f"The oldest that is to be sent: {at_time(found.oldest_due)}"] if found.oldest_due else []
    lines += [say_held(pause, groups.get(group, "")) for group, pause in sorted(found.pauses.items())]
    lines += [f"Held back by now: {found.held}"] if found.held else []
    lines += [_NOTES_ASTRAY.format(found.notes_astray)] if found.notes_astray else []
    if found.blocked and found.blocked_since:
        lines.append(f"NOTHING CAN BE SENT since {at_time(found.blocked_since)}: {found.blocked}. {_BLOCKED}")
    return lines + ([_STANDS_STILL] if found.stands_still else [])


_WHAT_BECOMES = (
    "What comes too late by then is left out, with the reason “paused”; the rest is one message a meeting for each. "
    "I go on answering whoever writes to me, and tell you what went astray."
)
_NOTES_ASTRAY = (
    "NOT TOLD: notes to the secretariat in the last two weeks that did not arrive, or may not have: {}. "
    "See /anchor reminders astray, or anchorbot jobs log."
)
_STANDS_STILL = (
    "Nothing has ticked for five minutes, so nothing is sent: anchorbot serve ticks every minute, "
    "anchorbot jobs tick once."
)
_BLOCKED = "Everything waits, and is tried again every minute."


def _mode(sending: Sending | None) -> str:
    match sending:
        case None:
            return "Reminders: not started yet"
        case Sending.ON:
            return "Reminders: on, they are sent"
        case Sending.SHADOW:
            return "Reminders: in shadow mode, shown to the secretariat and sent to nobody (ANCHORBOT_REMINDERS)"
        case Sending.OFF:
            return "Reminders: off, nothing is planned or sent (ANCHORBOT_REMINDERS)"
        case _:
            assert_never(sending)


def say_held(pause: Pause, group: str) -> str:
    """That the reminders of a group, or all where `group` is empty, are held back."""
    whose = f"Reminders of {shown(group)}" if group else "All reminders"
    day = pause.until.astimezone(OFFICE.zone).date() if pause.until else None
    until = f"until {spoken(day)}" if day else f"until you type /anchor resume{_named(group)}"
    return f"{whose} are held back {until}."


def say_paused(group: str, until: date | None, waiting: int | None, undo: str) -> Reply:
    """That reminders (of a group, or all where `group` is empty) are held back from now on; `waiting` is how many would
    have been sent by then."""
    whose = f"the reminders of {shown(group)}" if group else "all reminders"
    end = f"until {spoken(until)}, and send them again from that day on" if until else "until you let them go"
    line = f"I hold {whose} back {end}."
    many = f"up to {waiting}" if waiting else "nothing"
    rest = [_WHAT_BECOMES] if waiting is None else [f"Until then I would have sent {many}.", _WHAT_BECOMES]
    return Reply(line, (Paragraph(line), *map(Paragraph, rest), Choice("Undo", undo)))


def say_resumed(group: str, waiting: int, still: Sequence[str], undo: str) -> Reply:
    """That they are sent again; `waiting` is how many were held back, `still` what is held back all the same."""
    line = f"{f'The reminders of {shown(group)}' if group else 'Reminders'} are sent again."
    many = "1 was held back; what" if waiting == 1 else f"{waiting} were held back; what of them"
    next_ = f"{many} is still of use goes out within a minute, in working hours." if waiting else "Nothing was waiting."
    return Reply(line, (Paragraph(line), Paragraph(next_), *map(Paragraph, still), Choice("Undo", undo)))


def _named(group: str) -> str:
    return f" for {shown(group)}" if group else ""


def held_of(found: Mapping[int, Pause], group_id: int, group: str) -> list[str]:
    """That a group's reminders are held back; nothing where they are sent."""
    return [say_held(found[one], group if one else "") for one in (EVERYTHING, group_id) if one in found]
