"""Meetings in words: replies, quorum, and how likely it is."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from bot.reply import Choice, Items, Paragraph, Part, Reply
from bot.words.answers import joined
from bot.words.groups import clash_of, moment, quorum_in_words
from bot.words.names import shown
from bot.words.rsvp import answer_choices, answered, said_before
from knowledge.dates import spoken
from knowledge.groups.calendar import Occurrence, Status
from knowledge.groups.forecast import Forecast, Outlook
from knowledge.groups.group import Seat, WorkingGroup
from knowledge.groups.quorum import Check, Quorate, QuorumState, counted
from knowledge.groups.replies import Answer
from knowledge.groups.rsvp import Rsvp, worth
from knowledge.store.meeting_rows import Standing

_SURE = 0.995
_COMING = (Answer.YES, Answer.DEPUTY)


def say_quorum(group: WorkingGroup, occurrence: Occurrence, found: Standing) -> list[str]:
    """Lines: before a meeting how likely quorum is and who is silent; at it one word; the rule with its clause."""
    unit, state = group.quorum.counted_by.value, found.state
    lines = [f"{shown(group.name)}, {moment(occurrence)}"]
    if not occurrence.takes_place:
        return [f"{lines[0]}: cancelled."]
    if occurrence.status is Status.CLASH:
        lines.append(f"That day {clash_of(occurrence)}; the secretariat has to decide.")
    if state.present:
        lines.append(f"{_word(state)}: {state.present} of {state.needed} {unit} are there.")
        unmet = [(condition.text, check) for condition, check in state.conditions if check is not Check.MET]
        lines += [f"The rule asks for “{shown(text)}”: {check}." for text, check in unmet]
    else:
        lines += say_forecast(group, state, found.chances, found.replies)
    return [*lines, *say_rule(group)]


def say_rule(group: WorkingGroup) -> list[str]:
    """The rule of the quorum, and the clause it was read from."""
    clause = [f"“{shown(group.quorum.clause)}”"] if group.quorum.clause else []
    return [f"The rule: {quorum_in_words(group)}.", *clause]


def _word(state: QuorumState) -> str:
    return {Quorate.YES: "Quorate", Quorate.NO: "Not quorate", Quorate.IF_CONFIRMED: "Quorate, if confirmed"}[
        state.quorate
    ]


def say_forecast(group: WorkingGroup, state: QuorumState, chances: Forecast, answers: Mapping[int, Rsvp]) -> list[str]:
    """ "8 of 10 organisations so far, unlikely that you reach 10 (about 1 in 4).", and who has not answered."""
    said = f"{say_forecast_shortly(group, state, chances, answers)}."
    if not chances.has_history:
        said += " Nothing is known yet of who came to earlier meetings."
    silent = [seat.holder.name for seat in group.voting_seats() if seat.holder and seat.id not in answers]
    lines = [said]
    for condition, chance in chances.of_conditions:
        likely = "only a person can say" if chance is None else about(chance)
        lines.append(f"The rule asks for “{shown(condition.text)}”: {likely}.")
    if silent:
        lines.append(f"Not heard from: {shown(joined(silent))}.")
    if state.vacant:
        lines.append("1 seat is vacant." if state.vacant == 1 else f"{state.vacant} seats are vacant.")
    return lines


def say_forecast_shortly(
    group: WorkingGroup, state: QuorumState, chances: Forecast, answers: Mapping[int, Rsvp]
) -> str:
    """ "8 of 10 organisations so far: quorum is unlikely (about 1 in 4)", without an end."""
    yes = [seat for seat in group.voting_seats() if seat.id in answers and worth(group, answers[seat.id]) in _COMING]
    coming = counted(yes, group.quorum.counted_by)
    return f"{_come(coming, state.needed, group.quorum.counted_by)}: {_outlook(chances)}"


def _come(coming: int, needed: int, units: str) -> str:
    if coming > needed:
        return f"{coming} {units} so far, {needed} needed"
    return f"{coming} of {needed} {units} so far"


def _outlook(chances: Forecast) -> str:
    match chances.outlook:
        case Outlook.SAFE:
            return f"quorum looks safe ({about(chances.chance)})"
        case Outlook.AT_RISK:
            return f"quorum is at risk ({about(chances.chance)})"
        case Outlook.UNLIKELY:
            return f"quorum is unlikely ({about(chances.chance)})"


def about(chance: float) -> str:
    """A chance as people say it: "about 1 in 3", "about 3 in 4", "almost certain", "next to none"."""
    if chance >= _SURE:
        return "almost certain"
    if chance <= 1 - _SURE:
        return "next to no chance"
    low = min(chance, 1 - chance)
    if low < 0.1:
        of = min(100, 5 * round(1 / low / 5)) or 10
        return f"about 1 in {of}" if chance < 0.5 else f"about {of - 1} in {of}"
    near = min(
        (Fraction(top, bottom) for bottom in (2, 3, 4, 5, 10) for top in range(1, bottom)),
        key=lambda one: (abs(float(one) - chance), one.denominator),
    )
    return f"about {near.numerator} in {near.denominator}"


def say_next(
    group: WorkingGroup, occurrence: Occurrence, may_enter: bool, may_answer: bool, mine: Rsvp | None, papers: str = ""
) -> Reply:
    """When a group meets next; where, and its papers, to whoever may go there; and what the reader answered, now or
    before it was moved."""
    line = f"{shown(group.name)} meets next on {moment(occurrence)}, for {group.duration_minutes} minutes."
    parts: list[Part] = [Paragraph(line)]
    if occurrence.status is Status.CLASH:
        parts.append(Paragraph(f"That day {clash_of(occurrence)}; the secretariat has to decide."))
    if occurrence.status is Status.MOVED:
        parts.append(Paragraph(f"It was moved from {spoken(occurrence.original)}."))
    if may_enter:
        parts += [Paragraph(f"Where: {shown(where)}") for where in (group.place, group.link) if where]
        parts += [Paragraph(f"Papers: {shown(papers)}")] if papers else []
    if may_answer:
        parts.append(Paragraph(_own_answer(mine)))
        parts += answer_choices(group, occurrence)
    return Reply(line, tuple(parts))


def _own_answer(mine: Rsvp | None) -> str:
    if mine and mine.given_for:
        return f"You have not answered yet: you {said_before(mine)}, before it was moved."
    return f"You said: {answered(mine)}." if mine else "You have not answered yet."


def say_standing(group: WorkingGroup, occurrence: Occurrence, found: Standing, with_names: bool) -> Reply:
    """How a meeting stands; without names the rule alone, for those who may not see who replied."""
    if not with_names:
        lines = [f"{shown(group.name)}, {moment(occurrence)}", *say_rule(group)]
    else:
        lines = say_quorum(group, occurrence, found)
    return Reply(" ".join(lines[:2]), tuple(map(Paragraph, lines)))


def say_who_replied(group: WorkingGroup, occurrence: Occurrence, found: Standing) -> Reply:
    """Every seat and what it answered."""
    line = f"{shown(group.name)}, {moment(occurrence)}"
    rows = []
    for seat in group.seats:
        if seat.holder:
            rows.append(f"{shown(seat.holder.name)} ({shown(seat.organisation)}): {_answer_of(seat, found)}")
        elif seat.id in found.replies:  # a deputy answered for it
            rows.append(f"{shown(seat.organisation)}, vacant: {_answer_of(seat, found)}")
        else:
            rows.append(f"{shown(seat.organisation)}: vacant")
    return Reply(line, (Paragraph(line), Items(tuple(rows)), *map(Paragraph, say_rule(group))))


def _answer_of(seat: Seat, found: Standing) -> str:
    if reply := found.replies.get(seat.id):
        return answered(reply)
    outdated = found.outdated.get(seat.id)
    return f"no answer ({said_before(outdated)})" if outdated else "no answer"


def say_which_group(groups: Sequence[WorkingGroup], command: Callable[[str], str]) -> Reply:
    """The groups that may be meant, as buttons."""
    line = "Which group do you mean?"
    return Reply(line, (Paragraph(line), *(Choice(group.name, command(group.slug)) for group in groups)))


def say_registered_quorum(group: WorkingGroup) -> Reply:
    """A group's quorum as it is kept in the register."""
    first, *clause = say_rule(group)
    line = f"{shown(group.name)}, as the register of groups has it: {first.removeprefix('The rule: ')}"
    return Reply(line, (Paragraph(line), *map(Paragraph, clause)))


def say_documents_say() -> Paragraph:
    """Between what the register and what the documents say."""
    return Paragraph("The documents say:")
