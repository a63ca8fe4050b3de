"""The numbers and shares in a sentence that can be how many must come."""

import re
from collections.abc import Sequence

from indexer.read_terms.clauses import Clause
from indexer.read_terms.numbers import NUMBER, Number, find_numbers
from indexer.read_terms.quorum_words import PRESENT, QUORUM_WORD, is_labelled
from indexer.read_terms.shares import FoundShare, find_shares
from indexer.read_terms.wording import one_of, wording
from knowledge.groups.terms import Counted

Quantity = Number | FoundShare

_NEAR = 45  # characters behind a number in which it says what it counts
_NOT_PEOPLE = re.compile(
    one_of(r"""
    \W{0,2}((working|clear|calendar|business|consecutive|successive|full|ordinary) )?(minutes?|mins?|hours?|hrs?)\b
    \W{0,2}((working|clear|calendar|business|consecutive|successive|full) )?(days?|weeks?|months?|years?|terms?)\b
    \W{0,2}((consecutive|successive|ordinary) )?(meetings?|sessions?|votes?|times)\b
    \W{0,2}([ap]\.?m|co-chairs|chairs|more members|new members)\b
    -(member|strong|person|seat)
    \s(in total|in all)\b
    \s?(\w+ ){1,3}(from|of|per|for) (each|every)\b
    \s?(seats?|places|votes?|representatives|members) each\b
    \s?(%|per ?cent)
    \s*-?(third|quarter|fifth)s?\b
    """),
    re.IGNORECASE,
)
_BEFORE_ANOTHER_NUMBER = one_of(r"""
    (no|not) more than
    up to
    maximum( of)?
    at most
    within
    (total|membership) of
    currently
    (supported|agreed) by
    support of
    (out )?of (the|its|our|all|these|a possible)
    (section|clause|paragraph|para|rule|article|appendix|item|order)
""")
_NOT_A_MINIMUM = re.compile(rf"\b{_BEFORE_ANOTHER_NUMBER}\s*$", re.IGNORECASE)
_OF_A_VOTE = re.compile(
    r"\s*(?:majority|of (?:the )?votes?\b|in favour|vote\b|of (?:those|the members|members) (?:voting|who vote)"
    r"|[^.;]{0,40}\b(?:must|to) (?:support|agree|approve|vote|back|say)\b"
    r"|[^.;,]{0,40}\b(?:decides?|carries|wins?|prevails?|agrees?|votes?)\b)",
    re.IGNORECASE,
)
_VOTED = re.compile(
    r"\b(?:by|with|(?:agreement|support|approval|consent|vote) of)\s+(?:at least |a minimum of |an? |the )?$",
    re.IGNORECASE,
)
_PUT_TO_VOTE = re.compile(
    r"\b(?:motions?|votes?|proposals?|resolutions?|recommendations?)\b[^.;]*"
    r"\b(?:needs?|requires?|takes?) (?:at least |the )?$",
    re.IGNORECASE,
)
_VOTE = wording(r"""
    vot(e|es|ed|ing)(?! members| rights)
    deci\w+
    resolution
    carried
    passed
    approv\w+
    agreed
""")
_ORGANISATION = one_of(r"""
    organi[sz]ations?
    institutions?
    partners?
    bod(y|ies)
    agenc(y|ies)
    signator(y|ies)
    anchors?
    authorit(y|ies)
    employers?
    member (organi[sz]ations?|bodies|institutions?)
""")
_PEOPLE = one_of(r"""
    people
    persons?
    individuals
    representatives
    councillors
    trustees
    governors
    directors
    attendees
    delegates
    colleagues
    residents
""")
_SEATS = one_of("seats?(?! holders?)\nplaces")
_FILLED = one_of("filled\noccupied\n(non|not)[- ]vacant")
_OF_THEM = r"(?:of|from) (?:at least |the )?(?:\w+ ){0,3}(?:organi[sz]ations|institutions|partners|bodies|agencies)"
_COUNTED = re.compile(
    rf"\b(?:(?P<organisations>{_ORGANISATION})|(?P<filled_seats>{_FILLED} {_SEATS})|(?P<seats>{_SEATS})"
    rf"|(?P<people>{_PEOPLE})(?! {_OF_THEM})"
    r"|(?P<members>member(?:s|ship)?)(?! (?:organi[sz]ations?|bodies|institutions?)))\b",
    re.IGNORECASE,
)
_ATTENDANCE = wording("attendance\nnumbers?\nturnout\nthose present")
_ADDED_UP = re.compile(
    rf" (?!(?:(?:voting|core|full|named|other|of the) )?(?:{_PEOPLE}|{_ORGANISATION}|members?)\b)"
    r"(?!(?:to|is|are|must|shall|will|of|make|form|for|in|at|when)\b)[\w' -]{2,40}?"
    rf"(?: and| plus|[,;]|, and) (?:at least )?(?:{NUMBER}) (?!of\b)[a-z]",
    re.IGNORECASE,
)


def quantities_in(clause: Clause, text: str) -> list[Quantity]:
    """What can be how many must come, in order, in the part `text` of a clause.

    Where neither a label nor the word says that a quorum is meant, only what stands beside people or presence.
    """
    shares = [share for share in find_shares(text) if _is_of_attendance(share, text)]
    numbers = [number for number in find_numbers(text) if _is_of_people(number, text, shares)]
    if not is_labelled(clause) and not QUORUM_WORD.search(text):
        numbers = [number for number in numbers if _says_whom(number, text)]
        shares = [share for share in shares if _says_present(share, text)]
    return sorted((*shares, *numbers), key=lambda found: found.start)


def is_first_of_a_sum(number: Number, text: str) -> bool:
    """Whether what follows a number adds another kind of people: "two NHS members and one council member"."""
    return bool(_ADDED_UP.match(text, number.end))


def counted(text: str, start: int, end: int) -> Counted | None:
    """Whom a quantity at text[start:] counts, as far as it is said before `end` (or before it)."""
    found = _COUNTED.search(text, start, end) or _COUNTED.search(text, 0, start)
    return Counted[found.lastgroup.upper()] if found and found.lastgroup else None


def _is_of_attendance(share: FoundShare, text: str) -> bool:
    """Whether a share is of those who come, not of the votes for something."""
    if _OF_A_VOTE.match(text, share.end) or _PUT_TO_VOTE.search(text[: share.start]):
        return False
    return not (_VOTE.search(text) and _VOTED.search(text[: share.start]))


def _is_of_people(number: Number, text: str, shares: Sequence[FoundShare]) -> bool:
    """Whether a number can be of people: no part of a share, no time, no upper bound, not the whole."""
    if any(share.start <= number.start < share.end for share in shares) or _NOT_PEOPLE.match(text, number.end):
        return False
    return not _NOT_A_MINIMUM.search(text[: number.start])


def _says_whom(number: Number, text: str) -> bool:
    near = number.end + _NEAR
    said = _COUNTED.search(text, number.end, near) or PRESENT.search(text, number.end, near)
    return bool(said or _ATTENDANCE.search(text, 0, number.start))


def _says_present(share: FoundShare, text: str) -> bool:
    start = share.end if share.majority else max(0, share.start - _NEAR)
    return bool(PRESENT.search(text, start, share.end + 2 * _NEAR))
