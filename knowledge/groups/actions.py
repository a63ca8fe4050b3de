"""Who is to do what by when: reading it as people say it, and in which order it is shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from knowledge.documents import name_key
from knowledge.errors import HelpfulError
from knowledge.groups.group import Member, Seat, WorkingGroup
from knowledge.people import email_in

_LONGEST_NAME = 5  # words
_NOT_SAVED = "Nothing was saved."
_EXAMPLE = "Try: /meeting action sam@college.example Send the survey by 3 December."


@dataclass(frozen=True)
class Action:
    """Something to do, by its number in its group. `owner` is None where they are known no more (their organisation
    is); `original` is the meeting it was given at, None between meetings."""

    number: int
    text: str
    owner: Member | None
    organisation: str
    due: date | None
    original: date | None
    noted_at: datetime
    done_at: datetime | None = None
    taken_back_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.done_at is None and self.taken_back_at is None

    def is_overdue(self, today: date) -> bool:
        return self.is_open and self.due is not None and self.due < today


def in_order(actions: Iterable[Action]) -> list[Action]:
    """By the day they are due, the overdue first of all; those without a day last."""
    return sorted(actions, key=lambda one: (one.due or date.max, one.number))


def check_may_finish(action: Action, email: str, leads: bool) -> None:
    """Raises HelpfulError where it is not this person's to say that an action is done, or not."""
    if not leads and (action.owner is None or not email or action.owner.email != email):
        raise HelpfulError(
            f"Whether action {action.number} is done is for its owner, the co-chairs and the secretariat to say.",
            "Ask one of them. Nothing was changed.",
        )


def owner_and_task(said: str, group: WorkingGroup) -> tuple[Seat, Member, str]:
    """Who of the group is named at the beginning, by address, "@name" or name (in full, the first one or the beginning
    of the address where it is nobody else's), with their seat, and what they are to do. Raises HelpfulError where that
    is nobody of the group or more than one, and where nothing is left to do."""
    words = said.split()
    owners, used = _named(words, group)
    if not owners:
        first = words[0].rstrip(",:") if words else ""
        raise HelpfulError(
            f"“{first[:60]}” is nobody of {group.name}, as far as I know." if first else "I do not know whose it is.",
            f"Begin with who is to do it. {_EXAMPLE} {_NOT_SAVED}",
        )
    if len(owners) > 1:
        several = " or ".join(f"{one.name} ({seat.organisation}, {one.email})" for seat, one in owners)
        raise HelpfulError(f"That may be {several}.", f"Name them by their e-mail address. {_NOT_SAVED}")
    task = words[used:]
    if task and task[0].casefold() == "to":
        task = task[1:]
    if not any(ch.isalnum() for ch in "".join(task)):
        raise HelpfulError(f"I do not know what {owners[0][1].name} is to do.", f"{_EXAMPLE} {_NOT_SAVED}")
    return *owners[0], " ".join(task)


def _named(words: Sequence[str], group: WorkingGroup) -> tuple[list[tuple[Seat, Member]], int]:
    """Who the first words name, and how many words that takes: the longest name goes first."""
    people = _people(group)
    for many in range(min(_LONGEST_NAME, len(words)), 0, -1):
        typed = " ".join(words[:many]).removeprefix("@").rstrip(",:")
        email, key = email_in(typed), name_key(typed)
        if found := [one for one in people if one[1].email == email or (key and name_key(one[1].name) == key)]:
            return found, many
    if not words:
        return [], 0
    key = name_key(words[0].removeprefix("@").rstrip(",:"))
    return [one for one in people if key and key in _short_names(one[1])], 1


def _people(group: WorkingGroup) -> list[tuple[Seat, Member]]:
    """Everybody of the group once, with their own seat rather than one they are deputy of."""
    found: dict[str, tuple[Seat, Member]] = {}
    for is_deputy in (False, True):
        for seat in group.seats:
            for one in seat.deputies if is_deputy else filter(None, [seat.holder]):
                found.setdefault(one.email, (seat, one))
    return [one for email, one in found.items() if email]


def _short_names(one: Member) -> tuple[str, str]:
    return name_key(one.name.partition(" ")[0]), name_key(one.email.partition("@")[0])
