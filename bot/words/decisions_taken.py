"""What groups decided, in words: by no objection from those present, never as a count of votes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot.reply import Choice, Items, Paragraph, Part, Reply
from bot.words.answers import joined
from bot.words.groups import moment
from bot.words.names import shown
from knowledge.dates import spoken
from knowledge.groups.calendar import Occurrence
from knowledge.groups.decisions import Count, Decision, Step, Validity, corrections
from knowledge.groups.group import WorkingGroup
from knowledge.groups.quorum import Quorate
from knowledge.groups.sitting import Sitting

_MOST_SHOWN = 30
_MOST_WITH_BUTTONS = 10
_BY_CONSENT = "no objection from those present"


def count_in_words(count: Count) -> str:
    """ "2 of 2 organisations needed, quorate", and which conditions were open."""
    said = f"{count.present} of {count.needed} {count.counted_by} needed, {count.quorate}"
    if not count.open_conditions:
        return said
    conditions = joined([f"“{shown(one)}”" for one in count.open_conditions])
    return f"{said}; the rule asks for {conditions}"


def quoted(decision: Decision) -> str:
    """ "Decision 3: “Adopt the protocol”", and which one it corrects."""
    corrects = f" (instead of decision {decision.instead_of})" if decision.instead_of is not None else ""
    return f"Decision {decision.number}{corrects}: “{shown(decision.text)}”"


def say_decision_noted(group: WorkingGroup, meeting: Sitting, decision: Decision, now: datetime) -> Reply:
    """That it is noted, with the quorum, and what becomes of it where that was too small."""
    taken, occurrence = decision.noted, meeting.occurrence
    line = f"{quoted(decision)}: {_BY_CONSENT} at the meeting of {shown(group.name)}, {moment(occurrence)}."
    parts: list[Part] = [Paragraph(line), Paragraph(f"Who was there: {count_in_words(taken.count)}.")]
    if taken.is_late:
        noted = spoken(now.astimezone(group.zone).date())
        how = f"Noted late, on {noted}."
        if meeting.arrived_by != meeting.left_after:
            how += (
                " I counted who was there at its planned end; if it was decided earlier, take it back and say when: "
                f'/meeting decide on {occurrence.day} at 10:45 "…"'
            )
        parts.append(Paragraph(how))
    if decision.validity is Validity.PROVISIONAL:
        parts.append(Paragraph("It is provisional, and put to the next quorate meeting."))
    parts.append(Choice("Take it back", f"meeting undecide {decision.number} {group.slug}"))
    if taken.count.quorate is Quorate.IF_CONFIRMED:
        confirm = f"meeting confirm {decision.number} conditions met {group.slug}"
        parts.append(Choice("The condition is met", confirm))
    return Reply(line, tuple(parts))


def ask_whether_met(group: WorkingGroup, decision: Decision, count: Count, command: str) -> Reply:
    """Asks for a person's word on what only a person can say of a quorum."""
    conditions = joined([f"“{shown(one)}”" for one in count.open_conditions])
    line = f"Enough are there. The rule also asks for {conditions}: is that met?"
    rest = f"If it is not, decision {decision.number} of {shown(group.name)} waits. Nothing is changed yet."
    return Reply(line, (Paragraph(line), Paragraph(rest), Choice("It is met", command)))


def say_stepped(group: WorkingGroup, decision: Decision) -> Reply:
    """What became of a decision, and how that is undone."""
    taken, what = decision.last, quoted(decision)
    undo: tuple[Choice, ...] = ()
    match taken.step:
        case Step.CONFIRMED:
            line = f"{what}: confirmed, {_BY_CONSENT} ({count_in_words(taken.count)})."
        case Step.NOT_CONFIRMED:
            line = f"{what}: not confirmed ({count_in_words(taken.count)})."
        case Step.REOPENED:
            line = f"{what}: provisional again, and put to the next quorate meeting."
        case _:
            line = f"{what}: taken back. That it was noted stays in the records."
    if taken.step in (Step.CONFIRMED, Step.NOT_CONFIRMED):
        undo = (Choice("Take that back", f"meeting unconfirm {decision.number} {group.slug}"),)
    return Reply(line, (Paragraph(line), *undo))


def validity_in_words(decision: Decision, corrected_by: Mapping[int, int]) -> str:
    """ "provisional", "confirmed on Tuesday 29 December 2026", "decided, corrected by decision 5"."""
    said = decision.validity.value
    if decision.validity in (Validity.CONFIRMED, Validity.NOT_CONFIRMED):
        said += f" on {spoken(decision.last.day)}"
    later = corrected_by.get(decision.number)
    return said if later is None else f"{said}, corrected by decision {later}"


def say_decisions(
    group: WorkingGroup, found: Sequence[Decision], count: Count | None, may_settle: bool, following: Occurrence | None
) -> Reply:
    """A group's decisions: first those that wait, with their buttons at a quorate meeting for those who may. `count` is
    who is at the meeting in hand; `following` the next one where none is going on."""
    name = shown(group.name)
    if not found:
        line = f"{name} has no decisions yet."
        how = 'At a meeting: /meeting decide "Adopt the levy transfer protocol"'
        return Reply(line, (Paragraph(line), Paragraph(how)))
    lines = {one.number: _line(one, corrections(found)) for one in found}
    waiting = [one.number for one in found if one.validity is Validity.PROVISIONAL]
    others = [lines[one.number] for one in reversed(found) if one.number not in waiting]
    line = f"Decisions of {name}: {len(waiting)} provisional, {len(others)} other."
    parts: list[Part] = [Paragraph(line)]
    if waiting:
        parts.append(Paragraph("These wait for a quorate meeting:"))
        can_be_settled = count is not None and count.quorate is not Quorate.NO
        with_buttons = waiting[:_MOST_WITH_BUTTONS] if may_settle and can_be_settled else []
        for number in with_buttons:
            parts += [Paragraph(lines[number]), *_choices(group, number)]
        if rest := [lines[number] for number in waiting if number not in with_buttons]:
            parts.append(Items(tuple(rest)))
        if not with_buttons:
            parts.append(Paragraph(_when(count, following)))
    if others:
        parts += [Paragraph("The others, the newest first:"), Items(tuple(others[:_MOST_SHOWN]))]
    if len(others) > _MOST_SHOWN:
        parts.append(Paragraph(f"{len(others) - _MOST_SHOWN} earlier ones stand in the minutes of their meetings."))
    return Reply(line, tuple(parts))


def _choices(group: WorkingGroup, number: int) -> tuple[Choice, Choice]:
    return (
        Choice(f"Confirm {number}: no objection", f"meeting confirm {number} {group.slug}"),
        Choice(f"Not confirmed: {number}", f"meeting drop {number} {group.slug}"),
    )


def _when(count: Count | None, following: Occurrence | None) -> str:
    """When those that wait can be settled, and by whom."""
    if count and count.quorate is not Quorate.NO:
        return "The co-chairs and the secretariat confirm them at the meeting: /meeting confirm 3 or /meeting drop 3."
    if following:
        return f"The next meeting is on {moment(following)}; if it is quorate, they can be confirmed there."
    return f"They can be confirmed once the meeting is quorate: {count_in_words(count)}." if count else ""


def _line(decision: Decision, corrected_by: Mapping[int, int]) -> str:
    late = ", noted late" if decision.noted.is_late else ""
    return f"{quoted(decision)} ({spoken(decision.noted.day)}{late}; {validity_in_words(decision, corrected_by)})"


def say_waiting(group: WorkingGroup, decided: Iterable[Decision]) -> str:
    """How many decisions wait to be confirmed; nothing where none does."""
    count = sum(one.validity is Validity.PROVISIONAL for one in decided)
    if not count:
        return ""
    wait = "1 decision waits" if count == 1 else f"{count} decisions wait"
    return f"{wait} for a quorate meeting: /meeting decisions {group.slug}"
