"""Whether a question asks for several things, or plainly for one."""

import re

_TO_DO = (
    r"\bwhat (?:is|are|was|were|has|have|do|does|did|must|should|will) (?:[\w’'-]+ ){1,6}?(?:(?:asked|told|expected|"
    r"supposed|meant|required|invited|got|have|has|need|needs|agree|agreed|promise|promised|pledge|pledged|plan|want|"
    r"wants) to )do\b"
)
"""Somebody's duties: "what is the committee asked to do?"."""
_LIST = re.compile(
    r"^(?:list|name)\b|"
    r"\b(?:what|which) (?!(?:dates|days|hours|months|times|years)\b)(?:\w+ )?\w{2,}[^s\W]s\b|"
    r"\bwhat (?:are|were) the\b|\bwhich of\b|"
    r"\ball (?:the|of)\b|\bwho (?:are|were|is in|sits? on|attended|came)\b|"
    r"\bhow (?:do|does|can|could|might|should)\b|\bways\b|\bexamples\b|"
    r"\b(?:whole|full|entire|complete) (?:list|order|set)\b|\beach\b[\s?.!]*$|"
    rf"{_TO_DO}",
    re.IGNORECASE,
)


_ONE_THING = re.compile(
    r"\bwhen\b|\bwhere\b|\bwhy\b|\bhow (?:much|many|long|big|often|far)\b|"
    r"\bwho (?:is|was|chairs|runs|leads|do|does|did|should|can)\b|\bwho['’]?s the\b|"
    rf"(?!{_TO_DO})\bwhat(?:['’]?s| is| was) (?:the|a)\b|\b(?:what|which) ?%|"
    r"\b(?:what|which) (?:date|day|year|month|share|percentage|number)\b|"
    r"^(?:is|are|do|does|did|can|could|has|have|was|were|will)\b",
    re.IGNORECASE,
)


def asks_for_several(topic: str) -> bool:
    """Whether several things are asked for, by the words of a question without its places."""
    return bool(_LIST.search(topic))


def asks_for_one(text: str) -> bool:
    """Whether one thing is asked for: a time, a place, a reason, somebody, a number, yes or no."""
    return bool(_ONE_THING.search(text))
