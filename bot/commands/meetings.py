"""Commands on meetings: `/meeting next`, `rsvp yes social-value 2026-11-17`, `move social-value 2026-11-17 to …`."""

import re
from datetime import date
from difflib import get_close_matches

from bot.commands.days import TIME, read_time, without_day
from bot.commands.group_records import GroupCommand
from bot.commands.groups import GROUP_VERBS, GROUPS_AS_SENT, group_text, read_group_command
from bot.commands.invitations import InviteToMeeting, Inviting, ShowFeed
from bot.commands.record_kinds import ActionStep, DecisionStep, GroupRecord, RecordCommand, ShowRecord
from bot.commands.recording import AS_SENT, NOTING, VERBS, read_noting, read_step
from bot.commands.records import (
    AnswerMeeting,
    ChangeMeeting,
    CheckIn,
    Later,
    MeetingChange,
    MeetingView,
    Presence,
    ShowHelp,
    ShowMeeting,
)
from bot.commands.set_up import SetUpGroup, TakeBackGroup
from bot.commands.whom import group_name, whom_and_group, whom_text
from knowledge.errors import HelpfulError
from knowledge.groups.replies import Answer
from knowledge.typed_days import DAY, read_day

MeetingText = (
    ShowMeeting
    | AnswerMeeting
    | InviteToMeeting
    | ShowFeed
    | CheckIn
    | ChangeMeeting
    | SetUpGroup
    | TakeBackGroup
    | GroupCommand
)
MeetingCommand = MeetingText | RecordCommand | ShowHelp

_VERBS = (*MeetingView, *Presence, *MeetingChange, *Inviting, *VERBS, *GROUP_VERBS, "feed", "rsvp", "setup", "help")
_ANSWERS = {answer.value: answer for answer in Answer} | {"y": Answer.YES, "n": Answer.NO}
_CHANGE = re.compile(
    rf"(?P<group>.*?) ?(?:\bon )?(?P<day>{DAY})(?: to (?P<to>{DAY}))?(?: at (?P<at>{TIME}))?"
    r"(?: (?P<later>keep|follow))?(?: because (?P<why>.+))?",
    re.IGNORECASE,
)
_CHANGES = {
    MeetingChange.MOVE: "DAY to DAY at 2pm",
    MeetingChange.CANCEL: "DAY because of the strike",
    MeetingChange.RESTORE: "DAY",
    MeetingChange.ADD: "DAY at 2pm",
}
"""What stands behind the group; no day is proposed, as there may be no meeting on it."""
_BEFORE_DAYS = re.compile(r"(?P<group>\D+?) (?:on )?(?=\d)")
_AS_SENT = re.compile(
    rf"meeting (?:{GROUPS_AS_SENT}|"
    r"(?:next|quorum|status|preview|invite|send-invitations)(?: [\w-]+)?(?: \d{4}-\d\d-\d\d)?"
    r"|(?:here|left|absent)(?: (?:\"[^\"?]+\"|\S*@\S+))?(?: [\w-]+)?(?: \d{4}-\d\d-\d\d)?"
    rf"|help|feed(?: new)?|rsvp(?: [^?]+)?|setup(?: [^?]+)?|(?:move|cancel|restore|add) [^?]*\d[^?]*|{AS_SENT})",
    re.IGNORECASE,
)
_LONGEST_BACK = 60  # characters of what was typed that are said back
_BARE_RSVP = re.compile(r"/?rsvp(?: (?:yes|no|maybe|deputy|y|n)\b[^?]*)?", re.IGNORECASE)
_SEND = re.compile(r"send (?:the )?invitations?\b", re.IGNORECASE)
_ALIKE = {
    **dict.fromkeys(("perhaps", "possibly", "unsure", "tentative", "tentatively"), Answer.MAYBE),
    **dict.fromkeys(("cannot", "can't", "decline", "declined", "not", "sorry", "absent"), Answer.NO),
}
"""Words that are no answer, and the one to propose in their place."""


def read_meeting(typed: str) -> MeetingCommand:
    """What stands after /meeting. Raises HelpfulError saying what was understood, what is wrong and what to type."""
    verb, _, rest = _SEND.sub(Inviting.SEND, typed.strip()).partition(" ")
    verb = verb.casefold().rstrip(".!?")
    if verb in ("", "help"):
        return ShowHelp("minutes" if rest.strip().casefold() == "minutes" else "meeting")
    if verb == "rsvp":
        return _rsvp(rest)
    if verb == "feed":
        return _feed(rest)
    if verb == "setup":
        return _set_up(rest.strip())
    if verb in set(Presence):
        rest, day = without_day(rest)
        who, group = whom_and_group(rest)
        return CheckIn(Presence(verb), group, day, who)
    if verb in set(Inviting):
        rest, day = without_day(rest)
        return InviteToMeeting(Inviting(verb), group_name(rest), day)
    if verb in set(MeetingChange):
        return _changed(MeetingChange(verb), rest)
    if verb in GROUP_VERBS:
        return read_group_command(verb, rest)
    if verb in NOTING:
        return read_noting(verb, rest)
    if verb in {*DecisionStep, *ActionStep}:
        return read_step(verb, rest)
    if verb in set(GroupRecord):
        rest, day = without_day(rest)
        return ShowRecord(GroupRecord(verb), group_name(rest), day)
    if verb not in set(MeetingView):
        near = get_close_matches(verb, _VERBS, n=1, cutoff=0.5)
        hint = f"Did you mean /meeting {near[0]}?" if near else "Type /meeting help to see what there is."
        raise HelpfulError(f"I do not know “/meeting {typed[:60]}”.", f"{hint} Nothing was changed.")
    rest, day = without_day(rest)
    return ShowMeeting(MeetingView(verb), group_name(rest), day)


def known_meeting(typed: str) -> MeetingCommand | None:
    """The same without the slash, as buttons send it; None for what may be a question."""
    if _BARE_RSVP.fullmatch(typed):
        return read_meeting(typed.removeprefix("/"))
    found = _AS_SENT.fullmatch(typed)
    return read_meeting(typed.partition(" ")[2]) if found else None


def meeting_text(command: MeetingText) -> str:
    """What would be typed for `command`; `known_meeting` reads it back."""
    match command:
        case ShowMeeting(view, group, day) | InviteToMeeting(view, group, day):
            return _joined("meeting", view, group, day)
        case AnswerMeeting(answer, group, day, deputy):
            return _joined("meeting rsvp", answer, whom_text(deputy), group, day)
        case ShowFeed(is_new):
            return "meeting feed new" if is_new else "meeting feed"
        case CheckIn(presence, group, day, who):
            return _joined("meeting", presence, whom_text(who), group, day)
        case SetUpGroup(document):
            return _joined("meeting setup", document)
        case TakeBackGroup(group):
            return f"meeting setup undo {group}"
        case ChangeMeeting(change, group, day, to, at, later, why):
            where = (
                f"to {to}" if to else "",
                f"at {at:%H:%M}" if at else "",
                later or "",
                f"because {why}" if why else "",
            )
            return _joined("meeting", change, group, day, *where)
        case _:
            return f"meeting {group_text(command)}"


def _joined(*words: str | date | None) -> str:
    return " ".join(str(word) for word in words if word)


def _rsvp(typed: str) -> AnswerMeeting:
    word, _, rest = typed.strip().partition(" ")
    answer = _ANSWERS.get(word.casefold().rstrip(",.!"))
    if answer is None:
        wrong = f"I read “rsvp {word[:40]}”, which is no answer." if word else "I do not know what you answer."
        better = _joined("/meeting rsvp", _ALIKE.get(word.casefold(), Answer.YES), rest.strip()[:_LONGEST_BACK])
        raise HelpfulError(wrong, f"Answers are yes, no, maybe and deputy. Nothing was saved. Try: {better}")
    rest, day = without_day(rest)
    who, group = whom_and_group(rest) if answer is Answer.DEPUTY else ("", group_name(rest))
    return AnswerMeeting(answer, group, day, who)


def _set_up(typed: str) -> SetUpGroup | TakeBackGroup:
    first, _, rest = typed.partition(" ")
    return TakeBackGroup(rest.strip()) if first.casefold() == "undo" and rest else SetUpGroup(typed)


def _changed(change: MeetingChange, typed: str) -> ChangeMeeting:
    found = _CHANGE.fullmatch(typed.strip())
    if found is None:
        understood = f"I read “{change} {typed[:80].strip()}”. " if typed.strip() else ""
        raise HelpfulError(
            f"{understood}I need the group and the day of the meeting, with its year.", _how(change, typed)
        )
    if (change is MeetingChange.MOVE) != bool(found["to"]):
        wrong = "I do not know to which day." if change is MeetingChange.MOVE else "Only a move has a day to go to."
        raise HelpfulError(wrong, _how(change, typed))
    return ChangeMeeting(
        change,
        group_name(found["group"]),
        read_day(found["day"]),
        read_day(found["to"]) if found["to"] else None,
        read_time(found["at"]) if found["at"] else None,
        Later(found["later"].lower()) if found["later"] else None,
        (found["why"] or "").strip(),
    )


def _how(change: MeetingChange, typed: str) -> str:
    """How a change is typed, for the group that was."""
    before = _BEFORE_DAYS.match(typed.strip())
    group = group_name(before["group"]) if before else ""
    when = _joined("/meeting next", group)
    line = _joined("/meeting", change, group or "GROUP", _CHANGES[change])
    return f"Nothing was changed. Write: {line} (a DAY as 29 December 2026). When it meets next: {when}"


def _feed(typed: str) -> ShowFeed:
    word = typed.strip().casefold().rstrip(".!")
    if word not in ("", "new"):
        raise HelpfulError(
            f"I read “feed {typed[:40].strip()}”.", "Type /meeting feed, or /meeting feed new. Nothing was changed."
        )
    return ShowFeed(bool(word))
