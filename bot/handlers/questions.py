"""Questions, and what they are answered from."""

import json
from dataclasses import replace
from datetime import timedelta

from sqlite_utils import Database

from bot.commands import AskPrivately, AskQuestion, ListDocuments
from bot.desk import Desk, Visitor
from bot.reply import Reply
from bot.request import Conversation, Request
from bot.words.answers import (
    choices_below,
    say_answer,
    say_no_documents,
    say_not_found,
    understood_as,
    why_little,
)
from bot.words.documents import say_documents_from
from bot.words.feedback import say_no_sources
from bot.words.helping import say_small_talk
from knowledge.answering.answer import Answer, NotFound
from knowledge.answering.answer_in_thread import Threaded, answer_in_thread
from knowledge.answering.follow_up import Subject, readings, subject_from_json, subject_to_json
from knowledge.documents import Viewer
from knowledge.store.conversation_rows import ConversationKey, recall, remember
from knowledge.store.question_rows import ToldFrom, asked, note_question
from knowledge.store.search_rows import count_documents, visible_documents

GOES_ON_FOR = timedelta(hours=1)
"""How long a question outside of any thread can be followed up."""


def handle_question(desk: Desk, command: AskQuestion, request: Request, visitor: Visitor) -> Reply:
    """The documents' answer, or the honest word that they do not say."""
    with desk.database() as db:
        if visitor.in_secretariat and not count_documents(db):
            return say_no_documents()
        subject = _subject(desk, db, request)
        if subject and not readings(command.text, subject):
            return say_small_talk(command.text)
        threaded = answer_in_thread(db, desk.library(), command.text, visitor.viewer, subject)
        question = note(desk, db, threaded, request, visitor.viewer)
    return say_threaded(threaded, command.text, question, may_share(request), visitor.is_known, visitor.sees_less_here)


def handle_privately(desk: Desk, command: AskPrivately, request: Request, visitor: Visitor) -> Reply:
    """The answer to an earlier question, for one person alone."""
    with desk.database() as db:
        earlier = asked(db, command.question)
        if earlier is None:
            return say_no_sources()
        threaded = answer_in_thread(db, desk.library(), earlier.text, visitor.own, None)
        question = note(desk, db, threaded, request, visitor.own, remembers=False)
    return say_threaded(threaded, earlier.text, question, may_share(request), visitor.is_known, is_narrow=False)


def say_threaded(
    threaded: Threaded, typed: str, question: str, shareable: bool, is_known: bool, is_narrow: bool
) -> Reply:
    """The answer in words, with how a follow-up was understood and what can be done with it."""
    carried = understood_as(typed, threaded.reading.question, threaded.reading.carried)
    match threaded.found:
        case Answer() as found:
            reply = say_answer(found)
            below = choices_below(question, shareable)
            return Reply(reply.summary, (*reply.parts, *carried, *below))
        case NotFound() as found:
            reply = say_not_found(found)
            return Reply(reply.summary, (*reply.parts, *carried, *why_little(is_known, is_narrow, question)))


def note(desk: Desk, db: Database, threaded: Threaded, request: Request, viewer: Viewer, remembers: bool = True) -> str:
    """Notes the question, and (if it `remembers`) what the conversation is about now; returns the question's id."""
    found = threaded.found
    told = found.told if isinstance(found, Answer) else ()
    question = note_question(
        db,
        key=request.key,
        platform=request.conversation.platform,
        text=threaded.reading.question,
        of_network=viewer.in_network,
        told=[ToldFrom(one.path, tuple((one.citation.section or "").split(" › ")), one.citation.quote) for one in told],
        nearest=[near.title for near in found.nearest] if isinstance(found, NotFound) else [],
        now=desk.now(),
    )
    if remembers:
        subject = {"subject": subject_to_json(threaded.subject), "question": question}
        remember(db, key_of_request(request), json.dumps(subject), desk.now())
    return question


def _subject(desk: Desk, db: Database, request: Request) -> Subject | None:
    """What a conversation is about; outside of threads only for a while."""
    conversation, key = request.conversation, key_of_request(request)
    kept = recall(db, key)
    if kept is None or (not conversation.thread and desk.now() - kept.changed_at > GOES_ON_FOR):
        return None
    return subject_from_json(json.loads(kept.subject)["subject"])


def last_question(db: Database, request: Request) -> str:
    """The id of a conversation's last question; empty where there was none."""
    kept = recall(db, key_of_request(request))
    return str(json.loads(kept.subject)["question"]) if kept else ""


def key_of_request(request: Request) -> ConversationKey:
    """The same for a request: what somebody asks privately in a channel is a conversation of their own there."""
    key = key_of(request.conversation)
    is_own = request.is_private and not request.conversation.is_direct
    return replace(key, thread=f"{key.thread} only {request.sender.user}") if is_own else key


def key_of(conversation: Conversation) -> ConversationKey:
    """Under which a conversation is remembered."""
    return ConversationKey(conversation.platform, conversation.team, conversation.channel, conversation.thread)


def may_share(request: Request) -> bool:
    """Whether an answer to this request is private, on a platform that has channels."""
    return bool(request.conversation.team) and (request.is_private or request.conversation.is_direct)


def handle_documents(desk: Desk, command: ListDocuments, visitor: Visitor) -> Reply:
    """The documents that this viewer may see."""
    with desk.database() as db:
        if visitor.in_secretariat and not count_documents(db):
            return say_no_documents()
        return say_documents_from(visible_documents(db, visitor.viewer), command.first)
