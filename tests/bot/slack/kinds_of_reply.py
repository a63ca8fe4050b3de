"""One reply of each kind that the bot gives, made by its own words and handlers from invented records."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from bot.commands import GiveFeedback, parse
from bot.desk import Visitor
from bot.handlers.questions import say_threaded
from bot.letter import Mailing, Sendings
from bot.reply import Chart, File, Paragraph, Point, Reply
from bot.request import Conversation, Request
from bot.words.answers import say_no_documents
from bot.words.documents import say_documents_from
from bot.words.feedback import (
    ask_what_to_settle,
    ask_what_was_wrong,
    ask_where_to_share,
    say_for_secretariat,
    say_no_sources,
    say_not_shared,
    say_settled,
    say_shared,
    say_sources,
    say_thanks,
    say_unanswered,
    say_was_shared,
)
from bot.words.helping import say_help, say_help_on, say_home, say_small_talk
from bot.words.invitations import say_mailing
from bot.words.problems import say_form_instead, say_not_uploaded, say_problem, say_unexpected
from bot.words.standing import Held, say_status, say_who
from jobs.standing import Standing
from knowledge.answering.answer_in_thread import Threaded
from knowledge.answering.follow_up import Reading
from knowledge.answering.found import Answer, Nearest, NotFound
from knowledge.answering.subject import Subject
from knowledge.documents import MEMBER, Viewer
from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Occurrence, Status
from knowledge.groups.corrections import Cause
from knowledge.groups.wishes import Amount, Wishes
from knowledge.notices import Sending
from knowledge.people import Grant, Identity, Person, Role
from knowledge.store.pause_rows import Pause
from tests.bot.slack import recorded
from tests.bot.slack.invented import (
    CHAIR,
    PLACES,
    PLEDGES,
    QUESTION,
    QUORUM,
    SLIDES,
    UNANSWERED,
    WITHOUT_PAGES,
    documents,
    told,
)
from tests.knowledge.groups.groups import group, member, seat

ASKED = "what is the quorum of the food group?"
NEAREST = (Nearest(Path("kitchen-charter.pdf"), "Kitchen charter"), Nearest(Path("harvest-2.pdf"), "Harvest report 2"))
WYN = Person(7, "Wyn Harte", "wyn@dunmere.example", "Dunmere College", frozenset({Grant(Role.CO_CHAIR, "food")}))
KNOWN = Visitor(WYN, MEMBER, MEMBER, is_known=True)
ADA = Identity("slack", "T0ANCHOR1", "U0000042")
UNKNOWN = Visitor(None, Viewer(), Viewer(), is_known=False)
TO_TRY = ("what is our quorum?", "who takes the chair?", "which kitchens buy first?")
FOOD = group([seat(1, "Dunmere College", "wyn"), seat(2, "Sallow Council", None)])
MOVED = Occurrence(date(2026, 11, 17), date(2026, 11, 19), time(14), Status.MOVED, sequence=1)
CORRECTED = {
    Cause.GONE: Sendings([member("ada")]),
    Cause.EARLIER: Sendings([member("wyn")]),
    Cause.LEFT: Sendings([member("cal")]),
}
SENDINGS = Sendings([member("wyn")], [member("ada")], [(member("bo"), "550")], [member("cal")], [member("dee")])
CALENDAR = File("food-2026-11-17.ics", "text/calendar", b"BEGIN:VCALENDAR\r\n\xff", "For your calendar")
INVITED = Reply("For your calendar.", (Paragraph("Food meets on Tuesday 17 November 2026, 10am."), CALENDAR))
GROWERS = Chart(
    "P-014",
    "P-014: growers trained at Dunmere <College>",
    "58 of 55 growers by Saturday 30 September 2028: 105% of the target, ahead of the expected pace. Green (G).",
    (
        ("Until", "Value", "Status"),
        ("Friday 30 June 2028", "12 growers", "R (red)"),
        ("Saturday 30 September 2028", "not reported", ""),
        ("Sunday 31 December 2028", "0 growers", "R (red)"),
        ("Saturday 31 March 2029", "58 growers", "G (green)"),
    ),
    (
        Point(date(2028, 6, 30), 12, "R"),
        Point(date(2028, 9, 30), None),
        Point(date(2028, 12, 31), 0, "R"),
        Point(date(2029, 3, 31), 58, "G"),
    ),
    58 / 55,
    ((date(2028, 4, 1), 50), (date(2029, 1, 1), 55)),
    ((date(2028, 4, 1), 0), (date(2029, 9, 30), 55)),
    date(2029, 4, 2),
)
AT = datetime(2026, 11, 17, 9, 5, tzinfo=UTC)
SENDING = Standing(AT, True, Sending.ON, AT, {"due": 4, "sent": 9}, 3, {1: Pause(AT, None)}, 1, "token_revoked", AT)


def _said(
    found: Answer | NotFound,
    typed: str = ASKED,
    is_private: bool = False,
    visitor: Visitor = KNOWN,
    is_narrow: bool = False,
) -> Reply:
    threaded = Threaded(found, Reading(ASKED), Subject(ASKED))
    request = Request(typed, ADA, Conversation("slack", "T0ANCHOR1", "C0000001", "1790000000.000100"), is_private)
    return say_threaded(threaded, typed, QUESTION, request, visitor, is_narrow)


def _several() -> Reply:
    found = (told(QUORUM), told(CHAIR, "Elected:"), told(SLIDES), told(WITHOUT_PAGES, "For kitchens"))
    return _said(Answer(found, 0.7), is_private=True)


def _with_notes() -> Reply:
    superseded = (("harvest-1.pdf", "harvest-2.pdf"),)
    found = Answer((told(PLEDGES[0]),), 0.6, without=("Sallow Bay",), more=4, superseded=superseded)
    return _said(found, typed="and what is pledged?")


def _who(person: Person | None) -> Reply:
    held = Held(("Food",), Wishes(Amount.DIGEST, 4, time_zone="Europe/Madrid"), {"sent": 3, "skipped": 1})
    identity = Identity("slack", "T0ANCHOR1", "U0000042")
    return say_who(person, identity, True, held if person else None, date(2026, 11, 17))


def _problem() -> Reply:
    try:
        parse("/anchor unanswerd <!channel>")
    except HelpfulError as error:
        return say_problem(error)
    raise AssertionError("that is a command")


def _status() -> Reply:
    beats, outbox = {"connected": (AT, ""), "event": (AT, "")}, {"due": 1, "unknown": 1, "refused": 3}
    return say_status(beats, 2, outbox, 12, SENDING, {1: "Skills"}, ())


KINDS: dict[str, Callable[[], Reply]] = {
    "answer": lambda: _said(Answer((told(QUORUM),), 0.8)),
    "answer_from_several_documents": _several,
    "answer_that_is_a_list": lambda: _said(Answer(tuple(told(one, "Pledged are:") for one in PLEDGES), 0.8)),
    "answer_with_notes": _with_notes,
    "not_found": lambda: _said(NotFound(NEAREST, 0.1)),
    "not_found_for_somebody_unknown": lambda: _said(NotFound((), 0.1), visitor=UNKNOWN),
    "not_found_for_somebody_not_told": lambda: _said(NotFound((), 0.1), visitor=replace(UNKNOWN, was_told=False)),
    "not_found_in_a_channel": lambda: _said(NotFound(NEAREST, 0.1, ("Dunmere",), True), is_narrow=True),
    "no_documents": lambda: say_no_documents(in_secretariat=False),
    "no_documents_for_the_secretariat": lambda: say_no_documents(in_secretariat=True),
    "sources": lambda: say_sources(PLACES, gone=1),
    "no_sources": say_no_sources,
    "feedback_form": lambda: ask_what_was_wrong(QUESTION),
    "feedback_form_too_late": lambda: say_form_instead(ask_what_was_wrong(QUESTION), was_clicked=True),
    "feedback_form_where_none_opens": lambda: say_form_instead(ask_what_was_wrong(QUESTION), was_clicked=False),
    "thanks_for_feedback": lambda: say_thanks(GiveFeedback(QUESTION, False, note="see May")),
    "share_form": lambda: ask_where_to_share(QUESTION),
    "shared_answer": lambda: say_shared("Wyn Harte", ASKED, _said(Answer((told(QUORUM), told(CHAIR)), 0.8))),
    "was_shared": say_was_shared,
    "not_shared": lambda: say_not_shared("it is in that channel already."),
    "unanswered": lambda: say_unanswered(UNANSWERED, {near.path: near.title for near in NEAREST}),
    "nothing_unanswered": lambda: say_unanswered((), {}),
    "tick_off_form": lambda: ask_what_to_settle(UNANSWERED),
    "ticked_off": lambda: say_settled(2, []),
    "not_ticked_off": lambda: say_settled(1, ["k3j2m5q7aa"]),
    "documents": lambda: say_documents_from(documents(23), 1),
    "help": say_help,
    "help_on_a_command": lambda: say_help_on("ask"),
    "home": lambda: say_home(TO_TRY),
    "welcome": lambda: say_home(TO_TRY, greeting=True),
    "small_talk": lambda: say_small_talk("thanks!"),
    "status": _status,
    "for_the_secretariat": lambda: say_for_secretariat("The status"),
    "whoami_known": lambda: _who(WYN),
    "whoami_unknown": lambda: _who(None),
    "file": lambda: INVITED,
    "chart": lambda: Reply(GROWERS.title, (Paragraph("P-014 stands like this:"), GROWERS)),
    "invitations_sent": lambda: say_mailing(FOOD, MOVED, Mailing(SENDINGS, CORRECTED)),
    "file_not_uploaded": lambda: say_not_uploaded("food-2026-11-17.ics"),
    "decision_noted": recorded.a_decision_noted,
    "decisions": recorded.decisions_that_wait,
    "actions": recorded.open_actions,
    "problem": _problem,
    "unexpected": lambda: say_unexpected("incident 0a1b2c3d"),
}
"""By the name of the files that hold what becomes of it."""
