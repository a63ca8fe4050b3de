"""Statements of terms of reference know which of the group's rules they lay down."""

from pathlib import Path

import pytest

from indexer.limits import Limits
from indexer.read_file import read_document
from indexer.read_terms.document_text import text_of
from indexer.read_terms.read_terms import read_terms
from knowledge.answering.question import understand
from knowledge.documents import Rule, Statement

TERMS = """# Skills Group: Terms of Reference

## 3. Meetings

3.1 The group meets every six weeks.

3.2 The quorum is five members. Papers go out five working days before each meeting.

## 4. Who runs it

| Role | Who |
| --- | --- |
| Chair | Dr Amara Osei, Northmere College |
| Secretariat | Northmere Council |

The group has a good time.
"""


def statements(text: str, name: str) -> list[Statement]:
    document = read_document(Path(name), text.encode(), None, Limits())
    return [
        one for section in document.sections for passage in section.passages for one in passage.statements if one.rules
    ]


def test_each_rule_is_marked_where_it_stands() -> None:
    found = {(rule, one.text) for one in statements(TERMS, "skills-terms-of-reference.md") for rule in one.rules}
    rules = {rule for rule, _ in found}
    assert {Rule.CADENCE, Rule.QUORUM, Rule.NOTICE, Rule.CHAIRS, Rule.SECRETARIAT} <= rules
    assert any("six weeks" in text for rule, text in found if rule is Rule.CADENCE)
    assert any("five members" in text for rule, text in found if rule is Rule.QUORUM)
    assert all("good time" not in text for _, text in found)


SEATS = """# Pottery Group: Terms of Reference

## Who sits in it

| Seat | Organisation | Counts towards quorum |
| --- | --- | --- |
| 1 | Wexcombe Council | yes |
| 2 | Marsh College | yes |
| 3 | Tyde Trust (vacant) | no, until filled |

## Meetings

| Matter | Rule |
| --- | --- |
| Secretariat | Wexcombe Council |

Half of the filled seats have to be represented.
"""


def test_a_table_of_seats_is_no_rule_on_how_many_have_to_come() -> None:
    document = read_document(Path("pottery-terms-of-reference.md"), SEATS.encode(), None, Limits())
    terms = read_terms(text_of(document))
    assert terms.quorum_count is None
    assert terms.secretariat is not None
    assert terms.secretariat.value == "Wexcombe Council"  # without the name of the column
    rules = {(rule, one.text) for one in statements(SEATS, "pottery-terms-of-reference.md") for rule in one.rules}
    assert (Rule.SECRETARIAT, "Secretariat – Rule: Wexcombe Council") in rules
    assert not [text for rule, text in rules if rule is Rule.QUORUM and "Marsh College" in text]


def test_other_papers_lay_down_no_rules() -> None:
    assert statements("# Annual report\n\nThe group meets every six weeks.\n", "report.md") == []


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        ("what is the quorum of the Essex group?", Rule.QUORUM),
        ("how often does the skills group meet", Rule.CADENCE),
        ("When do the estates and green spaces people meet?", Rule.CADENCE),
        ("when did the board meet the builders", None),
        ("who chairs it?", Rule.CHAIRS),
        ("Who is the chair of the skills group?", Rule.CHAIRS),
        ("how are decisions made?", Rule.DECISION),
        ("how much notice of a meeting do we get?", Rule.NOTICE),
        ("can I join the meetings online?", Rule.MODE),
        ("how long do the meetings last?", Rule.DURATION),
        ("who is on the steering group?", Rule.MEMBERS),
        ("what did Leeds do on apprenticeship levy transfer?", None),
        ("how much did the chair cost?", None),
    ],
)
def test_questions_about_rules(question: str, rule: Rule | None) -> None:
    assert understand(question).rule is rule
