"""Replies as the browser shows them."""

from bs4 import BeautifulSoup

from bot.local.show import Setting, html_of
from bot.reply import LEFT_OUT, Excerpt, Line, Reply
from bot.words.plain import source_line
from tests.bot.slack.invented import QUORUM


def test_an_excerpt_is_one_figure_whose_quoted_lines_are_marked_in_their_order() -> None:
    lines = (
        Line("Members are:"),
        Line("the <b>council</b>", True),
        Line("the trust", True),
        LEFT_OUT,
        Line("the college", True),
    )
    page = BeautifulSoup(html_of(Reply("", (Excerpt(lines, QUORUM),)), Setting()), "html.parser")
    (figure,) = page.select("figure.excerpt")
    assert [piece.text for piece in figure.select("p")] == [line.text for line in lines]
    assert [mark.text for mark in figure.select("blockquote > p > mark")] == [
        line.text for line in lines if line.is_quoted
    ]
    together, alone = figure.select("blockquote")
    assert (len(together.select("mark")), len(alone.select("mark"))) == (2, 1)
    assert [caption.text for caption in figure.select("figcaption")] == [source_line(QUORUM)]
    assert not figure.select("b")
