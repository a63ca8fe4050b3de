"""Setting up a working group from terms of reference that were indexed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from sqlite_utils import Database

from bot.commands import BLANK, SetUpGroup, TakeBackGroup
from bot.desk import Desk, Visitor
from bot.reply import Reply
from bot.words.answers import joined
from bot.words.feedback import say_for_secretariat
from bot.words.set_up_form import ask_for_group
from bot.words.setting_up import ask_which_terms, say_name_taken, say_set_up, say_taken_back
from indexer.read_terms.document_text import text_of
from indexer.read_terms.read_terms import read_terms
from knowledge.documents import DocumentKind, name_key
from knowledge.errors import HelpfulError
from knowledge.groups.read_group import ListedGroup
from knowledge.groups.terms import Share, TermsOfReference
from knowledge.store.database import snapshot
from knowledge.store.document_rows import load_document
from knowledge.store.group_rows import add_group, all_groups, group_named, take_back_group
from knowledge.store.search_rows import IndexedDocument, visible_documents

_AHEAD = timedelta(days=731)
_LEAST_TYPED = 3  # characters of a name that is looked for inside of names


def handle_set_up(desk: Desk, command: SetUpGroup, visitor: Visitor) -> Reply:
    """The form of a new group, or the group that it describes, set up: for the secretariat."""
    if not visitor.in_secretariat:
        return say_for_secretariat("Setting up groups")
    with desk.database() as db:
        if command.group:
            return _set_up(desk, db, command, command.group, visitor)
        with snapshot(db):
            return _ask(desk, db, command, visitor)


def _ask(desk: Desk, db: Database, command: SetUpGroup, visitor: Visitor) -> Reply:
    documents = visible_documents(db, visitor.own)
    if command.document == BLANK:
        return ask_for_group(BLANK, "", TermsOfReference(), desk.now().date())
    if command.document:
        found = _called(command.document, documents)
    else:
        found = [one for one in documents if one.kind is DocumentKind.TERMS_OF_REFERENCE]
    if not found and command.document:
        raise HelpfulError(
            f"I know of no document “{command.document[:80]}”.",
            "Type /meeting setup to see the terms of reference that there are. Nothing was saved.",
        )
    if not found:
        return ask_for_group(BLANK, "", TermsOfReference(), desk.now().date())
    if len(found) > 1 or not command.document:
        return ask_which_terms([(one.path.name, one.title) for one in found])
    return ask_for_group(found[0].path.name, found[0].title, _terms(db, found[0]), desk.now().date())


def _called(name: str, documents: Sequence[IndexedDocument]) -> list[IndexedDocument]:
    """The documents with this file name or title; else those that have it in theirs."""
    key = name_key(name)
    exact = [one for one in documents if key in (name_key(one.path.name), name_key(one.path.stem), name_key(one.title))]
    if exact or len(key) < _LEAST_TYPED:
        return exact[:1]
    return [one for one in documents if key in name_key(one.path.name) or key in name_key(one.title)]


def _terms(db: Database, document: IndexedDocument) -> TermsOfReference:
    return read_terms(text_of(load_document(db, document.path)))


def _set_up(desk: Desk, db: Database, command: SetUpGroup, listed: ListedGroup, visitor: Visitor) -> Reply:
    if taken := [one for one in all_groups(db) if one.slug == listed.slug]:
        seats = [f"{one.organisation}; {one.name}; {one.email or ''}; {one.role}" for one in listed.members]
        return say_name_taken(taken[0], "\n".join(seats))
    now = desk.now()
    actor = f"person {visitor.person.id}" if visitor.person else "unknown"
    new_people = add_group(db, _with_clause(db, command, listed, visitor), now, actor)
    group = group_named(db, listed.slug)
    first = now.astimezone(group.zone).date()
    last = max(first, listed.grid.first) + _AHEAD
    return say_set_up(group, group.calendar.occurrences(first, last, group.working), last, new_people)


def _with_clause(db: Database, command: SetUpGroup, listed: ListedGroup, visitor: Visitor) -> ListedGroup:
    """The group with the clause of its quorum, where its terms say the same as the form."""
    found = _called(command.document, visible_documents(db, visitor.own)) if command.document != BLANK else []
    if len(found) != 1:
        return listed
    terms = _terms(db, found[0])
    fact = terms.quorum_share if isinstance(listed.quorum.number, Share) else terms.quorum_count
    if fact is None or fact.value != listed.quorum.number:
        return listed
    return replace(listed, quorum=replace(listed.quorum, clause=" ".join(fact.evidence.replace("*", "").split())))


def handle_take_back(desk: Desk, command: TakeBackGroup, visitor: Visitor) -> Reply:
    """Takes back a group that nobody has replied to: for the secretariat."""
    if not visitor.in_secretariat:
        return say_for_secretariat("Taking groups back")
    with desk.database() as db:
        group = group_named(db, command.group)
        actor = f"person {visitor.person.id}" if visitor.person else "unknown"
        if used := take_back_group(db, group, desk.now(), actor):
            raise HelpfulError(
                f"{group.name} is in use: it has {joined(used)}.",
                "Cancel its meetings instead, with /meeting cancel. Nothing was changed.",
            )
    return say_taken_back(group.name)
