"""The lists among the best statements, read whole: an item alone seldom tells whether its list answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from knowledge.answering.lists import StatementList, list_of, lists_in
from knowledge.answering.numbers_of_things import counts_in
from knowledge.answering.read_statements import FARTHEST, heading_of
from knowledge.answering.reader import Reader, Window, judge_readings
from knowledge.answering.statements import Asked, RankedStatement
from knowledge.store.search_rows import IndexedDocument, statements_of_section

MOST_LISTS = 4
LOOKED_AT = 60  # ranks at which an item of a list may stand
WEIGHT = 0.04  # what one unit of the log-odds that a list answers adds to how well its best item fits
AMONG = 0.07  # the same where lists are chosen from
AS_MANY = 0.2  # added where the question says how many things it asks for, and these are as many
MARGIN = 0.05  # a list is shown where it comes so near to the best statement
LOSES = 0.3  # how much of what the best statement holds of a question a list without it may leave out
NAMED = 0.6  # the share of a question's words from which a statement names what is asked, so that its list need not
LESS_BELIEVED = 0.7  # how much less log-odds than a statement a list needs that is introduced by what is asked


@dataclass(frozen=True)
class _Candidate:
    """A list, and how well the first of its statements fits."""

    list: StatementList
    fit: float


def list_that_answers(
    db: Database,
    reader: Reader,
    asked: Asked,
    ranked: Sequence[RankedStatement],
    documents: Mapping[int, IndexedDocument],
) -> StatementList | None:
    """The list that answers, read as one statement, at least nearly as well as the best of `ranked` (best first).

    Nothing where the best statement itself names what is asked, more than what leads its list in does: then that one
    item answers. Nor, where no list is plainly asked for, one that leaves out what the best statement says.
    """
    own, above = asked.words.share(ranked[0].own), asked.words.share(ranked[0].above)
    if not asked.question.wants_list and own >= NAMED and own > above:
        return None
    candidates = _candidates(db, ranked)
    windows = [_window_of(asked, one.list, documents) for one in candidates]
    read = [one.most for one in judge_readings(reader, asked.question.readings, windows)] if windows else []
    counts = counts_in(asked.question.text)
    scores = [
        one.fit + WEIGHT * _bounded(log_odds) + AS_MANY * (len(one.list.items) in counts)
        for one, log_odds in zip(candidates, read, strict=True)
    ]
    if not scores:
        return None
    among = [score + (AMONG - WEIGHT) * _bounded(log_odds) for score, log_odds in zip(scores, read, strict=True)]
    chosen = among.index(max(among))
    if scores[chosen] < ranked[0].score - MARGIN:
        return None
    found = candidates[chosen].list
    return None if not asked.question.wants_list and _speaks_of_less(asked, found, ranked) else found


def list_introduced(
    db: Database,
    reader: Reader,
    asked: Asked,
    ranked: Sequence[RankedStatement],
    documents: Mapping[int, IndexedDocument],
    bar: float,
) -> StatementList | None:
    """The list whose lead-in or headings name what is asked and in which the reader believes as a whole, most of all,
    nearly as much as single statements need (`bar`, log-odds), whatever it believes of these. Nothing where the
    question names what no document names."""
    if not asked.question.may_want_list or asked.of_unknown:
        return None
    named = [one.list for one in _candidates(db, ranked) if _names(asked, one.list, ranked)]
    if not named:
        return None
    windows = [_window_of(asked, one, documents) for one in named]
    believed = [_bounded(judged.most) for judged in judge_readings(reader, asked.question.readings, windows)]
    return named[believed.index(max(believed))] if max(believed) >= bar - LESS_BELIEVED else None


def _names(asked: Asked, one: StatementList, ranked: Sequence[RankedStatement]) -> bool:
    """Whether what introduces a list holds most of the question's words."""
    lead, items = one.lead.id if one.lead else None, {item.id for item in one.items}
    words = [each.own for each in ranked if each.statement.id == lead]
    words += [each.above for each in ranked if each.statement.id in items]
    return max(map(asked.words.share, words), default=0.0) >= NAMED


def _speaks_of_less(asked: Asked, one: StatementList, ranked: Sequence[RankedStatement]) -> bool:
    """Whether a list that the best statement does not stand in leaves out much of what that holds of the question, with
    all its items together."""
    known = {statement.id for statement in one.statements}
    if ranked[0].statement.id in known:
        return False
    held = [np.maximum(each.own, each.above) for each in ranked if each.statement.id in known]
    best = np.maximum(ranked[0].own, ranked[0].above)
    return asked.words.share(np.clip(best - np.max([np.zeros_like(best), *held], axis=0), 0.0, None)) > LOSES


def _bounded(log_odds: NDArray[np.float32]) -> float:
    return max(-FARTHEST, min(FARTHEST, float(max(log_odds, default=-FARTHEST))))


def _candidates(db: Database, ranked: Sequence[RankedStatement]) -> list[_Candidate]:
    """The first lists that the best statements stand in or lead in."""
    found: dict[tuple[int, ...], _Candidate] = {}
    lists: dict[int, list[StatementList]] = {}
    for one in ranked[:LOOKED_AT]:
        section = one.statement.section_id
        if section not in lists:
            lists[section] = lists_in(statements_of_section(db, section))
        if its := list_of(one.statement, lists[section]):
            found.setdefault(tuple(item.id for item in its.statements), _Candidate(its, one.fit))
        if len(found) == MOST_LISTS:
            break
    return list(found.values())


def _window_of(asked: Asked, one: StatementList, documents: Mapping[int, IndexedDocument]) -> Window:
    """A list as one statement, after what introduces it: its lead-in, else the heading it stands under."""
    told = [asked.names.as_asked(item) for item in one.items]
    first = told[0]
    lead = asked.names.as_asked(one.lead).text if one.lead else first.context or "".join(first.section_path[-1:])
    items = "; ".join(item.text for item in told)
    return Window(heading_of(first, documents), (f"{lead.rstrip(':')}: {items}" if lead else items,))
