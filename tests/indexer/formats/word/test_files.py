"""Whatever kind of Word file it is, and however broken, it is read or refused in words."""

import io
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.blocks import Paragraph
from indexer.formats.word.read_docx import read_docx
from indexer.limits import Limits
from knowledge.errors import HelpfulError
from tests.indexer.formats.word.making import HEADED, TEXT, blocks, p, part, read, word_file
from tests.indexer.reading import texts_of

PICTURE = "<w:p><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p>"


def saved_by_word() -> bytes:
    document = docx.Document()
    document.add_heading("Meetings", 1)
    document.add_paragraph("The group meets every six weeks.")
    document.add_paragraph("share what works", style="List Bullet")
    document.add_table(2, 2).cell(0, 0).text = "Chair"
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def changed(data: bytes, name: str, old: bytes | None, new: bytes = b"") -> bytes:
    """The package with a part changed; without it if `old` is None."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(packed, "w") as after:
        for entry in before.namelist():
            if entry != name or old is not None:
                content = before.read(entry)
                after.writestr(entry, content.replace(old, new) if entry == name and old else content)
    return packed.getvalue()


@pytest.mark.parametrize(
    "kind",
    [
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_templates_and_documents_with_macros_are_read_like_any_other(kind: bytes) -> None:
    usual = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    data = changed(saved_by_word(), "[Content_Types].xml", usual, kind)
    assert read_docx(data, Limits()).blocks == read_docx(saved_by_word(), Limits()).blocks


def test_the_strict_form_of_the_standard_is_read() -> None:
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    data = changed(word_file(HEADED), "word/document.xml", usual, b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert list(read_docx(data, Limits()).blocks) == blocks(HEADED)


@pytest.mark.parametrize(
    "name", ["word/styles.xml", "word/numbering.xml", "docProps/app.xml", "_rels/.rels", "word/_rels/document.xml.rels"]
)
def test_a_file_without_one_of_its_lesser_parts_is_read(name: str) -> None:
    found = read_docx(changed(saved_by_word(), name, None), Limits())
    assert texts_of(found.blocks) == ["Meetings", "The group meets every six weeks.", "share what works", "Chair"]


@pytest.mark.parametrize("name", ["word/styles.xml", "word/numbering.xml"])
def test_a_broken_part_is_named_and_the_text_is_read(name: str) -> None:
    found = read(TEXT, {name: b"<w:broken"})
    assert texts_of(found.blocks) == texts_of(blocks(TEXT))
    assert "damaged" in found.problems[0]


def test_of_a_broken_text_what_stands_before_the_damage_is_read() -> None:
    whole = part("document", f"<w:body>{p('We met in May.')}{p('We met in June.')}</w:body>")
    found = read("", {"word/document.xml": whole[: whole.index("in June")]})
    assert found.blocks[0] == Paragraph("We met in May.")
    assert "damaged" in found.problems[0]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 nothing more",
        changed(saved_by_word(), "word/document.xml", None),
        word_file("", {"word/document.xml": b"no XML at all"}),
    ],
)
def test_where_there_is_no_document_the_error_says_so(data: bytes) -> None:
    with pytest.raises(HelpfulError, match="damaged and cannot be read as a Word document") as error:
        read_docx(data, Limits())
    assert "save a new copy" in error.value.what_to_do


def test_a_web_page_that_was_inserted_is_read_and_another_file_is_named() -> None:
    place = '<w:altChunk r:id="r0"/>'
    page = b"<html><body><p>We met in May.</p></body></html>"
    assert Paragraph("We met in May.") in blocks(HEADED + place, {"word/chunk.html": page})
    saved = b"MIME-Version: 1.0\nContent-Type: text/html\n\n<p>We met in June.</p>"
    assert Paragraph("We met in June.") in blocks(HEADED + place, {"word/chunk.mht": saved})
    assert "inserted" in read(HEADED + place, {"word/chunk.docx": saved_by_word()}).problems[0]


def test_pictures_are_named_only_where_there_is_hardly_anything_else() -> None:
    assert read(HEADED + TEXT + PICTURE).problems == ()
    assert read(p("Our map") + PICTURE * 3).problems[0].startswith("Its 3 pictures were not read")
    with pytest.raises(HelpfulError, match="pictures and no text"):
        read(PICTURE)
    with pytest.raises(HelpfulError, match="no text"):
        read(p())


WHOLE = saved_by_word()


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=40))
def test_no_damage_ends_in_anything_but_blocks_or_a_helpful_error(at: int, noise: bytes) -> None:
    try:
        assert read_docx(WHOLE[:at] + noise + WHOLE[at + len(noise) :], Limits()).blocks
    except HelpfulError as error:
        assert error.what_to_do


TAGS = st.sampled_from(
    "p r t tbl tr tc sdt sdtContent pPr rPr numPr del ins fldChar br sectPr txbxContent hyperlink".split()
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(TAGS, st.none()), max_size=40))
def test_no_order_of_tags_ends_in_anything_but_blocks_or_a_helpful_error(tags: list[str | None]) -> None:
    """None closes the tag that is open; `t` has a text in it."""
    body, waiting = "", list[str]()
    for tag in tags:
        if tag:
            body += f"<w:{tag}>" + ("we met" if tag == "t" else "")
            waiting.append(tag)
        elif waiting:
            body += f"</w:{waiting.pop()}>"
    body += "".join(f"</w:{tag}>" for tag in reversed(waiting))
    found = read(p("We all met.") + body)
    assert "We all met." in " ".join(texts_of(found.blocks))
