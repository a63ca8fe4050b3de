"""Commands on pledges: `/pledge update P-014 amber 48% "Q3 spend done" https://…`, `list stale` …"""

import re
from difflib import get_close_matches

from bot.commands.pledge_bare import line_meant
from bot.commands.pledge_line import said_text, split_quoted
from bot.commands.pledge_lists import list_text, read_list
from bot.commands.pledge_new import new_text, read_new
from bot.commands.pledge_records import (
    AddPledge,
    AnswerHandOver,
    ChangeTarget,
    ExportPledges,
    FileKind,
    HandOverPledge,
    HandOverWish,
    ListPledges,
    PledgeCommand,
    PledgeView,
    SamePledge,
    Seen,
    SetPledgeStatus,
    ShowPledge,
    ShowPledges,
    UpdatePledge,
)
from bot.commands.pledge_said import read_said
from bot.commands.pledge_same import CODE as _CODE
from bot.commands.pledge_same import read_same, same_text
from bot.commands.pledge_slips import NOT_SAVED, check_note
from bot.commands.pledge_terms import hand_over_text, read_hand_over, read_status, read_target, target_text
from bot.commands.records import ShowHelp
from knowledge.errors import HelpfulError
from knowledge.pledges.kinds import Source, Status
from knowledge.pledges.pledge import code_of, number_in

_LONGEST_BACK = 1_500  # characters of a line that are said back
_FORM = re.compile(r"(?P<seen>seen:\d{1,9}) by:form unit:(?P<unit>\S*)")
_EXAMPLES = {
    "show": "/pledge show P-014",
    "update": '/pledge update P-014 amber 48% "Q3 spend done"',
    "correct": '/pledge correct P-014 amber 46% "counted twice"',
    "same": '/pledge same P-014 "no change"',
    "handover": "/pledge handover P-014 sam@college.example",
    "accept": "/pledge accept P-014",
    "decline": '/pledge decline P-014 "not my team"',
    "target": '/pledge target P-014 £1.5m by 31/3/2028 agreed by the steering group "wider scope"',
    "status": '/pledge status P-014 met "all in place"',
    "withdraw": '/pledge withdraw P-014 "the scheme has closed"',
}
_POLITE = re.compile(r"\b(?:please|pls|thanks|thank you|with (?:its|the) history|history)\b", re.IGNORECASE)
_WITHOUT_CODE = ("list", "add", *PledgeView, "export", "help")
VERBS = (*_EXAMPLES, *_WITHOUT_CODE)
_SPELT = {"history": "show", "edit": "correct", "hand-over": "handover", "retarget": "target", "lists": "list"}
_TWO_WORDS = re.compile(r"^(?P<verb>hand over|no change)(?= |$)", re.IGNORECASE)
_AS_SENT = re.compile(
    rf"pledge (?:(?:{'|'.join(_EXAMPLES)}) {_CODE.pattern}.*|list(?: [^?]*)?|add(?: .*)?|board|exceptions|help"
    rf"|export(?: (?:{'|'.join(FileKind)}))?)",
    re.IGNORECASE | re.DOTALL,
)


def read_pledge(typed: str) -> PledgeCommand | ShowHelp:
    """What stands after /pledge. Raises HelpfulError saying what was understood, what is wrong, a line to paste, and
    that nothing was saved."""
    typed = _TWO_WORDS.sub(lambda found: "handover" if found["verb"][0] in "hH" else "same", typed.strip())
    word, _, rest = typed.partition(" ")
    verb = _SPELT.get(word.casefold().rstrip(".!?"), word.casefold().rstrip(".!?"))
    if verb in ("", "help"):
        return ShowHelp("pledge")
    if verb in _EXAMPLES:
        number, rest = _code(verb, rest)
        return _about_one(verb, number, rest)
    match verb:
        case "list":
            return read_list(rest)
        case "add":
            return read_new(rest)
        case PledgeView.BOARD | PledgeView.EXCEPTIONS:
            _nothing_more(rest, verb)
            return ShowPledges(PledgeView(verb))
        case "export":
            return _export(rest)
    if (found := _CODE.match(typed)) and found.end() == len(typed):
        return _about_one("show", *_code("show", typed))
    raise _unknown(typed, word, rest)


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
        return None
    if not line.startswith("list "):
        return read_pledge(line)
    try:
        return read_list(line.removeprefix("list "))
    except HelpfulError:
        return None


def pledge_text(command: PledgeCommand) -> str:
    """What would be typed for `command`; `known_pledge` reads it back."""
    match command:
        case ListPledges():
            return _joined("pledge list", list_text(command))
        case ShowPledge(number):
            return f"pledge show {code_of(number)}"
        case AddPledge():
            return _joined("pledge add", new_text(command))
        case UpdatePledge():
            return _update_text(command)
        case SamePledge():
            return same_text(command)
        case HandOverPledge():
            return _joined("pledge handover", code_of(command.number), hand_over_text(command))
        case AnswerHandOver(wish, number, reason):
            return _joined("pledge", str(wish), code_of(number), f'"{reason}"' if reason else "")
        case ChangeTarget():
            return _joined("pledge target", code_of(command.number), target_text(command))
        case SetPledgeStatus(number, status, reason, is_sure):
            quoted = f'"{reason}"' if reason else ""
            if status is Status.WITHDRAWN:
                return _joined("pledge withdraw", code_of(number), quoted)
            return _joined("pledge status", code_of(number), str(status or ""), "sure:yes" if is_sure else "", quoted)
        case ShowPledges(view):
            return f"pledge {view}"
        case ExportPledges(kind):
            return f"pledge export {kind}"


def _update_text(command: UpdatePledge) -> str:
    verb, code, unit = "correct" if command.corrects else "update", code_of(command.number), command.unit
    if command.said is None and unit is not None:
        return f"pledge {verb} {code} seen:{command.seen.version} by:form unit:{unit.replace(' ', '_')}"
    return _joined("pledge", verb, code, said_text(command.said, command.seen))


def _about_one(verb: str, number: int, rest: str) -> PledgeCommand:
    again = f"/pledge {verb} {code_of(number)}"
    match verb:
        case "update" | "correct":
            if form := _FORM.fullmatch(rest):
                seen = Seen(int(form["seen"].partition(":")[2]), source=Source.FORM)
                return UpdatePledge(number, None, seen, verb == "correct", form["unit"].replace("_", " "))
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
        case "status":
            return read_status(number, rest, again)
        case "withdraw":
            return SetPledgeStatus(number, Status.WITHDRAWN, _reason(rest, again))
        case _:
            _nothing_more(rest, f"show {code_of(number)}")
            return ShowPledge(number)


def _code(verb: str, rest: str) -> tuple[int, str]:
    """The pledge's number, and what stands after its code."""
    rest = rest.strip()
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
        line = _joined("/pledge", verb, "P-014", said[:_LONGEST_BACK]) if said else _EXAMPLES[verb]
        raise HelpfulError(
            f"{understood}I need the code of the pledge.",
            f"To see the codes of yours: /pledge list mine. {NOT_SAVED} Try: {line}",
        )
    return number, rest[found.end() :].lstrip(" ,:").rstrip()


def _reason(typed: str, again: str) -> str:
    left, quoted = split_quoted(typed)
    reason = " ".join(filter(None, (quoted, left)))
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


def _unknown(typed: str, word: str, rest: str) -> HelpfulError:
    understood = f"I do not know “/pledge {typed[:80]}”."
    if found := _CODE.match(typed):
        left = typed[found.end() :].strip(" ,:")
        number = number_in(found[0]) or 1
        read = f"I read “{typed[:80]}”, and not what to do with {code_of(number)}."
        return HelpfulError(read, f"{NOT_SAVED} Try: /pledge update {code_of(number)} {left[:_LONGEST_BACK]}")
    near = get_close_matches(word.casefold(), (*VERBS, *_SPELT), n=1, cutoff=0.6)
    if near:
        verb = _SPELT.get(near[0]) or near[0]
        return HelpfulError(understood, f"{NOT_SAVED} Try: {_joined('/pledge', verb, rest.strip()[:_LONGEST_BACK])}")
    return HelpfulError(understood, f"Type /pledge help to see what there is. {NOT_SAVED}")


def _joined(*words: str) -> str:
    return " ".join(filter(None, words))
