"""Replies as plain text."""

from collections.abc import Iterable
from itertools import zip_longest

from bot.reply import Chart, Choice, Excerpt, File, Form, Items, Paragraph, Part, Quote, Reply
from bot.words.chart_lines import bar_of, table_of
from bot.words.dates import in_words
from bot.words.names import file_name
from bot.words.pages import in_the_file
from knowledge.documents import Citation


def as_text(reply: Reply, with_choices: bool = False) -> str:
    """The whole reply as lines; below the quotes from one place, its document, section and date.

    `with_choices` adds what can be typed next: the commands that buttons stand for.
    """
    lines = []
    parts = [part for part in reply.parts if not isinstance(part, Choice | Form)]
    for part, following in zip_longest(parts, parts[1:]):
        lines.append(_part(part))
        if isinstance(part, Quote) and not (isinstance(following, Quote) and _source(following) == _source(part)):
            lines.append(f"    — {_source(part)}")
    if with_choices and (choices := [part for part in reply.parts if isinstance(part, Choice)]):
        lines.append("\n".join(("", *(f"  [{choice.label}]  {choice.command}" for choice in choices))))
    return "\n".join(filter(None, lines))


def _part(part: Part) -> str:
    match part:
        case Paragraph():
            return part.text
        case Items():
            return _bullets(part.items)
        case Quote():
            label = f"{part.lead}\n" if part.label else ""
            return label + (f"“{part.lines[0]}”" if len(part.lines) == 1 else _bullets(part.lines))
        case Excerpt():
            lines = (f"  » “{line.text}”" if line.is_quoted else line.text for line in part.lines)
            return "\n".join((*lines, f"    — {source_line(part.citation)}"))
        case File():
            return file_line(part)
        case Chart():
            return "\n".join(filter(None, (part.title, bar_of(part), part.alt, table_of(part))))
        case Choice() | Form():
            return ""


def file_line(file: File) -> str:
    """What a file is, and its name."""
    return f"{file.label}: {file_name(file.name)}"


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
