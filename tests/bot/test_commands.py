import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands import AskQuestion, Command, Leave, ListDocuments, ShowHelp, SmallTalk, parse, to_text
from knowledge.errors import HelpfulError

questions = st.text(st.characters(codec="utf-8"), min_size=1, max_size=80).map(lambda text: " ".join(text.split()))


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("help", ShowHelp()),
        ("HELP!", ShowHelp()),
        ("/help", ShowHelp()),
        ("?", ShowHelp()),
        ("documents", ListDocuments()),
        ("documnets", ListDocuments()),
        ("quit", Leave()),
        ("thanks, that's brilliant 👍", SmallTalk("thanks, that's brilliant 👍")),
        ("Good morning all", SmallTalk("Good morning all")),
        ("thanks - and the quorum?", AskQuestion("thanks - and the quorum?")),
        ("what is our quorum?", AskQuestion("what is our quorum?")),
        ("/ask what is our quorum?", AskQuestion("what is our quorum?")),
        ("  who  chairs\nit? ", AskQuestion("who chairs it?")),
        ("helpful documents on levy", AskQuestion("helpful documents on levy")),
    ],
)
def test_what_is_typed_is_understood(typed: str, command: Command) -> None:
    assert parse(typed) == command


@pytest.mark.parametrize("typed", ["", "   ", "\n", "!!!", "👍", "…"])
def test_nothing_to_ask_gets_a_clear_word(typed: str) -> None:
    with pytest.raises(HelpfulError, match="no question"):
        parse(typed)


def test_forty_thousand_characters_are_refused_with_the_limit() -> None:
    with pytest.raises(HelpfulError, match="40,000 characters; I can read a question of up to 2,000"):
        parse("a" * 40_000)


@given(questions.filter(lambda text: any(ch.isalnum() for ch in text)))
def test_every_question_reads_back_from_its_text(text: str) -> None:
    assert parse(to_text(AskQuestion(text))) == AskQuestion(text)


@pytest.mark.parametrize("command", [ShowHelp(), ListDocuments(), Leave()])
def test_every_command_reads_back_from_its_text(command: Command) -> None:
    assert parse(to_text(command)) == command
