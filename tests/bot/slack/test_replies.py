"""Each kind of reply beside what Slack is sent for it. `write_replies` writes the files anew."""

import html
from collections.abc import Iterator

import pytest

from bot.reply import Choice, Excerpt, Form, Quote, Reply
from bot.slack.show import top_level_text
from bot.words.dates import in_words
from bot.words.pages import in_the_file
from knowledge.documents import Citation
from tests.bot.slack.kinds_of_reply import KINDS
from tests.bot.slack.reply_files import FOLDER, as_files, shown
from tests.fakes.slack.block_kit import problems_of_message, problems_of_view
from tests.fakes.slack.chat_methods import with_ids
from tests.fakes.slack.controls import controls_in
from tests.fakes.slack.reading import pings_in, plain_text_of

every_kind = pytest.mark.parametrize("name", KINDS)


@every_kind
def test_a_reply_and_what_slack_is_sent_for_it_are_as_their_files_say(name: str) -> None:
    for file, content in as_files(name, KINDS[name]()).items():
        assert content == (FOLDER / file).read_text(encoding="utf-8"), file


def test_there_are_files_for_these_kinds_only() -> None:
    assert {path.name.split(".")[0] for path in FOLDER.iterdir()} == set(KINDS)


@every_kind
def test_slack_takes_it_and_nobody_is_notified(name: str) -> None:
    sent = shown(name, KINDS[name]())
    assert (problems_of_view(sent) if "type" in sent else problems_of_message(sent)) == []
    assert pings_in(sent) == []
    assert pings_in({"text": top_level_text(KINDS[name]())}) == []


@every_kind
def test_every_source_stands_in_the_blocks_and_in_the_text_with_title_section_page_and_date(name: str) -> None:
    reply = KINDS[name]()
    in_blocks = plain_text_of(shown(name, reply))
    in_text = html.unescape(top_level_text(reply))
    for citation in _citations(reply):
        for fact in _facts(citation):
            assert fact in in_blocks
            assert fact in in_text


@every_kind
def test_every_button_stands_in_the_blocks_with_its_command(name: str) -> None:
    reply = KINDS[name]()
    choices = [(part.label, part.command) for part in reply.parts if isinstance(part, Choice)]
    forms = [part.command for part in reply.parts if isinstance(part, Form)]
    sent = shown(name, reply)
    buttons = [control for control in controls_in(with_ids(sent["blocks"])) if control.action["type"] == "button"]
    assert [(button.words, button.action["value"]) for button in buttons] == choices
    assert [sent["callback_id"]] == forms if forms else "callback_id" not in sent


def test_sources_of_all_sorts_are_among_them() -> None:
    """Otherwise the test of every source could pass for want of any."""
    citations = [one for make in KINDS.values() for one in _citations(make())]
    assert len({one.document for one in citations}) >= 5
    assert {one.page is None for one in citations} == {one.date is None for one in citations} == {True, False}


def _citations(reply: Reply) -> Iterator[Citation]:
    for part in reply.parts:
        match part:
            case Quote(citations=citations):
                yield from citations
            case Excerpt(citation=citation):
                yield citation


def _facts(citation: Citation) -> Iterator[str]:
    yield citation.title
    yield (citation.section or "").split(" › ")[-1]
    if citation.page:
        yield in_the_file(citation.page, citation.page_label, citation.page_unit)
    if citation.date:
        yield in_words(citation.date)
