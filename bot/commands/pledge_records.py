"""The typed commands on pledges."""

from dataclasses import dataclass, field
from enum import StrEnum

from knowledge.pledges.kinds import Blocker, Confidence, Direction, Kind, Rag, Source, Status


class Only(StrEnum):
    """Which pledges a list is to hold."""

    MINE = "mine"
    UNREPORTED = "unreported"
    STALE = "stale"
    OVERDUE = "overdue"
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    MET = "met"
    WITHDRAWN = "withdrawn"
    BLOCKED = "blocked"
    BEHIND = "behind"


COLOURS = (Only.RED, Only.AMBER, Only.GREEN)
"""Of these a pledge has one, so that several of them mean either."""


@dataclass(frozen=True)
class ListPledges:
    """The pledges that the asker may see: those that are all of `only` (of colours: either), of an organisation, of a
    theme, due by the end of a month or quarter, each as it was typed; beginning with number `first` of them."""

    only: tuple[Only, ...] = ()
    organisation: str = ""
    theme: str = ""
    due: str = ""
    first: int = 1


@dataclass(frozen=True)
class ShowPledge:
    """One pledge with its history."""

    number: int


@dataclass(frozen=True)
class NewPledge:
    """A pledge as a form describes it. `owner` and `deputy` are who they are, `target`, `baseline` and `due` what was
    typed: only who knows the people and the day can read them."""

    organisation: str
    theme: str
    statement: str
    owner: str
    due: str
    unit: str = ""
    target: str = ""
    baseline: str = ""
    kind: Kind = Kind.QUANTITY
    direction: Direction = Direction.UP
    deputy: str = ""


@dataclass(frozen=True)
class AddPledge:
    """A new pledge; asks for it by a form where there is none yet, or (`wants_form`) where it is to be changed or is
    not whole. `is_sure`: they were told what is odd about it, and want it so."""

    pledge: NewPledge | None = None
    is_sure: bool = False
    wants_form: bool = False


@dataclass(frozen=True)
class Said:
    """How a pledge stands, as somebody says it. `figure` and `period` are as typed: only who knows the pledge can read
    them. `loose` is what of the note stood outside of quotation marks: it may be meant as something else."""

    rag: Rag | None = None
    figure: str = ""
    note: str = ""
    links: tuple[str, ...] = ()
    blocker: Blocker | None = None
    confidence: Confidence | None = None
    period: str = ""
    loose: str = field(default="", compare=False)


@dataclass(frozen=True)
class Seen:
    """What somebody had before them: the pledge's version (None for what was typed without looking), whether they were
    told what is odd about it and want it so, or rather to change it, and by which way it came."""

    version: int | None = None
    is_sure: bool = False
    wants_form: bool = False
    source: Source = Source.COMMAND


@dataclass(frozen=True)
class UpdatePledge:
    """How a pledge stands now, or (`corrects`) what its last entry ought to have said; asks by a form where nothing is
    said. `unit` is what its figure is counted in, where the form says so."""

    number: int
    said: Said | None = None
    seen: Seen = Seen()
    corrects: bool = False
    unit: str | None = None


@dataclass(frozen=True)
class Unchanged:
    """A pledge of which nothing has changed, and the version of it that was seen (None for what was typed)."""

    number: int
    version: int | None = None


@dataclass(frozen=True)
class SamePledge:
    """That nothing has changed since the last update of each of these; `note` goes with all of them."""

    pledges: tuple[Unchanged, ...]
    note: str = ""


class HandOverWish(StrEnum):
    """What somebody wants of a hand-over that was offered."""

    ACCEPT = "accept"
    DECLINE = "decline"


@dataclass(frozen=True)
class HandOverPledge:
    """Offers a pledge to `who`, as they were named; takes the offer back where nobody is."""

    number: int
    who: str = ""
    reason: str = ""


@dataclass(frozen=True)
class AnswerHandOver:
    """The answer of whom a pledge was offered to."""

    wish: HandOverWish
    number: int
    reason: str = ""


@dataclass(frozen=True)
class NamePledgeDeputy:
    """Makes `who`, as they were named, the deputy; there is none any more where nobody is."""

    number: int
    who: str = ""
    reason: str = ""


@dataclass(frozen=True)
class RewordPledge:
    """What a pledge is to say from now on, and why. Asks by a form where nothing is given. `is_sure`: they were told
    what is odd about it, and want it so."""

    number: int
    statement: str = ""
    reason: str = ""
    version: int | None = None
    is_sure: bool = False


@dataclass(frozen=True)
class ChangeTarget:
    """A new target, due date or both, each as typed; why, and who agreed. Asks by a form where none is given.
    `is_sure`: they were told what is odd about it, and want it so."""

    number: int
    target: str = ""
    due: str = ""
    reason: str = ""
    agreed_by: str = ""
    version: int | None = None
    unit: str | None = None
    is_sure: bool = False


@dataclass(frozen=True)
class SetPledgeStatus:
    """A pledge's new status, or (WITHDRAWN) that it is withdrawn, with the reason. Asks which where there is none.
    `is_sure`: they were told what is odd about it, and want it so."""

    number: int
    status: Status | None = None
    reason: str = ""
    is_sure: bool = False


class PledgeView(StrEnum):
    """What is shown of all pledges together."""

    BOARD = "board"
    EXCEPTIONS = "exceptions"


@dataclass(frozen=True)
class ShowPledges:
    """The secretariat's board of who has not reported, or the co-chairs' exceptions."""

    view: PledgeView


class FileKind(StrEnum):
    """As what kind of file pledges are given out."""

    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True)
class ExportPledges:
    """All pledges and updates that the asker may see, as a file."""

    kind: FileKind = FileKind.XLSX


PledgeTerms = HandOverPledge | AnswerHandOver | NamePledgeDeputy | ChangeTarget | RewordPledge | SetPledgeStatus
"""Commands that change a pledge itself."""
PledgeCommand = (
    ListPledges | ShowPledge | AddPledge | UpdatePledge | SamePledge | PledgeTerms | ShowPledges | ExportPledges
)
