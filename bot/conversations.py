"""What a conversation is about, from one question to the next."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlite_utils import Database

from bot.request import Conversation, Request
from knowledge.answering.subject import Subject, subject_from_json, subject_to_json
from knowledge.store.conversation_rows import ConversationKey, Remembered, recall, remember

GOES_ON_FOR = timedelta(minutes=15)
"""How long a question outside of any thread, or in a new one with the bot alone, can be followed up."""


@dataclass(frozen=True)
class Topic:
    """What a conversation is about, and the id of its last question."""

    subject: Subject | None
    question: str


def topic_of(db: Database, request: Request, now: datetime) -> Topic | None:
    """What the request goes on with: its thread's topic, or else what its sender lately talked about with the bot
    alone."""
    for key in _keys(request):
        kept = recall(db, key)
        if kept and (_is_thread(request, key) or now - kept.changed_at <= GOES_ON_FOR):
            return _topic(kept)
    return None


def go_on_with(db: Database, request: Request, subject: Subject, question: str, now: datetime) -> None:
    """Keeps what the conversation is about now, and the id of its last question."""
    kept = json.dumps({"subject": subject_to_json(subject), "question": question})
    for key in _keys(request):
        remember(db, key, kept, now)


def is_going_on(db: Database, conversation: Conversation) -> bool:
    """Whether the bot has answered in this thread of a channel."""
    return recall(db, _key_of(conversation)) is not None


def order_of(request: Request) -> str:
    """Names what has to be handled in order: a thread, or all that somebody talks about with the bot alone in one
    place."""
    key = _keys(request)[-1]
    return "/".join((key.platform, key.team, key.channel, key.thread))


def _keys(request: Request) -> tuple[ConversationKey, ...]:
    """Under which a request's conversation is kept, the narrowest first. What one person alone reads is a conversation
    of their own, in threads and across them."""
    key = _key_of(request.conversation)
    if not request.is_private:
        return (key,)
    thread, own = request.conversation.thread, f"only {request.sender.user}"
    across = ConversationKey(key.platform, key.team, key.channel, own)
    return (ConversationKey(key.platform, key.team, key.channel, f"{thread} {own}"), across) if thread else (across,)


def _is_thread(request: Request, key: ConversationKey) -> bool:
    thread = request.conversation.thread
    return bool(thread) and key.thread.startswith(thread)


def _key_of(conversation: Conversation) -> ConversationKey:
    return ConversationKey(conversation.platform, conversation.team, conversation.channel, conversation.thread)


def _topic(kept: Remembered) -> Topic:
    found = json.loads(kept.subject)
    return Topic(subject_from_json(found["subject"]), str(found["question"]))
