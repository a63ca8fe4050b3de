"""Invented decisions and actions, as replies tell of them."""

from datetime import UTC, date, datetime, time, timedelta

from bot.reply import Reply
from bot.words.actions import say_actions
from bot.words.decisions_taken import say_decision_noted, say_decisions
from knowledge.groups.actions import Action
from knowledge.groups.calendar import Occurrence, Status
from knowledge.groups.decisions import Count, Decision, note
from knowledge.groups.group import Member
from knowledge.groups.quorum import Quorate
from knowledge.groups.quorum_rule import CountedBy
from knowledge.groups.sitting import Sitting
from tests.knowledge.groups.groups import group, seat

_AT = datetime(2026, 11, 17, 10, 5, tzinfo=UTC)
_DAY = date(2026, 11, 17)
_MEETING = Sitting(Occurrence(_DAY, _DAY, time(10), Status.SCHEDULED), _AT, _AT)
_FOOD = group([seat(1, "Dunmere College", "wyn")])
_WYN = Member("wyn@dunmere.example", "Wyn Harte")


def _decision(number: int, text: str, quorate: Quorate) -> Decision:
    unmet = () if quorate is Quorate.YES else ("a co-chair is present",)
    return Decision(number, text, (note(_MEETING, Count(9, 10, CountedBy.ORGANISATIONS, quorate, unmet), _AT),))


_PROVISIONAL = _decision(2, "Buy from <farms> & *growers* first", Quorate.NO)


def a_decision_noted() -> Reply:
    return say_decision_noted(_FOOD, _MEETING, _PROVISIONAL, _AT)


def decisions_that_wait() -> Reply:
    enough = Count(10, 10, CountedBy.ORGANISATIONS, Quorate.YES)
    found = [_decision(1, "Meet in the kitchen", Quorate.YES), _PROVISIONAL]
    return say_decisions(_FOOD, found, enough, True, None)


def open_actions() -> Reply:
    late, later = _DAY - timedelta(days=3), _DAY + timedelta(days=16)
    found = [
        Action(number, text, _WYN, "Dunmere College", due, _DAY, _AT)
        for number, text, due in ((1, "Count the kitchens", later), (2, "Ask <the farms>", late), (3, "Rest", None))
    ]
    return say_actions(_FOOD, found, _DAY, _WYN.email, may_all=False)
