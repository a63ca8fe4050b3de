"""Replies as plain text."""

from collections.abc import Iterable

from bot.reply import Items, Paragraph, Quote, Reply
from bot.words.dates import in_words
from bot.words.pages import in_the_file
from knowledge.documents import Citation


def as_text(reply: Reply) -> str:
    """The whole reply as lines; below the quotes from one place, its document, section and date."""
    shown = []
    for at, part in enumerate(reply.parts):
        following = reply.parts[at + 1] if at + 1 < len(reply.parts) else None
        shown.append(_part(part))
        if isinstance(part, Quote) and not (isinstance(following, Quote) and _source(following) == _source(part)):
            shown.append(f"    — {_source(part)}")
    return "\n".join(shown)


def _part(part: Paragraph | Items | Quote) -> str:
    match part:
        case Paragraph():
            return part.text
        case Items():
            return _bullets(part.items)
        case Quote():
            label = f"{part.label.rstrip(':')}:\n" if part.label else ""
            return label + (f"“{part.lines[0]}”" if len(part.lines) == 1 else _bullets(part.lines))


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"  • {line}" for line in lines)


def _source(quote: Quote) -> str:
    return source_line(quote.citations[0])


def source_line(citation: Citation) -> str:
    """Where a quote stands, for a person: title, section, page, date."""
    section = (citation.section or "").split(" › ")[-1]
    page = in_the_file(citation.page, citation.page_label, citation.page_unit) if citation.page else ""
    date = in_words(citation.date) if citation.date else ""
    return ", ".join(dict.fromkeys(filter(None, (citation.title, section, page, date))))
