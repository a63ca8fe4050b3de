"""Lines of Markdown that are only bold are headings where they stand as such."""

from itertools import pairwise

import pytest

from indexer.formats.text.bold_headings import could_head, is_bold_line_heading
from indexer.formats.text.read_markdown import read_markdown
from indexer.sections import sections_of

PAPER = """# Hedge Lane Group

**Spring edition**

## How we work

**Quorum**

Four members.

**Q1. Who pays for the hall?** *(a neighbour)*
The parish pays.

**Q2. Our key is lost. Whom do we ring?**

The caretaker. *She is there till six.*

**Table 2. Keys**

| Door | Key |
|---|---|
| Hall | 3 |

**Note:** the shed has none.

> **Remember**
> Lock the gate.

- **Monday**
- **Friday**

**Chair: Ada Quill**

It ends here.
"""


def test_what_is_only_bold_heads_what_comes_below() -> None:
    found = {section.path[-1]: [block.text for block in section.blocks if hasattr(block, "text")]
             for section in sections_of(read_markdown(PAPER).blocks)}  # fmt: skip
    assert list(found) == [
        "Hedge Lane Group", "Quorum", "Q1. Who pays for the hall? (a neighbour)",
        "Q2. Our key is lost. Whom do we ring?",
    ]  # fmt: skip
    assert found["Hedge Lane Group"] == ["**Spring edition**"], "a line of the cover is none"
    assert found["Q1. Who pays for the hall? (a neighbour)"] == ["The parish pays."]
    assert found["Q2. Our key is lost. Whom do we ring?"][1:] == [
        "**Table 2. Keys**", "**Note:** the shed has none.", "**Remember** Lock the gate.", "**Monday**", "**Friday**",
        "**Chair: Ada Quill**", "It ends here.",
    ]  # fmt: skip


def test_bold_headings_stand_beside_each_other_below_the_marked_one() -> None:
    paths = [section.path for section in sections_of(read_markdown(PAPER).blocks)]
    below = [path for path in paths if len(path) > 1]
    assert below
    assert all(one[:-1] == other[:-1] for one, other in pairwise(below))


def test_a_paper_without_marked_headings_has_its_bold_ones() -> None:
    text = "**Aims**\n\nTo grow.\n\n__Members__\n\nAda and Ben.\n\n**When**\nOn Mondays.\n"
    assert [section.path for section in sections_of(read_markdown(text).blocks)] == [
        ("Aims",),
        ("Members",),
        ("When",),
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("**Quorum**", True), ("__Quorum__", True), ("**Quorum** (new)", True), ("**What is *near* food?**", True),
        ("**Who may use it?** _(changed)_", True), ("**Quorum** is four.", False), ("**One** and **two**", False),
        ("**It was agreed that the hall is let.**", False), ("**Table 3. Spend by member**", False), ("Quorum", False),
        ("**What we do**", True), ("**Grants are up to £450 a person**", False), ("**Q3 2026 spend was £1m.**", False),
        ("**" + "Why is it so " * 20 + "?**", False),
    ],
)  # fmt: skip
def test_the_shape_of_a_bold_heading(line: str, expected: bool) -> None:
    assert is_bold_line_heading(line) is expected


def test_a_long_question_may_head_an_answer() -> None:
    assert could_head("My son has been in prison and is at home again now. Would any of you give him a job?")
    assert not could_head("My son has been in prison and is at home again now. None of you gave him a job.")


CLAUSES = """# The Hedge Lane Group

## Rules

**A. Meetings.** Six a year. Papers go out a week before.

They are held in the hall.

**B. Who decides?** Those who are there.

**Not every time.** Nobody decides in August.

**Present:** Ada Quill

## Money

**Words.** A giver is a member that gives.
"""


def test_several_paragraphs_that_begin_with_words_in_bold_stand_under_these() -> None:
    found = {section.path: [getattr(block, "text", "") for block in section.blocks]
             for section in sections_of(read_markdown(CLAUSES).blocks)}  # fmt: skip
    top = "The Hedge Lane Group"
    assert found == {
        (top, "Rules", "A. Meetings"): ["Six a year. Papers go out a week before.", "They are held in the hall."],
        (top, "Rules", "B. Who decides?"): ["Those who are there."],
        (top, "Rules", "Not every time"): ["Nobody decides in August.", "**Present:** Ada Quill"],
        (top, "Money"): ["**Words.** A giver is a member that gives."],
    }


TERMS = """# Terms of reference of the Hedge Lane Group

**Meetings.** Six a year, in odd months.

**Quorum.** Five of the nine members.

## Annex: history

**Applications close on 4 May 2026.** Late ones are not read.

**Grants are up to £450 a person.** They are paid in June.

**Ann Bell reported that all was spent.** Nothing is left.
"""


def test_labels_head_paragraphs_right_below_a_title_and_bold_sentences_stay_text() -> None:
    sections = [(section.path[-1], [getattr(block, "text", "") for block in section.blocks])
                for section in sections_of(read_markdown(TERMS).blocks)]  # fmt: skip
    assert sections[:2] == [
        ("Meetings", ["Six a year, in odd months."]), ("Quorum", ["Five of the nine members."]),
    ]  # fmt: skip
    assert [len(texts) for _, texts in sections[2:]] == [3]
