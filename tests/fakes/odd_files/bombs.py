"""Small files that become huge, deep or endless when somebody reads them."""

from collections.abc import Iterator

from tests.fakes.odd_files.good_office import docx_of, pptx_of, xlsx_of
from tests.fakes.odd_files.good_texts import deep_html_of
from tests.fakes.odd_files.groups import Group, spare_group
from tests.fakes.odd_files.promises import Answered, Draft, Either, Named
from tests.fakes.odd_files.zip_parts import parts_of, with_bomb, with_overlap, with_parts, with_text, zip_of

_DEEP = 100_000
_LAUGHS = "".join(f'<!ENTITY lol{number} "{f"&lol{number - 1};" * 10}">' for number in range(1, 10))
_DOCTYPE = f'<!DOCTYPE lolz [<!ENTITY lol0 "lol">{_LAUGHS}]>'
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


_NOWHERE = ('<c r="A2" t="n"><v>1</v></c>', '<c r="A2" t="s"><v>99999999999</v></c><c r="A3" t="s"><v>-1</v></c>')


def bombs(groups: Iterator[Group]) -> Iterator[Draft]:
    """All of them; some only look dangerous, and are answered."""
    yield from _zip_bombs()
    yield from _entity_bombs()
    yield from _deep_files(groups)
    yield from _loops(groups)


def _zip_bombs() -> Iterator[Draft]:
    group = spare_group("Zipped")
    document, inner = docx_of(group), with_bomb(zip_of({"a": b"a"}), "b", 200)
    yield Draft("bombs/picture.docx", with_bomb(document, "word/media/image1.bin", 1_024), Named("unpacks"))
    for suffix, data, part in (
        (".docx", document, "word/styles.xml"),
        (".docm", document, "word/document.xml"),
        (".pptx", pptx_of(group), "ppt/slides/slide2.xml"),
        (".xlsx", xlsx_of(group), "xl/worksheets/sheet1.xml"),
    ):
        without = _without(data, part)
        yield Draft(f"bombs/honest{suffix}", with_bomb(without, part, 1_024), Named("unpacks"))
        yield Draft(f"bombs/lying{suffix}", with_bomb(without, part, 1_024, 1_000), Either())
        yield Draft(f"bombs/lying about nothing{suffix}", with_bomb(without, part, 1_024, 0), Either())
    yield Draft("bombs/nested.zip", zip_of({f"{number}.zip": inner for number in range(20)}), Named("archive"))
    nested = with_parts(document, {f"word/embeddings/{number}.docx": inner for number in range(5)})
    yield Draft("bombs/nested.docx", nested, Either())
    many = with_overlap(with_parts(document, {"word/media/image1.bin": bytes(1_000_000)}), 1_000)
    yield Draft("bombs/overlapping.docx", many, Named("unpacks|damaged"))
    yield Draft(
        "bombs/many parts.docx", with_parts(document, {f"word/x{n}.xml": b"<x/>" for n in range(9_000)}), Either()
    )


def _entity_bombs() -> Iterator[Draft]:
    laughs = f"{_DECLARATION}{_DOCTYPE}<lolz>&lol9;</lolz>".encode()
    group = spare_group("Laughing")
    for suffix, data, part in (
        (".docx", docx_of(group), "word/document.xml"),
        (".pptx", pptx_of(group), "ppt/slides/slide1.xml"),
        (".xlsx", xlsx_of(group), "xl/worksheets/sheet1.xml"),
        (".docm", docx_of(group), "word/_rels/document.xml.rels"),
    ):
        yield Draft(f"bombs/laughs{suffix}", with_parts(data, {part: laughs}), Named("entities"))
    late = _DECLARATION.encode() + b"<!--" + b" " * 6_000 + b"-->" + laughs.removeprefix(_DECLARATION.encode())
    yield Draft("bombs/late laughs.docx", with_parts(docx_of(group), {"word/document.xml": late}), Named(""))
    outside = f'{_DECLARATION}<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'.encode()
    yield Draft(
        "bombs/reads files.xlsx", with_parts(xlsx_of(group), {"xl/sharedStrings.xml": outside}), Named("entities")
    )
    yield Draft("bombs/laughs.svg", laughs, Named("not a document type"))
    yield Draft("bombs/laughs.xhtml", f"{_DECLARATION}{_DOCTYPE}<html><p>&lol9;</p></html>".encode(), Either())
    yield Draft("bombs/laughs.html", f"{_DOCTYPE}<html><p>Hello &lol9;</p></html>".encode(), Either())


def _deep_files(groups: Iterator[Group]) -> Iterator[Draft]:
    spare, group = spare_group("Deep"), next(groups)
    yield Draft("bombs/fifty boxes.html", deep_html_of(group, 50), Answered(group))
    yield Draft("bombs/deep.html", deep_html_of(spare, _DEEP), Either())
    yield Draft("bombs/deep lists.html", b"<ul><li>" * _DEEP + b"Hello", Either())
    yield Draft("bombs/deep tables.html", b"<table><tr><td>" * 20_000 + b"Hello", Either())
    yield Draft("bombs/deep quotes.md", b">" * _DEEP + b" Hello", Either())
    yield Draft("bombs/deep list.md", b"".join(b"  " * n + b"- Hello\n" for n in range(1_500)), Either())
    yield Draft("bombs/brackets.md", b"[" * _DEEP + b"Hello", Either())
    yield Draft("bombs/stars.md", b"*a **b " * _DEEP, Either())
    boxes = (
        f"{_DECLARATION}<w:document {_W}><w:body>{{}}<w:p><w:r><w:t>Hello</w:t></w:r></w:p>{{}}</w:body></w:document>"
    )
    for name, start, end in (
        ("deep boxes", "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("deep tables", "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    ):
        for depth in (60, _DEEP):
            xml = boxes.format(start * depth, end * depth).encode()
            yield Draft(f"bombs/{name} {depth}.docx", with_parts(docx_of(spare), {"word/document.xml": xml}), Either())
    for depth in (20, 5_000):
        grouped = _grouped(pptx_of(spare), depth)
        yield Draft(f"bombs/groups {depth} deep.pptx", grouped, Either())


def _grouped(data: bytes, depth: int) -> bytes:
    start = '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="90" name="G"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    shape = '<p:sp><p:nvSpPr><p:cNvPr id="91" name="T"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr/>'
    text = "<p:txBody><a:bodyPr/><a:p><a:r><a:t>Hello</a:t></a:r></a:p></p:txBody></p:sp>"
    grouped = start * depth + shape + text + "</p:grpSp>" * depth
    return with_text(data, "ppt/slides/slide2.xml", "</p:spTree>", f"{grouped}</p:spTree>")


def _loops(groups: Iterator[Group]) -> Iterator[Draft]:
    group = next(groups)
    styles = '<w:style w:type="paragraph" w:styleId="Heading1"'
    loop = with_text(docx_of(group), "word/styles.xml", '<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="Heading1"/>')
    assert styles in parts_of(loop)["word/styles.xml"].decode()
    yield Draft("bombs/style of itself.docx", loop, Answered(group))
    group = next(groups)
    numbering = (
        f"{_DECLARATION}<w:numbering {_W}>"
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="L"/><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="99"/></w:num>'
        "</w:numbering>"
    ).encode()
    yield Draft(
        "bombs/numbering loop.docx", with_parts(docx_of(group), {"word/numbering.xml": numbering}), Answered(group)
    )
    group = next(groups)
    circle = with_text(xlsx_of(group), "xl/worksheets/sheet2.xml", "<v>1285.5</v>", "<f>B4</f>")
    yield Draft("bombs/formula of itself.xlsx", circle, Answered(group, "formula"))
    strings = with_text(xlsx_of(spare_group("Strings")), "xl/worksheets/sheet1.xml", *_NOWHERE)
    yield Draft("bombs/string nowhere.xlsx", strings, Either())
    targets = with_text(docx_of(spare_group("Targets")), "_rels/.rels", "word/document.xml", "../../../../etc/passwd")
    yield Draft("bombs/target outside.docx", targets, Either())


def _without(data: bytes, part: str) -> bytes:
    return zip_of({name: content for name, content in parts_of(data).items() if name != part})
