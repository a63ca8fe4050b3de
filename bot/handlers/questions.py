"""Questions, and what they are answered from."""

from dataclasses import replace

from sqlite_utils import Database

from bot.commands import AskPrivately, AskQuestion, ListDocuments
from bot.conversations import go_on_with, topic_of
from bot.desk import Desk, Visitor
from bot.handlers.register import from_register
from bot.handlers.registered import Share
from bot.reply import Reply
from bot.request import Request
from bot.words.answers import (
    choices_below,
    say_answer,
    say_no_documents,
    say_not_found,
    say_noted,
    say_unknown,
    understood_as,
    why_little,
)
from bot.words.documents import say_documents_from
from bot.words.feedback import say_no_sources
from bot.words.helping import say_small_talk
from bot.words.meetings import say_documents_say
from knowledge.answering.answer_in_thread import Threaded, answer_in_thread
from knowledge.answering.follow_up import readings
from knowledge.answering.found import Answer, NotFound
from knowledge.documents import Viewer
from knowledge.store.question_rows import ToldFrom, asked, note_question, settle
from knowledge.store.search_rows import count_documents, visible_documents


def handle_question(desk: Desk, command: AskQuestion, request: Request, visitor: Visitor) -> Reply:
    """The documents' answer, or the honest word that they do not say."""
    with desk.database() as db:
        known = from_register(desk, db, command.text, visitor)
        if known and known.share is Share.ALL:
            return known.reply
        if not count_documents(db):
            return known.reply if known else say_no_documents(visitor.in_secretariat)
        topic = topic_of(db, request, desk.now())
        subject = topic.subject if topic else None
        if subject and not readings(command.text, subject):
            return say_small_talk(command.text)
        threaded = answer_in_thread(db, desk.library(), command.text, visitor.viewer, subject)
        if known and isinstance(threaded.found, NotFound):
            return known.reply  # it has its answer, so it is not noted as one that has none
        question = note(desk, db, threaded, command.text, request, visitor.viewer)
        go_on_with(db, request, threaded.subject, question, desk.now())
    reply = say_threaded(threaded, command.text, question, request, visitor, visitor.sees_less_here)
    if not known:
        return reply
    if isinstance(threaded.found, Answer) and not threaded.found.is_sure and known.share is Share.SOME:
        return known.reply  # a doubt helps nobody beside what is known
    return Reply(known.reply.summary, (*known.reply.parts, say_documents_say(), *reply.parts))


def handle_privately(desk: Desk, command: AskPrivately, request: Request, visitor: Visitor) -> Reply:
    """The answer to an earlier question, for one person alone."""
    with desk.database() as db:
        earlier = asked(db, command.question)
        if earlier is None:
            return say_no_sources()
        threaded = answer_in_thread(db, desk.library(), earlier.text, visitor.own, None)
        question = earlier.id
        if isinstance(threaded.found, Answer):
            question = note(desk, db, threaded, earlier.text, request, visitor.own)
            settle(db, (earlier.id,), desk.now())
    return say_threaded(threaded, earlier.text, question, request, visitor, is_narrow=False)


def say_threaded(
    threaded: Threaded, typed: str, question: str, request: Request, visitor: Visitor, is_narrow: bool
) -> Reply:
    """The answer in words, with how a follow-up was understood and what can be done with it."""
    carried = understood_as(typed, threaded.reading.question, threaded.reading.carried)
    match threaded.found:
        case Answer() as found:
            reply = say_answer(found)
            below = choices_below(question, may_share(request), found.more)
            return Reply(reply.summary, (*reply.parts, *carried, *below))
        case NotFound() as found:
            reply = say_not_found(found)
            why = say_unknown(visitor.is_known, visitor.was_told) or why_little(is_narrow, question)
            noted = (say_noted(),) if visitor.is_known and request.conversation.team else ()
            return Reply(reply.summary, (*reply.parts, *carried, *noted, *why))


def note(desk: Desk, db: Database, threaded: Threaded, typed: str, request: Request, viewer: Viewer) -> str:
    """Notes the question with what was found, and returns its id."""
    found = threaded.found
    told = found.told if isinstance(found, Answer) else ()
    return note_question(
        db,
        key=request.key,
        platform=request.conversation.platform,
        text=threaded.reading.question,
        typed=typed,
        of_network=viewer.in_network,
        told=[ToldFrom(one.path, tuple((one.citation.section or "").split(" › ")), one.citation.quote) for one in told],
        nearest=[near.path for near in found.nearest] if isinstance(found, NotFound) else [],
        now=desk.now(),
    )


def may_share(request: Request) -> bool:
    """Whether an answer to this request is private, on a platform that has channels."""
    return bool(request.conversation.team) and (request.is_private or request.conversation.is_direct)


def handle_documents(desk: Desk, command: ListDocuments, visitor: Visitor) -> Reply:
    """The documents that this viewer may see."""
    with desk.database() as db:
        if not count_documents(db):
            return say_no_documents(visitor.in_secretariat)
        reply = say_documents_from(visible_documents(db, visitor.viewer), command.first)
    return replace(reply, parts=(*reply.parts, *say_unknown(visitor.is_known, visitor.was_told)))
