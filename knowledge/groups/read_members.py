"""Reads the members of a group's file, and keeps what is wrong in it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from knowledge.documents import name_key
from knowledge.errors import HelpfulError
from knowledge.groups.quorum_rule import CountedBy, QuorumRule
from knowledge.people import Role, email_in

Record = Mapping[str, Any]
SEAT_ROLES = (Role.MEMBER, Role.CO_CHAIR, Role.SECRETARIAT, Role.OBSERVER)
_MEMBER_FIELDS = frozenset({"name", "email", "organisation", "role", "deputy_of"})


@dataclass(frozen=True)
class Listed:
    """Somebody in a group's file: `email` is None for a vacant seat, `deputy_of` the address of a holder."""

    name: str
    email: str | None
    organisation: str
    role: Role
    deputy_of: str | None = None


@dataclass
class Reading:
    """What is wrong in one group so far. `each` is what one of its members is called there, and `first` the number of
    the first."""

    group: str
    problems: list[str] = field(default_factory=list)
    each: str = "member"
    first: int = 1

    def wrong(self, what: str) -> None:
        self.problems.append(f"{self.group}: {what}")

    @contextmanager
    def telling(self, where: str) -> Iterator[None]:
        try:
            yield
        except HelpfulError as error:
            self.wrong(f"{where}: {error.what_happened} {error.what_to_do}".strip())


def read_members(record: Record, reading: Reading) -> tuple[Listed, ...]:
    """Those listed under "members"; what is wrong with them goes into `reading`."""
    listed = record.get("members")
    if not isinstance(listed, list) or not listed:
        reading.wrong('it is empty. Give its "members", each with name, email, organisation and role.')
        return ()
    found = [_member(number, one, reading) for number, one in enumerate(listed, reading.first) if one is not None]
    members = tuple(one for one in found if one)
    holders = [one.email for one in members if one.email and not one.deputy_of]
    for twice in sorted({one for one in holders if holders.count(one) > 1}):
        reading.wrong(f"members: {twice} holds two seats. One person can sit in one.")
    for one in members:
        if one.deputy_of and one.deputy_of not in holders:
            reading.wrong(f"members: {one.email} is deputy of {one.deputy_of}, who has no seat in this group.")
        if one.deputy_of and one.deputy_of == one.email:
            reading.wrong(f"members: {one.email} cannot be their own deputy.")
    return members


def _member(number: int, record: object, reading: Reading) -> Listed | None:
    where = f"{reading.each} {number}"
    if not isinstance(record, dict):
        reading.wrong(f"{where}: this is nobody but {shown(record)}.")
        return None
    for unknown in sorted(record.keys() - _MEMBER_FIELDS):
        reading.wrong(f'{where}: there is no field "{unknown}". Known are {", ".join(sorted(_MEMBER_FIELDS))}.')
    texts = {key: str(record.get(key) or "").strip() for key in _MEMBER_FIELDS}
    email, role = email_in(texts["email"]), texts["role"].lower() or Role.MEMBER.value
    if texts["email"] and not email:
        reading.wrong(f'{where}: "{texts["email"]}" is no e-mail address.')
    elif not texts["organisation"]:
        reading.wrong(f"{where}: it is not said for which organisation the seat is.")
    elif role not in SEAT_ROLES:
        reading.wrong(f'{where}: there is no role "{role}" in a group. Known are {", ".join(SEAT_ROLES)}.')
    elif texts["deputy_of"] and not email:
        reading.wrong(f"{where}: a deputy needs an e-mail address.")
    else:
        deputy_of = texts["deputy_of"].lower() or None
        return Listed(texts["name"] or email or "", email, texts["organisation"], Role(role), deputy_of)
    return None


def check_seats(quorum: QuorumRule, members: tuple[Listed, ...], reading: Reading) -> None:
    """A quorum that can never be reached is a mistake."""
    seats = [one for one in members if not one.deputy_of and quorum.counts(one.role)]
    by_organisation = quorum.counted_by is CountedBy.ORGANISATIONS
    total = len({name_key(one.organisation) for one in seats}) if by_organisation else len(seats)
    if (needed := quorum.needed_of(total)) > total:
        many = f"there are {total} {quorum.counted_by}" if total else f"there are no {quorum.counted_by}"
        reading.wrong(f"quorum: it takes {needed}, and {many} who count. It could never be reached.")


def is_count(value: object) -> bool:
    """Whether this is a whole number from 1 on."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def shown(value: object) -> str:
    """A value as it is told to whoever wrote it."""
    return "nothing" if value is None else f'"{str(value)[:60]}"'
