"""Commands on the charter: `/charter list stage:signed`, `/charter sign "Leeds City Council" signed 2026-11-20 …`."""

import re
from difflib import get_close_matches

from bot.commands.charter_records import CharterCommand, NoteStage, ShowCharter, Told
from bot.commands.records import ShowHelp
from knowledge.charter.signatory import NEVER, Stage
from knowledge.errors import HelpfulError
from knowledge.typed_days import DAY, read_day

EXAMPLE = 'Try: /charter sign "Leeds City Council" decided 11 November 2026 by "Executive Board" until 18 November 2026'
_VERBS = ("list", "sign", "correct", "withdraw", "help")
_NOT = "Nothing was saved."
_STAGE = r"recommended|decided|call[- ]?in (?:is )?over|signed|withdrawn|withdrew"
_MISSPELT = ("recommended", "decided", "signed", "withdrawn")
_AFTER_ORGANISATION = rf"(?P<stage>{_STAGE}|{NEVER})(?P<rest>(?: .*)?)"
_ORGANISATION = r"(?:[\"“](?P<quoted>[^\"“”]+)[\"”]|(?P<bare>.+?)):?"
_SIGN = re.compile(rf"{_ORGANISATION} {_AFTER_ORGANISATION}", re.IGNORECASE)
_CORRECT = re.compile(rf"{_ORGANISATION} #?(?P<number>\d{{1,6}}):? {_AFTER_ORGANISATION}", re.IGNORECASE)
_WITHDRAW = re.compile(r"(?P<organisation>[\"“][^\"“”]+[\"”]|.+?)(?P<rest> (?:on |because |[0-9]).*)?", re.IGNORECASE)
_WHY = re.compile(r"(?:^| )because (?P<said>.+)", re.IGNORECASE)
_LINK = re.compile(r"(?:\blink )?(?P<said>\S+://\S+)", re.IGNORECASE)
_QUOTED_BODY = re.compile(r"\b(?P<word>by|to)(?: the)? [\"“](?P<said>[^\"“”]+)[\"”]", re.IGNORECASE)
_VERSION = re.compile(r"\bversion (?:[\"“](?P<quoted>[^\"“”]+)[\"”]|(?P<said>\S+))", re.IGNORECASE)
_UNTIL = re.compile(rf"\b(?:call-?in )?until (?P<said>{DAY})", re.IGNORECASE)
_ON = re.compile(rf"\b(?:on )?(?P<said>{DAY})", re.IGNORECASE)
_SURE = re.compile(r"\banyway\b", re.IGNORECASE)
_BODY = re.compile(r"(?P<word>by|to)(?: the)? (?P<said>.+)", re.IGNORECASE)
_FILTER = re.compile(
    r"(?P<what>org|stage): ?(?:[\"“](?P<quoted>[^\"“”]+)[\"”]|(?P<said>\S+(?: (?!org:|stage:)\S+)*))", re.I
)
_AS_SENT = re.compile(
    r"charter (?:list(?: (?:org|stage):[^?]*)?|help|sign|(?:sign|correct) [\"“].*)", re.IGNORECASE | re.DOTALL
)
"""These commands without a slash, as buttons send them; it leaves questions alone."""


def read_charter(typed: str) -> CharterCommand | ShowHelp:
    """What stands after /charter. Raises HelpfulError saying what was understood, what is wrong and what to type."""
    verb, _, rest = typed.strip().partition(" ")
    match verb.casefold().rstrip(".!?"):
        case "" | "help":
            return ShowHelp("charter")
        case "list":
            return _shown(rest.strip())
        case "sign":
            return _noted(rest.strip(), _SIGN) if rest.strip() else NoteStage()
        case "withdraw" | "withdrawn":
            return _withdrawn(rest.strip())
        case "correct":
            return _noted(rest.strip(), _CORRECT)
    near = get_close_matches(verb.casefold(), _VERBS, n=1, cutoff=0.5)
    hint = f"Did you mean /charter {near[0]}?" if near else "Type /charter help to see what there is."
    raise HelpfulError(f"I do not know “/charter {typed[:60]}”.", f"{hint} Nothing was changed.")


def known_charter(typed: str) -> CharterCommand | ShowHelp | None:
    """The same without the slash, as buttons send it; None for what may be a question."""
    return read_charter(typed.partition(" ")[2]) if _AS_SENT.fullmatch(typed) else None


def charter_text(command: CharterCommand) -> str:
    """What would be typed for `command`."""
    match command:
        case ShowCharter(organisation, stage):
            words = [
                "charter list",
                f'org:"{organisation}"' if organisation else "",
                f"stage:{_dashed(stage)}" if stage else "",
            ]
            return " ".join(filter(None, words))
        case NoteStage(organisation, stage, told, corrects, is_sure):
            if not organisation:
                return "charter sign"
            verb = "charter sign" if corrects is None else "charter correct"
            number = "" if corrects is None else str(corrects)
            words = [verb, f'"{organisation}"', number, stage or NEVER, *_told_words(told, is_sure)]
            return " ".join(filter(None, words))


def _told_words(told: Told, is_sure: bool) -> list[str]:
    return [
        f"on {told.day}" if told.day else "",
        f"until {told.call_in_until}" if told.call_in_until else "",
        f'version "{told.version}"' if told.version else "",
        told.link,
        f'by "{told.by}"' if told.by else "",
        "anyway" if is_sure else "",
        f"because {told.why}" if told.why else "",
    ]


def stage_named(typed: str) -> Stage | None:
    """The stage of this name: "call-in-over", "Call in over", "withdrew"; None for another."""
    folded = re.sub(r"[^a-z]+", "", typed.casefold())
    names = {re.sub(r"[^a-z]+", "", stage): stage for stage in Stage}
    return ({"withdrew": Stage.WITHDRAWN, "callinisover": Stage.CALL_IN_OVER} | names).get(folded)


def _dashed(stage: Stage) -> str:
    return stage.replace(" ", "-")


def _shown(typed: str) -> ShowCharter:
    organisation, stage, left = "", None, typed
    for found in _FILTER.finditer(typed):
        said = (found["quoted"] or found["said"]).strip()
        left = left.replace(found[0], "", 1)
        if found["what"].casefold() == "org":
            organisation = said
        elif (stage := stage_named(said)) is None:
            raise HelpfulError(
                f"I read “stage:{said[:40]}”, and there is no such stage.",
                f"There are {', '.join(map(_dashed, Stage))}. Try: /charter list stage:signed",
            )
    left = left.strip()
    if stage is None and not organisation and (bare := stage_named(left)):
        return ShowCharter("", bare)
    return ShowCharter(organisation or left, stage)


def _withdrawn(typed: str) -> NoteStage:
    """`/charter withdraw "Leeds City Council" 20 November 2026 because …`, which is the stage withdrawn."""
    found = _WITHDRAW.fullmatch(typed)
    if found is None:
        raise HelpfulError(
            "I need the organisation that withdraws.",
            f'{_NOT} Try: /charter withdraw "Leeds City Council" 20 November 2026 because it merged',
        )
    return _noted(f"{found['organisation']} withdrawn{found['rest'] or ''}", _SIGN)


def _noted(typed: str, pattern: re.Pattern[str]) -> NoteStage:
    found = pattern.fullmatch(typed)
    if found is None:
        what = (
            "an organisation, the number of an entry and a stage"
            if pattern is _CORRECT
            else "an organisation and a stage"
        )
        example = (
            'Try: /charter correct "Leeds City Council" 2 decided 12 November 2026 by "Executive Board" because the '
            "minutes give that day"
            if pattern is _CORRECT
            else EXAMPLE
        )
        verb = "correct" if pattern is _CORRECT else "sign"
        if mended := _with_stage_mended(typed, pattern):
            wrong, stages = f"I read “{typed[:80]}”, and no stage in it.", f"Stages are {', '.join(Stage)}."
            raise HelpfulError(wrong, f"{stages} {_NOT} Try: /charter {verb} {mended}")
        understood = f"I read “{typed[:80]}”. " if typed else ""
        raise HelpfulError(f"{understood}I need {what}.", f"Stages are {', '.join(Stage)}. {_NOT} {example}")
    stage = None if found["stage"].casefold() == NEVER else stage_named(found["stage"])
    told, is_sure = _told(found["rest"].strip(), stage)
    number = int(found["number"]) if pattern is _CORRECT else None
    if number is None and stage is None:
        raise HelpfulError("Only a correction can say that something never was.", f"{_NOT} {EXAMPLE}")
    return NoteStage((found["quoted"] or found["bare"]).strip(), stage, told, number, is_sure)


def _with_stage_mended(typed: str, pattern: re.Pattern[str]) -> str:
    """The line with a misspelt stage as it is spelt; "" where none is near one."""
    for word in typed.split():
        near = get_close_matches(word.casefold(), _MISSPELT, n=1, cutoff=0.75)
        if near and pattern.fullmatch(mended := typed.replace(word, near[0], 1)):
            return mended
    return ""


def _told(rest: str, stage: Stage | None) -> tuple[Told, bool]:
    """What stands after the stage, whatever comes first. Raises HelpfulError for words that mean nothing there."""
    said: dict[str, str] = {}
    for name, pattern in (
        ("why", _WHY), ("by", _QUOTED_BODY), ("version", _VERSION), ("link", _LINK), ("until", _UNTIL), ("on", _ON),
        ("sure", _SURE),
    ):  # fmt: skip
        if found := pattern.search(rest):
            groups = found.groupdict()
            value = _body(found, stage) if name == "by" else next(filter(None, groups.values()), "yes").strip()
            said |= {name: value} if any(map(str.isalnum, value)) else {}  # dots are a place for something
            rest = " ".join(f"{rest[: found.start()]} {rest[found.end() :]}".split())
    left = rest.strip(" ,.;")
    if left and (found := _BODY.fullmatch(left)) and "by" not in said:
        said["by"], left = _body(found, stage), ""
    if left:
        raise HelpfulError(
            f"I do not know what “{left[:60]}” means there.",
            f'A day is written as 11 November 2026, a body as by "Cabinet", a version as version 1.2. {_NOT} {EXAMPLE}',
        )
    return (
        Told(
            read_day(said["on"]) if "on" in said else None,
            said.get("by", ""),
            read_day(said["until"]) if "until" in said else None,
            said.get("version", ""),
            checked_link(said.get("link", "")),
            said.get("why", ""),
        ),
        "sure" in said,
    )


def _body(found: re.Match[str], stage: Stage | None) -> str:
    """The body that recommended or decided; "to Cabinet" of the one to which something was recommended."""
    is_to = found["word"].casefold() == "to" and stage is Stage.RECOMMENDED
    return f"{'to ' if is_to else ''}{found['said'].strip()}"


def checked_link(typed: str) -> str:
    """A link that is kept. Raises HelpfulError for another than http(s)."""
    if typed and not re.match(r"https?://[^\s/]", typed, re.IGNORECASE):
        raise HelpfulError(f"“{typed[:60]}” is no link that I keep.", f"Links begin with https:// or http://. {_NOT}")
    return typed
