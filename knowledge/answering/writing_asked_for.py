"""Requests to write something: no document answers them, however near its words come."""

import re

_ASKED = (
    r"(?:(?:please|pls|hi|hello|hey|ok|and|now|could you|can you|would you|will you"
    r"|i(?: would|['’]d) like you to)[, ]+)*"
)
_SOMETHING = r"(?:me|us|up|some|this|something|an?|the|my|our|your)\b"
_WRITING = re.compile(
    rf"{_ASKED}(?:(?:write|draft|compose|design|draw|invent|make up) {_SOMETHING}|(?:re-?write|reword|translate|sing)\b"
    r"|tell (?:me|us) (?:an?|another|some) (?:\w+ )?(?:jokes?|stor(?:y|ies)|poems?|riddles?)\b)",
    re.IGNORECASE,
)


def asks_for_writing(text: str) -> bool:
    """Whether a text is a request to make a text ("write me an email", "translate the charter"), and no question."""
    return bool(_WRITING.match(" ".join(text.split())))
