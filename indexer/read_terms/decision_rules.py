"""Rules for decisions as terms of reference word them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.read_terms.decision_words import CHAIR_DECIDES, CONSENSUS, DECIDES, PARTICULAR, RULES
from indexer.read_terms.wording import wording

_NEGATED = re.compile(
    r"\b(?:no|not|never|rather than|instead of|nor|does not|do not|neither|without(?= (?:needing|requiring|seeking)))\b"
    r"(?: \w+){0,3} ?(?:a |an |the )?$",
    re.IGNORECASE,
)
_CONSENSUS = re.compile(r"\bconsensus\b", re.IGNORECASE)
_PURPOSE = wording(r"""
    (build|forg|foster|develop|broker|promot|creat)\w* (\w+ )?consensus
    consensus (on|about|around|across|building)
""")
_IF = re.compile(r"\b(?:if|where|when|should|unless)\b[^;]*$", re.IGNORECASE)
_AS = re.compile(r"\b(?:as|if|unless|when|where|until|what) (?:the |its )?$", re.IGNORECASE)
_SAVE_FOR = re.compile(
    r"^(?:save|except|apart from|other than|with the exception of)\b[^,;]*,(?: (?:which|where|when|who)\b[^,;]*,)?",
    re.IGNORECASE,
)
_TIE = re.compile(
    r"[^.;,]*\b(?:tie|tied|equality|equal (?:number|votes)|votes are (?:equal|level|split)|numbers are (?:equal|level)"
    r"|evenly split|casting|second vote|vote twice)\b[^.;]*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class FoundRule:
    """text[start:end] names the rule."""

    rule: str
    start: int
    end: int


def speaks_of_deciding(text: str) -> bool:
    """Whether a sentence has to do with decisions at all."""
    return bool(DECIDES.search(text) or (_CONSENSUS.search(text) and not _PURPOSE.search(text)))


def find_rules(text: str) -> Iterator[FoundRule]:
    """The rules for ordinary decisions in a sentence, in order; not those for changes of the terms, for ties, and such
    as are denied."""
    ordinary = _SAVE_FOR.sub(lambda found: ";" * len(found[0]), text)
    ordinary = _TIE.sub(lambda found: ";" * len(found[0]), ordinary)
    found: list[FoundRule] = []
    for rule, words in RULES:
        for match in words.finditer(ordinary):
            denied = _is_denied(rule, match, ordinary)
            if denied or any(one.start <= match.start() < one.end for one in found):
                continue
            if not _is_particular(ordinary, match.start()):
                found.append(FoundRule(rule, match.start(), match.end()))
    yield from sorted(found, key=lambda one: one.start)


def _is_denied(rule: str, match: re.Match[str], text: str) -> bool:
    """Whether a rule is named to be ruled out, or a chair who decides only when or where ("as the Chair decides")."""
    before = text[: match.start()]
    if rule == CHAIR_DECIDES and _AS.search(before):
        return True
    if rule == CONSENSUS and _IF.search(before):
        return False  # "if no consensus emerges"
    doubly = match[0].casefold().startswith(("unless", "when", "if", "once", "against"))
    return bool(_NEGATED.search(before)) and not doubly


def _is_particular(text: str, at: int) -> bool:
    start = text.rfind(";", 0, at) + 1
    stop = text.find(";", at)
    return bool(PARTICULAR.search(text, start, stop if stop >= 0 else len(text)))
