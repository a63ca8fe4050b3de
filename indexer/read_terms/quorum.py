"""The quorum: how many, or what share, and whom it counts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.read_terms.clauses import Clause
from indexer.read_terms.condition_words import condition_start, list_start, one_from_each_start
from indexer.read_terms.numbers import Number
from indexer.read_terms.quorum_quantities import Quantity, counted, is_first_of_a_sum, quantities_in
from indexer.read_terms.quorum_words import QUORUM_WORD, is_about_quorum, rule_end
from indexer.read_terms.shares import FoundShare
from indexer.read_terms.wording import wording
from knowledge.groups.terms import Counted, Share

_MAKES_A_QUORUM = re.compile(
    r"\b(?:form|constitut|mak|compris|represent|provid|giv|achiev|reach|count as|be|is|are"
    r"|(?:needed|required|necessary|enough|present|sufficient) (?:for|to form|to make))\w*(?: up)? "
    r"(?:a |the |its )?(?:\w+ )?quor\w+",
    re.IGNORECASE,
)
_NEEDS = wording(r"""
    is
    are
    be
    (form|make|constitute|need|require|count|give|achieve|reach|attend|stand)(s|d|ed)?
    must
    present
    represented
    with(out)?
    when
    if
""")
_VERB = wording("of (whom|which)\nsits?\nare\nis\nhas\nhave\nserves?\nbelongs?\nhold\nmakes?")
_MORE_THAN = re.compile(r"(?<!no )(?<!not )\bmore than\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Quorum:
    """What one clause says of the quorum; its conditions begin at text[conditions_at:]. `quantities` are the places of
    its numbers and shares."""

    count: int | None
    share: Share | None
    counted: Counted | None
    clause: Clause
    conditions_at: int
    quantities: tuple[tuple[int, int], ...] = ()


def read_quorum(clauses: Sequence[Clause]) -> Quorum | None:
    """The first quorum stated as a number, a share, or a list of who must be there; None where it is a range."""
    found = (_quorum_in(clause) for clause in clauses if is_about_quorum(clause))
    return next((quorum for quorum in found if quorum), None)


def without_quorum(clauses: Sequence[Clause], quorum: Quorum | None) -> tuple[Clause, ...]:
    """The clauses with ";" in place of the quorum's numbers and shares, which are no rule for decisions."""
    if quorum is None:
        return tuple(clauses)
    text = quorum.clause.text
    for start, end in quorum.quantities:
        text = text[:start] + ";" * (end - start) + text[end:]
    return tuple(replace(clause, text=text) if clause is quorum.clause else clause for clause in clauses)


def _quorum_in(clause: Clause) -> Quorum | None:
    text = clause.text[: rule_end(clause.text)]
    quantities = quantities_in(clause, text)
    listed = list_start(text) if quantities or QUORUM_WORD.search(text) else None
    if listed is None and not quantities:
        listed = one_from_each_start(text)
    if listed is None and quantities and _adds_up(quantities[0], text):
        listed = quantities[0].start
    if listed is not None:
        return Quorum(None, None, None, clause, listed)
    return _stated(clause, text, _beside_the_word(text, quantities))


def _adds_up(first: Quantity, text: str) -> bool:
    return isinstance(first, Number) and is_first_of_a_sum(first, text)


def _stated(clause: Clause, text: str, quantities: Sequence[Quantity]) -> Quorum | None:
    """The quorum that the quantities before its conditions say; "one" alone is a condition, a range is nothing."""
    if not quantities:
        return None
    end = condition_start(text, quantities[0].end)
    chosen = [one for one in quantities if one.start < end]
    number = next((one for one in chosen if isinstance(one, Number)), None)
    share = next((one for one in chosen if isinstance(one, FoundShare)), None)
    if (number and number.open) or (share is None and number and number.value == 1 and not clause.own_label):
        return None
    count = number.value + bool(_MORE_THAN.search(text[: number.start])) if number else None
    whom = counted(text, chosen[0].end, end)
    places = tuple((one.start, one.end) for one in chosen)
    return Quorum(count, share.share if share else None, whom, clause, end, places)


def _beside_the_word(text: str, found: list[Quantity]) -> list[Quantity]:
    """The quantities on that side of "quorum" where its own stand: after it, or before "… form a quorum"."""
    word = QUORUM_WORD.search(text)
    if not word or not found:
        return found
    before = _of_one_statement(text, [one for one in found if one.start < word.start()])
    if before and any(makes.end() == word.end() for makes in _MAKES_A_QUORUM.finditer(text)):
        return before
    conditions = condition_start(text, found[0].end)
    after = [one for one in found if word.start() < one.start < conditions]
    return after or (before if _NEEDS.search(text) else [])


def _of_one_statement(text: str, found: list[Quantity]) -> list[Quantity]:
    """The last of the quantities, and those before it that no verb parts from it ("sixteen sit and half of them")."""
    verbs = [at for at in range(len(found) - 1) if _VERB.search(text, found[at].end, found[at + 1].start)]
    return found[verbs[-1] + 1 :] if verbs else found
