"""Replies to what people say in plain words."""

from collections.abc import Sequence

from bot.reply import Choice, Paragraph, Reply
from bot.words.groups import moment
from bot.words.names import shown
from bot.words.pledge_values import said_in_words
from knowledge.dates import spoken
from knowledge.groups.calendar import Occurrence
from knowledge.groups.group import WorkingGroup
from knowledge.groups.replies import Answer
from knowledge.pledges.entries import PledgeUpdate
from knowledge.pledges.pledge import Pledge

_HOW = (
    "Most of what I note can be taken back by the button below my reply, or typed: /meeting unrsvp takes back your "
    "answer to a meeting, /meeting restore puts back a meeting that was moved or cancelled, /pledge correct P-001 puts "
    "right your last entry on a pledge. The record keeps what stood before."
)
_WORDS = {Answer.YES: "yes", Answer.NO: "no", Answer.MAYBE: "maybe", Answer.DEPUTY: "a deputy comes"}


def say_how_to_undo() -> Reply:
    """How changes are undone, to whoever has made none that one button takes back."""
    line = "I found no last change of yours that one button takes back. Nothing was changed now."
    return Reply(line, (Paragraph(line), Paragraph(_HOW)))


def say_last_change(what: str, ways: Sequence[Choice], stands: str = "") -> Reply:
    """What somebody changed last, how that `stands` now and stood before, and the buttons that lead back."""
    line = f"Your last change: {what}.{f' {stands}' if stands else ''} Nothing is taken back yet."
    return Reply(line, (Paragraph(line), *ways))


def say_before_and_after(pledge: Pledge, email: str) -> str:
    """What the last update of a pledge says, and what was said before; "" where its last entry is none of theirs."""
    *earlier, last = pledge.entries
    if not isinstance(last, PledgeUpdate) or last.by.email != email:
        return ""
    updates = [one for one in earlier if isinstance(one, PledgeUpdate)]
    before = [one for one in updates if last.corrects in (None, one.number)]
    was = f"before: {_update(pledge, before[-1])}" if before else "before it nothing was reported"
    return f"It says: {_update(pledge, last)}; {was}."


def _update(pledge: Pledge, update: PledgeUpdate) -> str:
    return f"{said_in_words(pledge, update)} (for {update.period.months}, {spoken(update.at.date())})"


def say_sorry() -> Reply:
    """A short apology, and how to say what was not right."""
    line = "I am sorry that this did not help."
    how = "Tell me what was not right with my last answer, and the secretariat sees it (never who said so)."
    more = "I find only what stands in the documents and registers; other words often find more."
    buttons = (Choice("Tell what was not right", "feedback wrong"), Choice("Help", "help"))
    return Reply(line, (Paragraph(line), Paragraph(how), Paragraph(more), *buttons))


def offer_answer(answer: Answer, meetings: Sequence[tuple[WorkingGroup, Occurrence]]) -> Reply:
    """A button for each meeting that may be meant; nothing is noted yet."""
    line = "Nothing is noted yet. Which meeting do you mean?" if len(meetings) > 1 else "Nothing is noted yet."
    buttons = (
        Choice(
            f"Say {_WORDS[answer]} for {shown(group.name)}, {moment(occurrence)}",
            f"meeting rsvp {answer} {group.slug} {occurrence.original}",
        )
        for group, occurrence in meetings
    )
    return Reply(line, (Paragraph(line), *buttons))


def say_no_meeting_meant(has_seat: bool) -> Reply:
    """To whoever speaks of a meeting that is none of theirs."""
    why = "Your groups have no meeting then." if has_seat else "You hold a seat in no working group that I know of."
    how = "/meeting next tells when your groups meet." if has_seat else "The secretariat can add you."
    line = f"I noted nothing: I read that as an answer to a meeting. {why}"
    return Reply(line, (Paragraph(line), Paragraph(how)))
