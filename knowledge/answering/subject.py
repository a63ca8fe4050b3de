"""What a thread is about."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Subject:
    """What a thread is about: the last question as it was understood, its places, the body it names, as typed, and
    the paths of the documents that its answer was told from."""

    question: str
    places: tuple[str, ...] = ()
    group: str | None = None
    documents: tuple[Path, ...] = ()


def subject_to_json(subject: Subject) -> dict[str, object]:
    """The subject as plain JSON values."""
    return {
        "question": subject.question,
        "places": list(subject.places),
        "group": subject.group,
        "documents": [str(path) for path in subject.documents],
    }


def subject_from_json(value: object) -> Subject | None:
    """The subject from `subject_to_json`; None where the value is none."""
    if not isinstance(value, dict) or not isinstance(value.get("question"), str):
        return None
    places, documents, group = _texts(value.get("places")), _texts(value.get("documents")), value.get("group")
    if places is None or documents is None or not isinstance(group, str | None):
        return None
    return Subject(value["question"], places, group, tuple(map(Path, documents)))


def _texts(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        return None
    return tuple(value)
