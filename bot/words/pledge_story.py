"""One pledge with everything that was entered about it, told as a story."""

from datetime import date
from typing import assert_never

from bot.reply import Choice, Items, Paragraph, Part, Reply
from bot.words.names import shown
from bot.words.pledge_picture import picture
from bot.words.pledge_values import flags, moment, named, owner_in_words, promised, said_in_words, standing_in_words
from knowledge.dates import spoken
from knowledge.pledges.amounts import amount_text
from knowledge.pledges.entries import Edit, Entry, HandOver, NewDeputy, PledgeUpdate, StatusChange, Target
from knowledge.pledges.kinds import HandOverStep
from knowledge.pledges.periods import Numbering
from knowledge.pledges.pledge import Pledge
from knowledge.pledges.progress import Progress, is_late, progress_of

_MOST_TOLD = 40


def say_pledge(pledge: Pledge, today: date, numbering: Numbering, choices: tuple[Choice, ...]) -> Reply:
    """How a pledge stands, and its history from the first day on; of a long one what came last."""
    progress = progress_of(pledge, today)
    line = f"{named(pledge)}."
    facts = [
        f"Promised: {promised(pledge)}{_from(pledge)}",
        f"Now: {_now(pledge, progress)}",
        f"Owner: {owner_in_words(pledge.owner)}{_deputy(pledge)}",
    ]
    if pledge.offered_to:
        facts.append(f"Offered to {owner_in_words(pledge.offered_to)}, who has not answered")
    if pledge.document:
        facts.append(f"From: {shown(pledge.document)}{f', {shown(pledge.clause)}' if pledge.clause else ''}")
    story = story_of(pledge, numbering)
    left_out = len(story) - _MOST_TOLD
    parts: list[Part] = [Paragraph(line), Items(tuple(facts)), Paragraph("What happened:")]
    if left_out > 0:
        parts.append(Paragraph(f"({left_out} earlier entries are in the export.)"))
    chart = picture(pledge, today) if pledge.updates else None
    return Reply(line, (*parts, Items(tuple(story[-_MOST_TOLD:])), *filter(None, (chart,)), *choices))


def story_of(pledge: Pledge, numbering: Numbering) -> list[str]:
    """Every entry as a sentence, the first one first."""
    return [f"{moment(one.at)}: {_told(pledge, one, numbering)}" for one in pledge.entries]


def _now(pledge: Pledge, progress: Progress) -> str:
    words = [standing_in_words(pledge, progress), *flags(pledge, progress)]
    if progress.share is not None:
        words.insert(1, f"{round(100 * progress.share)}% of the way, {round(100 * progress.expected)}% of the time")
    return "; ".join(words)


def _from(pledge: Pledge) -> str:
    if pledge.baseline is None:
        return ""
    day = f" on {spoken(pledge.baseline_on)}" if pledge.baseline_on else " at the start"
    return f" (from {amount_text(pledge.baseline, pledge.unit)}{day})"


def _deputy(pledge: Pledge) -> str:
    return f"; deputy: {owner_in_words(pledge.deputy)}" if pledge.deputy else ""


def _told(pledge: Pledge, entry: Entry, numbering: Numbering) -> str:
    by = owner_in_words(entry.by)
    match entry:
        case PledgeUpdate():
            return _update(pledge, entry, by, numbering)
        case Target() if entry.number == 1:
            whose = f" for {owner_in_words(entry.owner)}" if entry.owner and entry.owner != entry.by else ""
            return f"{by} entered the pledge{whose}: {_target(pledge, entry)}."
        case Target(reason=reason, agreed_by=agreed):
            return f"{by} changed the target to {_target(pledge, entry)}: “{shown(reason)}”, agreed by {shown(agreed)}."
        case HandOver(step=step, to=to, reason=reason):
            return f"{by} {_handed(step, owner_in_words(to))}{_because(reason)}."
        case NewDeputy(to=None, reason=reason):
            return f"{by} named no deputy any more{_because(reason)}."
        case NewDeputy(to=to, reason=reason):
            return f"{by} made {owner_in_words(to)} the deputy{_because(reason)}."
        case StatusChange(status=status, reason=reason):
            return f"{by} set it to {status}{_because(reason)}."
        case Edit(what=what, before=before, after=after, reason=reason):
            return f"{by} changed the {what} from “{shown(before)}” to “{shown(after)}”{_because(reason)}."
        case _:
            assert_never(entry)


def _update(pledge: Pledge, update: PledgeUpdate, by: str, numbering: Numbering) -> str:
    label = update.period.label(numbering)
    mended = next((one for one in pledge.every_update if one.corrects == update.number), None)
    if update.corrects is not None:
        said = f"{by} corrected that to: {said_in_words(pledge, update)}, for {label}"
        wrong = next((one for one in pledge.every_update if one.number == update.corrects), None)
        said = said.replace("that to", f"the entry of {moment(wrong.at)} to", 1) if wrong else said
    else:
        said = f"{by} said {said_in_words(pledge, update)}, for {label}"
    if is_late(update) and update.corrects is None:
        said += " (late)"
    return f"{said} (corrected on {moment(mended.at)})." if mended else f"{said}."


def _target(pledge: Pledge, target: Target) -> str:
    day = f"by {spoken(target.due)}"
    return f"{amount_text(target.value, pledge.unit)} {day}" if target.value is not None else day


def _handed(step: HandOverStep, to: str) -> str:
    match step:
        case HandOverStep.OFFERED:
            return f"offered it to {to}"
        case HandOverStep.ACCEPTED:
            return "took it over"
        case HandOverStep.DECLINED:
            return "declined to take it over"
        case HandOverStep.TAKEN_BACK:
            return f"took back the offer to {to}"


def _because(reason: str) -> str:
    return f": “{shown(reason)}”" if reason else ""
