"""What else lies on a share: old formats, pictures, recordings, archives, programs, and what systems leave behind."""

from collections.abc import Iterator

from tests.fakes.odd_files.compound import compound_of
from tests.fakes.odd_files.good_office import docx_of, xlsx_of
from tests.fakes.odd_files.good_pdfs import pdf_by_program
from tests.fakes.odd_files.good_texts import text_of
from tests.fakes.odd_files.groups import spare_group
from tests.fakes.odd_files.promises import Draft, Either, Named, Promise, Silent
from tests.fakes.odd_files.zip_parts import with_encrypted_flag, zip_of

_MAIL = b"From: chair@example.org\nTo: all@example.org\nSubject: Minutes\nMIME-Version: 1.0\n"


def foreign_files() -> Iterator[Draft]:
    """All of them."""
    yield from (Draft(f"old/{name}", data, Named(told)) for name, data, told in _OLD)
    yield from (Draft(f"other/{name}", data, Named(told)) for name, data, told in _OTHER)
    yield from _locked()
    yield from _left_behind()


_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_OLD = (
    ("minutes.doc", compound_of({"WordDocument": b"\xec\xa5" + b"words " * 900}), r"before 2007.*\.docx"),
    ("minutes as docx.docx", compound_of({"WordDocument": b"\xec\xa5" + b"words " * 900}), r"before 2007.*\.docx"),
    ("talk.ppt", compound_of({"PowerPoint Document": b"\x0f\0\xe8\x03"}), r"before 2007.*\.pptx"),
    ("budget.xls", compound_of({"Workbook": b"\x09\x08"}), r"before 2007.*\.xlsx"),
    ("older budget.xls", compound_of({"Book": b"\x09\x08"}), r"before 2007.*\.xlsx"),
    ("mail.msg", compound_of({"__properties_version1.0": b""}), "e-mail"),
    ("mail.eml", _MAIL + b"Content-Type: text/plain\n\nThe minutes.\n", "e-mail"),
    ("letter.rtf", rb"{\rtf1\ansi The letter.}", "Rich Text"),
    ("letter as doc.doc", rb"{\rtf1\ansi The letter.}", "Rich Text"),
    ("letter.odt", zip_of({"mimetype": f"{_OPEN_DOCUMENT}text".encode(), "content.xml": b"<a/>"}), r"\.docx"),
    ("costs.ods", zip_of({"mimetype": f"{_OPEN_DOCUMENT}spreadsheet".encode(), "content.xml": b"<a/>"}), r"\.xlsx"),
    ("talk.odp", zip_of({"mimetype": f"{_OPEN_DOCUMENT}presentation".encode(), "content.xml": b"<a/>"}), r"\.pptx"),
    ("book.epub", zip_of({"mimetype": b"application/epub+zip", "OEBPS/a.xhtml": b"<html/>"}), "e-book"),
    ("notes.pages", zip_of({"Index/Document.iwa": b"\0\1"}), "Apple"),
    ("talk.key", zip_of({"Index/Presentation.iwa": b"\0\1"}), "Apple"),
    ("binary.xlsb", zip_of({"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": b"\0"}), "xlsb"),
    ("word 2003.xml.doc", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:a/>', "plain XML"),
)
_OTHER = (
    ("logo.png", b"\x89PNG\r\n\x1a\n" + bytes(50), "picture"),
    ("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "picture"),
    ("photo as pdf.pdf", b"\xff\xd8\xff\xe0\0\x10JFIF", "picture"),
    ("photo.heic", b"\0\0\0\x18ftypheic" + bytes(20), "picture"),
    ("scan.tiff", b"II*\0" + bytes(50), "picture"),
    ("drawing.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><text>Hello</text></svg>', "not a document type"),
    ("meeting.mp4", b"\0\0\0\x18ftypmp42" + bytes(20), "recording"),
    ("meeting.mp3", b"ID3\x03" + bytes(50), "recording"),
    ("meeting.wav", b"RIFF\x24\0\0\0WAVEfmt ", "recording"),
    ("papers.zip", zip_of({"a.txt": b"Hello"}), "archive"),
    ("papers.7z", b"7z\xbc\xaf\x27\x1c" + bytes(30), "archive"),
    ("papers.tar.gz", b"\x1f\x8b\x08" + bytes(30), "archive"),
    ("papers.rar", b"Rar!\x1a\x07\0" + bytes(30), "archive"),
    ("papers as docx.docx", zip_of({"a.txt": b"Hello"}), "archive"),
    ("setup.exe", b"MZ\x90\0\x03\0\0\0", "program"),
    ("setup as pdf.pdf", b"MZ\x90\0\x03\0\0\0" + bytes(range(256)), "program"),
    ("program", b"\x7fELF\x02\x01\x01" + bytes(50), "program"),
    ("members.sqlite", b"SQLite format 3\0" + bytes(50), "program or a database"),
    ("script.py", b"print('hello')\n", "not a document type"),
    ("data.json", b'{"a": 1}\n', "not a document type"),
    ("diary.ics", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "not a document type"),
    ("link.url", b"[InternetShortcut]\nURL=https://example.org\n", "not a document type"),
)


def _locked() -> Iterator[Draft]:
    group = spare_group("Locked")
    wrapped = compound_of({"EncryptionInfo": b"\x04\0\x04\0", "EncryptedPackage": bytes(range(256)) * 30})
    for suffix in (".docx", ".pptx", ".xlsx"):
        yield Draft(f"locked/by office{suffix}", wrapped, Named("password"))
    yield Draft("locked/user.pdf", pdf_by_program(group, user="letmein", owner="keep out"), Named("password"))
    yield Draft("locked/flagged.docx", with_encrypted_flag(docx_of(group)), Named("password"))
    yield Draft("locked/flagged.xlsx", with_encrypted_flag(xlsx_of(group)), Named("password"))
    yield Draft("locked/flagged.zip", with_encrypted_flag(zip_of({"a.txt": b"Hello"})), Named("archive|password"))


def _left_behind() -> Iterator[Draft]:
    """Traces of programs and systems."""
    lock = b"\x05Amina" + b" " * 49 + "\x05Amina".encode("utf-16-le").ljust(108, b"\0")
    names: tuple[tuple[str, bytes, Promise], ...] = (
        ("~$minutes.docx", lock, Silent()),
        ("~$budget.xlsx", lock, Silent()),
        (".~lock.minutes.odt#", b",amina,laptop,05.01.2026 09:00,file:///home/amina;", Silent()),
        (".DS_Store", b"\0\0\0\x01Bud1" + bytes(100), Silent()),
        ("._minutes.docx", b"\0\x05\x16\x07\0\x02\0\0Mac OS X" + bytes(100), Silent()),
        (".hidden/minutes.txt", text_of(spare_group("Hidden")), Silent()),
        ("desktop.ini", b"[.ShellClassInfo]\r\nIconResource=x.dll,1\r\n", Silent()),
        ("Thumbs.db", compound_of({"Catalog": b"\x10\0"}), Silent()),
        ("~WRL0001.tmp", compound_of({"WordDocument": b"\xec\xa5"}), Named("")),
        ("saved page.html", b"<html><body><p>The page that was saved.</p></body></html>", Either()),
        ("saved page_files/frame.html", b"<html><body><p>An advertisement.</p></body></html>", Silent()),
        ("saved page_files/style.css", b"p { margin: 0 }", Silent()),
    )
    yield from (Draft(f"left/{name}", data, promise) for name, data, promise in names)
