"""What is planned, and may not be told as done."""

import re

from knowledge.store.search_rows import StoredStatement

_PLANNED = re.compile(
    r"\b(?:will|shall)(?! not\b)\b|\b(?:plan(?:s|ned|ning)?|propos(?:es|ed|als?)|intend(?:s|ed)?|inten(?:ds?|tion)|"
    r"hop(?:es?|ing)|expect(?:s|ed)?|aim(?:s|ing)?|are|is|seeks?|want(?:s|ed)?) to\b|\b(?:planned|proposed) (?=\w)",
    re.IGNORECASE,
)
_PLANNED_BELOW = re.compile(
    r"\b(?:planned|plans|proposed|proposals?|next steps?|next year|what(?:'s| is) next|looking ahead|future|ambitions?|"
    r"aims|targets?)\b|^next$",
    re.IGNORECASE,
)
_DONE_BELOW = re.compile(
    r"\b(?<!not )(?<!not yet )"
    r"(?:progress|current position|achieve\w*|so far|to date|done|results?|outcomes?|delivered)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:has|have|had|was|were) (?:\w+ ){0,6}?(?:been|already|\w+(?:ed|en))\b|\b(?:has|have) (?:since )?\w+ed\b",
    re.IGNORECASE,
)
_ASKED_WHETHER_DONE = re.compile(
    r"\bdid\b|\bdone\b|\b(?:has|have|had)\b(?! to\b)|\b(?:achieved|delivered|completed|happened|so far)\b",
    re.IGNORECASE,
)
_ASKED_OF_PLANS = re.compile(r"\b(?:plan\w*|going to|will|intend\w*|propos\w+|next|target\w*|aim\w*)\b", re.IGNORECASE)


def asks_what_was_done(question: str) -> bool:
    """Whether a question is about what has happened, not about plans."""
    return bool(_ASKED_WHETHER_DONE.search(question)) and not _ASKED_OF_PLANS.search(question)


def tells_a_plan(statement: StoredStatement) -> bool:
    """Whether a statement says what is to be, by its own words or by the heading, column or words it stands under;
    not where these also say what has been."""
    if _DONE.search(statement.text):
        return False
    above = (statement.context, *statement.section_path[-1:])
    stands_under_plans = any(_PLANNED_BELOW.search(text) and not _DONE_BELOW.search(text) for text in above)
    return bool(_PLANNED.search(statement.text)) or stands_under_plans
