"""The months in which the group does not meet: "No meeting is held in August"."""

import re
from collections.abc import Sequence

from indexer.read_terms.clauses import Clause
from indexer.read_terms.wording import one_of

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = rf"(?:{'|'.join(_MONTHS)})"
_OF_YEARS = r"(?: (?:of|in) (?:any|each|every|the) year| each year| every year)?"
_LIST = rf"(?P<months>{_MONTH}(?:(?:,? (?:and|or|nor) |, ){_MONTH})*){_OF_YEARS}(?! ?\d)"
_NO_MEETING = one_of(r"""
    no (ordinary |regular |scheduled |full )?(meetings?|sessions?)( (is|are|will be|shall be|takes?) ?(held|place)?)?
    there (is|are|will be|shall be) no (meetings?|sessions?)
    (does|do|will|shall) not (meet|sit|convene)
    (meetings?|sessions?) (are|is|will be|shall be) not held
    never meets
    (month\w*|quarter\w*|weeks?|meet\w*)[^.;]{0,40}?,? \(?(except|excluding|apart from|other than|save|but not)
    with (no meetings?|a break)
""")
_OFF = re.compile(rf"\b{_NO_MEETING} (?:for |in |during |the month of |months of )*{_LIST}", re.IGNORECASE)


def read_months_off(clauses: Sequence[Clause]) -> tuple[tuple[int, Clause], ...]:
    """The months (1 to 12) with no meeting, each with its clause; those of one year alone ("August 2026") are none."""
    found: dict[int, Clause] = {}
    for clause in clauses:
        for off in _OFF.finditer(clause.text):
            for name in re.findall(_MONTH, off["months"].casefold()):
                found.setdefault(_MONTHS.index(name) + 1, clause)
    return tuple(sorted(found.items(), key=lambda one: one[0]))
