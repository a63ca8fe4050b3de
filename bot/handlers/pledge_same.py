"""Once more the same: that nothing has changed, of one pledge or of several at once."""

from dataclasses import dataclass, replace

from sqlite_utils import Database

from bot.commands import Said, SamePledge, Seen, Unchanged, UpdatePledge, to_text
from bot.handlers.pledge_desk import NOT_SAVED, numbering_of, pledge_to_write, writer_of
from bot.handlers.pledge_saving import AskFirst, Saved, save_or_ask
from bot.handlers.pledge_updates import say_outcome, update_from
from bot.handlers.whom import Asker
from bot.reply import Reply
from bot.words.pledge_same import NotSaved, say_same
from knowledge.errors import HelpfulError
from knowledge.pledges.amounts import amount_text
from knowledge.pledges.entries import PledgeUpdate
from knowledge.pledges.rights import Act


@dataclass(frozen=True)
class _Same:
    """What became of one, with what was said and how it would be typed."""

    outcome: Saved | AskFirst
    update: PledgeUpdate
    command: UpdatePledge


def handle_same(command: SamePledge, asker: Asker) -> Reply:
    """What was said last is said again, of this quarter; of several each by itself, and what hinders one does not
    hinder the others."""
    with asker.desk.database() as db:
        if len(command.pledges) == 1:
            same = _same(db, command.pledges[0], command.note, asker)
            return say_outcome(same.outcome, same.update, same.command, asker)
        writer = writer_of(asker)
        became = [_or_why_not(db, one, command.note, asker) for one in command.pledges]
    saved = [(one.pledge, one.is_news) for one in became if isinstance(one, Saved)]
    left = [one for one in became if isinstance(one, NotSaved)]
    return say_same(saved, left, numbering_of(asker), writer.contact)


def _or_why_not(db: Database, one: Unchanged, note: str, asker: Asker) -> Saved | NotSaved:
    try:
        outcome = _same(db, one, note, asker).outcome
    except HelpfulError as error:
        return NotSaved(one.number, error)
    return outcome if isinstance(outcome, Saved) else NotSaved(one.number, outcome.pledge, outcome.news)


def _same(db: Database, one: Unchanged, note: str, asker: Asker) -> _Same:
    explained = to_text(SamePledge((Unchanged(one.number),), "…"))
    pledge, writer = pledge_to_write(db, one.number, asker, Act.UPDATE, note, explained)
    last = pledge.latest
    if last is None:
        raise HelpfulError(
            f"Nothing is known of {pledge.code} yet that could be the same.",
            f"{NOT_SAVED} For the form: /pledge update {pledge.code}",
        )
    said = Said(pledge.rag, "", note or "No change", (), pledge.blocker, last.confidence)
    seen = Seen(one.version)
    update = replace(
        update_from(pledge, said, UpdatePledge(one.number, said, seen), None, writer, asker),
        value=pledge.value,
        out_of=last.out_of,
    )
    figure = amount_text(pledge.value, pledge.unit) if pledge.value is not None else ""
    command = UpdatePledge(one.number, replace(said, figure=figure), seen)
    return _Same(save_or_ask(db, pledge, update, seen, asker.actor), update, command)
