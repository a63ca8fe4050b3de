"""Clauses that Word itself numbers: 1. for a heading, 1.1 for a clause, (a) for its parts."""

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

_LEVELS = (("Heading 1", "decimal", "%1.", 0), ("Clause", "decimal", "%1.%2", 680), ("Sub-clause", "lowerLetter",
           "(%3)", 1250))  # fmt: skip
_ABSTRACT_ID, _NUMBER_ID = "90", "90"


def number_clauses(document: WordDocument) -> None:
    """Adds the styles Clause and Sub-clause and one numbering of three levels, which the styles carry."""
    for name in ("Clause", "Sub-clause"):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    numbering = document.part.numbering_part.element
    levels = "".join(_level(document, *level) for level in enumerate(_LEVELS))
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{_ABSTRACT_ID}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    numbering.insert(0, abstract)  # the schema wants all abstractNum before the first num
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{_NUMBER_ID}"><w:abstractNumId w:val="{_ABSTRACT_ID}"/></w:num>')
    )


def _level(document: WordDocument, level: int, shape: tuple[str, str, str, int]) -> str:
    name, form, text, left = shape
    style = document.styles[name]
    number = style.element.get_or_add_pPr().get_or_add_numPr()
    number.get_or_add_ilvl().val = level
    number.get_or_add_numId().val = int(_NUMBER_ID)
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:pStyle w:val="{style.style_id}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{max(left, 570)}" w:hanging="{570 if left < 1000 else 450}"/></w:pPr></w:lvl>'
    )
