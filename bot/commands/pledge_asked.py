"""Questions that ask for a list of pledges: "which pledges are red?", "which of ours have not been reported?"."""

import re
from collections.abc import Iterable

from bot.commands.pledge_records import ListPledges, Only
from knowledge.errors import HelpfulError
from knowledge.organisations import organisations_in
from knowledge.pledges.typed_dates import check_date
from knowledge.rag_words import colours_meant
from knowledge.words import STOP_WORDS, words_of

_PLEDGES = re.compile(r"\bpledges?\b", re.IGNORECASE)
_WAYS = {
    Only.UNREPORTED: r"(?:not|n['’]t)(?: been)?(?: yet)? (?:reported|updated)(?: on)?(?: yet)?|unreported"
    r"|(?:no|without|missing|lack) (?:an? )?updates?(?: yet)?|waiting for (?:an? )?updates?",
    Only.OVERDUE: r"over ?due|past (?:their|its|the)(?: due)? (?:dates?|days?|deadlines?)|late",
    Only.STALE: r"stale|out of date|grey",
    Only.RED: "red",
    Only.AMBER: "amber|yellow",
    Only.GREEN: "green",
    Only.MET: "met|kept|achieved|reached|fulfilled",
    Only.WITHDRAWN: "withdrawn",
    Only.BLOCKED: "blocked|stuck",
    Only.BEHIND: r"(?:falling |running )?behind(?: schedule)?",
    Only.MINE: r"mine|my|i own|do i (?:own|have)|am i responsible for",
}
_ONLY = {only: re.compile(rf"(?:\b|(?=n['’]t))(?:{way})\b", re.IGNORECASE) for only, way in _WAYS.items()}
_DUE = re.compile(r"\b(?:falls? |are |is )?due (?:by|before|until|in|this|at) (?P<day>[^?]+?)\s*\??$", re.IGNORECASE)
_NO = re.compile(r"n['’]t\b|\b(?:not|no|never|without|neither|nor|except|apart|other|were|was|had)\b", re.IGNORECASE)
_FILLERS = STOP_WORDS | frozenset(
    """
    pledge pledges show list give tell see count number many network register registered rated marked flagged colour
    currently now today right moment still already yet gone all any anyone anybody whole
    """.split()
)


def list_asked_for(text: str, organisations: Iterable[str], themes: Iterable[str]) -> ListPledges | None:
    """The list that a question asks for by what it is to hold and nothing else; None for every other question, those of
    the past and those with a "not" that is none of these among them."""
    if not _PLEDGES.search(text):
        return None
    left, organisation = _without_organisation(text, organisations)
    left, due = _without_due(left)
    left, only = _without_only(left)
    left, theme = _without_theme(left, themes)
    if _NO.search(left) or not (only or due) or any(word not in _FILLERS for word in words_of(left)):
        return None
    return ListPledges(tuple(one for one in Only if one in only), organisation, theme, due)


def _without_organisation(text: str, names: Iterable[str]) -> tuple[str, str]:
    named = organisations_in(text, names)
    if len({one.name for one in named}) != 1:
        return text, ""
    for one in reversed(named):
        text = f"{text[: one.start]} {text[one.end :]}"
    return re.sub(r"(?<=\s)['’]s\b", " ", text), named[0].name


def _without_due(text: str) -> tuple[str, str]:
    found = _DUE.search(text)
    try:
        check_date(found["day"] if found else "")
    except HelpfulError:
        return text, ""
    return (f"{text[: found.start()]} ", found["day"]) if found else (text, "")


def _without_only(text: str) -> tuple[str, set[Only]]:
    found = set()
    for only, way in _ONLY.items():
        if way.search(text):
            found.add(only)
            text = way.sub(" ", text)
    colours, text = colours_meant(text)
    return text, found | {Only(colour) for colour in colours}


def _without_theme(text: str, themes: Iterable[str]) -> tuple[str, str]:
    """Without a theme that is named in full, the longest of them, and that."""
    for theme in sorted(dict.fromkeys(themes), key=len, reverse=True):
        way = re.compile(r"\W+".join(map(re.escape, words_of(theme))), re.IGNORECASE)
        if way.pattern and (found := re.search(rf"\b{way.pattern}\b", text, re.IGNORECASE)):
            return f"{text[: found.start()]} {text[found.end() :]}", theme
    return text, ""
