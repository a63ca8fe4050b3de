"""A note as a Word file."""

import re
from datetime import UTC, datetime
from io import BytesIO

from bot.words.minutes_note import Note

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no place for (section 2.2, Char)."""


def as_word(note: Note, now: datetime) -> bytes:
    """The note as a .docx file, its headings and lists in Word's own styles."""
    from docx import Document

    document = Document()
    about = document.core_properties
    about.title, about.author, about.comments = _said(note.title)[:255], "anchorbot", ""
    about.created = about.modified = now.astimezone(UTC).replace(tzinfo=None)
    document.add_heading(_said(note.title), 1)
    for line in note.about:
        document.add_paragraph(_said(line))
    for section in note.sections:
        document.add_heading(_said(section.heading), 2)
        for line in section.lines:
            document.add_paragraph(_said(line), "List Bullet" if section.is_list else None)
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def _said(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)
