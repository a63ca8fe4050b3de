"""Which of two versions of one paper is the newer, and what says so."""

from dataclasses import dataclass

from knowledge.versions.marks import Stage, same_number, without_zeros
from knowledge.versions.named_dates import differ, in_words
from knowledge.versions.paper import REPLACED_BY_DATE, Paper


@dataclass(frozen=True)
class _Verdict:
    """Whether the second of two papers is the newer, and why, said of the first: "its name says version 1, …"."""

    is_newer: bool
    reason: str


def why_newer(old: Paper, new: Paper) -> str | None:
    """What says that `new` replaces `old`, both being versions of one paper; None where nothing does.

    Version numbers speak first. Under the same number it is how far the paper has come (draft, unmarked, final,
    signed), then dates; without numbers dates, then how far it has come; last, a name or folder that says it is old.
    The first that differs decides. A draft never replaces what is no draft: it may not have been agreed yet.
    """
    if standing(new) < standing(old):
        return None
    verdict = _verdict(old, new)
    return verdict.reason if verdict and verdict.is_newer else None


def standing(paper: Paper) -> int:
    """2 for what may be in force, 1 for a draft, 0 for what its name or folder calls old."""
    if paper.is_set_aside:
        return 0
    return 1 if paper.stage[0] is Stage.DRAFT else 2


def _verdict(old: Paper, new: Paper) -> _Verdict | None:
    if old.number is None or new.number is None:
        return _by_date(old, new) or _by_stage(old, new) or _by_setting_aside(old, new)
    if same_number(old.number, new.number):
        return _by_stage(old, new) or _by_date(old, new) or _by_setting_aside(old, new)
    return _by_number(old.number, new.number, old, new)


def _by_number(old_number: tuple[int, ...], new_number: tuple[int, ...], old: Paper, new: Paper) -> _Verdict | None:
    is_newer = without_zeros(new_number) > without_zeros(old_number)
    if differ(old.named_date, new.named_date) and (str(new.named_date) > str(old.named_date)) is not is_newer:
        return None  # "2021 v2" and "2024 v1": the count begins anew each year
    written = (".".join(map(str, number)) for number in (old_number, new_number))
    return _Verdict(is_newer, "its name says version {}, the other version {}".format(*written))


def _by_date(old: Paper, new: Paper) -> _Verdict | None:
    if old.candidate.kind not in REPLACED_BY_DATE or old.date is None or new.date is None:
        return None
    if not differ(old.date, new.date):
        return None
    return _Verdict(new.date > old.date, f"it is dated {in_words(old.date)}, the other {in_words(new.date)}")


def _by_stage(old: Paper, new: Paper) -> _Verdict | None:
    if old.stage == new.stage:
        return None
    is_newer = new.stage > old.stage
    if (
        old.candidate.kind not in REPLACED_BY_DATE
        and differ(old.date, new.date)
        and (str(new.date) > str(old.date)) is not is_newer
    ):
        return None  # a draft made after the final paper is one for the next
    return _Verdict(is_newer, _stages_in_words(old.stage, new.stage))


def _stages_in_words(old: tuple[Stage, int], new: tuple[Stage, int]) -> str:
    if new[0] is Stage.UNMARKED:
        return f"its name says {_stage_in_words(*old)}, the other's does not"
    if old[0] is Stage.UNMARKED:
        return f"the other's name says {_stage_in_words(*new)}"
    return f"its name says {_stage_in_words(*old)}, the other {_stage_in_words(*new)}"


def _stage_in_words(stage: Stage, turn: int) -> str:
    match stage:
        case Stage.DRAFT:
            return f"draft {turn}" if turn else "draft"
        case Stage.FINAL:
            return " ".join(["final"] * min(turn, 3))
        case Stage.SIGNED:
            return "signed or agreed"
        case Stage.UNMARKED:
            return "nothing"


def _by_setting_aside(old: Paper, new: Paper) -> _Verdict | None:
    if old.is_set_aside is new.is_set_aside:
        return None
    return _Verdict(old.is_set_aside, "its name or folder says that it is old")
