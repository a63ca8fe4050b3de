"""Which quotes can be looked for in their document."""

from dataclasses import replace

import pytest

from knowledge.answering.citing import is_checkable, named_apart
from knowledge.documents import Citation, PageUnit
from tests.knowledge.test_documents_to_search import document


@pytest.mark.parametrize(
    ("quote", "can_be_checked"),
    [("**Northtown.**", False), ("**Northtown it.**", True), ("| Leeds | 9% |", False), ("It is in Kent.", True)],
)
def test_signs_of_markdown_make_no_quote_long_enough_to_be_found(quote: str, can_be_checked: bool) -> None:
    assert is_checkable(Citation("a.md", "A", None, None, None, PageUnit.PAGE, None, quote)) is can_be_checked


def test_documents_of_one_title_are_told_apart_by_their_files() -> None:
    plan, report = document("plan.txt"), document("report.txt")
    other = replace(document("other.txt"), title="Minutes")
    titles = [one.title for one in named_apart([plan, other, report])]
    assert titles == ["Terms of reference (plan.txt)", "Minutes", "Terms of reference (report.txt)"]
