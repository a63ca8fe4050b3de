"""Commands on where a group is reminded: `/meeting channel #social-value for social-value`."""

import re

from bot.commands.group_records import HERE, RemindIn, SetChannel
from bot.commands.whom import group_name
from knowledge.errors import HelpfulError

CHANNEL_VERBS = ("channel", "reminders")
_CHANNEL = r"here|off|none|#\S+|(?-i:[CG][A-Z0-9]{6,})"
_IN_CHANNEL, _DIRECT = "in the channel", "by direct message"
CHANNELS_AS_SENT = rf"channel(?: [\w-]+)? (?:{_CHANNEL})|reminders(?: [\w-]+)? (?:{_IN_CHANNEL}|{_DIRECT})"
"""A pattern for what buttons send of these, without the slash."""
_NAMED = re.compile(rf"(?P<before>.*?) ?(?<!\S)(?P<channel>{_CHANNEL})(?!\S)(?P<after>.*)", re.IGNORECASE)
_WAY = re.compile(
    r"(?P<before>.*?) ?\b(?P<way>(?:in|to) (?:the |its |our )?channel|(?:by )?direct(?:ly)?(?: messages?)?)\b"
    r"(?P<after>.*)",
    re.IGNORECASE,
)


def read_channel_command(verb: str, rest: str) -> SetChannel | RemindIn:
    """What stands after one of CHANNEL_VERBS. Raises HelpfulError saying what is missing and what to type."""
    if verb == "reminders":
        found = _WAY.fullmatch(rest.strip())
        if found is None:
            raise HelpfulError(
                f"I read “reminders {rest[:80].strip()}”, and cannot tell where they are to go.",
                f"Try: /meeting reminders in the channel for social-value, or: /meeting reminders {_DIRECT} for "
                "social-value. Nothing was changed.",
            )
        return RemindIn(group_name(found["before"] + found["after"]), "channel" in found["way"].lower())
    found = _NAMED.fullmatch(rest.strip())
    if found is None:
        raise HelpfulError(
            f"I read “channel {rest[:80].strip()}”, and find no channel in it.",
            "Try: /meeting channel #social-value for social-value, or in the channel itself: /meeting channel here for "
            "social-value. Nothing was changed.",
        )
    channel = found["channel"]
    if channel.casefold() in ("off", "none"):
        channel = ""
    return SetChannel(group_name(found["before"] + found["after"]), HERE if channel.casefold() == HERE else channel)


def channel_text(command: SetChannel | RemindIn) -> str:
    """What would be typed for it after /meeting."""
    match command:
        case SetChannel(group, channel):
            return " ".join(filter(None, ("channel", group, channel or "off")))
        case RemindIn(group, in_channel):
            return " ".join(filter(None, ("reminders", group, _IN_CHANNEL if in_channel else _DIRECT)))
