"""That nothing has changed on several pledges: the button for it, and what is said once it is done."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands import SamePledge, Unchanged, to_text
from bot.reply import Choice, Items, Paragraph, Part, Reply
from bot.words.pledge_values import owner_in_words, said_in_words
from knowledge.errors import HelpfulError
from knowledge.pledges.entries import Contact, Entry, PledgeUpdate
from knowledge.pledges.periods import Numbering
from knowledge.pledges.pledge import Pledge, code_of

_LONGEST_COMMAND = 2_000  # characters, of a button in Slack
_MOST_WITH_BUTTONS = 8
_NOT_SAVED = "Nothing was saved."


@dataclass(frozen=True)
class NotSaved:
    """Why nothing was saved of a pledge: what is wrong, or the pledge as it is with what was entered meanwhile (`news`;
    none where what was said last is odd by itself)."""

    number: int
    why: HelpfulError | Pledge
    news: tuple[Entry, ...] = ()


def same_on_all(pledges: Sequence[Pledge]) -> tuple[Choice, ...]:
    """A button for all of which something was said before, where they are several and there is room for them."""
    known = [one for one in pledges if one.latest]
    command = to_text(SamePledge(tuple(Unchanged(one.number, one.version) for one in known)))
    if len(known) < 2 or len(command) > _LONGEST_COMMAND:
        return ()
    is_all = len(known) == len(pledges)
    return (Choice(f"No change on {'all of these' if is_all else f'the {len(known)} with an update so far'}", command),)


def say_same(
    saved: Sequence[tuple[Pledge, bool]], left: Sequence[NotSaved], numbering: Numbering, reader: Contact
) -> Reply:
    """What was saved (each pledge, and whether that is news), and of each of which nothing was, why."""
    count = len(saved) + len(left)
    which = f"{len(saved)} of {count}" if left else "both" if count == 2 else f"all {count}"
    line = f"Saved: no change on {which} pledges."
    if not saved:
        line = f"{_NOT_SAVED} I cannot enter “no change” on any of the {count} pledges."
    elif not any(is_news for _, is_news in saved):
        line = f"That is saved already: no change on {which} pledges."
    parts: list[Part] = [Paragraph(line)]
    for period in sorted({_last(one).period for one, _ in saved}):
        lines = [_saved(one, is_news) for one, is_news in saved if _last(one).period == period]
        parts += [Paragraph(f"For {period.label(numbering)}:"), Items(tuple(lines))]
    if left:
        parts += [Paragraph("Not saved:"), Items(tuple(_why(one, reader) for one in left))]
        parts += [choice for one in left[:_MOST_WITH_BUTTONS] for choice in _way_on(one, reader)]
    return Reply(line, tuple(parts))


def _last(pledge: Pledge) -> PledgeUpdate:
    return pledge.every_update[-1]


def _saved(pledge: Pledge, is_news: bool) -> str:
    return f"{pledge.code}: {said_in_words(pledge, _last(pledge))}{'' if is_news else ' (saved already)'}"


def _why(one: NotSaved, reader: Contact) -> str:
    if isinstance(one.why, HelpfulError):
        what_to_do = " ".join(one.why.what_to_do.replace(_NOT_SAVED, "").split())
        return f"{one.why.what_happened} {what_to_do}".strip()
    if not one.news:
        return f"{one.why.code}: what was said last is unlike what stood before. Say it again in a line or the form."
    who = ", ".join(dict.fromkeys("you" if _is_by(each, reader) else owner_in_words(each.by) for each in one.news))
    told = said_in_words(one.why, last) if isinstance(last := one.news[-1], PledgeUpdate) else "a change of the pledge"
    return f"{one.why.code}: {who} entered something meanwhile, which stands: {told}"


def _way_on(one: NotSaved, reader: Contact) -> tuple[Choice, ...]:
    """What may be done about it: none where it is nothing of theirs, or where they said it themselves."""
    if isinstance(one.why, HelpfulError) or all(_is_by(each, reader) for each in one.news):
        return ()
    same = to_text(SamePledge((Unchanged(one.number, one.why.version),)))
    code = code_of(one.number)
    return (Choice(f"{code}: still no change", same), Choice(f"{code}: update", f"pledge update {code}"))


def _is_by(entry: Entry, reader: Contact) -> bool:
    return entry.by.email == reader.email
