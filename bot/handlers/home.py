"""What the bot can do, how it stands, and who it is talking to."""

from dataclasses import replace
from weakref import WeakKeyDictionary

from sqlite_utils import Database

from bot.desk import Desk, Visitor
from bot.reply import Reply
from bot.request import Request
from bot.words.answers import say_unknown
from bot.words.feedback import say_for_secretariat
from bot.words.helping import say_home, say_pledge_to_try
from bot.words.notify import who_gets_nothing
from bot.words.standing import Held, say_status, say_who
from jobs.standing import how_sending_stands
from knowledge.answering.library import Library
from knowledge.answering.questions_to_try import questions_to_try
from knowledge.documents import Viewer
from knowledge.people import with_names
from knowledge.store.conversation_rows import heartbeats
from knowledge.store.document_rows import generation
from knowledge.store.group_rows import all_groups, group_names
from knowledge.store.inbox_rows import count_waiting
from knowledge.store.outbox_rows import count_states
from knowledge.store.people_rows import all_people
from knowledge.store.pledge_rows import topic_to_try
from knowledge.store.reminder_states import counts_to
from knowledge.store.search_rows import visible_documents
from knowledge.store.wish_rows import who_wish_for_nothing, wishes_of

_BESIDE_PLEDGES = 2  # questions
_to_try: WeakKeyDictionary[Library, dict[tuple[int, Viewer], tuple[str, ...]]] = WeakKeyDictionary()
"""Questions to try: found once for each state of the index and each kind of viewer."""


def handle_home(desk: Desk, visitor: Visitor, greeting: bool = False) -> Reply:
    """What it can do, with three questions that are answered for this person: by documents, and one by the register of
    pledges, where it has any."""
    with desk.database() as db:
        questions = _questions(db, desk.library(), visitor.viewer)
        own = visitor.person.organisation if visitor.person else ""
        if topic := topic_to_try(db, visitor.viewer, own):
            questions = (*questions[:_BESIDE_PLEDGES], say_pledge_to_try(*topic))
    reply = say_home(questions, greeting)
    return replace(reply, parts=(*reply.parts, *say_unknown(visitor.is_known, visitor.was_told)))


def _questions(db: Database, library: Library, viewer: Viewer) -> tuple[str, ...]:
    now, known = generation(db), _to_try.setdefault(library, {})
    if (found := known.get((now, viewer))) is None:
        found = questions_to_try(db, library, viewer)
        _to_try[library] = {key: old for key, old in known.items() if key[0] == now} | {(now, viewer): found}
    return found


def handle_status(desk: Desk, visitor: Visitor) -> Reply:
    """Whether everything runs."""
    if not visitor.in_secretariat:
        return say_for_secretariat("The status")
    with desk.database() as db:
        documents = len(visible_documents(db, visitor.own))
        groups = {one.id: one.name for one in all_groups(db)}
        now = desk.now()
        sending, wish = how_sending_stands(db, now), who_wish_for_nothing(db, now.date())
        named = [(person.name, wish[person.id]) for person in all_people(db) if person.id in wish]
        silent = who_gets_nothing(named, now.date())
        return say_status(heartbeats(db), count_waiting(db), count_states(db), documents, sending, groups, silent)


def handle_who(desk: Desk, visitor: Visitor, request: Request) -> Reply:
    """What is known of the person who asks."""
    person, held = visitor.person, None
    if person and person.id:
        with desk.database() as db:
            groups = tuple(group.name for group in all_groups(db) if group.is_held_by(person.email))
            person = with_names(person, group_names(db))
            held = Held(groups, wishes_of(db, person.id), counts_to(db, person.id))
    return say_who(person, request.sender, visitor.was_told, held, desk.now().date())
