"""Documents with the same contents: the better copy of each is kept."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import combinations, product
from pathlib import Path

from knowledge.versions.candidate import Relation, RelationKind
from knowledge.versions.forest import end_of, relate_one
from knowledge.versions.newer import standing, why_newer
from knowledge.versions.paper import Paper, cannot_be_copies, same_paper
from knowledge.versions.rank import reading_rank
from knowledge.versions.sketch import NEARLY_ALL, is_near_duplicate, overlap

_SAMPLE = 32  # hashes of a sketch that are looked up
_IN_TOO_MANY = 200  # documents: a run of words in more of them is a form of words

_SAVED_IN_ANOTHER_FORMAT = 0.75
"""The share that "minutes.docx" must have in common with "minutes.pdf" beside it. Tables are read differently from a
PDF than from a Word file: 0.83 was measured for minutes of 500 words with two tables."""

_Near = Mapping[Path, Mapping[Path, float]]
"""How much of each other documents with nearly the same contents contain."""


def add_copies(papers: Sequence[Paper], superseded: Mapping[Path, Relation]) -> dict[Path, Relation]:
    """The relations of `superseded`, and those of all copies.

    The best copy is kept and the others point at it. What is nearest to a superseded document is superseded by the
    same. Versions of a paper are never copies, however alike they are.
    """
    near = _near_duplicates(papers)
    relations = dict(superseded)
    by_path = {paper.path: paper for paper in papers}
    kept: set[Path] = set()
    for paper in _best_first(papers, near):
        if paper.path in relations:
            continue
        others = near[paper.path]
        closest_first = sorted(others, key=lambda other: (-others[other], other in superseded, other))
        if closest_first and closest_first[0] in superseded and not paper.candidate.current:
            relation = _as_its_copy(by_path[closest_first[0]], relations)
            if relate_one(paper.path, relation, relations):
                continue
        best = next((by_path[other] for other in closest_first if other in kept), None)
        if best:
            relations[paper.path] = Relation(best.path, RelationKind.COPY_OF, _why_kept(paper, best))
        else:
            kept.add(paper.path)
    return relations


def _as_its_copy(old: Paper, relations: Mapping[Path, Relation]) -> Relation:
    reason = f"its text is that of {old.path.name}, which is superseded"
    return Relation(end_of(old.path, relations), RelationKind.SUPERSEDED_BY, reason)


def _why_kept(paper: Paper, best: Paper) -> str:
    copy, kept = paper.candidate, best.candidate
    alike = "the text is the same" if copy.sketch == kept.sketch else "the text is nearly the same"
    if kept.current and not copy.current:
        return f"{alike}, and documents.toml says that the other is current"
    if kept.problems < copy.problems:
        return f"{alike}, and more of the other could be read"
    if kept.pages is not None and copy.pages is None:
        return f"{alike}, and the other has page numbers"
    return alike


def _best_first(papers: Sequence[Paper], near: _Near) -> list[Paper]:
    """What the secretariat marked as current, then what is in force, then what reads and cites best."""
    most_words = _most_words(papers, near)
    return sorted(
        papers,
        key=lambda one: (not one.candidate.current, -standing(one), reading_rank(one, most_words[one.path])),
    )


def _most_words(papers: Sequence[Paper], near: _Near) -> dict[Path, int]:
    """The words of the fullest document among all that are near to each one, or near to one of those, and so on."""
    words = {paper.path: paper.candidate.words for paper in papers}
    most: dict[Path, int] = {}
    for path in words:
        found, ahead = {path}, [path] if path not in most else []
        while ahead:
            new = near[ahead.pop()].keys() - found
            found |= new
            ahead += new
        if path not in most:
            fullest = max(words[one] for one in found)
            most.update(dict.fromkeys(found, fullest))
    return most


def _near_duplicates(papers: Sequence[Paper]) -> _Near:
    near: dict[Path, dict[Path, float]] = {paper.path: {} for paper in papers}
    for one, other in _likely_pairs(papers):
        if cannot_be_copies(one, other) or _are_versions(one, other):
            continue
        a, b = one.candidate, other.candidate
        share = _SAVED_IN_ANOTHER_FORMAT if _lie_side_by_side(one, other) else NEARLY_ALL
        if is_near_duplicate(a.sketch, a.words, b.sketch, b.words, share):
            near[a.path][b.path] = near[b.path][a.path] = overlap(a.sketch, a.words, b.sketch, b.words)
    return near


def _lie_side_by_side(one: Paper, other: Paper) -> bool:
    """Whether they are files of one name in one folder, in different formats."""
    return one.path.suffix.casefold() != other.path.suffix.casefold() and (
        one.path.with_suffix("") == other.path.with_suffix("")
    )


def _are_versions(one: Paper, other: Paper) -> bool:
    return same_paper(one, other) and bool(why_newer(one, other) or why_newer(other, one))


def _likely_pairs(papers: Sequence[Paper]) -> Iterator[tuple[Paper, Paper]]:
    """Pairs of documents with equal sketches, or with a quarter of the least hashes in common.

    Sketches of copies have more than half of them in common. Hashes that very many sketches have are not
    looked up, so that forms of words do not make every document be compared with every other; a document that exists
    in more than that many slightly different copies is therefore not recognised.
    """
    by_sketch: dict[frozenset[int], list[Paper]] = defaultdict(list)
    for paper in papers:
        if paper.candidate.sketch:
            by_sketch[paper.candidate.sketch].append(paper)
    for same in by_sketch.values():
        yield from combinations(same, 2)
    for one, other in _likely_sketches(list(by_sketch)):
        yield from product(by_sketch[one], by_sketch[other])


def _likely_sketches(sketches: Sequence[frozenset[int]]) -> Iterator[tuple[frozenset[int], frozenset[int]]]:
    samples = [nsmallest(_SAMPLE, sketch) for sketch in sketches]
    holders: dict[int, list[int]] = defaultdict(list)
    for position, sample in enumerate(samples):
        for value in sample:
            holders[value].append(position)
    for position, sample in enumerate(samples):
        lists = (holders[value] for value in sample if len(holders[value]) <= _IN_TOO_MANY)
        shared = Counter(other for found in lists for other in found if other > position)
        for other, count in shared.items():
            if 4 * count >= min(len(sample), len(samples[other])):
                yield sketches[position], sketches[other]
