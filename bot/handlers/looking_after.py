"""Commands that look after a group, each to its handler."""

from typing import assert_never

from bot.commands import (
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
from bot.handlers.arrangements import handle_arrangement, handle_break, handle_day
from bot.handlers.asking import handle_asking
from bot.handlers.attendance import handle_check_in_several
from bot.handlers.board import handle_board
from bot.handlers.channels import handle_channel, handle_remind_in
from bot.handlers.rsvp import handle_taking_back
from bot.handlers.seats import handle_seats
from bot.handlers.whom import Asker
from bot.reply import Reply


def look_after_group(command: GroupCommand, asker: Asker) -> Reply:
    """What becomes of one of these commands."""
    match command:
        case TakeBackAnswer():
            return handle_taking_back(asker.desk, command, asker.visitor)
        case CheckInSeveral():
            return handle_check_in_several(command, asker)
        case AskUnanswered():
            return handle_asking(command, asker)
        case ShowBoard():
            return handle_board(command, asker)
        case SetBreak():
            return handle_break(command, asker)
        case SetDay():
            return handle_day(command, asker)
        case Arrange():
            return handle_arrangement(command, asker)
        case SetChannel():
            return handle_channel(command, asker)
        case RemindIn():
            return handle_remind_in(command, asker)
        case ShowSeats() | AddSeat() | VacateSeat() | NameDeputy() | RemoveSeat():
            return handle_seats(command, asker)
        case _:
            assert_never(command)
