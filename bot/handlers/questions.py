"""Questions, and what they are answered from."""

from bot.commands import AskQuestion
from bot.desk import Desk
from bot.reply import Reply
from bot.words.answers import say_answer, say_no_documents, say_not_found
from bot.words.documents import say_documents
from knowledge.answering.answer import Answer, NotFound, answer
from knowledge.documents import Viewer
from knowledge.store.search_rows import count_documents, visible_documents


def handle_question(desk: Desk, command: AskQuestion, viewer: Viewer) -> Reply:
    """The documents' answer, or the honest word that they do not say."""
    with desk.database() as db:
        if not count_documents(db):
            return say_no_documents()
        found = answer(db, desk.library(), command.text, viewer)
    match found:
        case Answer():
            return say_answer(found)
        case NotFound():
            return say_not_found(found)


def handle_documents(desk: Desk, viewer: Viewer) -> Reply:
    """The documents that this viewer may see."""
    with desk.database() as db:
        return say_documents(visible_documents(db, viewer))
