"""Errors of commands in the terminal propose commands of the terminal."""

from pathlib import Path

import pytest

from bot.words.terminal import in_terminal
from tests.terminal import anchorbot


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("To see which there are: /pledge list.", "To see which there are: anchorbot pledges list."),
        ("To see what is: /charter list", "To see what is: anchorbot charter list"),
        ("Type: anchorbot people list", "Type: anchorbot people list"),
        (
            "Try: /meeting move social-value 2027-05-04 to 2027-05-06",
            "Try: /meeting move social-value 2027-05-04 to 2027-05-06 What begins with a slash is typed in a chat: "
            "anchorbot chat",
        ),
    ],
)
def test_a_slash_command_is_told_as_one_of_the_terminal_or_with_the_way_to_a_chat(said: str, told: str) -> None:
    assert in_terminal(said) == told


def test_an_address_that_nobody_has_names_the_command_that_lists_everybody(tmp_path: Path) -> None:
    done = anchorbot("chat", "--as", "nobody@leeds.example", data=tmp_path)
    assert done.returncode == 2
    assert done.stderr.strip().endswith("Type: anchorbot people list")
