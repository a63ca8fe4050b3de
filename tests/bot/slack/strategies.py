"""Replies as nobody would write them, for properties."""

from collections.abc import Sequence
from typing import TypeVar

from hypothesis import strategies as st

from bot.reply import (
    Chart,
    Choice,
    Excerpt,
    Field,
    FieldKind,
    File,
    Form,
    Items,
    Line,
    Option,
    Paragraph,
    Part,
    Quote,
    Reply,
)
from knowledge.documents import Citation, PageUnit

T = TypeVar("T")

_NASTY = (
    "", " ", "\n\n", "\x00\x07", "\u202egnol si siht\u202c", "\u2066\u061c", "\ud83d", "a\udc00b", "👩\u200d🌾" * 20,
    "*bold* _it_ ~no~ `code` ```block```\n> quote", "<!channel> <!here> <!everyone>", "<@U0000042> <!subteam^S1|@team>",
    "<https://x.example|words> <mailto:a@x.example>", "&amp; &lt;!channel&gt; & < >", "&" * 700, "a\r\nb\tc", "›",
    " › ", "“”", "•", ":tada:", "| a | b |", "word " * 900, "\u2028\u2029",
)  # fmt: skip
_ANY_SIGN = st.characters(exclude_categories=())  # half of a pair, too

texts = st.one_of(
    st.sampled_from(_NASTY),
    st.text(_ANY_SIGN, max_size=40),
    st.builds(lambda sign, count: sign * count, _ANY_SIGN, st.sampled_from((80, 320, 3_100, 20_000))),
)
words = st.text("abcdefg hij", min_size=1, max_size=60).filter(str.strip)


def _many(one: st.SearchStrategy[T], most: int, least: int = 0) -> st.SearchStrategy[tuple[T, ...]]:
    """Up to `most` of them: a few different ones, over and over."""

    def repeated(few: Sequence[T], count: int) -> tuple[T, ...]:
        return tuple(few[number % len(few)] for number in range(count))

    counts = st.one_of(st.integers(least, min(6, most)), st.integers(least, most))
    return st.builds(repeated, st.lists(one, min_size=1, max_size=5), counts)


_commands = words | st.sampled_from(_NASTY)
_dates = st.one_of(st.none(), st.dates().map(str), st.dates().map(lambda day: str(day)[:7]), st.just("2026"))


def citations(names: st.SearchStrategy[str]) -> st.SearchStrategy[Citation]:
    return st.builds(
        Citation,
        document=st.sampled_from(("a.pdf", "b.docx")),
        title=names,
        section=st.none() | names,
        page=st.none() | st.integers(1, 9_999),
        page_label=st.none() | st.text("ivxl0123456789", min_size=1, max_size=6),
        page_unit=st.sampled_from(PageUnit),
        date=_dates,
        quote=st.just("words"),
    )


@st.composite
def quotes(draw: st.DrawFn, names: st.SearchStrategy[str], lines: st.SearchStrategy[str], most: int) -> Quote:
    told = draw(_many(lines, most, least=1))
    places = draw(st.lists(citations(names), min_size=1, max_size=3))
    at = [len(places) * number // len(told) for number in range(len(told))]
    return Quote(told, tuple(places[place] for place in at), draw(lines))


def parts(names: st.SearchStrategy[str], lines: st.SearchStrategy[str], most: int) -> st.SearchStrategy[Part]:
    stood = _many(st.builds(Line, lines, st.booleans()), most)
    return st.one_of(
        st.builds(Paragraph, lines),
        st.builds(Items, _many(lines, most)),
        quotes(names, lines, min(most, 30)),
        st.builds(Excerpt, stood, citations(names)),
        st.builds(Choice, names, _commands),
        st.builds(File, names, st.just("text/calendar"), st.binary(max_size=20), names),
        st.builds(
            Chart,
            names,
            names,
            lines,
            st.lists(st.tuples(names, lines), min_size=1, max_size=most).map(tuple),
            st.just(()),
        ),
    )


any_reply = st.builds(Reply, summary=texts, parts=_many(parts(texts, texts, 300), 200), title=texts)
"""Everything too long, too much, and of signs that mean something."""

modest_reply = st.builds(Reply, summary=words, parts=_many(parts(words, texts, 12), 8))
"""Titles, sections and buttons as they are; texts of any kind."""


@st.composite
def any_form(draw: st.DrawFn) -> Form:
    kinds = draw(st.lists(st.sampled_from(FieldKind), min_size=1, max_size=6))
    fields = tuple(draw(_fields(f"field {number}", kind)) for number, kind in enumerate(kinds))
    return Form(draw(texts), "feedback k3j2m5q7aa wrong", fields, draw(texts))


def _fields(name: str, kind: FieldKind) -> st.SearchStrategy[Field]:
    labels = st.lists(texts, min_size=1, max_size=100)
    options = labels.map(lambda said: tuple(Option(f"v{number}", one) for number, one in enumerate(said)))
    return st.builds(Field, st.just(name), texts, st.just(kind), options, st.booleans(), texts)
