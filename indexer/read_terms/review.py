"""When the terms themselves are looked at again."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from indexer.read_terms.clauses import Clause
from indexer.read_terms.labels import Topic
from indexer.read_terms.review_times import REVIEW_TIME, is_a_time
from indexer.read_terms.wording import wording

_REVIEWS = wording(r"""
    (?<!last )(?<!were )(?<!was )(?<!been )review(s|ed|ing|able)?
    due again
    revisit(s|ed|ing)?
    look(s|ed)?( at)?( them| these| it| this)? (again|afresh|anew)( at)?
    looked at
    considered (again|afresh|anew)
    look(s|ed)? at (its|the|these|our|their) terms
    reconsider(s|ed|ation)?
    refresh(es|ed)?
    re-?examin(e|es|ed|ation)
    check(s|ed)
    update[sd]?
    re-?(adopt|confirm|approv|issue|affirm)(s|ed|al)?
    renew(s|ed|al)?
    (gone|go|goes) (over|through|back to)
    (come|comes|brought|brings|bring|goes|taken|return|returns) back
    evaluat(e|es|ed)
    lapse
    (run|last|lasts|valid|stand|stands) (for|until)
    return(s|ed)? to
    (open|up) for
""")
_ARE_REVIEWED = r"(will|shall|should|are|is|must)( \w+){0,2} (be )?(review|revisit|look|renew|refresh)\w*"
_BODY = "(group|board|network|forum|partnership|committee|panel)"
_THE_TERMS = wording(rf"""
    terms
    t\.?o\.?rs?
    (this|the|our) (document|paper|charter|constitution|protocol|memorandum|agreement|note|compact|framework)
    (this|the|our) (statement|text|version)
    version
    (these|the|its|their|our|all) (\w+ )?(arrangements|rules)
    (how|ways?) (the group|we) works?
    ways of working
    remit
    purpose
    ^(they|it) {_ARE_REVIEWED}
    {_BODY}('s)?( itself| and its \w+)? (role|purpose|remit|future|continuation|effectiveness and (terms|remit))
    ((the|this) )?{_BODY}( itself)? (will|shall|is to|should|is) be reviewed
    (need|case) for the {_BODY}
""")
_A_NOTE = re.compile(
    r"(?:to be )?reviewed\b|(?:(?:the|an?) )?(?:\w+ly|annual|biennial|next|formal|full) review\b(?! of)", re.IGNORECASE
)
_TO_BE_REVIEWED = re.compile(r" ?(?:and )?(?:to be |will be |due for )?review", re.IGNORECASE)
_SOMETHING_ELSE = wording(r"""
    progress
    risks?
    registers?
    (action|work|delivery) ?plans?
    performance
    budgets?
    data
    (work )?programme
    strateg(y|ies)
    targets?
    measures
    attendance
    metrics
    actions
    pledges
    case studies
    policies
    appointment
    spend(ing)?
    outcomes
""")
_MASKED = re.compile(r";+")


def read_review(clauses: Sequence[Clause]) -> tuple[str, Clause] | None:
    """When the terms are reviewed, as worded, from the first clause that says so."""
    for clause in clauses:
        if found := _beside_label(clause) or _in_sentence(clause):
            return found, clause
    return None


def _beside_label(clause: Clause) -> str | None:
    """What stands beside "Review:", where it is a time."""
    if Topic.REVIEW not in clause.topics or not clause.own_label or _SOMETHING_ELSE.search(clause.text):
        return None
    return clause.text.strip(" .;") if is_a_time(clause.text) else None


def _in_sentence(clause: Clause) -> str | None:
    """The time of a review of the terms, in the statement that speaks of it: behind the word, or last before it."""
    for text in _statements(clause.text):
        reviews = _REVIEWS.search(text)
        elliptic = _TO_BE_REVIEWED.match(text) and _THE_TERMS.search(clause.text)
        about_terms = elliptic or _THE_TERMS.search(text) or _A_NOTE.match(text) or Topic.REVIEW in clause.topics
        if not reviews or not about_terms or _SOMETHING_ELSE.search(text, 0, reviews.start()):
            continue
        if found := _time_beside(text, reviews):
            return found.strip()
    return None


def _time_beside(text: str, reviews: re.Match[str]) -> str | None:
    """The time behind the word for a review, with one right before it ("annual review each May"), or else the last
    one before it."""
    before = list(REVIEW_TIME.finditer(text, 0, reviews.end()))
    after = REVIEW_TIME.search(text, reviews.end())
    if before and before[-1].end() >= reviews.start():
        beside = after is not None and after.start() - reviews.end() <= 1
        return text[before[-1].start() : after.end() if after and beside else reviews.end()]
    if after:
        return after[0]
    return before[-1][0] if before else None


def _statements(text: str) -> Iterator[str]:
    cuts = [0, *(found.end() for found in _MASKED.finditer(text)), len(text)]
    yield from (text[start:end] for start, end in pairwise(cuts) if start < end)
