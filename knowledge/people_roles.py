"""Reads roles as people write them: "secretariat; co-chair: social-value; member: procurement, skills"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from knowledge.documents import name_key
from knowledge.people import Grant, Role

ROLES_EXAMPLE = "secretariat; co-chair: social-value; member: procurement, skills"

_ROLES = {"chair": Role.CO_CHAIR} | {role.value.replace("-", ""): role for role in Role}
_WITHOUT_COLON = re.compile(r"(co[ -]?chair|chair|member|observer)(?: of| for| -)? ([^:]+)", re.IGNORECASE)


@dataclass(frozen=True)
class RoleMistake:
    """What is wrong with a role as it was written, and what to write: two sentences."""

    wrong: str
    mend: str


def read_roles(text: str) -> Iterator[Grant | RoleMistake]:
    """The roles in `text`, and its mistakes, in order.

    ";" or a new line ends a role; "," goes on with its groups or begins a new one. What stands between a mistake and
    the next ";" is not looked at: it may be a consequence.
    """
    for run in re.split(r"[;\n]", text):
        role: Role | None = None  # whose groups a comma goes on with
        for item in filter(name_key, map(str.strip, run.split(","))):
            is_further_group = role and ":" not in item and _nearest_role(item, 0.8) is None
            found = Grant(role, item) if role and is_further_group else _read_role(item, role)
            yield found
            if isinstance(found, RoleMistake):
                break
            role = found.role if found.scope else None


def _read_role(item: str, before: Role | None) -> Grant | RoleMistake:
    typed, _, group = map(str.strip, item.partition(":"))
    role = _ROLES.get(_folded(typed))
    if role is None:
        return _no_role(item, typed, group, before)
    if role.is_of_network:
        wrong = f'"{role}" is for the whole network, not for a group.'
        return RoleMistake(wrong, f'Write "{role}".') if group else Grant(role)
    if not name_key(group):
        mend = f'Write "{role}: GROUP". Who is in no group needs no role: leave that cell empty.'
        return RoleMistake(f'"{typed}" does not say of which group.', mend)
    if ":" in group:
        return RoleMistake(f'"{item}" holds two roles.', f'Put ";" between them, as in "{ROLES_EXAMPLE}".')
    return Grant(role, group)


def _no_role(item: str, typed: str, group: str, before: Role | None) -> RoleMistake:
    if said := _WITHOUT_COLON.fullmatch(item):
        return RoleMistake(f'"{item}" has no colon after the role.', f'Write "{_ROLES[_folded(said[1])]}: {said[2]}".')
    near = _nearest_role(typed, 0.6)
    if near is None:
        mend = f'Roles are {", ".join(Role)}; a group stands after one, as in "member: {group or typed or "skills"}".'
    elif near.is_of_network:
        mend = f'Write "{near}".'
    else:
        mend = f'Write "{near}: {group or "GROUP"}".'
    if before and not group:
        mend = f'{mend[:-1]}; or "{before}: {typed}", if that is a group.'
    return RoleMistake(f'There is no role "{typed}".', mend)


def _nearest_role(typed: str, cutoff: float) -> Role | None:
    near = get_close_matches(_folded(typed), _ROLES, n=1, cutoff=cutoff)
    return _ROLES[near[0]] if near else None


def _folded(role: str) -> str:
    return name_key(role).replace("-", "")
