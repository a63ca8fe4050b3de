"""`anchorbot people import`, `people list` and `people remove`: who is known, and what they may do."""

import json
from pathlib import Path

from bot.cli.reading_files import content_of
from bot.cli.running import USAGE, guarded, settings_with, tell
from bot.wiring.clock import now_by
from bot.words.people import say_import, say_people, say_problems, say_removed
from knowledge.errors import HelpfulError
from knowledge.people import Identity, Person, unheld_names, with_names
from knowledge.people_list import PeopleList, read_people_list
from knowledge.store.administrator_rows import note_set_administrators, with_administrator
from knowledge.store.database import open_database, snapshot
from knowledge.store.group_rows import group_names
from knowledge.store.people_rows import accounts_by_person, all_people, planned_import, remove_person, save_people
from knowledge.store.search_rows import all_documents

_ACTOR = "command line"
_MOST_BYTES = 10_000_000  # a list of 50,000 people has half of that


def run_import(file: str, data: Path | None, is_trial: bool) -> int:
    """Takes over the people of a CSV file ("-": standard input), or names every cell that has to be mended."""

    def work() -> int:
        name = "standard input" if file == "-" else Path(file).name
        people = _people_in(file, name)
        if people.problems:
            tell(say_problems(name, people.problems))
            return USAGE
        settings = settings_with(data)
        with open_database(settings.data) as db:
            entries = with_administrator(db, people.entries, settings.administrator)
            outcome = planned_import(db, entries) if is_trial else save_people(db, entries, now_by(db), _ACTOR)
            if not is_trial:
                pairs = zip(people.entries, entries, strict=True)
                note_set_administrators(db, [now_.email for listed, now_ in pairs if now_.grants != listed.grants])
            unheld = unheld_names((document.visibility for document in all_documents(db)), outcome.afterwards)
        print(say_import(name, outcome, unheld, is_trial))  # noqa: T201
        return 0

    return guarded(work)


def run_list(data: Path | None, as_json: bool) -> int:
    """Prints everybody who is known, as text or as one JSON object a line."""

    def work() -> int:
        with open_database(settings_with(data).data) as db, snapshot(db):
            people, accounts, groups = all_people(db), accounts_by_person(db), group_names(db)
        if as_json:
            for person in people:
                print(json.dumps(_record(person, accounts.get(person.id, ())), ensure_ascii=False))  # noqa: T201
        else:
            print(say_people([with_names(one, groups) for one in people], accounts))  # noqa: T201
        return 0

    return guarded(work)


def run_remove(who: str, data: Path | None) -> int:
    """Forgets the person with this e-mail address or Slack account."""

    def work() -> int:
        with open_database(settings_with(data).data) as db:
            print(say_removed(remove_person(db, who, now_by(db), _ACTOR)))  # noqa: T201
        return 0

    return guarded(work)


def _people_in(file: str, name: str) -> PeopleList:
    content = content_of(file, _MOST_BYTES)
    if len(content) > _MOST_BYTES:
        raise HelpfulError(f"{name} is far too big for a list of people.", "Nothing was saved.")
    try:
        people = read_people_list(content)
    except HelpfulError as error:
        raise HelpfulError(
            f"{name} cannot be read as a list of people. {error.what_happened}", error.what_to_do
        ) from error
    if not people.entries and not people.problems:
        raise HelpfulError(f"{name} names nobody: there is no row under the header.", "Nothing was saved.")
    return people


def _record(person: Person, accounts: tuple[Identity, ...]) -> dict[str, object]:
    roles = sorted(person.grants, key=lambda grant: (grant.role, grant.scope))
    return {
        "name": person.name,
        "email": person.email,
        "organisation": person.organisation,
        "roles": [{"role": grant.role.value, "group": grant.scope or None} for grant in roles],
        "accounts": [{"platform": one.platform, "team": one.team, "user": one.user} for one in accounts],
    }
