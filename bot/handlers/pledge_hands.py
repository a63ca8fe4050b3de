"""In whose hands a pledge is: offered to somebody, taken over or not, its deputy."""

from dataclasses import replace

from bot.commands import AnswerHandOver, HandOverPledge, HandOverWish, NamePledgeDeputy, to_text
from bot.handlers.pledge_desk import NOT_SAVED, Writer, pledge_to_see, pledge_to_write, saved_or_told, today_of
from bot.handlers.pledge_hearing import hearing_of
from bot.handlers.whom import Asker
from bot.reply import Reply
from bot.words.pledge_hands import say_deputy, say_handed, say_not_offered
from knowledge.errors import HelpfulError
from knowledge.pledges.apply import period_for
from knowledge.pledges.entries import Contact, HandOver, NewDeputy, contact_of
from knowledge.pledges.kinds import HandOverStep
from knowledge.pledges.nudges import is_silent
from knowledge.pledges.pledge import Pledge
from knowledge.pledges.rights import Act, may, needs_reason
from knowledge.store.pledge_rows import save_entry


def handle_hand_over(command: HandOverPledge, asker: Asker) -> Reply:
    """Offers a pledge to somebody, or takes the offer back."""
    with asker.desk.database() as db:
        pledge, writer = pledge_to_write(db, command.number, asker, Act.HAND_OVER, command.reason, _explained(command))
        step, to = HandOverStep.OFFERED, pledge.offered_to
        if command.who:
            to = contact_of(asker.person_named(db, command.who))
        elif to is None:
            raise HelpfulError(
                f"{pledge.code} is not offered to anybody.", f"See /pledge show {pledge.code}. {NOT_SAVED}"
            )
        else:
            step = HandOverStep.TAKEN_BACK
        entry = HandOver(at=writer.at, by=writer.contact, source=writer.source, step=step, to=to, reason=command.reason)
        saved = saved_or_told(save_entry(db, pledge, entry, asker.actor), f"/{to_text(command)}")
        hearing = hearing_of(db, saved, writer.at)
    return say_handed(saved, entry, hearing, reason_to_take_back=needs_reason(writer.person, saved, Act.HAND_OVER))


def handle_hand_over_answer(command: AnswerHandOver, asker: Asker) -> Reply:
    """The yes or no of whom a pledge was offered to."""
    with asker.desk.database() as db:
        pledge, writer = pledge_to_see(db, command.number, asker)
        to = pledge.offered_to
        if to is None or to.email != writer.person.email:
            raise say_not_offered(pledge, writer.contact)
        is_yes = command.wish is HandOverWish.ACCEPT
        step = HandOverStep.ACCEPTED if is_yes else HandOverStep.DECLINED
        entry = HandOver(at=writer.at, by=writer.contact, source=writer.source, step=step, to=to, reason=command.reason)
        saved = saved_or_told(save_entry(db, pledge, entry, asker.actor), f"/pledge {command.wish} {pledge.code}")
        hearing = hearing_of(db, saved, writer.at)
    period = period_for(saved, today_of(asker))
    return say_handed(saved, entry, hearing, period if is_silent(saved, period) else None)


def handle_deputy(command: NamePledgeDeputy, asker: Asker) -> Reply:
    """Makes somebody the deputy of a pledge, or takes the deputy out."""
    with asker.desk.database() as db:
        pledge, writer = pledge_to_write(
            db, command.number, asker, Act.NAME_DEPUTY, command.reason, _explained(command)
        )
        to = contact_of(asker.person_named(db, command.who)) if command.who else None
        entry = NewDeputy(at=writer.at, by=writer.contact, source=writer.source, to=to, reason=command.reason)
        saved = saved_or_told(save_entry(db, pledge, entry, asker.actor), f"/{to_text(command)}")
        hearing = hearing_of(db, saved, writer.at)
    return say_deputy(saved, pledge.deputy, hearing, _undo(saved, pledge.deputy, writer))


def _explained(command: HandOverPledge | NamePledgeDeputy) -> str:
    """The line with a place for the reason, for who has to give one."""
    return to_text(replace(command, reason=command.reason or "…"))


def _undo(saved: Pledge, before: Contact | None, writer: Writer) -> str:
    """What makes it as it was, where its writer may still do that and there is somebody to name."""
    if not may(writer.person, saved, Act.NAME_DEPUTY) or (before is not None and not before.email):
        return ""
    why = "it was a mistake" if needs_reason(writer.person, saved, Act.NAME_DEPUTY) else ""
    return to_text(NamePledgeDeputy(saved.number, before.email if before else "", why))
