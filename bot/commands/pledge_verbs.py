"""What can be done about pledges, in a word: every verb, and how else people spell it."""

import re
from difflib import get_close_matches

from bot.commands.pledge_records import PledgeView
from bot.commands.pledge_same import CODE
from bot.commands.pledge_words import BLOCKED_PREFIX, COLOURS

VERBS = (
    "show",
    "update",
    "correct",
    "same",
    "handover",
    "accept",
    "decline",
    "deputy",
    "target",
    "reword",
    "status",
    "withdraw",
)
"""The verbs that are about one pledge, whose code comes next."""
READING = ("show", "status", "target", "deputy")
"""Verbs that are nouns too: with nothing after the code they ask how it stands."""
_SPELT = {
    "history": "show",
    "edit": "correct",
    "no change": "same",
    "nochange": "same",
    "unchanged": "same",
    "hand over": "handover",
    "hand-over": "handover",
    "retarget": "target",
    "rephrase": "reword",
    "re-word": "reword",
    "withdrawn": "withdraw",
    "lists": "list",
}
SAYING = {
    "blocked": ("update", "blocked:"),
    "block": ("update", "blocked:"),
    "unblocked": ("update", "unblocked"),
    "unblock": ("update", "unblocked"),
    "met": ("status", "met"),
    "close": ("status", "closed"),
    "closed": ("status", "closed"),
    **{colour: ("update", colour) for colour in COLOURS},
}
"""Verbs that say themselves how a pledge stands: what is done then, and what is said behind its code."""
WITHOUT_CODE = ("list", "add", *PledgeView, "export", "help")
_LONGEST_FIRST = sorted((*VERBS, *_SPELT, *SAYING), key=len, reverse=True)
ABOUT_ONE = "|".join(map(re.escape, _LONGEST_FIRST))
"""A pattern of every way to begin what is about one pledge."""
_FIRST = re.compile(rf"(?P<verb>{'|'.join(map(re.escape, _LONGEST_FIRST))})(?P<end>[.!?:,]*)(?= |$)", re.IGNORECASE)


def verb_and_rest(typed: str) -> tuple[str, str]:
    """The verb that is meant, as VERBS has it, and what stands after it; a first word that is none as it is. What
    says how a pledge stands goes behind its code: "blocked P-014 resourcing" is update P-014 blocked:resourcing."""
    found = _FIRST.match(typed)
    if found is None:
        word, _, rest = typed.partition(" ")
        return word.casefold().rstrip(".!?"), rest
    verb, rest = found["verb"].casefold(), typed[found.end() :].strip()
    code = CODE.match(rest)
    if verb not in SAYING:
        return (verb if code is None and verb == "withdrawn" else _SPELT.get(verb, verb)), rest
    if code is None:
        return verb, rest
    (meant, mark), said = SAYING[verb], rest[code.end() :].strip()
    return meant, f"{code[0]} {mark}{BLOCKED_PREFIX.sub('', said) if mark.endswith(':') else f' {said}'}".strip()


def nearest_verb(word: str) -> str:
    """The verb that a mistyped one is taken for, as it is spelt; "" where none is near."""
    known = (*VERBS, *_SPELT, *SAYING, *WITHOUT_CODE)
    near = get_close_matches(word.casefold(), known, n=1, cutoff=0.6)
    return (_SPELT.get(near[0]) or near[0]) if near else ""
