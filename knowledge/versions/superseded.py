"""Which documents are superseded: what the secretariat decided, then what names and dates say."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from knowledge.versions.candidate import Relation, RelationKind
from knowledge.versions.forest import end_of, relate_one
from knowledge.versions.newer import standing, why_newer
from knowledge.versions.paper import Paper, same_paper
from knowledge.versions.rank import reading_rank

_Newer = Mapping[Path, Sequence[tuple[Paper, str]]]
"""The versions that are newer than each one, with what says so."""


def find_superseded(papers: Sequence[Paper]) -> dict[Path, Relation]:
    """The documents for which a newer version stands, by path; no circles, though there may be chains.

    Of versions v1, v2 and v3 both older ones point at v3. Where the secretariat marked one of the newer versions as
    current, older ones point there. Where two newer versions are not the same paper as each other, it is not
    clear which replaces the older, and none does.
    """
    relations = _decided(papers)
    decided = frozenset(relations)
    for group in _groups(papers):
        newer = _newer_versions(group)
        open_ = [paper for paper in group if paper.path not in decided and newer[paper.path]]
        for paper in open_:
            ends = [(other, why) for other, why in newer[paper.path] if _stands(other, newer, decided)]
            _supersede(paper, ends, relations)
        _follow_chains([paper for paper in open_ if paper.path not in relations], newer, relations)
    return relations


def _decided(papers: Iterable[Paper]) -> dict[Path, Relation]:
    """What documents.toml says. A document that is not there supersedes nothing, and neither do those in a circle."""
    known = {str(paper.path): paper.path for paper in papers}
    named = {
        paper.path: known[paper.candidate.superseded_by]
        for paper in papers
        if paper.candidate.superseded_by in known and known[paper.candidate.superseded_by] != paper.path
    }
    return {
        path: Relation(other, RelationKind.SUPERSEDED_BY, "documents.toml says so")
        for path, other in named.items()
        if not _is_in_a_circle(path, named)
    }


def _is_in_a_circle(path: Path, named: Mapping[Path, Path]) -> bool:
    seen: set[Path] = set()
    ahead: Path | None = named[path]
    while ahead is not None and ahead != path and ahead not in seen:
        seen.add(ahead)
        ahead = named.get(ahead)
    return ahead == path


def _groups(papers: Iterable[Paper]) -> list[list[Paper]]:
    """Papers that might be versions of each other, each group by path."""
    groups: dict[tuple[object, ...], list[Paper]] = defaultdict(list)
    for paper in papers:
        groups[paper.group].append(paper)
    return [group for group in groups.values() if len(group) > 1]


def _newer_versions(group: Sequence[Paper]) -> _Newer:
    """None for what the secretariat marked as current."""
    return {
        paper.path: [
            (other, why)
            for other in group
            if other is not paper
            and not paper.candidate.current
            and same_paper(paper, other)
            and (why := why_newer(paper, other))
        ]
        for paper in group
    }


def _stands(paper: Paper, newer: _Newer, decided: frozenset[Path]) -> bool:
    return paper.path not in decided and not newer[paper.path]


def _supersede(paper: Paper, ends: Sequence[tuple[Paper, str]], relations: dict[Path, Relation]) -> None:
    """Relates `paper` to the best of those that supersede it, if all of them are one paper."""
    if not ends or not all(same_paper(one, other) for (one, _), (other, _) in combinations(ends, 2)):
        return
    best, why = min(ends, key=lambda end: _preference(end[0]))
    relate_one(paper.path, Relation(best.path, RelationKind.SUPERSEDED_BY, why), relations)


def _preference(paper: Paper) -> tuple[bool, int, tuple[object, ...]]:
    """Least for what the secretariat marked as current, then for what is no draft, then for what is read best."""
    return not paper.candidate.current, -standing(paper), reading_rank(paper)


def _follow_chains(older: Sequence[Paper], newer: _Newer, relations: dict[Path, Relation]) -> None:
    """Relates what is older only than versions that are superseded themselves."""
    ahead = list(older)
    while ahead:
        left = [paper for paper in ahead if not _follow_chain(paper, newer[paper.path], relations)]
        if len(left) == len(ahead):
            return
        ahead = left


def _follow_chain(paper: Paper, newer: Sequence[tuple[Paper, str]], relations: dict[Path, Relation]) -> bool:
    """Whether `paper` was related: all its chains end at one document, and at none that is older itself."""
    chains = {end_of(other.path, relations): (other, why) for other, why in newer if other.path in relations}
    if len(chains) != 1:
        return False
    ((end, (via, why)),) = chains.items()
    if any(newest.path == end and why_newer(newest, paper) for newest, _ in newer):
        return False
    return relate_one(paper.path, Relation(via.path, RelationKind.SUPERSEDED_BY, why), relations)
