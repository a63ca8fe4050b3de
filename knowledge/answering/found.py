"""What comes of a question: an answer, or an honest "not found"."""

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from knowledge.answering.citing import cite
from knowledge.answering.plans import asks_what_was_done, tells_a_plan
from knowledge.documents import Citation
from knowledge.short_names import ShortName
from knowledge.store.search_rows import IndexedDocument, StoredStatement
from knowledge.thesaurus import OtherName


@dataclass(frozen=True)
class Told:
    """One statement of an answer: what a person reads (`label`: what gives it sense) and where it stands, in the
    document at `path`. `is_plan` says that it was asked what was done, and this says what is to be."""

    label: str
    text: str
    citation: Citation
    path: Path
    is_plan: bool = False


def tell(statement: StoredStatement, document: IndexedDocument, question: str = "") -> Told:
    """A statement of a document, as it is told in answer to a question."""
    is_plan = asks_what_was_done(question) and tells_a_plan(statement)
    return Told(statement.context, statement.text, cite(statement, document), document.path, is_plan)


@dataclass(frozen=True)
class Answer:
    """What the documents say: statements in the order of their worth, lists in their own. Not `is_sure` where
    something else may have been meant. `without` names places that were asked about and of which nothing was found;
    `more` counts the items of a list that had no room; `superseded` names the documents told from that a newer one,
    named with them, supersedes. `short_names` stand in what is told, where the question has them in full, `other_names`
    where it has what the thesaurus takes for the same. `unanswered` are those of several questions asked at once that
    nothing was found on."""

    told: tuple[Told, ...]
    confidence: float
    is_sure: bool = True
    without: tuple[str, ...] = ()
    more: int = 0
    superseded: tuple[tuple[str, str], ...] = ()
    unanswered: tuple[str, ...] = ()
    short_names: tuple[ShortName, ...] = ()
    other_names: tuple[OtherName, ...] = ()


@dataclass(frozen=True)
class Nearest:
    """A document that is nearest to a question it does not answer."""

    path: Path
    title: str

    @property
    def document(self) -> str:
        """The name of its file."""
        return self.path.name


class Unasked(Enum):
    """Why a text is no question to the documents: it has no small English word, and few that stand in one; or it wants
    a text to be written."""

    NOT_ENGLISH = auto()
    WRITING = auto()


@dataclass(frozen=True)
class NotFound:
    """The documents do not say. `confidence` is how near the best statement came. `places` were asked about and have
    documents; when `told_elsewhere`, the nearest documents say it of another place."""

    nearest: tuple[Nearest, ...]
    confidence: float
    places: tuple[str, ...] = ()
    told_elsewhere: bool = False
    unasked: Unasked | None = None
