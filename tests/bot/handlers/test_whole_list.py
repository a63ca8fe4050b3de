"""A list that had no room in an answer is a click away, whole."""

from pathlib import Path

import pytest

from bot.reply import Choice, Paragraph, Quote, Reply
from tests.bot.handlers.test_feedback import Say, index, say  # noqa: F401 - a fixture

ITEMS = [f"partner number {number} of the group, which sends a head of service and {'a' * 40}" for number in range(30)]
QUESTION = "who are the partners of the group?"


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    lines = "\n".join(f"- {item}" for item in ITEMS)
    before, after = "# Kent Anchors Skills Group\n\n## Partners\n\nThe partners of the group are:", "Guests come, too."
    text = f"{before}\n\n{lines}\n\n{after}\n"
    (folder / "terms.md").write_text(text, "utf-8")
    return folder


def shown(reply: Reply) -> list[str]:
    return [line for part in reply.parts if isinstance(part, Quote) for line in part.lines]


def test_what_had_no_room_is_counted_and_shown_whole_on_a_click(say: Say) -> None:  # noqa: F811
    answer = say(QUESTION)
    left = len([item for item in ITEMS if item not in shown(answer)])
    assert left > 0
    assert Paragraph(f"… and {left} more in the document.") in answer.parts
    (button,) = [part for part in answer.parts if isinstance(part, Choice) and part.label == "The whole list"]
    for typed in (button.command, "whole list", "show me the full list please"):
        whole = say(typed)
        assert whole.title == "The whole list"
        assert [line for line in shown(whole) if line in ITEMS] == ITEMS


def test_a_short_list_has_no_such_button(say: Say, documents: Path) -> None:  # noqa: F811
    assert not [part for part in say("do guests come?").parts if getattr(part, "label", "") == "The whole list"]
    assert "I have no list for that" in say("whole list").summary


def test_a_list_that_is_gone_is_no_more(say: Say, documents: Path, tmp_path: Path) -> None:  # noqa: F811
    say(QUESTION)
    (documents / "terms.md").write_text("# Kent Anchors Skills Group\n\nNothing is left.\n", "utf-8")
    index(tmp_path / "data", documents)
    assert "I have no list for that" in say("whole list").summary
