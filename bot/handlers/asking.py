"""Asking everybody who has not answered to a meeting, each in the direct messages."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlite_utils import Database

from bot.commands import AskUnanswered, to_text
from bot.handlers.groups import find_group, may_decide
from bot.handlers.whom import Asker
from bot.reply import Choice, Reply
from bot.request import Conversation
from bot.words.asking import ask_choice, say_asked, say_question
from knowledge.dates import spoken
from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Occurrence
from knowledge.groups.group import Member, Seat, WorkingGroup
from knowledge.groups.next_meeting import next_occurrence, occurrence_on
from knowledge.groups.rsvp import Rsvp, unanswered
from knowledge.notices import RetryAfter
from knowledge.store.audit_rows import record_audit
from knowledge.store.database import write
from knowledge.store.outbox_rows import known_keys
from knowledge.store.people_rows import person_with_email
from knowledge.store.reply_rows import outdated_replies, replies


def handle_asking(command: AskUnanswered, asker: Asker) -> Reply:
    """Asks each who has not answered, once a day; who cannot be reached is named."""
    visitor, now = asker.visitor, asker.desk.now()
    with asker.desk.database() as db:
        group = find_group(
            db, command.group, visitor.own, visitor.person, lambda slug: to_text(replace(command, group=slug))
        )
        if isinstance(group, Reply):
            return group
        if not may_decide(group, visitor):
            wrong = f"The members of {group.name} are asked by its co-chairs and the secretariat."
            raise HelpfulError(wrong, "Ask one of them. Nobody was asked.")
        occurrence = occurrence_on(group, command.day) if command.day else next_occurrence(group, now)
        if not _can_be_answered(group, occurrence, now):
            raise HelpfulError(
                f"The meeting of {group.name} on {spoken(occurrence.day)} takes no answers any more.",
                "Nobody was asked.",
            )
        seats = unanswered(group, replies(db, group, occurrence.original))
        questions, missed = _questions(db, group, occurrence, seats, asker)
        before = known_keys(db, [one.once for _, one in questions])
        new = [(member, one) for member, one in questions if one.once not in before]
        with write(db):
            target = f"group {group.slug} {occurrence.original}"
            record_audit(db, now, asker.actor, "meeting ask", target, f"asked {len(new)}")
    told = say_asked(group, occurrence, [member for member, _ in new], missed, len(questions) - len(new))
    return replace(told, also=tuple(one for _, one in new))


def ask_choices(
    group: WorkingGroup, occurrence: Occurrence, known: Mapping[int, Rsvp], asker: Asker, now: datetime
) -> tuple[Choice, ...]:
    """The button that asks, for whoever may and reads alone, while somebody has not answered."""
    visitor = asker.visitor
    may = visitor.own == visitor.viewer and may_decide(group, visitor)
    is_useful = _can_be_answered(group, occurrence, now) and unanswered(group, known)
    return (ask_choice(group, occurrence),) if may and is_useful else ()


def _can_be_answered(group: WorkingGroup, occurrence: Occurrence, now: datetime) -> bool:
    return occurrence.takes_place and now < occurrence.starts(group.zone)


def _questions(
    db: Database, group: WorkingGroup, occurrence: Occurrence, seats: list[Seat], asker: Asker
) -> tuple[list[tuple[Member, Reply]], list[Member]]:
    """A question for each holder with an account where the asker is, and those who have none."""
    here = asker.request.conversation
    outdated = outdated_replies(db, group, occurrence.original)
    today = asker.desk.now().astimezone(group.zone).date()
    found: list[tuple[Member, Reply]] = []
    missed: list[Member] = []
    for seat in seats:
        holder = seat.holder
        person = person_with_email(db, holder.email) if holder else None
        if holder is None or person is None:
            continue
        theirs = asker.desk.recogniser.account(db, person, here.platform, here.team)
        if theirs is None or isinstance(theirs, RetryAfter):
            missed.append(holder)
            continue
        question = say_question(group, occurrence, holder, outdated.get(seat.id))
        into = Conversation(here.platform, here.team, theirs.user, is_direct=True)
        once = f"ask:{group.slug}:{occurrence.original}:{today}:{person.id}"
        found.append((holder, replace(question, into=into, once=once)))
    return found, missed
