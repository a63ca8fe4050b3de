"""The list that a statement stands in, or leads in."""

from collections.abc import Sequence
from itertools import takewhile

from knowledge.store.search_rows import StoredStatement

LEAD_IN_ENDS = (":", "…", "...")
"""How a statement ends that only announces others."""


def leads_in(statement: StoredStatement) -> bool:
    """Whether a statement only announces others."""
    return statement.text.endswith(LEAD_IN_ENDS)


def list_of(statement: StoredStatement, section: Sequence[StoredStatement]) -> list[StoredStatement]:
    """The whole list that a statement of this section leads in (itself first) or stands in; nothing for any other."""
    if leads_in(statement):
        return [statement, *_led_in_by(statement, section)]
    if not statement.list_number:
        return []
    return [one for one in section if (one.list_number, one.context) == (statement.list_number, statement.context)]


def _led_in_by(statement: StoredStatement, section: Sequence[StoredStatement]) -> list[StoredStatement]:
    """The list that follows a statement: what names it as its context, else the next list when that follows at once."""
    after = [one for one in section if one.id > statement.id]
    named = list(takewhile(lambda one: statement.text in one.context, after))
    if named or not after or after[0].list_number in (0, statement.list_number):
        return named
    return [one for one in after if one.list_number == after[0].list_number]
