"""Lines on one pledge that are almost a command: a mistyped verb, a wish that there is no command for, a figure in a
sentence. What was meant is proposed and never guessed; a question is left alone."""

import re
from difflib import get_close_matches

from bot.commands.pledge_same import CODE
from bot.commands.pledge_verbs import READING, SAYING, VERBS
from bot.commands.pledge_words import COLOURS, FIGURE
from knowledge.errors import OfferingError
from knowledge.pledges.pledge import code_of, number_in

_NOT_SAVED = "Nothing was saved."
_LONGEST = 200  # characters of a line that are said back
_NEAR = 0.75
_SHORTEST_VERB = 4  # letters: "read" is not "red", "meet" not "met"
_ONE = rf"(?:(?:on|for|of|to|the|pledge) )*(?P<code>{CODE.pattern})"
_END = r"(?=$|[\s.,;:!])"
_DELETE = re.compile(
    rf"(?:please )?(?:delete|remove|erase|cancel|scrap|bin|drop|get rid of) {_ONE}{_END}.*", re.IGNORECASE | re.DOTALL
)
_UNDO = re.compile(
    rf"(?:please )?(?:undo|oops|revert|reverse|take back|roll back|unsave){_END},?"
    rf"(?: (?:my|the|last|update|entry|change|that|on))* {_ONE}{_END}.*",
    re.IGNORECASE | re.DOTALL,
)
_BEFORE = re.compile(rf"(?P<verb>[a-z]+) {_ONE}(?P<rest>(?:[ ,:].*)?)", re.IGNORECASE | re.DOTALL)
_AFTER = re.compile(rf"{_ONE}[,:]? (?P<verb>[a-z]+)(?P<rest>(?: .*)?)", re.IGNORECASE | re.DOTALL)
_SURE_CODE = re.compile(r"(?<![\w-])p-\d{1,6}(?![\w-])", re.IGNORECASE | re.ASCII)
_FIGURE_INSIDE = re.compile(rf"(?<![\w£€$.,/-])(?:{FIGURE.pattern})", re.IGNORECASE)
_OF_TIME = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[/.]\d{1,2}(?:[/.]\d+)?|\b\d{1,2}(?::\d\d)? ?[ap]m\b|\b\d{4}-\d\d\S*"
    r"|\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"\?|^(?:/|ask |(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|may)\b)"
    r"|^(?:show|tell|list|give|find|compare|explain|summari[sz]e|search|remind|help)\b"
    r"|\b(?:what|when|where|which|who|whom|whose|why|how|whether)\b",
    re.IGNORECASE,
)


def check_slip(typed: str) -> None:
    """Raises OfferingError for a line that is almost a command on a pledge."""
    if found := _DELETE.fullmatch(typed):
        raise _of_deleting(_code(found))
    if found := _UNDO.fullmatch(typed):
        raise _of_undoing(_code(found))
    if _ASKING.search(typed):
        return
    for found in filter(None, (_BEFORE.fullmatch(typed), _AFTER.fullmatch(typed))):
        if verb := _verb_near(found["verb"], found["rest"]):
            line = f"pledge {verb} {_code(found)}{_spaced(found['rest'])}"
            raise OfferingError(
                f"I read “{typed[:_LONGEST]}”, and know no “{found['verb']}” of a pledge.",
                f"Did you mean /{line}? {_NOT_SAVED}",
                ((f"Yes, {verb} {_code(found)}", line), *([] if verb == "show" else [_show(_code(found))])),
            )
    _check_figure(typed)


def _check_figure(typed: str) -> None:
    codes = {one.casefold() for one in _SURE_CODE.findall(typed)}
    if len(codes) != 1:
        return
    code = code_of(number_in(codes.pop()) or 1)
    rest = _OF_TIME.sub(" ", _SURE_CODE.sub(" ", typed))
    figures = [one.group().rstrip(".,;:!") for one in _FIGURE_INSIDE.finditer(rest)]
    colours = [word for word in re.findall(r"[a-z]+", rest.casefold()) if word in COLOURS]
    if not figures and not colours:
        return
    note = re.sub(r"[\"“”„]", "’", typed)[:_LONGEST]
    said = " ".join((*colours, *figures))
    line = f'pledge update {code} {said} "{note}"' if len(colours) < 2 and len(figures) < 2 else f"pledge update {code}"
    raise OfferingError(
        f"I read {code} and “{said}” in that, and am not sure what to do with it.",
        f"Did you mean /{line}? {_NOT_SAVED}",
        ((f"Yes, update {code}", line), _show(code), ("It is a question", f"ask {typed[:1_000]}")),
    )


def _verb_near(word: str, rest: str) -> str:
    """The verb that a mistyped one is taken for; "" for a word of its own, such as "updates"."""
    known = [verb for verb in (*VERBS, *SAYING) if len(verb) >= _SHORTEST_VERB]
    near = get_close_matches(word.casefold(), known, n=1, cutoff=_NEAR)
    is_noun = bool(near) and not rest.strip(" .!,:") and word.casefold() == f"{near[0]}s" and near[0] not in READING
    return near[0] if near and not is_noun and word.casefold() not in (*VERBS, *SAYING) else ""


def _of_deleting(code: str) -> OfferingError:
    return OfferingError(
        f"A pledge is not deleted: what was said of {code} stays in its history.",
        f"To end the pledge, with the reason: /pledge withdraw {code} because … To put its last update right: "
        f"/pledge correct {code}. {_NOT_SAVED}",
        ((f"Withdraw {code}", f"pledge withdraw {code}"), (f"Correct {code}", f"pledge correct {code}"), _show(code)),
    )


def _of_undoing(code: str) -> OfferingError:
    return OfferingError(
        f"Nothing that was entered about {code} is taken out again; a new entry puts it right.",
        f"To correct its last update, in a form: /pledge correct {code}. {_NOT_SAVED}",
        ((f"Correct {code}", f"pledge correct {code}"), _show(code)),
    )


def _show(code: str) -> tuple[str, str]:
    return (f"Show {code}", f"pledge show {code}")


def _code(found: re.Match[str]) -> str:
    number = number_in(found["code"])
    return code_of(number) if number else found["code"]


def _spaced(rest: str) -> str:
    left = rest.strip(" ,:")
    return f" {left}" if left else ""
