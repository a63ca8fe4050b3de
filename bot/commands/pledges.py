"""Commands on pledges: `/pledge update P-014 amber 48% "Q3 spend done" https://…`, `list stale` …"""

import re
from dataclasses import replace

from bot.commands.pledge_bare import line_meant
from bot.commands.pledge_line import split_quoted
from bot.commands.pledge_lists import read_list
from bot.commands.pledge_new import read_new
from bot.commands.pledge_records import (
    AnswerHandOver,
    ExportPledges,
    FileKind,
    HandOverWish,
    Only,
    PledgeCommand,
    PledgeView,
    Said,
    Seen,
    SetPledgeStatus,
    ShowPledge,
    ShowPledges,
    UpdatePledge,
)
from bot.commands.pledge_said import read_said
from bot.commands.pledge_same import CODE as _CODE
from bot.commands.pledge_same import read_same
from bot.commands.pledge_slipped import check_slip
from bot.commands.pledge_slips import NOT_SAVED, check_note
from bot.commands.pledge_terms import read_deputy, read_hand_over, read_status, read_target, without_because
from bot.commands.pledge_verbs import ABOUT_ONE, SAYING, VERBS, nearest_verb, verb_and_rest
from bot.commands.pledge_wording import read_wording
from bot.commands.pledge_words import UNCHANGED
from bot.commands.records import ShowHelp
from knowledge.errors import HelpfulError
from knowledge.pledges.kinds import Source, Status
from knowledge.pledges.pledge import code_of, number_in

_LONGEST_BACK = 1_500  # characters of a line that are said back
_FORM = re.compile(r"(?P<seen>seen:\d{1,9}) by:form unit:(?P<unit>\S*)")
_BEFORE_CODE = re.compile(rf"^(?:(?:me|of|on|for|to|the|pledge) )+(?={_CODE.pattern})", re.IGNORECASE)
_POLITE = re.compile(r"\b(?:please|pls|thanks|thank you|with (?:its|the) history|history)\b", re.IGNORECASE)
_AS_SENT = re.compile(
    rf"pledge (?:(?:{ABOUT_ONE}) {_CODE.pattern}.*|list(?: [^?]*)?|add(?: .*)?|board|exceptions|help"
    rf"|export(?: (?:{'|'.join(FileKind)}))?)",
    re.IGNORECASE | re.DOTALL,
)


def read_pledge(typed: str) -> PledgeCommand | ShowHelp:
    """What stands after /pledge. Raises HelpfulError saying what was understood, what is wrong, a line to paste, and
    that nothing was saved."""
    typed = typed.strip()
    verb, rest = verb_and_rest(typed)
    if verb in ("", "help"):
        return ShowHelp("pledge")
    if verb in set(Only) or verb in SAYING:
        return _some(typed, verb)
    if verb in VERBS:
        number, rest = _code(verb, rest)
        return _about_one(verb, number, rest)
    match verb:
        case "list":
            return read_list(rest)
        case "add":
            added = line_meant(typed) or ""
            return read_pledge(added) if added.startswith("update ") else read_new(rest)  # "add 2 to P-014"
        case PledgeView.BOARD | PledgeView.EXCEPTIONS:
            _nothing_more(rest, verb)
            return ShowPledges(PledgeView(verb))
        case "export":
            return _export(rest)
    if (found := _CODE.match(typed)) and found.end() == len(typed):
        return _about_one("show", *_code("show", typed))
    if (line := line_meant(typed)) and line.partition(" ")[0] in VERBS:
        return read_pledge(line)
    if line is None:
        check_slip(typed)
    raise _unknown(typed, rest)


def _some(typed: str, verb: str) -> PledgeCommand | ShowHelp:
    """A list of "mine" or "red" ones, without the word "list"; an update that lacks its code. Raises HelpfulError."""
    try:
        return read_list(typed)
    except HelpfulError:
        if verb not in SAYING:
            raise
    if (line := line_meant(typed)) and line.startswith("update "):  # "green on P-014"
        return read_pledge(line)
    meant = SAYING[verb][0]
    return _about_one(meant, *_code(meant, typed))


def known_pledge(typed: str) -> PledgeCommand | ShowHelp | None:
    """The same without the slash, as buttons send it, or without "pledge"; None for what may be a question. Raises
    HelpfulError for what can be nothing else and is wrong."""
    if not _AS_SENT.fullmatch(typed):
        return _bare(typed)
    verb, _, rest = typed.partition(" ")[2].partition(" ")
    if verb.casefold() == "list":
        try:
            return read_list(rest)
        except HelpfulError:
            return None
    return read_pledge(typed.partition(" ")[2])


def _bare(typed: str) -> PledgeCommand | ShowHelp | None:
    line = line_meant(typed)
    if line is None:
        check_slip(typed)
        return None
    if not line.startswith("list "):
        return read_pledge(line)
    try:
        return read_list(line.removeprefix("list "))
    except HelpfulError:
        return None


def _about_one(verb: str, number: int, rest: str) -> PledgeCommand:
    again = f"/pledge {verb} {code_of(number)}"
    match verb:
        case "update" | "correct":
            if form := _FORM.fullmatch(rest):
                seen = Seen(int(form["seen"].partition(":")[2]), source=Source.FORM)
                return UpdatePledge(number, None, seen, verb == "correct", form["unit"].replace("_", " "))
            if verb == "update" and (note := _unchanged(rest, again)) is not None:
                return read_same(number, note)
            said, seen = read_said(rest, again)
            return UpdatePledge(number, said, seen, verb == "correct")
        case "same":
            return read_same(number, rest)
        case "handover":
            return read_hand_over(number, rest, again)
        case "accept" | "decline":
            return AnswerHandOver(HandOverWish(verb), number, _reason(rest, again))
        case "target":
            return read_target(number, rest, again)
        case "deputy":
            return read_deputy(number, rest, again)
        case "reword":
            return read_wording(number, rest, again)
        case "status":
            return read_status(number, rest, again)
        case "withdraw":
            return SetPledgeStatus(number, Status.WITHDRAWN, _reason(rest, again))
        case _:
            _nothing_more(rest, f"show {code_of(number)}")
            return ShowPledge(number)


def _unchanged(rest: str, again: str) -> str | None:
    """The note of who says that nothing has changed, and nothing else beside it; None where more is said."""
    found = UNCHANGED.match(rest)
    if found is None:
        return None
    note = rest[found.end() :].strip(" ,;:.")
    said = read_said(note, again)[0] or Said()
    return note if replace(said, note="", loose="") == Said() else None


def _code(verb: str, rest: str) -> tuple[int, str]:
    """The pledge's number, and what stands after its code."""
    rest = _BEFORE_CODE.sub("", rest.strip())
    found = _CODE.match(rest)
    number = number_in(found[0]) if found else None
    if found is None or number is None:
        understood = f"I read “{verb} {rest[:80]}”. " if rest else ""
        first, _, more = rest.partition(" ")
        first = first.strip("#")
        if first.isascii() and first.isdigit() and 0 < len(first) <= 6 and int(first):
            line = _joined("/pledge", verb, code_of(int(first)), more[:_LONGEST_BACK])
            raise HelpfulError(f"{understood}The code of a pledge begins with P.", f"{NOT_SAVED} Try: {line}")
        said = more if re.search(r"\d", first) and first[:1] in "pP" else rest  # a code of none is left out
        line = _joined("/pledge", verb, "P-…", said[:_LONGEST_BACK])
        raise HelpfulError(
            f"{understood}I need the code of the pledge.",
            f"To see the codes of yours: /pledge list mine. {NOT_SAVED} With the code in place of P-…: {line}",
        )
    return number, rest[found.end() :].lstrip(" ,:").rstrip()


def _reason(typed: str, again: str) -> str:
    left, quoted = split_quoted(typed)
    reason = " ".join(filter(None, (quoted, without_because(left))))
    check_note(reason, (), again)
    return reason


def _nothing_more(rest: str, line: str) -> None:
    """Raises HelpfulError for what stands after a whole command."""
    left = _POLITE.sub("", rest).strip(" .,!?")
    if left:
        raise HelpfulError(
            f"I read “{line}”, and do not know what “{left[:60]}” is to mean there.", f"{NOT_SAVED} Try: /pledge {line}"
        )


def _export(rest: str) -> ExportPledges:
    kind = rest.strip().casefold().rstrip(".!") or FileKind.XLSX.value
    if kind not in set(FileKind):
        raise HelpfulError(
            f"I read “export {rest.strip()[:40]}”. I can write csv and xlsx.", f"{NOT_SAVED} Try: /pledge export xlsx"
        )
    return ExportPledges(FileKind(kind))


def _unknown(typed: str, rest: str) -> HelpfulError:
    understood = f"I do not know “/pledge {typed[:80]}”."
    if found := _CODE.match(typed):
        left = typed[found.end() :].strip(" ,:")
        number = number_in(found[0]) or 1
        read = f"I read “{typed[:80]}”, and not what to do with {code_of(number)}."
        return HelpfulError(read, f"{NOT_SAVED} Try: /pledge update {code_of(number)} {left[:_LONGEST_BACK]}")
    if (found := _CODE.search(typed)) and not _CODE.match(rest.strip()) and number_in(found[0]):
        return HelpfulError(understood, f"{NOT_SAVED} Try: /pledge show {found[0].strip()}")
    if verb := nearest_verb(typed.partition(" ")[0]):
        return HelpfulError(understood, f"{NOT_SAVED} Try: {_joined('/pledge', verb, rest.strip()[:_LONGEST_BACK])}")
    return HelpfulError(understood, f"Type /pledge help to see what there is. {NOT_SAVED}")


def _joined(*words: str) -> str:
    return " ".join(filter(None, words))
