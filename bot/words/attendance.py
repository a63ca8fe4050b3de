"""Who is at a meeting, in words."""

from collections.abc import Mapping, Sequence

from bot.commands import Presence
from bot.reply import Choice, Field, FieldKind, Form, Option, Paragraph, Reply
from bot.words.answers import joined
from bot.words.groups import moment
from bot.words.names import shown
from knowledge.groups.calendar import Occurrence
from knowledge.groups.group import Member, WorkingGroup
from knowledge.groups.rsvp import Rsvp
from knowledge.people import Person

MOST_BUTTONS = 5
MOST_OPTIONS = 100  # that Slack takes in a menu


def say_checked_in(
    group: WorkingGroup,
    occurrence: Occurrence,
    presence: Presence,
    is_news: bool,
    other: Person | None,
    stands: Sequence[str],
) -> Reply:
    """That it was noted of the asker, or of somebody else, and how the meeting `stands`."""
    who = f"{shown(other.name)} ({shown(other.organisation)})" if other else ""
    line = _of_other(presence, is_news, who) if other else _of_asker(presence, is_news)
    where = " ".join(
        filter(None, (other.email if other else "", group.slug, str(occurrence.original) if other else ""))
    )
    choices = []
    if presence is not Presence.HERE:
        choices.append(Choice(f"{shown(other.name)} is here" if other else "I'm here", f"meeting here {where}"))
    else:
        choices.append(Choice(f"{shown(other.name)} has left" if other else "I'm leaving", f"meeting left {where}"))
        not_there = f"{shown(other.name)} was not there" if other else "I was not there"
        choices.append(Choice(not_there, f"meeting absent {where}"))
    return Reply(line, (Paragraph(line), *map(Paragraph, stands), *choices))


def _of_asker(presence: Presence, is_news: bool) -> str:
    match presence:
        case Presence.HERE:
            return "Noted: you are there." if is_news else "You were noted as there already."
        case Presence.LEFT:
            return "Noted: you have left." if is_news else "You were not noted as there."
        case Presence.ABSENT:
            return "Taken out of the notes: you were not there." if is_news else "You were not noted as there."


def _of_other(presence: Presence, is_news: bool, who: str) -> str:
    match presence:
        case Presence.HERE:
            return f"Noted: {who} is there." if is_news else f"{who} was noted as there already."
        case Presence.LEFT:
            return f"Noted: {who} has left." if is_news else f"{who} was not noted as there."
        case Presence.ABSENT:
            told = f"Taken out of the notes: {who} was not there."
            return told if is_news else f"{who} was not noted as there."


def say_several_checked_in(named: Sequence[str], already: int, stands: Sequence[str]) -> Reply:
    """Who was noted as there."""
    line = f"Noted as there: {shown(joined(named))}." if named else "They were all noted as there already."
    if named and already:
        line += f" {already} of those you named were noted already."
    return Reply(line, (Paragraph(line), *map(Paragraph, stands)))


def check_in_choices(
    group: WorkingGroup, occurrence: Occurrence, waited_for: Sequence[Member], is_anybody_missing: bool
) -> tuple[Choice, ...]:
    """A button for each of a handful who are waited for, and one for the form with everybody who is not there."""
    where = f"{group.slug} {occurrence.original}"
    few = waited_for if len(waited_for) <= MOST_BUTTONS else ()
    buttons = [Choice(f"{shown(one.name)} is here", f"meeting here {one.email} {where}") for one in few]
    several = [Choice("Note who is here", f"meeting attendance {where}")] if is_anybody_missing else []
    return (*buttons, *several)


def ask_who_is_here(
    group: WorkingGroup, occurrence: Occurrence, missing: Sequence[Member], replies: Mapping[int, Rsvp]
) -> Reply:
    """The form with those who are not there yet, whoever is waited for first."""
    line = f"{shown(group.name)}, {moment(occurrence)}"
    if not missing:
        told = f"{line}: everybody is noted as there."
        return Reply(told, (Paragraph(told),))
    options = tuple(Option(one.email, _about(group, one, replies)) for one in missing[:MOST_OPTIONS])
    field = Field("present", "Who is here?", FieldKind.SOME_OF, options)
    form = Form("Who is here?", f"meeting attendance {group.slug} {occurrence.original}", (field,), "Note them")
    return Reply(line, (Paragraph(line), form))


def _about(group: WorkingGroup, one: Member, replies: Mapping[int, Rsvp]) -> str:
    """ "Ann (Leigh Council), said yes"."""
    seat = group.seats_of(one.email)[0]
    reply = replies.get(seat.id)
    is_holder = seat.holder == one
    said = f", said {reply.answer}" if reply and is_holder else ""
    return f"{shown(one.name)} ({shown(seat.organisation)}{'' if is_holder else ', deputy'}){said}"
