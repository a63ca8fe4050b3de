"""What a register changes among the pledges there are: new ones come in, wording and deputies are brought up to date,
and whatever is decided in the network (targets, owners, status, figures) stays as it is there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from knowledge.documents import name_key
from knowledge.errors import HelpfulError
from knowledge.people import Person
from knowledge.people_list import CellProblem
from knowledge.pledges.check import check_entry
from knowledge.pledges.entries import OPERATOR, Contact, Edit, Entry, NewDeputy, PledgeUpdate, Target, contact_of
from knowledge.pledges.entry_fields import fields_of, kind_of
from knowledge.pledges.kinds import Field, Source
from knowledge.pledges.periods import Numbering, period_of
from knowledge.pledges.pledge import Pledge, code_of, number_in
from knowledge.pledges.read_history import read_history
from knowledge.pledges.read_register import Listed, read_row
from knowledge.pledges.register import Row
from knowledge.pledges.themes import Crosswalk
from knowledge.pledges.visibility_text import visibility_said


@dataclass(frozen=True)
class Register:
    """What the network has: its pledges, people and themes, and when and how quarters are counted."""

    pledges: Sequence[Pledge]
    people: Sequence[Person]
    themes: Crosswalk
    now: datetime
    numbering: Numbering


@dataclass(frozen=True)
class RegisterImport:
    """What a file changes: pledges `added`, with their histories where the file has them; wording and deputies
    `changed`; how many stay. Where there are `problems`, nothing is to be changed. `people` are addresses that nobody
    has yet."""

    added: tuple[Pledge, ...] = ()
    changed: tuple[tuple[Pledge, tuple[Edit | NewDeputy, ...]], ...] = ()
    unchanged: int = 0
    people: tuple[Contact, ...] = ()
    problems: tuple[CellProblem, ...] = ()


def plan_register(rows: Sequence[Row], register: Register) -> RegisterImport:
    """What becomes of the register when the rows of a file are taken over."""
    history: dict[int | None, list[Row]] = defaultdict(list)
    for row in rows:
        if row.is_entry:
            history[number_in(row.of("code"))].append(row)
    read = [_read(row, history.get(number_in(row.of("code")), []), register) for row in rows if not row.is_entry]
    good = [one for one in read if not isinstance(one, list)]
    there = {pledge.number: pledge for pledge in register.pledges}
    problems = [problem for one in read if isinstance(one, list) for problem in one]
    problems += [*_doubles([listed for listed, _ in good]), *_orphans(history, rows)]
    for listed, entries in good:
        if listed.number in there:
            problems += _differences(listed, there[listed.number], entries)
            problems += _deputy_problems(listed, there[listed.number], register)
        elif not entries:
            problems += _people_problems(listed, register.people)
    if problems:
        return RegisterImport(problems=tuple(sorted(problems, key=lambda one: one.row)))
    added = tuple(_pledge(listed, entries, register) for listed, entries in good if listed.number not in there)
    pairs = [(one, there[one.number]) for one, _ in good if one.number in there]
    known = [(before, tuple(_edits(one, before, register))) for one, before in pairs]
    changed = tuple(pair for pair in known if pair[1])
    named = [entry.to for _, edits in changed for entry in edits if isinstance(entry, NewDeputy)]
    return RegisterImport(added, changed, len(known) - len(changed), _new_people(added, named, register.people))


def _read(row: Row, past: Sequence[Row], register: Register) -> tuple[Listed, tuple[Entry, ...]] | list[CellProblem]:
    """The pledge of a row and its history, or all that is wrong with them."""
    listed = read_row(row, register.themes, register.now.date(), register.numbering, bool(past))
    entries = read_history(past)
    if isinstance(listed, list) or isinstance(entries, list):
        return [one for found in (listed, entries) if isinstance(found, list) for one in found]
    return listed, entries


def _doubles(listed: Iterable[Listed]) -> Iterator[CellProblem]:
    """The codes that stand in an earlier row, too."""
    firsts: dict[int, int] = {}
    for one in listed:
        if (first := firsts.setdefault(one.number, one.row.number)) != one.row.number:
            yield _problem(one, "code", f"It stands in row {first}, too.", "Give each pledge one row.")


def _pledge(listed: Listed, entries: Sequence[Entry], register: Register) -> Pledge:
    known = {person.email: contact_of(person) for person in register.people if person.email}
    owner, deputy = (known.get(one.email, one) if one else None for one in (listed.owner, listed.deputy))
    return Pledge(
        number=listed.number,
        organisation=listed.organisation,
        theme=listed.theme,
        statement=listed.statement,
        kind=listed.kind,
        owner=owner,
        deputy=deputy,
        baseline=listed.baseline,
        baseline_on=listed.baseline_on,
        unit=listed.unit,
        direction=listed.direction,
        status=listed.status,
        visibility=listed.visibility,
        document=listed.document,
        clause=listed.clause,
        entries=tuple(entries or _first_entries(listed, register.now)),
    )


def _first_entries(listed: Listed, now: datetime) -> Iterator[Entry]:
    """The target, and an update where the register has a figure or a colour."""
    yield Target(number=1, at=now, by=OPERATOR, source=Source.IMPORT, value=listed.target, due=listed.due)
    if listed.value is not None or listed.rag is not None:
        yield PledgeUpdate(
            number=2,
            at=now,
            by=OPERATOR,
            source=Source.IMPORT,
            period=period_of(now.date()),
            value=listed.value,
            rag=listed.rag,
        )


def _people_problems(listed: Listed, people: Iterable[Person]) -> Iterator[CellProblem]:
    """Owners and deputies who are of another organisation: they could not report on the pledge."""
    known = {person.email: person for person in people if person.email}
    for who, contact in (("owner", listed.owner), ("deputy", listed.deputy)):
        person = known.get(contact.email) if contact else None
        if person and name_key(person.organisation) != name_key(listed.organisation):
            wrong = f"{person.name} is of {person.organisation or 'no organisation'}, and the pledge is not."
            yield _problem(listed, f"{who}_email", wrong, f"Name somebody of {listed.organisation}.")


def _differences(listed: Listed, before: Pledge, entries: Sequence[Entry]) -> Iterator[CellProblem]:
    """The cells that say something else than the network, and are not for a file to decide."""
    now = {
        "organisation": (listed.organisation, before.organisation, "An organisation keeps its pledges."),
        "owner_email": (_email(listed.owner), _email(before.owner), f"Type: /pledge handover {before.code} @…"),
        "baseline": (listed.baseline, before.baseline, "A baseline stays as it was agreed."),
        "baseline_date": (listed.baseline_on, before.baseline_on, "A baseline stays as it was agreed."),
        "target": (listed.target, before.target.value, f"Type: /pledge target {before.code} …"),
        "due": (listed.due, before.due, f"Type: /pledge target {before.code} …"),
        "unit": (listed.unit, before.unit, "A pledge is counted as it was agreed."),
        "kind": (listed.kind, before.kind, "A pledge stays of its kind."),
        "direction": (listed.direction, before.direction, "A pledge keeps its direction."),
        "status": (listed.status, before.status, f"Type: /pledge status {before.code} …"),
        "value": (listed.value, before.value, f"Type: /pledge update {before.code} …"),
        "rag": (listed.rag, before.rag, f"Type: /pledge update {before.code} …"),
    }
    for column, (new, old, mend) in now.items():
        if column in listed.given and new != old:
            wrong = f"{before.code} has something else there, which a file does not change."
            yield _problem(listed, column, wrong, mend)
    if entries and list(map(_plain, entries)) != list(map(_plain, before.entries[: len(entries)])):
        wrong = f"{before.code} has another history in this base."
        yield _problem(listed, "code", wrong, "Histories come in with pledges that are not there yet.")


def _plain(entry: Entry) -> tuple[object, ...]:
    return kind_of(entry), entry.number, entry.at, entry.source, fields_of(entry)


def _edits(listed: Listed, before: Pledge, register: Register) -> Iterator[Edit | NewDeputy]:
    fields = {
        Field.THEME: (before.theme, listed.theme),
        Field.STATEMENT: (before.statement, listed.statement),
        Field.DOCUMENT: (before.document, listed.document),
        Field.CLAUSE: (before.clause, listed.clause),
        Field.VISIBILITY: (visibility_said(before.visibility), visibility_said(listed.visibility)),
    }
    at, why = register.now, "Import"
    for what, (old, new) in fields.items():
        if what.value in listed.given and old != new:
            yield Edit(at=at, by=OPERATOR, source=Source.IMPORT, what=what, before=old, after=new, reason=why)
    if deputy := _new_deputy(listed, before, register):
        yield NewDeputy(at=at, by=OPERATOR, source=Source.IMPORT, to=deputy, reason=why)


def _new_deputy(listed: Listed, before: Pledge, register: Register) -> Contact | None:
    """The deputy that a file names, where that is another one."""
    if listed.deputy is None or listed.deputy.email == _email(before.deputy):
        return None
    return next((contact_of(one) for one in register.people if one.email == listed.deputy.email), listed.deputy)


def _deputy_problems(listed: Listed, before: Pledge, register: Register) -> Iterator[CellProblem]:
    deputy = _new_deputy(listed, before, register)
    if deputy:
        try:
            check_entry(before, NewDeputy(at=register.now, by=OPERATOR, source=Source.IMPORT, to=deputy))
        except HelpfulError as error:
            mend = error.what_to_do.replace("Nothing was saved.", "").strip()
            yield _problem(listed, "deputy_email", error.what_happened, mend)


def _new_people(
    added: Sequence[Pledge], deputies: Sequence[Contact | None], people: Iterable[Person]
) -> tuple[Contact, ...]:
    """Everybody named by an address that nobody has, each once: as an owner or deputy is named, else as in the newest
    entry."""
    known = {person.email for person in people}
    named = [*deputies, *(contact for pledge in added for contact in (pledge.owner, pledge.deputy))]
    entries = sorted((entry for pledge in added for entry in pledge.entries), key=lambda one: one.at, reverse=True)
    named += [contact for entry in entries for contact in (getattr(entry, "to", None), entry.by)]
    found: dict[str, Contact] = {}
    for one in named:
        if one and one.email and one.email not in known:
            before = found.setdefault(one.email, one)
            found[one.email] = replace(before, name=before.name or one.name)
    return tuple(found.values())


def _orphans(history: Mapping[int | None, Sequence[Row]], rows: Sequence[Row]) -> Iterator[CellProblem]:
    there = {number_in(row.of("code")) for row in rows if not row.is_entry}
    for number, entries in history.items():
        if number is None or number not in there:
            wrong = f"There is no row for the pledge {code_of(number)} itself." if number else "It is no code."
            where = "code (sheet History)" if entries[0].sheet else "code"
            yield CellProblem(entries[0].number, where, entries[0].of("code"), wrong, "Take over a whole export.")


def _email(contact: Contact | None) -> str:
    return contact.email if contact else ""


def _problem(listed: Listed, column: str, wrong: str, mend: str) -> CellProblem:
    return CellProblem(listed.row.number, column, listed.row.of(column), wrong, mend)
