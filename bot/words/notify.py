"""How somebody is reminded, in words."""

from collections.abc import Sequence
from datetime import date

from bot.commands import ChangeNotify, ShowNotify, to_text
from bot.reply import Choice, Field, FieldKind, Form, Option, Paragraph, Reply
from bot.words.answers import joined
from bot.words.names import shown
from knowledge.dates import spoken
from knowledge.groups.group import WorkingGroup
from knowledge.groups.wishes import Amount, Wishes
from knowledge.people import Person

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_TWO_WEEKS = 14


def say_wishes(wishes: Wishes, groups: Sequence[WorkingGroup], person: Person, today: date, before: str = "") -> Reply:
    """How somebody is reminded, with buttons for other ways; `groups` are those in which they hold a seat, `before` is
    what became of what they asked for."""
    line = f"{before} {how_much(wishes, today)}".strip()
    ways = [] if wishes.is_off else [*_where(wishes, groups), by_which_clock(wishes)]
    lines = [line, *_silence(wishes, groups, today), *ways]
    if person.in_secretariat:
        lines.append("What the secretariat has to know (what went astray, whom to ask) I tell you whatever you choose.")
    return Reply(line, (*map(Paragraph, lines), *_choices(wishes, today)))


def how_much(wishes: Wishes, today: date) -> str:
    """What comes to them unasked."""
    if wishes.is_off:
        return "Reminders are off: I write nothing to you unasked."
    if until := wishes.snoozed_until(today):
        rest = "What is worth saying then still comes in one message."
        return f"Before {spoken(until)} I write nothing to you unasked. {rest}"
    match wishes.amount:
        case Amount.ALL:
            return (
                "I remind you of everything: agenda calls, papers, calls to answer, notes after meetings, your actions."
            )
        case Amount.QUIETER:
            return (
                "I remind you only of meetings that need your answer (and co-chairs when quorum is not safe): no "
                "papers, no notes, nothing on actions or pledges."
            )
        case Amount.DIGEST:
            return (
                f"I remind you once a week in one message, on {_WEEKDAYS[wishes.weekday]}s at 10am (or on the next "
                "working day). What would be too late by then comes on its own."
            )


def _silence(wishes: Wishes, groups: Sequence[WorkingGroup], today: date) -> list[str]:
    """What a seat holder has to know who gets nothing."""
    names = joined([shown(group.name) for group in groups])
    if not groups or not (wishes.is_off or wishes.snoozed_until(today)):
        return []
    if wishes.is_off:
        return [f"You have a seat in {names}, so I tell the secretariat that you are to be asked by other ways."]
    rest = "If a meeting falls before then and you have not answered, I tell the secretariat to ask you by other ways."
    return [f"You have a seat in {names}. {rest}"]


def _where(wishes: Wishes, groups: Sequence[WorkingGroup]) -> list[str]:
    in_channel = [shown(group.name) for group in groups if group.reminds_in_channel]
    if not in_channel:
        return ["By direct message."]
    if wishes.prefers_direct:
        return [f"By direct message, also of {joined(in_channel)}, which is reminded in its channel."]
    return [
        f"By direct message; the agenda calls and papers of {joined(in_channel)} are posted in its channel instead."
    ]


def by_which_clock(wishes: Wishes) -> str:
    """When they are written to."""
    hours = "From 8am to 6pm on working days, by the clock of"
    if wishes.time_zone:
        return f"{hours} {wishes.time_zone}, as you chose."
    if wishes.told_zone:
        return f"{hours} {wishes.told_zone}, as your account here has it."
    return f"{hours} each group. If yours is another: /anchor notify timezone Europe/Madrid"


def _choices(wishes: Wishes, today: date) -> list[Choice]:
    is_silent = wishes.is_off or wishes.snoozed_until(today) is not None
    others = {
        Amount.ALL: Choice("Everything", _command(ChangeNotify(Amount.ALL))),
        Amount.QUIETER: Choice("Only meetings that need my answer", _command(ChangeNotify(Amount.QUIETER))),
        Amount.DIGEST: Choice("Once a week", _command(ChangeNotify(Amount.DIGEST))),
    }
    found = [Choice("On again", _command(ChangeNotify(is_on=True)))] if is_silent else []
    found += [choice for amount, choice in others.items() if amount is not wishes.amount]
    if not is_silent:
        found.append(Choice("Not for two weeks", _command(ChangeNotify(days=_TWO_WEEKS))))
        found.append(Choice("Off", _command(ChangeNotify(is_on=False))))
    return [*found, Choice("Choose…", to_text(ShowNotify(in_form=True)))]


def _command(change: ChangeNotify) -> str:
    return to_text(change)


def who_gets_nothing(people: Sequence[tuple[str, Wishes]], today: date) -> list[str]:
    """Who of these (names, with their wishes) has turned reminders off, and who has put them off, a line each."""
    off = [name for name, wishes in people if wishes.is_off]
    lines = [f"Reminders turned off: {shown(joined(off))}. Please ask them by other ways."] if off else []
    away = [(until, name) for name, wishes in people if not wishes.is_off and (until := wishes.snoozed_until(today))]
    for day in sorted({until for until, _ in away}):
        names = joined([name for until, name in away if until == day])
        lines.append(f"No reminders before {spoken(day)}, as they wish: {shown(names)}.")
    return lines


def say_silence(person: Person, wishes: Wishes, groups: Sequence[str]) -> Reply:
    """What the secretariat is told of somebody with a seat in these groups who wished for no reminders."""
    who = shown(f"{person.name} of {person.organisation}" if person.organisation else person.name)
    if wishes.is_off or wishes.not_before is None:
        line = f"{who} has turned reminders off. Please ask them by other ways whether they come."
    else:
        line = (
            f"{who} wished for no reminders before {spoken(wishes.not_before)}. Please ask them by other ways whether "
            "they come to meetings before then."
        )
    seats = [Paragraph(f"They have a seat in {shown(joined(groups))}.")] if groups else []
    return Reply(line, (Paragraph(line), *seats))


def ask_wishes(wishes: Wishes) -> Reply:
    """The form in which everything can be chosen."""
    amounts = (
        Option("all", "Everything"),
        Option("quieter", "Only meetings that need my answer"),
        *(Option(f"digest {day.lower()}", f"Once a week, on {day}s") for day in _WEEKDAYS),
        Option("off", "Nothing unasked"),
    )
    where = (
        Option("channel", "As the group has it: in its channel, if it is reminded there"),
        Option("direct", "Always in direct messages"),
    )
    as_it_is = "Nothing chosen leaves it as it is."
    fields = (
        Field("amount", "How much", FieldKind.ONE_OF, amounts, is_optional=True, hint=as_it_is),
        Field(
            "until", "Nothing before", FieldKind.LINE, is_optional=True, hint="A day, such as 2027-01-04, or 2 weeks"
        ),
        Field("where", "Where", FieldKind.ONE_OF, where, is_optional=True, hint=as_it_is),
        Field(
            "zone", "Time zone", FieldKind.LINE, is_optional=True, hint="Such as Europe/Madrid", value=wishes.time_zone
        ),
    )
    form = Form("Reminders", to_text(ShowNotify(in_form=True)), fields, "Save")
    return Reply("How shall I remind you?", (form,))
