"""The words by which a quorum asks for more than a number: who must be among those present, and who counts."""

import re

from indexer.read_terms.numbers import NUMBER
from indexer.read_terms.wording import one_of

_AT_LEAST = "(?:at least |a minimum of |not less than |no fewer than )?"
SOME = rf"{_AT_LEAST}(?:{NUMBER}|a|an|each|both|either|half|some|a majority)"
WHO = r"(?:the |a |an |either |both |one |of |co-|vice-|deputy |its )*(?:chair|co-chair|vice|deputy chair)\w*"
DEPUTIES = r"(?:deput(?:y|ies)|substitutes?|alternates?|prox(?:y|ies)|nominees?|stand-?ins?|delegates)"
_WHOSE = r"(?:(?:their|its|named|a|an|nominated|agreed|his|her|any|formal|authorised) )*"
_SOMEHOW = one_of(r"""
    (any|those|people|attendance|participation|by)\b
    (vacanc|virtual|remote|online)
    members? (who|joining|attending|participating|taking)\b
""")
_OTHERS = one_of(r"""
    (members?|persons?|people|more)\b
    of (the|its|them|all|our)\b
    (for|at(?! least)|in|when)\b
    half\b
    (third|quarter|fifth)s?\b
""")
_NOT_JUST_MEMBERS = rf"(?!{_OTHERS})(?=[\w-])"
_MODAL = "which|who|that|and|this|these|to|will|must|should|shall"
_CUE = re.compile(
    one_of(rf"""
    \b(of|from) (whom|which)\b
    , (of|from) (these|those|them)\b
    \b{SOME} of (whom|which|these|those|them|the (\w+ )?(members|{NUMBER}))\b
    \b(({_MODAL}) )*includ(ing|e|es)\b(?! {_SOMEHOW})
    \bincl\.?(?= )
    \bamong (them|those|these|whom)\b
    \bwith ({SOME}|the|representation|representatives?|members? from|attendance)\b(?! (more|members? present)\b)
    \b(and )?(provided|providing|so long as|as long as|on condition|subject to|conditional on)\b
    \b(comprising|consisting of|comprised of|composed of|made up of|drawn from)\b
    \b({SOME}|the chair|a chair) being\b
    \b(together with|as well as|in addition to|along with|not counting)\b
    \b(and|plus) {SOME} {_NOT_JUST_MEMBERS}
    (\b(and|plus|&)|\+) {WHO}\b
    \b(from|representing) (at least|a minimum of|different|each|both|{NUMBER})\b
    \bfrom not less than\b
    \b(or|and) {_WHOSE}{DEPUTIES}\b
    \(?{_WHOSE}{DEPUTIES} (are |is |being |to be )?(included|counted|count|allowed)
    [,;(:] ?(?=[^,;.()]*\b(must|needs? to|has to|have to|to be present|should (come|be))\b)
    [,;(–] ?{SOME} {_NOT_JUST_MEMBERS}
    [,;(] ?(?={WHO}[^.;]{{0,40}}\b(required|needed|necessary|present|attend))
    """),
    re.IGNORECASE,
)
_FROM_EACH = re.compile(
    rf"\b{SOME} [\w' -]{{3,40}}? (?:from|of|for|per) (?:each|every)\b[^,;.]*?(?= and (?:{NUMBER})|[,;.]|$)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\bfollowing\b[^:;.]{0,60}:")
_LEADING = re.compile(
    r"^(?:provided|as long as|so long as|with|subject to|assuming|only with)\b[^,]*?"
    r"(?=,| and (?:another|at least|a further|\w+ (?:other|more)))",
    re.IGNORECASE,
)
_AND_MORE = rf"(?:another|a further|(?:{NUMBER}) (?:other|others|more|further|members|people|partners)\b)"
_AND_OTHERS = re.compile(
    rf"\b(?P<who>{WHO}(?: ?\(?or {WHO}\)?)?(?:[^.;]{{0,60}}? (?:being |is |are )?present)?),? "
    rf"(?:and|with|plus|together with|along with) (?:at least )?(?:any )?{_AND_MORE}",
    re.IGNORECASE,
)
WHO_COUNTS = re.compile(
    one_of(rf"""
    \b({DEPUTIES}|observers?|co-opted|advisers|officers|guests|virtual)\b[^.;]*\b(counts?|counted|counting|included)\b
    \bmembers? (attending|taking part|who|present by|on)\b[^.;]*\b(counts?|counted|counting|included)\b
    \b(attendance by|remote|joining)\b[^.;]*\b(counts?|counted|counting|included)\b
    \b\w+ ((are|is|do|does) )?not count(ed)?\b
    \b(each|every|no|only) [^.;]*\bcounts?\b
    """),
    re.IGNORECASE,
)
DEPUTIES_TOO = re.compile(
    rf"\W*(?:or|and|including|incl\.?)? ?(?P<who>{_WHOSE}{DEPUTIES})\b(?: included| counted)?\W*"
    r"(?=$|,|\)|must|may|are|is|shall|will|present|in |attend)",
    re.IGNORECASE,
)


def condition_start(text: str, after: int) -> int:
    """Where the conditions begin that follow a number ending at `after`; the end of `text` without any."""
    found = _CUE.search(text, after)
    return found.start() if found else len(text)


def condition_before(text: str, end: int) -> str:
    """The condition that stands before a number at `end` or later: "Provided the Chair is present, five …"."""
    leading = _LEADING.match(text)
    if leading and leading.end() < end:
        return leading[0]
    if each := _FROM_EACH.search(text, 0, end):
        return each[0]
    if others := _AND_OTHERS.search(text, 0, end):
        return others["who"]
    counting = WHO_COUNTS.search(text, 0, end)
    return counting[0] if counting else ""


def list_start(text: str) -> int | None:
    """Where a list of those who must be there begins ("the following must be present: …")."""
    found = _LISTED.search(text)
    return found.end() if found else None


def one_from_each_start(text: str) -> int | None:
    """Where a quorum begins that is counted by each organisation ("two members from each council")."""
    found = _FROM_EACH.search(text)
    return found.start() if found else None
