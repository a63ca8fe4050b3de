"""Writes the slides on the jobs pilots: nested bullets, a table, a chart, two columns and speaker notes."""

from copy import deepcopy
from io import BytesIO

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation as SlideShow
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide
from pptx.util import Inches, Pt

from make import essex_jobs as jobs
from make.fixed_package import fixed_package

_COVER, _CONTENT, _COMPARISON, _TITLE_ONLY = 0, 1, 4, 5
_WIDER = 4 / 3  # the template is 10 inches wide, today's screens 13.33


def jobs_slides() -> bytes:
    """The same bytes every time."""
    show = Presentation()
    _widen(show)
    show.core_properties.title = "Jobs pilots in Essex: half-way"
    show.core_properties.author = show.core_properties.last_modified_by = "Essex Anchors Network"
    show.core_properties.comments = jobs.SAMPLE_NOTE
    _add_cover(show)
    _add_bullets(show, jobs.AIMS_TITLE, jobs.AIMS, jobs.AIMS_NOTES)
    _add_pilots(show)
    _add_chart(show)
    _add_lessons(show)
    _add_bullets(show, jobs.NEXT_TITLE, jobs.NEXT, jobs.NEXT_NOTES)
    written = BytesIO()
    show.save(written)
    return fixed_package(written.getvalue())


def _widen(show: SlideShow) -> None:
    show.slide_width = Inches(13.333)
    for holder in (show.slide_master, *show.slide_layouts):
        for shape in holder.placeholders:
            if shape.element.spPr.xfrm is not None:
                shape.left, shape.width = int(shape.left * _WIDER), int(shape.width * _WIDER)


def _new_slide(show: SlideShow, layout: int, title: str, notes: str = "") -> Slide:
    slide = show.slides.add_slide(show.slide_layouts[layout])
    slide.shapes.title.text = title
    for holder in show.slide_layouts[layout].placeholders:
        if holder.placeholder_format.type in (PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.FOOTER):
            copy = deepcopy(holder.element)
            copy.nvSpPr.cNvPr.set("id", str(len(slide.shapes) + 20))  # a slide's shapes have different numbers
            slide.shapes._spTree.append(copy)
            if holder.placeholder_format.type == PP_PLACEHOLDER.FOOTER:
                slide.shapes[-1].text_frame.text = jobs.FOOTER
    if notes:
        slide.notes_slide.notes_text_frame.text = notes
    return slide


def _add_cover(show: SlideShow) -> None:
    slide = _new_slide(show, _COVER, jobs.TITLE)
    slide.placeholders[1].text = jobs.SUBTITLE
    box = slide.shapes.add_textbox(Inches(0.7), Inches(6.3), Inches(8), Inches(0.4))
    box.text_frame.text = jobs.SAMPLE_NOTE
    box.text_frame.paragraphs[0].font.size = Pt(11)


def _add_bullets(show: SlideShow, title: str, lines: tuple[tuple[int, str], ...], notes: str) -> None:
    slide = _new_slide(show, _CONTENT, title, notes)
    _fill(slide.placeholders[1], lines)


def _fill(shape: Shape, lines: tuple[tuple[int, str], ...]) -> None:
    frame = shape.text_frame
    for number, (depth, text) in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.text, paragraph.level = text, depth
        paragraph.font.size = Pt(24 - 3 * depth)


def _add_pilots(show: SlideShow) -> None:
    slide = _new_slide(show, _TITLE_ONLY, jobs.PILOTS_TITLE, jobs.PILOTS_NOTES)
    rows, columns = len(jobs.PILOTS), len(jobs.PILOTS[0])
    frame = slide.shapes.add_table(rows, columns, Inches(0.7), Inches(1.7), Inches(11.9), Inches(3))
    for column, inches in enumerate((1.5, 1.3, 2.6, 1.7, 1.1, 3.7)):
        frame.table.columns[column].width = Inches(inches)
    for row, texts in enumerate(jobs.PILOTS):
        for column, text in enumerate(texts):
            frame.table.cell(row, column).text = text
            frame.table.cell(row, column).text_frame.paragraphs[0].font.size = Pt(16)


def _add_chart(show: SlideShow) -> None:
    slide = _new_slide(show, _TITLE_ONLY, jobs.STARTS_TITLE, jobs.STARTS_NOTES)
    data = CategoryChartData()
    data.categories = jobs.QUARTERS
    for pilot, starts in jobs.STARTS:
        data.add_series(pilot, starts)
    place = (Inches(1.5), Inches(1.5), Inches(10.3), Inches(4.4))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, data).chart
    chart.has_title = True
    chart.chart_title.text_frame.text = "People who started work, by pilot"
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.plots[0].has_data_labels = True
    caption = slide.shapes.add_textbox(Inches(1.5), Inches(5.9), Inches(10.3), Inches(0.5))
    caption.text_frame.text = jobs.STARTS_CAPTION


def _add_lessons(show: SlideShow) -> None:
    slide = _new_slide(show, _COMPARISON, jobs.LESSONS_TITLE)
    for (heading, lines), (above, below) in zip(jobs.LESSONS, ((1, 2), (3, 4)), strict=True):
        slide.placeholders[above].text = heading
        _fill(slide.placeholders[below], tuple((0, line) for line in lines))
