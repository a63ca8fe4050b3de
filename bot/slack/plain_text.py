"""Slack's mark-up and plain text, both ways.

Source: "Formatting text for app surfaces" in Slack's documentation: `&`, `<` and `>` are the only characters that mean
something more; everything between `<` and `>` is a link, a channel, a person or a word to everybody.
"""

import html
import re

_MARKED = re.compile(r"<(?P<target>[^<>|]*)(?:\|(?P<label>[^<>]*))?>")
_UNREADABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def escape(text: str) -> str:
    """`text` for mrkdwn and for a message's top-level text, so that it reads as it stands and notifies nobody."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def readable_signs(text: str) -> str:
    """`text` without the signs that nobody sees, that turn the reading direction, or are no Unicode (half of a pair);
    line breaks stay."""
    return _UNREADABLE.sub(" ", text.replace("\r\n", "\n"))


def to_plain(text: str, bot_user: str = "", by_id: bool = False) -> str:
    """What somebody typed, as they see it: without the mention of the bot, links as their labels or addresses, channels
    and people by their names. `by_id` gives what a command needs: channels and people by their ids, a link's address
    after its label."""
    return html.unescape(_MARKED.sub(lambda found: _shown(found, bot_user, by_id), text)).strip()


def _shown(found: re.Match[str], bot_user: str, by_id: bool) -> str:
    target, label = found["target"], found["label"]
    if target.startswith("@"):
        name = target[1:] if by_id else label or target[1:]
        return "" if target[1:] == bot_user else f"@{name}"
    if target.startswith("#"):
        return target[1:] if by_id else f"#{label or target[1:]}"
    if target.startswith("!"):
        return label or f"@{target[1:].split('^')[0]}"
    if by_id and label and target.startswith(("http://", "https://")):
        return target if label in target else f"{label} {target}"
    return label or target.removeprefix("mailto:")


def mentioned(text: str) -> frozenset[str]:
    """The ids of the people mentioned in Slack's mark-up."""
    return frozenset(found["target"][1:] for found in _MARKED.finditer(text) if found["target"].startswith("@"))
