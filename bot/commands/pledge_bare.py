"""Commands on pledges without /pledge before them, as people type them to somebody: "update P-011 amber 40%"."""

import re

from bot.commands.pledge_records import FileKind, Only
from bot.commands.pledge_same import CODE
from bot.commands.pledge_verbs import ABOUT_ONE, READING, verb_and_rest
from bot.commands.pledge_words import COLOURS, FIGURE

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
_STANDS = rf"(?:{'|'.join(COLOURS)})\b|{FIGURE.pattern}"
_WITHOUT_VERB = re.compile(
    rf"(?P<code>{CODE.pattern})[,:]?(?: is| to| now)* (?:{_STANDS}).*", re.IGNORECASE | re.DOTALL
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
    if _WITHOUT_VERB.fullmatch(typed) or _WITHOUT_LETTER.fullmatch(typed):
        return re.sub(rf"^{_ASKING}", "", typed, flags=re.IGNORECASE)
    if _ALL.fullmatch(typed):
        return "list"
    if found := _SOME.fullmatch(typed) or _LIST.fullmatch(typed):
        return f"list {_OUR.sub(' ', found['which'])}"
    if found := _EXPORT.fullmatch(typed):
        return f"export {found['kind'] or ''}"
    return "add" if _NEW.fullmatch(typed) else None


def _about_one(verb: str, code: str, rest: str) -> str | None:
    is_page = not re.search(r"\W", code.strip("#"))  # "show p4 of the report"
    meant, left = verb_and_rest(f"{verb} {code}{rest}")
    if meant in READING and not rest.strip(" .!"):
        return f"show {code}"
    if meant in READING and is_page:
        return None
    return f"{meant} {left}"
