"""Which quotes can be looked for in their document."""

import pytest

from knowledge.answering.citing import is_checkable
from knowledge.documents import Citation, PageUnit


@pytest.mark.parametrize(
    ("quote", "can_be_checked"),
    [("**Northtown.**", False), ("**Northtown it.**", True), ("| Leeds | 9% |", False), ("It is in Kent.", True)],
)
def test_signs_of_markdown_make_no_quote_long_enough_to_be_found(quote: str, can_be_checked: bool) -> None:
    assert is_checkable(Citation("a.md", "A", None, None, None, PageUnit.PAGE, None, quote)) is can_be_checked
