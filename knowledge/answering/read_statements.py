"""The best statements, read: judged by a reader where they stand, and ranked anew."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from knowledge.answering.contact_asked import is_contact_asked_for
from knowledge.answering.counts_asked import counts_what_is_asked
from knowledge.answering.reader import Judged, Reader, Window, judge_readings
from knowledge.answering.statements import Asked, RankedStatement
from knowledge.documents import said_before
from knowledge.store.search_rows import IndexedDocument, StoredStatement

WEIGHT = 0.03
"""What one unit of log-odds adds to a score."""
NEARLY_ALL = 0.8
"""Of the question's words, by weight."""
KNOWN = 1.0
"""The least log-odds of a statement that is known to lay down the rule asked for."""
LIKELY = -1.0
"""The same of an address of the kind asked for, and of a number of what the question asks how many of,"""
COUNT_HOLDS = 0.9
"""where the statement holds so much of the question's words, by weight."""
AT_FIRST = 6
"""How many windows are read at first,"""
CERTAIN = 1.0
"""and the log-odds of a statement from which on no more are (benchmarks/RESULTS.md)."""
FARTHEST = 9.0
"""Log-odds count no further than this."""


def read_statements(
    reader: Reader, asked: Asked, ranked: Sequence[RankedStatement], documents: Mapping[int, IndexedDocument]
) -> list[RankedStatement]:
    """`ranked` (best first) in the order of score and judgement together; what stands in none of the passages that
    were read comes after what does."""
    passages: dict[int, list[RankedStatement]] = defaultdict(list)
    for one in ranked:
        passages[one.statement.passage_id].append(one)
    groups = [
        sorted(group, key=lambda one: one.statement.id) for group in islice(passages.values(), reader.most_windows)
    ]
    windows = [window_of([asked.names.as_asked(one.statement) for one in group], documents) for group in groups]
    read: dict[int, RankedStatement] = {}
    for group, judged in zip(groups, _judged(reader, asked.question.readings, windows), strict=False):
        for one, own, most in zip(group, _bounded(judged.own), _bounded(judged.most), strict=False):
            least = _least(one, asked)
            score = one.score + WEIGHT * max(most, least)
            read[one.statement.id] = replace(one, score=score, log_odds=max(own, least))
    unread = [one for one in ranked if one.statement.id not in read]
    return [
        *sorted(read.values(), key=lambda one: (-one.score, one.statement.id)),
        *(replace(one, score=one.score - WEIGHT * FARTHEST) for one in unread),
    ]


def _bounded(log_odds: NDArray[np.float32]) -> list[float]:
    return [float(one) for one in np.clip(log_odds, -FARTHEST, FARTHEST)]


def _judged(reader: Reader, readings: Sequence[str], windows: Sequence[Window]) -> list[Judged]:
    """What the reader gives the statements of each window: of the first ones only, where one of these is certain."""
    judged = judge_readings(reader, readings, windows[:AT_FIRST])
    if any(one.most.max(initial=-FARTHEST) >= CERTAIN for one in judged):
        return judged
    return [*judged, *judge_readings(reader, readings, windows[AT_FIRST:])]


def _least(one: RankedStatement, asked: Asked) -> float:
    """The log-odds that a statement has at least, whatever a reader says."""
    asks, text = asked.question.readings[0], one.statement.text
    if _is_known(one, asked):
        return KNOWN
    if is_contact_asked_for(asked.question, asks, text, asked.words, one.above):
        return LIKELY
    held = asked.words.share(np.maximum(one.own, one.above))
    if held >= COUNT_HOLDS and counts_what_is_asked(asks, text):
        return LIKELY
    return -FARTHEST


def _is_known(one: RankedStatement, asked: Asked) -> bool:
    """Whether a statement lays down the rule asked for, of the very group asked about: a fact that was read needs no
    belief. The question's words have to stand in it or above it; another group's rule is no answer."""
    words = asked.words
    return asked.question.rule in one.statement.rules and words.share(np.maximum(one.own, one.above)) >= NEARLY_ALL


def window_of(statements: Sequence[StoredStatement], documents: Mapping[int, IndexedDocument]) -> Window:
    """The statements of one passage, in order, under the title and headings they stand under.

    What gives a statement its sense (a row's and a column's name, the words before a list) stands before it, unless the
    statement before has it, too.
    """
    texts, said = [], ""
    for statement in statements:
        context = statement.context if statement.context not in (said, "") else ""
        texts.append(f"{said_before(context)} {statement.text}" if context else statement.text)
        said = statement.context or statement.text
    return Window(heading_of(statements[0], documents), tuple(texts))


def heading_of(statement: StoredStatement, documents: Mapping[int, IndexedDocument]) -> str:
    """The title and headings that a statement stands under."""
    title = documents[statement.document_id].title
    return " › ".join((title, *(name for name in statement.section_path if name != title)))
