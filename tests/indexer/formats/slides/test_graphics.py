"""Tables, charts and diagrams on slides."""

from typing import Any

import pytest
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.util import Inches

from indexer.blocks import Block, Heading, Item, Paragraph, Table
from indexer.formats.slides.chart_values import printed
from tests.indexer.formats.slides.decks import TITLE_ONLY, add_slide, new_deck, read

_PLACE = (Inches(1), Inches(2), Inches(5), Inches(3))


def _table(texts: list[list[str]]) -> tuple[Any, Any]:
    deck = new_deck()
    table = add_slide(deck, "Spend", layout=TITLE_ONLY).shapes.add_table(len(texts), len(texts[0]), *_PLACE).table
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            table.cell(row, column).text = text
    return deck, table


def _content(deck: Any) -> list[Block]:
    return list(read(deck).blocks[1:])


def test_a_table_has_a_header_where_its_style_marks_one() -> None:
    deck, table = _table([["Body", "Staff"], ["Council", "900"], ["", ""]])
    rows = (("Body", "Staff"), ("Council", "900"))
    assert _content(deck) == [Table(rows, 1, 1)]
    table.first_row = False
    assert _content(deck) == [Table(rows, None, 1)]


def test_merged_cells_stand_in_every_place_they_cover_but_a_whole_row_is_said_once() -> None:
    deck, table = _table([["", "Spend", ""], ["North", "1", "2"], ["", "3", "4"], ["South", "", ""]])
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(3, 0).merge(table.cell(3, 2))
    assert _content(deck) == [
        Table((("", "Spend", "Spend"), ("North", "1", "2"), ("North", "3", "4"), ("South", "", "")), 1, 1)
    ]


def test_a_table_that_frames_one_text_is_that_text() -> None:
    deck, _ = _table([["Anchors spend most of it here.", ""]])
    assert _content(deck) == [Paragraph("Anchors spend most of it here.", 1)]


def test_a_chart_is_a_table_under_its_title_with_figures_as_printed() -> None:
    deck = new_deck()
    data = CategoryChartData(number_format="0%")
    data.categories = ["2022", "2023"]
    data.add_series("Local", (0.41, 0.485))
    data.add_series("Other", (0.59, None))
    slide = add_slide(deck, "Spend", layout=TITLE_ONLY)
    chart = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *_PLACE, data).chart
    chart.chart_title.text_frame.text = "Where the money goes"
    chart.value_axis.axis_title.text_frame.text = "share of all"
    chart.category_axis.axis_title.text_frame.text = "Year"
    assert _content(deck) == [
        Heading("Where the money goes", 3, 1),
        Table(
            (("Year", "Local (share of all)", "Other (share of all)"), ("2022", "41%", "59%"), ("2023", "49%", "")),
            1,
            1,
        ),
    ]


def test_categories_in_two_levels_are_joined() -> None:
    deck = new_deck()
    data = CategoryChartData()
    for region, places in (("North", ["Upton", "Overton"]), ("South", ["Netherton"])):
        category = data.add_category(region)
        for place in places:
            category.add_sub_category(place)
    data.add_series("Jobs", (1, 2, 3))
    add_slide(deck, "Jobs", layout=TITLE_ONLY).shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *_PLACE, data)
    table = _content(deck)[0]
    assert isinstance(table, Table)
    assert table.rows == (("", "Jobs"), ("North Upton", "1"), ("North Overton", "2"), ("South Netherton", "3"))


def test_series_with_places_of_their_own_are_tables_of_their_own() -> None:
    deck = new_deck()
    data = XyChartData()
    for name, points in (("Trust", [(1, 10)]), ("Council", [(2, 20), (3, 30)])):
        series = data.add_series(name)
        for point in points:
            series.add_data_point(*point)
    add_slide(deck, "Jobs", layout=TITLE_ONLY).shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *_PLACE, data)
    assert [block.rows for block in _content(deck) if isinstance(block, Table)] == [
        (("", "Trust"), ("1", "10")),
        (("", "Council"), ("2", "20"), ("3", "30")),
    ]


@pytest.mark.parametrize(
    ("text", "code", "shown"),
    [
        ("0.30000000000000004", "General", "0.3"),
        ("1234567.8", "#,##0", "1,234,568"),
        ("0.5", "0.0%", "50.0%"),
        ("0.485", "0%", "49%"),
        ("2500", '"£"#,##0', "£2,500"),
        ("-2500", "[$£-809]#,##0.00", "-£2,500.00"),
        ("45292", "mmm\\-yy", "January 2024"),
        ("45292", "dd/mm/yyyy", "1 January 2024"),
        ("North", "General", "North"),
        ("1e999", "0", "1e999"),
        ("NaN", "0%", "NaN"),
    ],
)
def test_figures_are_printed_by_their_format(text: str, code: str, shown: str) -> None:
    assert printed(text, code) == shown


_DIAGRAM = """<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:ptLst>
 <dgm:pt modelId="0" type="doc"/>
 <dgm:pt modelId="3"><dgm:t><a:p><a:r><a:t>Check</a:t></a:r></a:p></dgm:t></dgm:pt>
 <dgm:pt modelId="1"><dgm:t><a:p><a:r><a:t>Plan</a:t></a:r></a:p></dgm:t></dgm:pt>
 <dgm:pt modelId="2"><dgm:t><a:p><a:r><a:t>Ask </a:t></a:r><a:r><a:t>residents</a:t></a:r></a:p></dgm:t></dgm:pt>
 <dgm:pt modelId="4"><dgm:prSet phldr="1"/><dgm:t><a:p><a:r><a:t>[Text]</a:t></a:r></a:p></dgm:t></dgm:pt>
 <dgm:pt modelId="5" type="pres"><dgm:t><a:p><a:r><a:t>Plan</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst><dgm:cxnLst>
 <dgm:cxn modelId="10" srcId="0" destId="3" srcOrd="1"/><dgm:cxn modelId="11" srcId="0" destId="1" srcOrd="0"/>
 <dgm:cxn modelId="12" srcId="1" destId="2" srcOrd="0"/><dgm:cxn modelId="13" srcId="0" destId="4" srcOrd="2"/>
 <dgm:cxn modelId="14" srcId="2" destId="1" srcOrd="0"/>
</dgm:cxnLst></dgm:dataModel>"""

_FRAME = """<p:graphicFrame xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><p:nvGraphicFramePr>
 <p:cNvPr id="9" name="Diagram"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>
 <p:xfrm><a:off x="1" y="1"/><a:ext cx="9" cy="9"/></p:xfrm><a:graphic>
 <a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/diagram">
 <dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="RID"/>
 </a:graphicData></a:graphic></p:graphicFrame>"""


def test_a_diagram_is_its_outline_in_order() -> None:
    deck = new_deck()
    slide = add_slide(deck, "Steps", layout=TITLE_ONLY)
    name = PackURI("/ppt/diagrams/data1.xml")
    kind = "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml"
    part = Part(name, kind, slide.part.package, _DIAGRAM.encode())
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData"
    identifier = slide.part.relate_to(part, relation)
    slide.shapes._spTree.append(parse_xml(_FRAME.replace("RID", identifier)))
    assert _content(deck) == [
        Item("Plan", 0, None, 1),
        Item("Ask residents", 1, None, 1),
        Item("Check", 0, None, 1),
    ]
