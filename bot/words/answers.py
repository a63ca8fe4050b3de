"""Answers in words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from bot.commands import AskPrivately, GiveFeedback, ShareAnswer, ShowSources, ShowWholeList, to_text
from bot.reply import Choice, Paragraph, Part, Quote, Reply
from bot.words.names import shown
from knowledge.answering.found import Answer, Nearest, NotFound, Told, Unasked
from knowledge.documents import SENTENCE_ENDS, Citation

SAME_DOCUMENT = "same document"
"""Stands for the title and the date of the document that was quoted just before."""


def say_answer(answer: Answer) -> Reply:
    """The statements, each with what gives it sense and where it stands."""
    quotes = _quotes(answer.told)
    doubt = [] if answer.is_sure else [Paragraph("This may be what you mean:")]
    notes = [Paragraph(f"… and {answer.more} more in the document.")] if answer.more else []
    if answer.without:
        notes.append(Paragraph(f"What I have on {joined(answer.without)} does not say."))
    notes += [Paragraph(f"I found nothing else on: {question}") for question in answer.unanswered]
    notes += [Paragraph(f"{one.short[0].upper()}{one.short[1:]} is {one.name}.") for one in answer.short_names]
    notes += [Paragraph(f"I take “{one.typed}” and “{one.name}” for the same.") for one in answer.other_names]
    for old, new in answer.superseded:
        notes.append(Paragraph(f"{shown(old)} is an earlier version; {shown(new)} supersedes it."))
    return Reply(answer.told[0].text, (*doubt, *quotes, *notes))


def say_whole_list(told: Sequence[Told]) -> Reply:
    """All of a list, with what leads it in and where it stands."""
    return Reply(f"The whole list: {len(told)}", tuple(_quotes(told)), title="The whole list")


def _quotes(all_told: Iterable[Told]) -> list[Quote]:
    """What is told, one quote for what stands in one place under one label. What leads a list in is its label; so is
    what "it" means, where that is not told above."""
    quotes: list[Quote] = []
    for (label, _, _), run in groupby(_without_what_was_told(all_told), key=_place_of):
        told = list(run)
        if quotes and quotes[-1].lines == (label,):
            quotes.pop()
        quotes.append(Quote(tuple(t.text for t in told), tuple(t.citation for t in told), label))
    return _sources_once(quotes)


def _without_what_was_told(all_told: Iterable[Told]) -> Iterator[Told]:
    """What is told, without sentences for labels that stand above, and without those that were a label above."""
    texts: set[str] = set()
    labels: set[str] = set()
    for told in all_told:
        if told.text in labels and told.text.endswith(SENTENCE_ENDS):
            continue
        is_above = told.label in texts | labels and told.label.endswith(SENTENCE_ENDS)
        texts.add(told.text)
        labels.add(told.label)
        yield replace(told, label="") if is_above else told


def _sources_once(quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes; where one comes from the same document as the one before, its title and date are not told again."""
    shown: list[Quote] = []
    above: Citation | None = None
    for quote in quotes:
        first = quote.citations[0]
        if above is None or above.document != first.document:
            title, date = first.title, first.date
        elif (above.section, above.page) != (first.section, first.page):
            title, date = SAME_DOCUMENT, None
        above = first
        shown.append(replace(quote, citations=tuple(replace(one, title=title, date=date) for one in quote.citations)))
    return shown


def _place_of(told: Told) -> tuple[str, str, str | None]:
    return _label(told), told.citation.document, told.citation.section


def _label(told: Told) -> str:
    """What gives a statement its sense; what was planned says so."""
    if not told.is_plan or "plan" in told.label.casefold():
        return told.label
    return f"Planned – {told.label}" if told.label else "Planned"


def say_not_found(found: NotFound) -> Reply:
    """One honest line, and the nearest documents by name."""
    line = "I could not find that in the documents."
    if found.unasked is Unasked.NOT_ENGLISH:
        line += " I understand questions in English."
    elif found.unasked is Unasked.WRITING:
        line = "I write no texts: I find what the documents say, and quote it. Ask me for what yours needs."
    elif found.places:
        line = f"What I have on {joined(found.places)} does not say."
    if not found.nearest:
        return Reply(line, (Paragraph(line),))
    nearest = joined(_title(document) for document in found.nearest)
    near = (
        f"The nearest I have is about another place: {nearest}."
        if found.told_elsewhere
        else f"The nearest I have: {nearest}."
    )
    return Reply(line, (Paragraph(f"{line} {near}"),))


def _title(document: Nearest) -> str:
    file = f"({shown(document.document)})"
    return f"“{document.title.removesuffix(f' ({document.document})')}” {file}"


def say_no_documents(in_secretariat: bool) -> Reply:
    """The first thing to know: what to do for whoever looks after it, whom to ask for everybody else."""
    line = "There is nothing to answer from yet."
    todo = "Index a folder first: anchorbot index FOLDER" if in_secretariat else "Whoever runs me has to add documents."
    return Reply(line, (Paragraph(f"{line} {todo}"),))


def choices_below(question: str, may_share: bool, more: int) -> tuple[Choice, ...]:
    """The buttons under an answer; `question` is its id, `more` counts the items of its list that had no room."""
    buttons = [
        *([Choice("The whole list", to_text(ShowWholeList(question)))] if more else []),
        Choice("Sources", to_text(ShowSources(question))),
        Choice("Was this right? Yes", to_text(GiveFeedback(question, True))),
        Choice("Not right", to_text(GiveFeedback(question, False))),
    ]
    if may_share:
        buttons.append(Choice("Share", to_text(ShareAnswer(question))))
    return tuple(buttons)


def understood_as(typed: str, question: str, carried: Sequence[str]) -> tuple[Part, ...]:
    """How a follow-up was understood: in full where it was filled in, else what it was taken to be about."""
    if question.rstrip("?. ").casefold() != typed.rstrip("?. ").casefold():
        return (Paragraph(f"Understood as: {question}"),)
    return (Paragraph(f"Taken to be about: {', '.join(carried)}."),) if carried else ()


def say_noted() -> Paragraph:
    """Below what was not found, where a secretariat looks after the bot."""
    return Paragraph("The question is on the secretariat's list now.")


def say_unknown(is_known: bool, was_told: bool) -> tuple[Part, ...]:
    """What somebody can do whom the network does not know; `was_told` is False where the platform did not tell who they
    are. Nothing for those who are known: it depends on who they are alone, never on what there is."""
    if not was_told:
        line = "I was not told who you are, so I look in public documents only. Please ask again in a minute."
        return (Paragraph(line),)
    if not is_known:
        line = "I do not know you yet, so I look in public documents only; the secretariat can add you (type: whoami)."
        return (Paragraph(line),)
    return ()


def why_little(is_narrow: bool, question: str) -> tuple[Part, ...]:
    """What somebody can do who got nothing where others may see less than they do. It does not depend on what there
    is."""
    if is_narrow:
        line = "Here I look only in what everybody in this conversation may see."
        return (Paragraph(line), Choice("Ask privately", to_text(AskPrivately(question))))
    return ()


def joined(names: Iterable[str]) -> str:
    """ "a, b and c"."""
    items = list(names)
    return "".join(items) if len(items) < 2 else f"{', '.join(items[:-1])} and {items[-1]}"
