"""The lines of a page, as they look by themselves and with their neighbours."""

from collections.abc import Sequence

from indexer.formats.text.banners import with_banners
from indexer.formats.text.contents_lists import lines_of_contents
from indexer.formats.text.email_headers import with_messages
from indexer.formats.text.lines import Line, Look, look_at
from indexer.formats.text.marks_without_stops import with_marks
from indexer.formats.text.number_tiles import with_number_tiles
from indexer.formats.text.numbered_headings import with_numbered_headings
from indexer.formats.text.question_lines import with_questions
from indexer.formats.text.slide_titles import with_slides
from indexer.formats.text.web_furniture import without_web_furniture


def looks_of(page: Sequence[str]) -> list[Line]:
    """Each line of a page: lists of contents, slides, questions with answers, figures above what they count, numbered
    headings right above their text, headings between rules, the heads of e-mail messages, and items whose marks have no
    stops are told by several."""
    contents = lines_of_contents(page)
    looks = [Line(Look.CONTENTS) if at in contents else look_at(line) for at, line in enumerate(page)]
    looks = with_number_tiles(page, without_web_furniture(page, looks))
    looks = with_questions(page, with_slides(page, looks))
    looks = with_banners(page, with_marks(page, with_numbered_headings(page, looks)))
    return with_messages(page, looks)
