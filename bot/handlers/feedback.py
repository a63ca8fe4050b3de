"""What people do with an answer, and the list of questions that have none."""

from dataclasses import replace

from sqlite_utils import Database

from bot.commands import GiveFeedback, SettleUnanswered, ShareAnswer, ShowSources, ShowWholeList
from bot.conversations import topic_of
from bot.desk import Desk, Visitor
from bot.handlers.questions import note, say_threaded
from bot.reply import Reply
from bot.request import Conversation, Request
from bot.words.answers import say_whole_list
from bot.words.feedback import (
    ask_what_to_settle,
    ask_what_was_wrong,
    ask_where_to_share,
    say_for_secretariat,
    say_no_list,
    say_no_sources,
    say_not_shared,
    say_settled,
    say_shared,
    say_sources,
    say_thanks,
    say_unanswered,
    say_was_shared,
)
from knowledge.answering.answer_in_thread import answer_in_thread
from knowledge.answering.found import Answer, NotFound
from knowledge.answering.surroundings import surroundings
from knowledge.answering.whole_list import whole_list
from knowledge.store.audit_rows import record_audit
from knowledge.store.database import write
from knowledge.store.question_rows import Asked, asked, give_feedback, settle, unanswered
from knowledge.store.search_rows import visible_documents


def handle_sources(desk: Desk, command: ShowSources, request: Request, visitor: Visitor) -> Reply:
    """What an answer quotes as it stands in the documents, as far as the person who looks may see it."""
    with desk.database() as db:
        question = _meant(desk, db, command.question, request)
        if question is None or not question.told:
            return say_no_sources()
        places, gone = surroundings(db, visitor.viewer, question.told)
    return say_sources(places, gone)


def handle_whole_list(desk: Desk, command: ShowWholeList, request: Request, visitor: Visitor) -> Reply:
    """All of the list that an answer showed in part, as far as the person who looks may see it."""
    with desk.database() as db:
        question = _meant(desk, db, command.question, request)
        told = whole_list(db, visitor.viewer, question.told) if question else ()
    return say_whole_list(told) if told else say_no_list()


def handle_feedback(desk: Desk, command: GiveFeedback, request: Request) -> Reply:
    """Takes a yes or a no; a no without a reason is noted, too, and asks for one."""
    with desk.database() as db:
        question = _meant(desk, db, command.question, request)
        if question is None:
            return say_no_sources()
        reason = command.reason.value if command.reason else ""
        give_feedback(db, question.id, request.sender, command.is_right, reason, command.note, desk.now())
    asks_why = not command.is_right and not command.reason and not command.note
    return ask_what_was_wrong(question.id) if asks_why else say_thanks(command)


def _meant(desk: Desk, db: Database, id_: str, request: Request) -> Asked | None:
    """The question with this id; without one, the last of the conversation."""
    topic = None if id_ else topic_of(db, request, desk.now())
    return asked(db, topic.question if topic else id_)


def handle_share(desk: Desk, command: ShareAnswer, request: Request, visitor: Visitor) -> Reply:
    """Posts an answer for everybody in a channel, once: found again in what they all may see."""
    here = request.conversation
    if not here.team:
        return say_not_shared("there are no channels here.")
    with desk.database() as db:
        question = _meant(desk, db, command.question, request)
    if question is None or not question.told:
        return say_no_sources()
    if not command.channel and here.is_direct:
        return ask_where_to_share(question.id)
    if command.channel.startswith("#"):
        return say_not_shared("I cannot tell which channel that is. Choose it from the list that opens as you type #.")
    is_here = command.channel in ("", here.channel)
    target = here if is_here else Conversation(here.platform, here.team, command.channel)
    with desk.database() as db:
        if not is_here and not desk.recogniser.takes_part(request.sender, target):
            return say_not_shared("you or I are not in that channel. Join it, invite me there, and try again.")
        if not desk.recogniser.may_post(target):
            return say_not_shared("I am not in that channel. Invite me there, and try again.")
        viewer = desk.recogniser.listeners(db, target)
        threaded = answer_in_thread(db, desk.library(), question.text, viewer, None)
        if not _is_the_same(question, threaded.found):
            return say_not_shared("not everybody there may see what the answer comes from, or it has changed since.")
        id_ = note(desk, db, threaded, question.text, request, viewer)
        with write(db):
            actor = f"person {visitor.person.id}" if visitor.person else f"{request.sender.platform} user"
            record_audit(db, desk.now(), actor, "share answer", f"question {id_}", "handed on")
    name = visitor.person.name if visitor.person else None
    there = replace(request, is_private=False, conversation=target)
    told = say_threaded(threaded, question.text, id_, there, visitor, is_narrow=False)
    refused = say_not_shared("the channel did not take it. Am I in it, and may I write there?")
    return replace(
        say_shared(name, question.text, told),
        into=target,
        once=f"share:{question.id}:{target.channel}",
        if_sent=None if is_here else say_was_shared(),
        if_refused=refused,
        if_known=say_not_shared("it is in that channel already."),
    )


def _is_the_same(question: Asked, found: Answer | NotFound) -> bool:
    """Whether it is what was answered before: nobody is to share what they have not read."""
    told = {(one.path, one.quote) for one in question.told}
    return isinstance(found, Answer) and {(one.path, one.citation.quote) for one in found.told} == told


def handle_unanswered(desk: Desk, visitor: Visitor) -> Reply:
    """The questions that nobody could answer."""
    if not visitor.in_secretariat:
        return say_for_secretariat("The list of unanswered questions")
    with desk.database() as db:
        return _unanswered(db, visitor)


def _unanswered(db: Database, visitor: Visitor) -> Reply:
    titles = {document.path: document.title for document in visible_documents(db, visitor.own)}
    return say_unanswered(unanswered(db), titles)


def handle_settle(desk: Desk, command: SettleUnanswered, visitor: Visitor) -> Reply:
    """Takes questions off that list."""
    if not visitor.in_secretariat:
        return say_for_secretariat("The list of unanswered questions")
    with desk.database() as db:
        if not command.questions:
            waiting = unanswered(db)
            return ask_what_to_settle(waiting) if waiting else _unanswered(db, visitor)
        settled = settle(db, command.questions, desk.now())
        with write(db):
            actor = f"person {visitor.person.id}" if visitor.person else ""
            record_audit(db, desk.now(), actor, "settle questions", f"{len(settled)} questions", "done")
    return say_settled(len(settled), [id_ for id_ in command.questions if id_ not in settled])
