"""Commands that look after a group: `/meeting unrsvp social-value 2026-11-17`."""

from datetime import date
from typing import assert_never

from bot.commands.arrangements import (
    ARRANGEMENT_VERBS,
    ARRANGEMENTS_AS_SENT,
    arrangement_text,
    read_arrangement,
)
from bot.commands.channels import CHANNEL_VERBS, CHANNELS_AS_SENT, channel_text, read_channel_command
from bot.commands.days import without_day
from bot.commands.group_records import (
    AddSeat,
    Arrange,
    AskUnanswered,
    CheckInSeveral,
    GroupCommand,
    NameDeputy,
    RemindIn,
    RemoveSeat,
    SetBreak,
    SetChannel,
    SetDay,
    ShowBoard,
    ShowSeats,
    TakeBackAnswer,
    VacateSeat,
)
from bot.commands.seats import SEATS_AS_SENT, read_seat_command, seat_text
from bot.commands.whom import group_name

GROUP_VERBS = ("unrsvp", "attendance", "ask", "board", "seat", "seats", *CHANNEL_VERBS, *ARRANGEMENT_VERBS)
_WHERE = r"(?: [\w-]+)?(?: \d{4}-\d\d-\d\d)?"
GROUPS_AS_SENT = (
    rf"(?:unrsvp|ask){_WHERE}|board(?: [\w-]+)?|attendance{_WHERE}(?: \S+@\S+)*|{ARRANGEMENTS_AS_SENT}|{SEATS_AS_SENT}"
    rf"|{CHANNELS_AS_SENT}"
)
"""A pattern for what buttons send of these, without the slash."""


def read_group_command(verb: str, rest: str) -> GroupCommand:
    """What stands after one of GROUP_VERBS. Raises HelpfulError saying what is wrong and what to type."""
    if verb in ARRANGEMENT_VERBS:
        return read_arrangement(verb, rest)
    if verb in CHANNEL_VERBS:
        return read_channel_command(verb, rest)
    if verb in ("seat", "seats"):
        return read_seat_command(rest)
    if verb == "board":
        return ShowBoard(group_name(rest))
    rest, day = without_day(rest)
    if verb == "ask":
        return AskUnanswered(group_name(rest), day)
    if verb == "unrsvp":
        return TakeBackAnswer(group_name(rest), day)
    words = rest.split()
    who = tuple(word.strip(",;").lower() for word in words if "@" in word)
    return CheckInSeveral(group_name(" ".join(word for word in words if "@" not in word)), day, who)


def group_text(command: GroupCommand) -> str:
    """What would be typed for it after /meeting."""
    match command:
        case TakeBackAnswer(group, day):
            return _joined("unrsvp", group, day)
        case AskUnanswered(group, day):
            return _joined("ask", group, day)
        case ShowBoard(group):
            return _joined("board", group)
        case CheckInSeveral(group, day, who):
            return _joined("attendance", group, day, *who)
        case SetBreak() | SetDay() | Arrange():
            return arrangement_text(command)
        case SetChannel() | RemindIn():
            return channel_text(command)
        case ShowSeats() | AddSeat() | VacateSeat() | NameDeputy() | RemoveSeat():
            return seat_text(command)
        case _:
            assert_never(command)


def _joined(*words: str | date | None) -> str:
    return " ".join(str(word) for word in words if word)
