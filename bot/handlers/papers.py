"""From what is known of the documents: which there are, when one was published and by whom."""

from collections.abc import Sequence
from dataclasses import replace

from sqlite_utils import Database

from bot.desk import Visitor
from bot.handlers.registered import Registered, Share
from bot.words.answers import say_unknown
from bot.words.documents import say_documents_from
from bot.words.papers import say_no_papers, say_paper_facts, say_papers, value_of
from knowledge.papers.asked import AskedAboutPaper, AskedForPapers, AskedOfPapers, PaperFact, asked_of_papers
from knowledge.papers.meant import has_title, means_all, names_a_paper, papers_meant
from knowledge.store.search_rows import IndexedDocument, count_documents, visible_documents


def from_papers(db: Database, text: str, visitor: Visitor) -> Registered | None:
    """What is known of the documents that whoever reads may see, where a question asks for that."""
    asked = asked_of_papers(text)
    if asked is None or not count_documents(db):
        return None
    found = _found(visible_documents(db, visitor.viewer), asked)
    if found is None:
        return None
    unknown = say_unknown(visitor.is_known, visitor.was_told)
    return replace(found, reply=replace(found.reply, parts=(*found.reply.parts, *unknown)))


def _found(documents: Sequence[IndexedDocument], asked: AskedOfPapers) -> Registered | None:
    match asked:
        case AskedForPapers(called) if means_all(called):
            return Registered(say_documents_from(documents, 1), Share.ALL)
        case AskedForPapers(called, is_whole):
            found = papers_meant(called, documents)
            if not found:
                return Registered(say_no_papers(), Share.NONE)
            return Registered(say_papers(found), Share.ALL if is_whole else Share.SOME)
        case AskedAboutPaper(fact, paper):
            if not (names_a_paper(paper) or has_title(paper, documents)):
                return None
            found = [] if means_all(paper) and len(documents) > 1 else papers_meant(paper, documents)
            if not found:
                return None
            known = [one for one in found if value_of(one, fact)]
            is_all = fact is PaperFact.DATE and len(known) == len(found) == 1  # of who wrote it, the text may say more
            share = Share.ALL if is_all else Share.SOME if known else Share.NONE
            return Registered(say_paper_facts(found, fact), share)
