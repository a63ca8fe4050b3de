"""Which of the ranked statements are shown: one, a few, or a list whole."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from sqlite_utils import Database

from knowledge.answering.lists import StatementList, is_title, leads_in, list_of, lists_in
from knowledge.answering.numbers_of_things import may_name
from knowledge.answering.question import Wanted, could_answer
from knowledge.answering.statements import Asked, RankedStatement
from knowledge.documents import StatementKind
from knowledge.store.search_rows import StoredStatement, statements_of_section

MOST_STATEMENTS = 3  # besides a list that is shown whole
LOOKED_AT = 12  # ranks at which a further statement may stand
CLOSE = 0.88  # a further statement is shown when its score is at least this share of the best,
STILL_RELEVANT = 0.5  # or this share, when it stands in the same document
ADDS = 0.15  # and holds so much more of the question's words
LOSES = 0.3  # how much of what the best holds of a question a statement of another document may leave out
AS_LIKELY = 0.5  # how much less log-odds than the best a further statement may have that fits less well,
BARE = 6  # words at most of a contact with nothing but whose it is
LIKELY = 1.0  # and any
GOES_ON = 400  # characters of the best statement and what follows it, where a question asks what came of something
ABOUT_LIST = 1.5  # how much more of a question its list's heading holds than the item, when one thing is asked for


@dataclass(frozen=True)
class Selection:
    """The statements to show, in order, and how many more items of a list had no room. What was picked out by the
    question itself leaves no doubt."""

    statements: tuple[StoredStatement, ...]
    left_out: int
    is_picked: bool = False


def select_statements(
    db: Database,
    asked: Asked,
    ranked: Sequence[RankedStatement],
    whole: StatementList | None,
    of_place: Callable[[StatementList], StatementList | None],
    budget: int,
) -> Selection:
    """The list that answers `whole`, where one does, and the best statement, unless the list was picked out; else that
    statement and those that belong beside it. All in about `budget` characters (the first always). Of a list only what
    is `of_place` is shown.

    `ranked` holds one statement at least, best first.
    """
    whole = of_place(whole) if whole else None
    own = None if whole else _list_of(db, asked, ranked[0])
    found = whole or (of_place(own) if own else None)
    items = found.statements if found else ()
    beside = ([] if whole.is_picked else [ranked[0]]) if whole else _best_few(asked, ranked)
    known = {item.id for item in items}
    told = [*items, *(one.statement for one in beside if one.statement.id not in known)]
    if asked.question.asks_outcome and not items:
        told = _and_after(db, told)
    elif not items:
        told = _with_its_limit(db, told)
    shown = _within(told, budget)
    return Selection(tuple(shown), max(0, len(items) - len(shown)), whole is not None and whole.is_picked)


def names_enough(selection: Selection, many: int) -> bool:
    """Whether what is shown may name so many things: a list of them, or one statement that does."""
    items = [one for one in selection.statements if one.list_number or one.kind is StatementKind.ROW]
    if len(items) + selection.left_out >= many:
        return True
    return any(may_name(one.text, many) for one in selection.statements)


def _best_few(asked: Asked, ranked: Sequence[RankedStatement]) -> list[RankedStatement]:
    """The best; those nearly as good; and those of its document that say what it leaves open, since a question may
    ask for two things."""
    chosen = [ranked[0]]
    covered = ranked[0].own
    for one in ranked[1:LOOKED_AT]:
        if len(chosen) == MOST_STATEMENTS:
            break
        same_document = one.statement.document_id == ranked[0].statement.document_id
        if one.statement.text in [other.statement.text for other in chosen]:
            continue
        if not same_document and _speaks_of_less(asked, one, ranked[0]):
            continue
        is_contact = _is_another_contact(asked, one, ranked[0])
        if _is_believed_less(one, ranked[0]) and not is_contact:
            continue
        both = np.maximum(covered, one.own)
        adds = asked.words.share(both) - asked.words.share(covered) >= ADDS
        share = one.score / ranked[0].score if ranked[0].score else 0.0
        close = share >= CLOSE or (adds and same_document and share >= STILL_RELEVANT)
        if close or (share >= STILL_RELEVANT and (is_contact or _is_believed_as_much(one, ranked[0]))):
            chosen.append(one)
            covered = both
    return chosen


def _and_after(db: Database, told: Sequence[StoredStatement]) -> list[StoredStatement]:
    """The statements, the first with what follows it in its section."""
    first = told[0]
    after = [one for one in statements_of_section(db, first.section_id) if one.id > first.id]
    used, more = len(first.text), []
    for one in after:
        used += len(one.text)
        if used > GOES_ON or one.kind is StatementKind.ROW:
            break
        more.append(one)
    known = {one.id for one in more}
    return [first, *more, *(one for one in told[1:] if one.id not in known)]


_LIMITS = re.compile(
    r"(?:however|but|except|unless|otherwise|nevertheless|yet|the others?|(?:all|most) (?:the )?others?|others|the rest"
    r"|the remaining|the remainder|the exceptions?|not so)\b",
    re.IGNORECASE,
)


def _with_its_limit(db: Database, told: Sequence[StoredStatement]) -> list[StoredStatement]:
    """The statements, the first with the one right after it where that takes something back: "The others do not."."""
    first = told[0]
    following = next((one for one in statements_of_section(db, first.section_id) if one.id == first.id + 1), None)
    if following is None or following.kind is not StatementKind.SENTENCE or not _LIMITS.match(following.text):
        return list(told)
    return [first, following, *(one for one in told[1:] if one.id != following.id)]


def _speaks_of_less(asked: Asked, one: RankedStatement, best: RankedStatement) -> bool:
    """Whether a statement, with its headings, leaves out what the best one holds of the question."""
    whole, part = (np.maximum(each.own, each.above) for each in (best, one))
    return asked.words.share(np.clip(whole - part, 0.0, None)) > LOSES


def _is_believed_as_much(one: RankedStatement, best: RankedStatement) -> bool:
    """Whether the reader believes nearly as much in a statement as in the best, or more."""
    return one.log_odds is not None and best.log_odds is not None and best.log_odds - one.log_odds <= AS_LIKELY


def _is_believed_less(one: RankedStatement, best: RankedStatement) -> bool:
    """Whether the reader, where it read both, believes clearly less in a statement than in the best."""
    return one.log_odds is not None and best.log_odds is not None and best.log_odds - one.log_odds > LIKELY


def _is_another_contact(asked: Asked, one: RankedStatement, best: RankedStatement) -> bool:
    """Whether somebody's address stands right beside the best one, and nothing with them: whom to write to is often
    two people."""
    if asked.question.wanted is not Wanted.CONTACT or one.statement.section_id != best.statement.section_id:
        return False
    beside = abs(one.statement.id - best.statement.id) == 1
    return beside and all(_is_bare_contact(each.statement) for each in (one, best))


def _is_bare_contact(statement: StoredStatement) -> bool:
    is_short = len(statement.text.split()) <= BARE and statement.kind is not StatementKind.ROW
    return is_short and could_answer(Wanted.CONTACT, statement.text)


def _list_of(db: Database, asked: Asked, best: RankedStatement) -> StatementList | None:
    """The whole list that the best statement only announces or names, or that it stands in when the question is about
    the list: when it is the headings and the lead-in that hold the question's words, rather than this item. Else
    nothing."""
    statement = best.statement
    above, own = asked.words.share(best.above), asked.words.share(best.own)
    about_list = above >= own if asked.question.wants_list else above > ABOUT_LIST * own
    if not about_list and not leads_in(statement) and not is_title(statement):
        return None
    return list_of(statement, lists_in(statements_of_section(db, statement.section_id)))


def _within(statements: Sequence[StoredStatement], budget: int) -> Sequence[StoredStatement]:
    """The first statement, and those after it up to `budget` characters in all."""
    used = 0
    for at, statement in enumerate(statements):
        used += len(statement.text) + 2
        if at and used > budget:
            return statements[:at]
    return statements
