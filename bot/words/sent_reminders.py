"""What became of reminders, as the secretariat reads it."""

from collections.abc import Iterable, Mapping, Sequence

from bot.reply import Choice, Items, Paragraph, Part, Reply
from bot.words.answers import joined
from bot.words.dates import at_time
from bot.words.names import shown
from bot.words.notices import MOST_LINES, about_what, reader
from jobs.deliver import SAID_IN
from knowledge.groups.group import WorkingGroup
from knowledge.notices import Became
from knowledge.store.reminder_rows import Kept

_MOST_NAMES = 8
_SAID = "said in the same message as another"
_LABELS = {
    Became.ALL: "All of them",
    Became.SENT: "What was sent",
    Became.SKIPPED: "What was not, and why",
    Became.ASTRAY: "What went astray",
}


def say_reminders(
    found: Sequence[Kept],
    which: Became,
    group: WorkingGroup | None,
    people: Mapping[int, str],
    groups: Mapping[int, str],
) -> Reply:
    """What became of the reminders of the last two weeks, the newest first, with buttons for other choices; `people`
    and `groups` are names, by id."""
    line = _counted(found, which, group)
    lines = became_lines(found, people, groups)
    parts: list[Part] = [Paragraph(line), Items(tuple(lines[:MOST_LINES]))] if lines else [Paragraph(line)]
    if len(lines) > MOST_LINES:
        parts.append(Paragraph(f"And {len(lines) - MOST_LINES} lines more; all of them: anchorbot jobs log"))
    of_group = f" for {group.slug}" if group else ""
    parts += [
        Choice(label, f"{f'reminders {one}'.rstrip()}{of_group}") for one, label in _LABELS.items() if one is not which
    ]
    return Reply(line, tuple(parts))


def _counted(found: Sequence[Kept], which: Became, group: WorkingGroup | None) -> str:
    whose = f" of {shown(group.name)}" if group else ""
    if not found:
        what = {Became.ASTRAY: "went astray", Became.SKIPPED: "was left out"}.get(which, "was sent")
        what = "fell due" if which is Became.ALL else what
        return f"Of the reminders{whose} nothing {what} in the last two weeks."
    states = [one.state for one in found]
    counted = {
        "sent": states.count("sent"),
        "not sent": states.count("skipped") + states.count("superseded"),
        "sent or not, unknown": states.count("unknown"),
        "refused": states.count("dead"),
    }
    said = "; ".join(f"{count} {what}" for what, count in counted.items() if count)
    return f"The reminders{whose} of the last two weeks: {said}."


def say_no_log(which: Became, days: int) -> str:
    """That nothing is on record, in the terminal."""
    what = {Became.SENT: "was sent", Became.SKIPPED: "was left out", Became.ASTRAY: "went astray"}.get(
        which, "fell due"
    )
    when = "day" if days == 1 else f"{days} days"
    return f"No reminder {what} in the last {when}. What is to come: anchorbot jobs preview"


def became_lines(found: Iterable[Kept], people: Mapping[int, str], groups: Mapping[int, str]) -> list[str]:
    """A line for all that became of the same reminder in the same minute, with the people it was for."""
    together: dict[tuple[str, str, str], list[str]] = {}
    for one in found:
        also = f" with {joined(one.merged_from)}" if one.merged_from else ""
        what = about_what(f"{one.rung}{also}", one.about, groups)
        who = shown(reader(people, one.person_id))
        together.setdefault((at_time(one.changed_at), what, _became(one)), []).append(who)
    return [f"{at}: {what}, to {_names(who)}: {became}" for (at, what, became), who in together.items()]


def _became(one: Kept) -> str:
    reason = _SAID if one.reason.startswith(SAID_IN) else shown(one.reason)
    match one.state:
        case "sent":
            return "sent"
        case "unknown":
            return f"may have been sent or not ({reason})"
        case "dead":
            return f"refused ({reason})"
        case _:
            return f"not sent ({reason})"


def _names(who: Sequence[str]) -> str:
    if len(who) <= _MOST_NAMES:
        return joined(who)
    return f"{', '.join(who[:_MOST_NAMES])} and {len(who) - _MOST_NAMES} others"
