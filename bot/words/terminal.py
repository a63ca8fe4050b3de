"""What an error proposes, for somebody who types commands in a terminal and is in no chat."""

import re

_SAME = {
    "/pledge list mine": "anchorbot pledges list",
    "/pledge list": "anchorbot pledges list",
    "/charter list": "anchorbot charter list",
    "/meeting next": "anchorbot schedule GROUP",
}
_SLASHED = re.compile(r"(?<!\S)/(?:meeting|pledge|charter|anchor) ")


def in_terminal(text: str) -> str:
    """The same with commands of the terminal where there are such; where there are none, the way to a chat."""
    for typed, command in _SAME.items():
        text = re.sub(rf"(?<!\S){typed}(?=[.,]?(?:\s|$))", command, text)
    return f"{text} What begins with a slash is typed in a chat: anchorbot chat" if _SLASHED.search(text) else text
