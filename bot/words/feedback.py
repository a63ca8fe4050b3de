"""Sources, feedback, sharing and the list of unanswered questions, in words."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.commands import GiveFeedback, Reason, SettleUnanswered, ShareAnswer, to_text
from bot.reply import (
    LEFT_OUT,
    Choice,
    Excerpt,
    Field,
    FieldKind,
    Form,
    Items,
    Line,
    Option,
    Paragraph,
    Part,
    Reply,
)
from bot.words.answers import joined
from bot.words.dates import in_words
from bot.words.names import shown
from knowledge.answering.surroundings import Surroundings
from knowledge.store.question_rows import Unanswered

MOST_LISTED = 20


def say_sources(places: Sequence[Surroundings], gone: int) -> Reply:
    """What is quoted from each place in its surroundings; `gone` counts the quotes that cannot be shown (any more)."""
    parts: list[Part] = list(map(_excerpt, places))
    if gone:
        passage = "One passage" if gone == 1 else f"{gone} passages"
        parts.append(Paragraph(f"{passage} cannot be shown: the document has changed, or is not open to you."))
    return Reply(f"Sources: {len(places)}", tuple(parts), title="Sources")


def _excerpt(place: Surroundings) -> Excerpt:
    """One excerpt for all of a place: it has one source, and what lies between far-off quotes is left out visibly."""
    first, *others = (tuple(Line(one.text, one.is_quoted) for one in stretch) for stretch in place.stretches)
    return Excerpt((*first, *(line for stretch in others for line in (LEFT_OUT, *stretch))), place.citation)


def say_no_sources() -> Reply:
    """An answer that is not kept, or was none."""
    line = "I have no sources for that: there was no answer, or it is too long ago and no longer kept. Ask again."
    return Reply(line, (Paragraph(line),))


def say_no_list() -> Reply:
    """An answer that was told from no list, or that is not kept."""
    line = "I have no list for that: the answer came from none, or the document has changed. Ask again."
    return Reply(line, (Paragraph(line),))


def say_thanks(feedback: GiveFeedback) -> Reply:
    """Feedback was taken."""
    line = "Thank you, noted as right."
    if not feedback.is_right:
        line = "Thank you, noted as not right. The secretariat sees it with your reason, not your name."
    back = Choice("It was right after all", to_text(GiveFeedback(feedback.question, True)))
    return Reply(line, (Paragraph(line), *(() if feedback.is_right else (back,))))


def ask_what_was_wrong(question: str) -> Reply:
    """The form after "not right", which itself is noted by then."""
    reasons = tuple(Option(reason.value, reason.value.capitalize()) for reason in Reason)
    noted = "It is noted as not right already. Say why, and it can be mended; a later yes takes it back."
    fields = (
        Field("reason", "What was wrong with it?", FieldKind.ONE_OF, reasons, hint=noted),
        Field("note", "In a few words", is_optional=True, hint="What should it have said, or where does it stand?"),
    )
    return Reply("What was wrong?", (Form("Not right", to_text(GiveFeedback(question, False)), fields),))


def ask_where_to_share(question: str) -> Reply:
    """The form for an answer that was given outside any channel."""
    hint = "You and I both have to be in it, and everybody there has to be allowed to see what the answer comes from."
    field = Field("channel", "Channel", FieldKind.CHANNEL, hint=hint)
    return Reply("Share where?", (Form("Share the answer", to_text(ShareAnswer(question)), (field,), "Share"),))


def say_shared(name: str | None, text: str, answered: Reply) -> Reply:
    """An answer for everybody in a channel, with who shares it."""
    line = f"{name or 'A colleague'} asked: {text}"
    return Reply(f"{line} – {answered.summary}", (Paragraph(line), *answered.parts))


def say_was_shared() -> Reply:
    """An answer stands in the channel now."""
    line = "Shared there, under your name."
    return Reply(line, (Paragraph(line),))


def say_not_shared(reason: str) -> Reply:
    """Why nothing was posted."""
    line = f"Not shared: {reason}"
    return Reply(line, (Paragraph(line),))


def say_unanswered(questions: Sequence[Unanswered], titles: Mapping[Path, str]) -> Reply:
    """The questions nobody could answer, most frequent first. `titles` are those of the documents that the reader may
    see."""
    if not questions:
        line = "No question is waiting: everything asked lately was answered, and nobody called an answer wrong."
        return Reply(line, (Paragraph(line),))
    line = "Questions I could not answer, or whose answer was marked as not right, most frequent first:"
    items = Items(tuple(_unanswered(one, titles) for one in questions[:MOST_LISTED]))
    left = len(questions) - MOST_LISTED
    more = [Paragraph(f"… and {left} more, which come up as you tick these off.")] if left > 0 else []
    tick = Choice("Tick some off", to_text(SettleUnanswered()))
    return Reply(line, (Paragraph(line), items, *more, tick))


def _unanswered(question: Unanswered, titles: Mapping[Path, str]) -> str:
    times = "once" if question.times == 1 else f"{question.times} times"
    facts = [f"asked {times}, last on {in_words(question.last_asked.isoformat())}"]
    if question.called_wrong:
        facts.append(f"marked as not right ({'; '.join(question.called_wrong)})")
    if question.only_public:
        facts.append("looked for in public documents only")
    if near := [titles[path] for path in question.nearest if path in titles]:
        facts.append(f"nearest: {joined(f'“{title}”' for title in near)}")
    if question.typed != question.text:
        facts.insert(0, f"understood as “{question.text}”")
    return f"“{question.typed}” – {'; '.join(facts)} [{question.id}]"


def ask_what_to_settle(questions: Sequence[Unanswered]) -> Reply:
    """The form to tick questions off."""
    options = tuple(Option(one.id, one.text) for one in questions[:MOST_LISTED])
    field = Field("questions", "Settled, or not to be answered", FieldKind.SOME_OF, options)
    form = Form("Tick off questions", to_text(SettleUnanswered()), (field,), "Tick off")
    return Reply("Tick off questions", (form,))


def say_settled(count: int, not_there: Sequence[str]) -> Reply:
    """Questions were taken off the list; `not_there` are the ids of those that do not stand on it."""
    line = f"Ticked off: {count} question{'' if count == 1 else 's'}. Asked again, they come back if I cannot answer."
    if not_there:
        ids = joined(shown(id_) for id_ in not_there)
        line = f"Not on the list: {ids}. {line if count else 'Nothing was changed.'}"
    return Reply(line, (Paragraph(line),))


def say_for_secretariat(what: str) -> Reply:
    """Something that is not for everybody."""
    line = f"{what} is for the secretariat. If that is you, ask an administrator to add the role to your name."
    return Reply(line, (Paragraph(line),))
