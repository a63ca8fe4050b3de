"""What is going to be sent, in words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.reply import Items, Paragraph, Reply
from bot.words.answers import joined
from bot.words.dates import LONDON, at_time, of_clock
from bot.words.names import shown
from bot.words.notices import about_what, reader
from jobs.foresight import Foreseen
from knowledge.dates import spoken
from knowledge.groups.group import WorkingGroup
from knowledge.notices import Recipient

_MOST_NOT_SENT = 6


def say_preview_of(
    group: WorkingGroup, found: Sequence[Foreseen], names: Mapping[int, str], last: str, held: Sequence[str] = ()
) -> Reply:
    """What is going to be sent to a group's people until a day (`last`); `held` says what keeps it from being sent."""
    line = f"Reminders of {shown(group.name)} until {last}, as things stand: nothing of it is sent yet."
    return Reply(line, (Paragraph(line), *map(Paragraph, held), Items(tuple(preview_lines(found, [group], names)))))


def preview_lines(found: Iterable[Foreseen], groups: Sequence[WorkingGroup], names: Mapping[int, str]) -> list[str]:
    """What is going to be sent, a line for each message: when, what, to whom, and how they wish it; then what is not
    sent to whom, and why. `names` are people's, by id."""
    named = {group.id: group.name for group in groups}
    messages: dict[tuple[datetime | None, int, str], list[Foreseen]] = {}
    for one in found:
        messages.setdefault(one.message if one.at else (None, one.planned.person_id, one.reason), []).append(one)
    whom: dict[tuple[str, str, str], list[str]] = {}
    not_sent: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for (at, person, why), parts in messages.items():
        what = [_part(one, named) for one in parts]
        if at is None:
            not_sent.setdefault((why, tuple(what)), []).append(reader(names, person))
        else:
            whom.setdefault((at_time(at), "; ".join(what), _how(parts[0], at)), []).append(reader(names, person))
    lines = [f"{at}: {what}, to {shown(joined(who))}{how}" for (at, what, how), who in whom.items()]
    lines += [f"Not to {shown(joined(who))} ({why}): {_some(what)}" for (why, what), who in not_sent.items()]
    return lines or ["Nothing would be sent."]


def _part(one: Foreseen, groups: Mapping[int, str]) -> str:
    *others, last = one.rungs
    also = f" with {joined(others)}" if others else ""
    unless = {
        Recipient.UNANSWERED: ", unless they have answered by then",
        Recipient.CO_CHAIRS: ", if quorum is not safe then",
    }
    what = about_what(f"{last}{also}", one.planned.about, groups)
    return f"{what}{unless.get(one.recipient, '') if one.at else ''}"


def _how(one: Foreseen, at: datetime) -> str:
    """By which wish of its reader it comes then: " (in their weekly message)"."""
    said = []
    if one.gathered:
        said.append(
            "in their weekly message" if one.gathered.startswith("digest") else "put off until then, as they wish"
        )
    if one.zone:
        local, here = at.astimezone(ZoneInfo(one.zone)), at.astimezone(LONDON)
        day = "" if local.date() == here.date() else f"{spoken(local.date())}, "
        said += [f"{day}{of_clock(local.time())} by their clock"] if local.utcoffset() != here.utcoffset() else []
    return f" ({'; '.join(said)})" if said else ""


def _some(what: Sequence[str]) -> str:
    more = len(what) - _MOST_NOT_SENT
    return "; ".join([*what[:_MOST_NOT_SENT], *([f"and {more} more"] if more > 0 else [])])
