"""Tracked changes are read as accepted."""

from tests.indexer.formats.word.making import HEADED, blocks, p, r, row, table
from tests.indexer.reading import texts_of

DELETED = '<w:rPr><w:del w:id="1"/></w:rPr>'
BEFORE = len(blocks(HEADED))


def texts(body: str) -> list[str]:
    return texts_of(blocks(HEADED + body)[BEFORE:])


def gone(text: str) -> str:
    return f'<w:del w:id="1"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def test_what_was_inserted_or_moved_here_stays_and_what_was_deleted_or_moved_away_goes() -> None:
    body = (
        f"<w:p>{r('Ten ')}{gone('eight ')}<w:ins>{r('members ')}</w:ins><w:moveFrom>{r('often ')}</w:moveFrom>"
        f"{r('meet ')}<w:moveTo>{r('monthly')}</w:moveTo>.</w:p>"
    )
    assert texts(body) == ["Ten members meet monthly"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = p("The chair ", DELETED) + p("and the deputy ", DELETED) + p("share the role.") + p("They take turns.")
    assert texts(body) == ["The chair and the deputy share the role.", "They take turns."]


def test_a_deleted_paragraph_leaves_nothing_behind() -> None:
    body = p("Before it.") + f"<w:p><w:pPr>{DELETED}</w:pPr>{gone('All of this.')}</w:p>" + p("After it.")
    assert texts(body) == ["Before it.", "After it."]


def test_deleted_rows_are_left_out() -> None:
    body = table(row("Chair", "Ada"), row("Clerk", "Cy", properties='<w:del w:id="1"/>'), row("Deputy", "Ben"))
    assert texts(body) == ["Chair", "Ada", "Deputy", "Ben"]


def test_looks_from_before_a_change_do_not_count() -> None:
    was_heading = '<w:pPrChange w:id="1"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>'
    was_hidden = '<w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange>'
    assert texts(p("We agreed on all of it.", was_heading, was_hidden)) == ["We agreed on all of it."]


def test_many_joined_paragraphs_are_joined_in_no_time() -> None:
    body = p("and so on ", DELETED) * 20_000 + p("to the end.")
    [text] = texts(body)
    assert text.endswith("and so on to the end.")
