"""Every good file of the folder, under right names, wrong names and none, each with a group of its own."""

from collections.abc import Callable, Iterator

from tests.fakes.odd_files.good_office import (
    docx_of,
    docx_with_table_of,
    pptx_of,
    right_to_left_docx_of,
    with_macros,
    xlsx_of,
)
from tests.fakes.odd_files.good_pdfs import half_scanned_pdf, pdf_by_hand, pdf_by_program, right_to_left_pdf
from tests.fakes.odd_files.good_texts import (
    csv_of,
    html_of,
    markdown_of,
    mhtml_of,
    right_to_left_text_of,
    text_of,
    tsv_of,
    unclosed_html_of,
    utf_16_of,
    windows_1252_of,
)
from tests.fakes.odd_files.groups import Group
from tests.fakes.odd_files.promises import Answered, Draft

Maker = Callable[[Group], bytes]

MAKERS: dict[str, Maker] = {
    ".txt": text_of,
    ".md": markdown_of,
    ".html": html_of,
    ".mhtml": mhtml_of,
    ".csv": csv_of,
    ".tsv": tsv_of,
    ".docx": docx_of,
    ".pptx": pptx_of,
    ".xlsx": xlsx_of,
    ".pdf": pdf_by_program,
}
"""One good sample of each format, by its usual suffix."""

_RIGHT_NAMES: tuple[tuple[str, Maker], ...] = (
    *((f"plain{suffix}", maker) for suffix, maker in MAKERS.items()),
    ("SHOUTED.TXT", text_of),
    ("SHOUTED.PDF", pdf_by_hand),
    ("notes.text", text_of),
    ("notes.markdown", markdown_of),
    ("page.htm", unclosed_html_of),
    ("page.mht", mhtml_of),
    ("unicode.txt", utf_16_of),
    ("old windows.txt", windows_1252_of),
    ("two directions.txt", right_to_left_text_of),
    ("two directions.docx", right_to_left_docx_of),
    ("two directions.pdf", right_to_left_pdf),
    ("table.docx", docx_with_table_of),
    ("by hand.pdf", pdf_by_hand),
    ("macros.docm", lambda group: with_macros(docx_of(group))),
    ("macros.pptm", lambda group: with_macros(pptx_of(group))),
    ("macros.xlsm", lambda group: with_macros(xlsx_of(group))),
    ("owner locked.pdf", lambda group: pdf_by_program(group, user="", owner="keep out")),
)
_WRONG_NAMES: tuple[tuple[str, Maker], ...] = (
    ("pdf in truth.docx", pdf_by_hand),
    ("pdf in truth.txt", pdf_by_program),
    ("pdf in truth.xlsx", pdf_by_hand),
    ("pdf in truth", pdf_by_program),
    ("word in truth.pdf", docx_of),
    ("word in truth.txt", docx_of),
    ("word in truth.zip", docx_of),
    ("word in truth.doc", docx_of),
    ("word in truth.md", docx_of),
    ("word in truth", docx_of),
    ("slides in truth.docx", pptx_of),
    ("slides in truth.ppt", pptx_of),
    ("slides in truth", pptx_of),
    ("sheet in truth.csv", xlsx_of),
    ("sheet in truth.xls", xlsx_of),
    ("sheet in truth.docx", xlsx_of),
    ("sheet in truth.bin", xlsx_of),
    ("web in truth.doc", html_of),
    ("web in truth.xls", html_of),
    ("web in truth.docx", html_of),
    ("web in truth.txt", html_of),
    ("web in truth", html_of),
    ("saved web in truth.html", mhtml_of),
    ("saved web in truth.doc", mhtml_of),
    ("text in truth.xlsx", text_of),
    ("text in truth.pdf", text_of),
    ("text in truth.doc", text_of),
    ("text in truth.rtf", text_of),
    ("text in truth.docx", text_of),
    ("text in truth", text_of),
    ("read me.first", text_of),
    ("table in truth.txt", csv_of),
    ("table in truth.xlsx", tsv_of),
    ("markdown in truth.txt", markdown_of),
)
ODD_NAMES = (
    "line\nbreak.txt",
    "tab\there.txt",
    "🎉 party minutes 🎉.txt",
    "n" * 251 + ".txt",
    "-rf.txt",
    "--help",
    " leading space.txt",
    "trailing space.txt ",
    "dots...txt",
    "'quotes' and \"quotes\".txt",
    "100% %s {name} $HOME `ls`.txt",
    "<b>bold</b> & [link](x).txt",
    "back\\slash.txt",
    "протокол.txt",
    "cafe\u0301.txt",
    "\u202etxt.backwards.txt",
    "CON.txt",
    "a folder/with a folder/and another/deep.txt",
    "page_files/not of a page.txt",
)


def good_files(groups: Iterator[Group]) -> Iterator[Draft]:
    """All of them; takes a group from `groups` for each."""
    named = (*_RIGHT_NAMES, *((f"wrong/{name}", maker) for name, maker in _WRONG_NAMES))
    for name, maker in (*named, *((f"names/{name}", text_of) for name in ODD_NAMES)):
        group = next(groups)
        yield Draft(name, maker(group), Answered(group))
    group = next(groups)
    yield Draft("half scanned.pdf", half_scanned_pdf(group), Answered(group, r"(?i)scan|OCR|text recognition"))
