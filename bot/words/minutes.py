"""The draft of a meeting's minutes, to read and to keep."""

from datetime import datetime

from bot.reply import File, Items, Paragraph, Part, Reply
from bot.words.minutes_note import Note, as_markdown, note_of
from bot.words.word_file import MEDIA_TYPE, as_word
from knowledge.groups.minutes import Minutes


def say_minutes(minutes: Minutes, by: str, now: datetime) -> Reply:
    """The draft in the reply, and as files in Markdown and for Word."""
    note = note_of(minutes, by, now)
    parts: list[Part] = [Paragraph(note.title), *map(Paragraph, note.about)]
    for section in note.sections:
        parts.append(Paragraph(f"{section.heading}:"))
        parts += [Items(section.lines)] if section.is_list else map(Paragraph, section.lines)
    return Reply(note.title, (*parts, *_files(minutes, note, now)))


def _files(minutes: Minutes, note: Note, now: datetime) -> tuple[File, File]:
    name = f"{minutes.group.slug}-{minutes.occurrence.day}-draft-minutes"
    return (
        File(f"{name}.docx", MEDIA_TYPE, as_word(note, now), "The draft for Word"),
        File(f"{name}.md", "text/markdown", as_markdown(note).encode(), "The draft as plain text (Markdown)"),
    )
