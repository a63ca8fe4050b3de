"""Replies as plain text."""

from bot.reply import Items, Paragraph, Quote, Reply
from bot.words.dates import in_words
from knowledge.documents import Citation


def as_text(reply: Reply) -> str:
    """The whole reply as lines; every quote with its document, section and date below it."""
    return "\n".join(_part(part) for part in reply.parts)


def _part(part: Paragraph | Items | Quote) -> str:
    match part:
        case Paragraph():
            return part.text
        case Items():
            return "\n".join(f"  • {item}" for item in part.items)
        case Quote():
            return _quote(part)


def _quote(quote: Quote) -> str:
    label = f"{quote.label.rstrip(':')}:\n" if quote.label else ""
    if len(quote.lines) == 1:
        lines = f"“{quote.lines[0]}”"
    else:
        lines = "\n".join(f"  • {line}" for line in quote.lines)
    return f"{label}{lines}\n    — {source_line(quote.citations[0])}"


def source_line(citation: Citation) -> str:
    """Where a quote stands, for a person: title, section, page, date."""
    section = (citation.section or "").split(" › ")[-1]
    page = f"page {citation.page}" if citation.page else ""
    date = in_words(citation.date) if citation.date else ""
    return ", ".join(filter(None, (citation.title, section, page, date)))
