"""Whom to write to: an address needs no "e-mail" before it, and the place asked about has its own."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from knowledge.answering.question import contact_words
from knowledge.answering.reader import Window
from knowledge.store.database import open_database
from tests.knowledge.test_answer import Bot
from tests.knowledge.test_read_statements import Knowing

FILES = {
    "leeds-report.md": "# What Leeds anchors learnt\n\nA report for Leeds.\n\n## Key messages\n\n"
    "The anchors buy food nearby. Each of them says why.\n\n"
    "Ada Quill ada@leeds.example\n\nBen Okafor ben@leeds.example\n",
    "essex-report.md": "# Essex anchors report\n\n## Contact\n\n"
    "E-mail about the report: send an e-mail to Cleo Marsh, cleo@essex.example.\n",
}


class _PrefersAda(Knowing):
    def judge(self, question: str, windows: Sequence[Window]) -> list[NDArray[np.float32]]:
        return [np.array([2.0 if "Ada" in one else 0.0 for one in window.statements]) for window in windows]


@pytest.fixture
def bot(tmp_path: Path) -> Iterator[Bot]:
    with open_database(tmp_path / "data") as db:
        yield Bot(tmp_path, db, FILES)


@pytest.mark.parametrize(
    "question", ["who do I email about the Leeds report?", "whom can we contact about the report in Leeds?"]
)
def test_whom_to_write_to_in_the_place_asked_about_is_told_though_others_say_e_mail(bot: Bot, question: str) -> None:
    told = bot.texts(question)
    assert told[0] in ("Ada Quill ada@leeds.example", "Ben Okafor ben@leeds.example")
    assert "cleo" not in " ".join(told)


def test_two_contacts_side_by_side_are_told_together(bot: Bot) -> None:
    bot.library.reader = _PrefersAda("Ada")
    told = bot.texts("who do I email about the Leeds report?")
    assert {"Ada Quill ada@leeds.example", "Ben Okafor ben@leeds.example"} <= set(told)


@pytest.mark.parametrize(
    ("text", "word", "holds"),
    [
        ("Ada Quill ada@leeds.example", "email", True),
        ("Ada Quill ada@leeds.example", "phone", False),
        ("Ring Ada on 01632 960 141", "phone", True),
        ("Ring Ada on 01632 960 141", "email", False),
        ("Ring Ada on 01632 960 141", "contact", True),
        ("Ask Ada for her e-mail", "email", False),
    ],
)
def test_what_a_contact_makes_good_on(text: str, word: str, holds: bool) -> None:
    assert (word in contact_words(text)) is holds
