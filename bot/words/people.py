"""The people of the network, in words for the command line."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from bot.words.answers import joined
from bot.words.names import shown
from knowledge.documents import Audience, name_key
from knowledge.people import Grant, Identity, Person, Role
from knowledge.people_import import Accounts, Change, ImportOutcome
from knowledge.people_list import CellProblem, Entry
from knowledge.people_roles import ROLES_EXAMPLE

_PLATFORMS = {"slack": "Slack", "teams": "Teams"}
_ALIKE = 0.85  # of 1: "procurment" and "procurement" are 0.95 alike
_MOST_COMPARED = 100  # names of groups: many more than any network has


def say_import(file: str, outcome: ImportOutcome, unheld: Sequence[tuple[Audience, str]], is_trial: bool) -> str:
    """What an import changed (or would), then what to do next. `unheld` are names that documents are for, but nobody
    has."""
    is_same = not outcome.added and not outcome.changed
    lines = [f"{shown(file)}: {_counts(outcome, is_trial)}." + (" Nothing was saved." if is_trial else "")]
    lines += _listed("Added:", map(_described, outcome.added))
    lines += _listed("Changed:", map(_changed, outcome.changed))
    kept = "Not in the file, and kept (anchorbot people remove EMAIL takes somebody out):"
    lines += _listed(kept, map(_described, outcome.not_in_file))
    lines += _groups(outcome.afterwards)
    lines += _to_check(outcome, unheld)
    if is_trial:
        lines.append("There is nothing to save." if is_same else "To save this, type it again without --dry-run.")
    elif outcome.added:
        lines.append("In chat they are known from their next message on, by the e-mail address of their account.")
    return "\n".join(lines)


def _counts(outcome: ImportOutcome, is_trial: bool) -> str:
    would = " would be" if is_trial else ""
    counts = (
        f"{people_in(len(outcome.added))}{would} added",
        f"{len(outcome.changed)} changed",
        f"{len(outcome.unchanged)} unchanged",
    )
    return ", ".join(counts)


def people_in(count: int) -> str:
    """ "1 person", "2 people"."""
    return f"{count} {'person' if count == 1 else 'people'}"


def _listed(title: str, lines: Iterable[str]) -> list[str]:
    bullets = [f"  • {line}" for line in lines]
    return [title, *bullets] if bullets else []


def _described(one: Person | Entry) -> str:
    parts = (one.name, one.email if one.email != one.name else None, one.organisation)
    return f"{shown(', '.join(filter(None, parts)))}: {_roles(one.grants)}"


def _roles(grants: Iterable[Grant]) -> str:
    """ "secretariat, co-chair of social-value, member of procurement and skills"."""
    held = [(role, sorted(shown(grant.scope) for grant in grants if grant.role is role)) for role in Role]
    said = (f"{role} of {joined(scopes)}" if any(scopes) else role.value for role, scopes in held if scopes)
    return ", ".join(said) or "no role"


def _changed(change: Change) -> str:
    before, after = change.before, change.after
    news = [
        f"{what} {shown(new)} (was {shown(old or 'none')})"
        for what, old, new in (
            ("name", before.name, after.name),
            ("address", before.email, after.email or ""),
            ("organisation", before.organisation, after.organisation),
            ("now", _roles(before.grants), _roles(after.grants)),
        )
        if old != new
    ]
    if change.linked:
        news.append(f"known by the account {_account(change.linked)}")
    if change.unlinked:
        accounts = joined(map(_account, change.unlinked))
        news.append(f"the name is another, so {accounts} must be matched again (by itself, with their next message)")
    return f"{shown(', '.join(filter(None, (before.name, before.email))))}: {'; '.join(news)}"


def _account(account: Identity) -> str:
    return shown(f"{_PLATFORMS.get(account.platform, account.platform)} {account.team}:{account.user}")


def _groups(people: Sequence[Person]) -> Iterator[str]:
    """Each group with its number of people, so that a mistyped one shows; and which look alike."""
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    for one in people:
        for key, name in {name_key(grant.scope): grant.scope for grant in one.grants if grant.scope}.items():
            names.setdefault(key, name)
            counts[key] = counts.get(key, 0) + 1
    if names:
        said = [f"{shown(names[key])} ({people_in(counts[key])})" for key in sorted(names)]
        yield f"Groups: {', '.join(said)}."
    for one_key, other in combinations(sorted(names)[:_MOST_COMPARED], 2):
        if SequenceMatcher(None, one_key, other, autojunk=False).ratio() > _ALIKE:
            yield f'"{shown(names[one_key])}" and "{shown(names[other])}" look alike: are they one group?'


def _to_check(outcome: ImportOutcome, unheld: Sequence[tuple[Audience, str]]) -> Iterator[str]:
    for audience, name in unheld:
        group = "organisation" if audience is Audience.ORGANISATION else "group"
        who = "Nobody co-chairs" if audience is Audience.CO_CHAIRS else "Nobody is in"
        yield f'{who} the {group} "{shown(name)}", which documents are for. Is it written like that in the list?'
    if not any(one.in_secretariat for one in outcome.afterwards):
        yield 'Nobody is of the secretariat. Write "secretariat" under roles for those who look after the network.'


def say_problems(file: str, problems: Sequence[CellProblem]) -> str:
    """Every mistake with its cell; nothing was saved."""
    mistakes = "1 mistake" if len(problems) == 1 else f"{len(problems)} mistakes"
    lines = [f"{shown(file)} has {mistakes}. Nothing was saved.", *map(_problem, problems)]
    if any(problem.column == "roles" for problem in problems):
        lines.append(f"Roles are written like this: {ROLES_EXAMPLE}")
    return "\n".join(lines)


def _problem(problem: CellProblem) -> str:
    value = shown(" / ".join(problem.value.splitlines()))
    value = f"{value[:79]}…" if len(value) > 80 else value
    where = ", ".join(filter(None, (f"row {problem.row}", problem.column)))
    return f"  • {where}{f' “{value}”' if value else ''}: {shown(problem.wrong)} {shown(problem.mend)}"


def say_people(people: Sequence[Person], accounts: Accounts) -> str:
    """Everybody, with their roles and where they have been seen."""
    if not people:
        return "Nobody is known yet, so everybody sees public documents only. Type: anchorbot people import FILE.csv"
    lines = (f"{_described(one)}{_seen(accounts.get(one.id, ()))}" for one in people)
    return "\n".join(_listed(f"{people_in(len(people))}:", lines))


def _seen(accounts: Sequence[Identity]) -> str:
    return f" ({joined(map(_account, accounts))})" if accounts else ""


def say_removed(person: Person) -> str:
    """Who was taken out, and what it means."""
    who = shown(", ".join(dict.fromkeys(filter(None, (person.name, person.email)))))
    return f"{who}: taken out, with all roles and accounts. From now on they see public documents only."
