"""What python-docx has no words for: footnotes, tracked changes and text boxes."""

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

_NAMES = nsdecls("w")
_CHANGED = 'w:author="Network secretariat" w:date="2026-10-06T10:15:00Z"'
_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_BOX = """
<w:r {names} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:v="urn:schemas-microsoft-com:vml">
<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="45720" distB="45720" distL="114300" distR="114300" simplePos="0" relativeHeight="251659264"
 behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>60000</wp:posOffset></wp:positionV>
<wp:extent cx="2050000" cy="1250000"/><wp:wrapSquare wrapText="bothSides"/><wp:docPr id="201" name="Text Box 1"/>
<wp:cNvGraphicFramePr/><a:graphic>
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2050000" cy="1250000"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="EEF3F8"/></a:solidFill>
<a:ln w="9525"><a:solidFill><a:srgbClr val="1D3557"/></a:solidFill></a:ln></wps:spPr>
<wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>
</wp:anchor></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:rect style="position:absolute;width:161pt;height:98pt;z-index:251659264">
<v:textbox><w:txbxContent>{text}</w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback>
</mc:AlternateContent></w:r>"""


def add_change(paragraph: Paragraph, struck: str, inserted: str) -> None:
    """Text struck out and text put in its place, both still to be accepted."""
    for number, (element, text, written) in enumerate((("del", "delText", struck), ("ins", "t", inserted)), 301):
        paragraph._p.append(
            parse_xml(
                f'<w:{element} {_NAMES} w:id="{number}" {_CHANGED}>'
                f"<w:r><w:{text}>{written}</w:{text}></w:r></w:{element}>"
            )
        )


def add_text_box(paragraph: Paragraph, lines: tuple[str, ...]) -> None:
    """A box at the right margin, as Word writes it: once for itself and once more for programs before 2010."""
    heading, *rest = lines
    text = f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{heading}</w:t></w:r></w:p>"
    text += "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in rest)
    paragraph._p.append(parse_xml(_BOX.format(names=_NAMES, text=text)))


def add_footnote(document: WordDocument, paragraph: Paragraph, text: str) -> None:
    """The document's one footnote."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {_NAMES}>'
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
        '</w:footnote><w:footnote w:id="1"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        '<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES_TYPE, content.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    paragraph._p.append(
        parse_xml(
            f'<w:r {_NAMES}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/></w:r>'
        )
    )
