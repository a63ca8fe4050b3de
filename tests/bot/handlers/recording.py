"""A group of three organisations for dialogues on decisions, actions and minutes."""

from datetime import UTC, datetime

from bot.reply import Choice
from knowledge.people_list import read_people_list
from knowledge.store.people_rows import save_people
from tests.bot.handlers.test_meetings import NOW, Place
from tests.knowledge.groups.test_read_group import GROUP, changed

MEETING = datetime(2026, 11, 17, 10, 10, tzinfo=UTC)
NEXT_MEETING = datetime(2026, 12, 29, 10, 10, tzinfo=UTC)
GUS, DEE, OTTO = "gus@office", "dee@marsh", "otto@nowhere"
SKILLS = changed(
    name="Skills", slug="skills", members=[{**GROUP["members"][0], "name": "Zoe", "email": "zoe@elsewhere.example"}]
)


def with_more_people(place: Place) -> Place:
    """The place at the time of the meeting, with Gus of the secretariat, Dee for Marsh College, and Zoe, who chairs
    Skills and belongs to no other group."""
    members = [*GROUP["members"][:3], {"name": "Dee", "email": "dee@marsh.example", "organisation": "Marsh College"}]
    place.groups(changed(members=members), {**SKILLS, "quorum": {"count": 1}})
    people = read_people_list(b"name,email,organisation,roles\nGus,gus@office.example,Office,secretariat\n")
    with place.database() as db:
        save_people(db, people.entries, NOW, "test")
    place.now = MEETING
    return place


def buttons(place: Place, who: str, typed: str) -> dict[str, str]:
    """The buttons of a reply: their commands by their labels."""
    return {part.label: part.command for part in place.ask(who, typed).parts if isinstance(part, Choice)}


def audit(place: Place, action: str) -> list[tuple[str, str]]:
    """Target and outcome of what was noted of an action."""
    with place.database() as db:
        rows = db.execute("SELECT target, outcome FROM audit WHERE action = ? ORDER BY id", (action,)).fetchall()
    return [(target, outcome) for target, outcome in rows]


def everything_in_the_audit(place: Place) -> str:
    with place.database() as db:
        return repr(db.execute("SELECT * FROM audit").fetchall())
