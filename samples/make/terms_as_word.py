"""Writes terms of reference as a Word document."""

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from make.terms import Chapter, Rule, Terms
from make.word_marks import add_change, add_footnote, add_text_box
from make.word_numbering import number_clauses
from make.word_page import add_grid, new_word_document, word_bytes, write_running_lines

_COMMENTED = "2026-10-06T10:20:00Z"


def terms_as_word(terms: Terms) -> bytes:
    """The same bytes every time."""
    title = f"{terms.group}: terms of reference"
    document = new_word_document(title, "Leeds Anchors Network")
    number_clauses(document)
    write_running_lines(document, f"{title}, {terms.version.lower()}", "Leeds Anchors Network")
    document.add_paragraph(terms.group, style="Title")
    document.add_paragraph("Terms of reference", style="Subtitle")
    status = document.add_paragraph(f"{terms.version}. {terms.status}.")
    if terms.box:
        add_text_box(status, terms.box)
    document.add_paragraph().add_run(terms.note).italic = True
    for chapter in terms.chapters:
        _add_chapter(document, chapter, terms)
    return word_bytes(document)


def _add_chapter(document: WordDocument, chapter: Chapter, terms: Terms) -> None:
    document.add_paragraph(chapter.heading, style="Heading 1")
    for rule in chapter.rules:
        _add_rule(document, rule)
    if chapter.with_members:
        add_grid(document, ("Organisation", "Sends", "Counts as"), terms.members, (0.42, 0.36, 0.22))
        document.add_paragraph()


def _add_rule(document: WordDocument, rule: Rule) -> None:
    paragraph = document.add_paragraph(rule.text, style="Clause")
    if rule.struck or rule.inserted:
        add_change(paragraph, rule.struck, rule.inserted)
        paragraph.add_run(rule.rest)
    if rule.footnote:
        add_footnote(document, paragraph, rule.footnote)
    if rule.comment:
        comment = document.add_comment(paragraph.runs, rule.comment, author="Network secretariat", initials="NS")
        comment._comment_elm.set(qn("w:date"), _COMMENTED)
    for part in rule.parts:
        document.add_paragraph(part, style="Sub-clause")
