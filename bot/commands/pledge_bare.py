"""Commands on pledges without /pledge before them, as people type them to somebody: "update P-011 amber 40%"."""

import re

from bot.commands.pledge_records import FileKind, Only
from bot.commands.pledge_same import CODE
from bot.commands.pledge_verbs import ABOUT_ONE, READING, verb_and_rest
from bot.commands.pledge_words import AMOUNT, COLOURS, FIGURE

_ASKING = r"(?:/|please |pls |can you |could you |i(?:['’]d| would) like to )?"
_ABOUT_ONE = re.compile(
    rf"{_ASKING}(?P<verb>{ABOUT_ONE})(?: me)?(?: of)?(?:(?<=no change) (?:on|for|to))?(?: the)?(?: pledge)? "
    rf"(?P<code>{CODE.pattern})(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ONE = rf"(?:{'|'.join(Only)}|my|our|all|the|and|or|,)"
_SOME = re.compile(
    rf"{_ASKING}(?:(?:list|show|see)(?: me)? )?(?P<which>(?:{_ONE} )*{_ONE}) pledges(?: please)?[.!]?", re.IGNORECASE
)
_LIST = re.compile(
    rf"{_ASKING}list (?P<which>(?:.* )?(?:{'|'.join(Only)}|(?:org|theme|due):.+)(?: .*)?)", re.IGNORECASE
)
_ALL = re.compile(rf"{_ASKING}list pledges[.!]?", re.IGNORECASE)
_NEW = re.compile(rf"{_ASKING}(?:add|enter|new|make)(?: an?)?(?: new)? pledge[.!]?", re.IGNORECASE)
_EXPORT = re.compile(
    rf"{_ASKING}export(?: all)?(?: the)? pledges(?: (?:as|to|in))?(?: (?P<kind>{'|'.join(FileKind)}))?[.!]?",
    re.IGNORECASE,
)
_OUR = re.compile(r"\bour\b|,", re.IGNORECASE)
_STANDS = rf"(?:{'|'.join(COLOURS)})\b|{FIGURE.pattern}|[\"“„]"
_WITHOUT_VERB = re.compile(
    rf"(?P<code>{CODE.pattern})[,:]?(?: is| to| now)* (?:{_STANDS}).*", re.IGNORECASE | re.DOTALL
)
_VERB_BEHIND = re.compile(
    rf"(?P<code>{CODE.pattern})[,:]? (?P<verb>{ABOUT_ONE})(?P<rest>(?=$|[ .,;:!]).*)", re.IGNORECASE | re.DOTALL
)
_STEP = r"more|extra|additional|further|fewer|less"
_COLOUR = "|".join(COLOURS)
_STEP_BEFORE = rf"(?:another|(?:a )?further|(?:an )?extra|up by|down by|minus) {AMOUNT}"
_STEP_AFTER = rf"{AMOUNT}(?: [^\W\d]+){{0,2}} (?:{_STEP})(?: [^\W\d]+){{0,2}}"
_ON_CODE = re.compile(
    rf"{_ASKING}(?:(?P<add>add|plus) )?"
    rf"(?P<said>{_STEP_BEFORE}|{_STEP_AFTER}|(?:(?:{_COLOUR})(?: (?:at|with))?,? )?{AMOUNT}|{_COLOUR})"
    rf" (?:on|for|to|at)(?: the)?(?: pledge)? (?P<code>{CODE.pattern})(?P<rest>(?=$|[ .,;:!]).*)",
    re.IGNORECASE | re.DOTALL,
)
"""What was said, and of which pledge last: "2 more on P-014"."""
_SET = re.compile(
    rf"{_ASKING}(?:set|put|make|mark|move)(?: pledge)? (?P<code>{CODE.pattern})(?: (?:to|at|as))? "
    rf"(?P<rest>(?:{_STANDS}).*)",
    re.IGNORECASE | re.DOTALL,
)
_WITHOUT_LETTER = re.compile(
    rf"{_ASKING}(?:update|correct|same) (?:pledge )?#?\d{{1,4}} (?:{_STANDS}).*", re.IGNORECASE
)


def line_meant(typed: str) -> str | None:
    """What would stand after /pledge; None for what may be a question."""
    if typed.rstrip().endswith("?"):
        return None
    if found := _ABOUT_ONE.fullmatch(typed):
        return _about_one(found["verb"].casefold(), found["code"], found["rest"])
    if (found := _VERB_BEHIND.fullmatch(typed)) and _is_clear(found["verb"].casefold(), found["rest"]):
        return _about_one(found["verb"].casefold(), found["code"], found["rest"])
    if found := _ON_CODE.fullmatch(typed):
        added = "another " if found["add"] and not re.search(_STEP, found["said"]) else ""
        return f"update {found['code']} {added}{found['said']}{found['rest']}"
    if found := _SET.fullmatch(typed):
        return f"update {found['code']} {found['rest']}"
    if _WITHOUT_VERB.fullmatch(typed) or _WITHOUT_LETTER.fullmatch(typed):
        return re.sub(rf"^{_ASKING}", "", typed, flags=re.IGNORECASE)
    if _ALL.fullmatch(typed):
        return "list"
    if found := _SOME.fullmatch(typed) or _LIST.fullmatch(typed):
        return f"list {_OUR.sub(' ', found['which'])}"
    if found := _EXPORT.fullmatch(typed):
        return f"export {found['kind'] or ''}"
    return "add" if _NEW.fullmatch(typed) else None


def _is_clear(verb: str, rest: str) -> bool:
    """Whether a word behind a code can be nothing but its verb: in "P-014 met the board" it is none."""
    if verb in READING or verb in ("met", "close", "closed"):
        return not rest.strip(" .!") or rest.lstrip()[:1] in '"“'
    return verb not in COLOURS  # "P-014 red tape is in the way"


def _about_one(verb: str, code: str, rest: str) -> str | None:
    is_page = not re.search(r"\W", code.strip("#"))  # "show p4 of the report"
    meant, left = verb_and_rest(f"{verb} {code}{rest}")
    if meant in READING and not rest.strip(" .!"):
        return f"show {code}"
    if meant in READING and is_page:
        return None
    return f"{meant} {left}"
