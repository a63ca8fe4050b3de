"""How many days ahead a meeting is called, or its papers go out."""

import re
from collections.abc import Iterator, Sequence

from indexer.read_terms.clauses import Clause
from indexer.read_terms.labels import Topic
from indexer.read_terms.nearest import belongs
from indexer.read_terms.numbers import NUMBER, find_numbers
from indexer.read_terms.wording import one_of, wording
from knowledge.groups.terms import Notice

_KIND = r"(?:(?P<working>working|business|week)|clear|full|calendar|whole)"
_KINDS = rf"(?:{_KIND}(?:,? |(?=days?)))?(?:{_KIND.replace('working>', 'also_working>')}(?:,? |(?=days?)))?"
_SPAN = re.compile(
    rf"(?P<number>(?:{NUMBER}(?:\s?[-–]\s?| (?:to|or|and) ))?{NUMBER}|\b(?:an?|the))[ -]{_KINDS}"
    rf"(?P<unit>days?|weeks?|fortnights?|hours?)\b(?:'s|')?(?: \((?:{NUMBER} )?[a-z ]*days?\))?",
    re.IGNORECASE,
)
_EARLIER = one_of(r"""
    before(hand)?
    prior
    in advance
    ahead
    earlier
    preceding
    warning
    notification
    in hand
""")
_AHEAD = re.compile(rf"[^.;\d]{{0,25}}?\b(?:{_EARLIER})\b", re.IGNORECASE)
_NOTICE_GIVEN = re.compile(r"\s*(?:\w+ ){0,2}notice\b", re.IGNORECASE)
_NOTICE_OF = re.compile(r"\bnotice\b[^.;]{0,60}$", re.IGNORECASE)
_LESS_THAN = re.compile(r"(?<!not )(?<!no )\b(?:less than|fewer than|within|up to|under)\s*$", re.IGNORECASE)
_AFTERWARDS = re.compile(r"\s*(?:of|after|following|from|later|afterwards|since|at a time)\b", re.IGNORECASE)
_GOES_OUT = wording(r"""
    papers?
    agendas?(?! items?)
    notices?
    noti(fied|fy|fication)
    documents?
    documentation
    packs?
    bundles?
    materials?
    invitations?
    members (are|will be) (invited|called|summoned)
    call(ed|ing|s)?( up| out|-up|-out|-?out)?
    conven(e|ed|ing)
    (?<!the )reports?
    information
    reading
    advised
    informed
    told
    receives?
    (hear|hears|know|knows) of
    dates? (of|for|is|are|will)
    meetings? (is|are|will|shall)
    diar(y|ies|ised)
    everything
    summons(es)?
    (sends?|issues?|circulates?)
""")
_COMES_IN_OR_AFTER = wording(r"""
    minutes
    actions?( log)?
    notes
    apolog\w+
    agenda items?
    items?( of business)?( for (the |inclusion (in|on) the )?(agenda|meeting))?
    nominat\w+
    amendments?
    (?<!paper )proposals?
    motions?
    (resign|withdr[ae]w|terminat|leav|quit)\w*
    (step|steps|stepping|stand|stands|standing) down
    end(s|ing)? (its|their) membership
    questions?
    (deput|substitut)\w+
    requests?
    declar\w+
    (absen|attend)\w+
    submi(t|ssion)\w*
    contributions?
    tells?
    (let|lets) the
    suggest\w*
    raise[sd]?
    (remov|expel|suspend|dismiss)\w*
    (special|extraordinary|emergency|urgent) (meeting|session|call)s?
    late papers
    agenda (closes|is closed|deadline)
    (change|cancellation|postponement)s?( of| to)
    accepted
""")
_SENT = wording("(sent|circulated|issued|distributed|shared|emailed|posted|released|published|available)( out| round)?")
_NOTICE_WORD = re.compile(r"\bnoti(?:ce|fied|fy)\b|\bcall(?:ed|-up|-out)?\b|\bconven", re.IGNORECASE)
_ORDINALS = {
    "third": 3, "fifth": 5, "seventh": 7, "tenth": 10, "fourteenth": 14, "twentieth": 20, "twenty-first": 21,
    "twenty-eighth": 28,
}  # fmt: skip
_NTH_DAY = re.compile(rf"\bthe (?P<nth>{'|'.join(_ORDINALS)}) (?P<working>working |clear )?day before\b", re.IGNORECASE)
_DAYS = {"day": 1, "week": 7, "fortnight": 14}


def read_notice(clauses: Sequence[Clause]) -> tuple[Notice, Clause] | None:
    """The notice of a meeting where one is stated, else how far ahead its papers go out; None where it is a range."""
    found = [one for clause in clauses for one in _notices_in(clause)]
    of_the_meeting = [one for one in found if any(map(_NOTICE_WORD.search, (one[1].text, *one[1].labels[-1:])))]
    for notice, clause in (*of_the_meeting, *found):
        return (notice, clause) if notice else None
    return None


def _notices_in(clause: Clause) -> Iterator[tuple[Notice | None, Clause]]:
    for span in _SPAN.finditer(clause.text):
        if span["number"].casefold() != "the" and _is_ahead(span, clause) and _is_of_a_meeting(span, clause):
            yield _notice(span), clause

    for day in _NTH_DAY.finditer(clause.text):
        if belongs(clause.text, day.start(), _GOES_OUT, _COMES_IN_OR_AFTER):
            yield Notice(_ORDINALS[day["nth"].casefold()], bool(day["working"])), clause


def _is_ahead(span: re.Match[str], clause: Clause) -> bool:
    text = clause.text
    if _NOTICE_GIVEN.match(text, span.end()):
        return True
    if _AFTERWARDS.match(text, span.end()):
        return False
    if _LESS_THAN.search(text[: span.start()]):
        return False
    labelled = clause.own_label and Topic.NOTICE in clause.topics
    return labelled or bool(_AHEAD.match(text, span.end()) or _NOTICE_OF.search(text[: span.start()]))


def _is_of_a_meeting(span: re.Match[str], clause: Clause) -> bool:
    """Whether people hear of a meeting so early, rather than sending something in, or leaving the group."""
    text = clause.text
    labelled = Topic.NOTICE in clause.topics or bool(_SENT.search(text))
    if belongs(text, span.start(), _GOES_OUT, _COMES_IN_OR_AFTER, by_default=labelled):
        return not re.search(r"notice\W", text[span.end() : span.end() + 20]) or not _leaves(text)
    given = _NOTICE_GIVEN.match(text, span.end())
    return bool(given) and not _COMES_IN_OR_AFTER.search(text)


def _leaves(text: str) -> bool:
    return bool(
        re.search(
            r"\b(?:resign|withdraw|terminat|leav|quit|step(?:ping)? down|stand(?:ing)? down|end)\w*",
            text,
            re.IGNORECASE,
        )
    )


def _notice(span: re.Match[str]) -> Notice | None:
    words = span["number"].casefold()
    number = next(find_numbers(words), None)
    if " and " in words or (number and number.open):
        return None
    count = number.value if number else 1
    unit = span["unit"].casefold().rstrip("s")
    if unit == "hour":
        return Notice(count // 24) if count and count % 24 == 0 else None
    return Notice(count * _DAYS[unit], working_days=bool(span["working"] or span["also_working"])) if count else None
