"""A network of 22 organisations with 120 pledges in a Slack workspace, by a clock that tests set."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from bot.slack.plain_text import readable_signs
from knowledge.documents import Audience, Visibility
from knowledge.people_list import read_people_list
from knowledge.pledges.entries import Contact, PledgeUpdate, Target
from knowledge.pledges.kinds import Rag, Source, Unit
from knowledge.pledges.periods import Period
from knowledge.pledges.pledge import Pledge
from knowledge.store.database import open_database
from knowledge.store.people_rows import save_people
from knowledge.store.pledge_rows import add_pledge, all_pledges
from tests.fakes.slack import FakeSlack
from tests.fakes.slack.deliveries import Delivery
from tests.fakes.slack.reading import plain_text_of
from tests.fakes.slack.records import PostedMessage
from tests.journeys.slack.reminding import Clocked

ORGANISATIONS, PLEDGES, FIRST_NUMBER = 22, 120, 101
MADE, LAST_TIME = datetime(2026, 4, 2, 9, tzinfo=UTC), datetime(2026, 9, 21, 9, tzinfo=UTC)
WITHOUT_DEPUTY = 21
"""The organisation in which nobody stands in for the owner."""
_CODE = re.compile(r"^(?:\S )?P-(\d{3}) \(", re.MULTILINE)
_SUMMER = Period(date(2026, 7, 1))


def _address(role: str, at: int) -> str:
    return f"{role}{at}@org{at}.example"


def _contact(role: str, at: int) -> Contact:
    return Contact(_address(role, at), f"{role.title()} {at}", f"Organisation {at}")


def pledges_of(at: int) -> list[int]:
    """The numbers of an organisation's pledges; the first is that of round 0."""
    return list(range(FIRST_NUMBER + at, FIRST_NUMBER + PLEDGES, ORGANISATIONS))


def is_new(number: int) -> bool:
    """Whether nothing was said of it last time."""
    return (number - FIRST_NUMBER) // ORGANISATIONS == 1 and number % 4 == 0


def _pledge(number: int) -> Pledge:
    at = (number - FIRST_NUMBER) % ORGANISATIONS
    owner = _contact("owner", at)
    first = Target(at=MADE, by=owner, source=Source.IMPORT, value=Decimal(60), due=date(2028, 3, 31))
    said = PledgeUpdate(
        at=LAST_TIME, by=owner, source=Source.COMMAND, period=_SUMMER, rag=Rag.AMBER, value=Decimal(20),
        note="first steps",
    )  # fmt: skip
    return Pledge(
        number=number, organisation=owner.organisation, theme="employment", statement=f"Promise {number}",
        owner=owner, deputy=None if at == WITHOUT_DEPUTY else _contact("deputy", at), unit=Unit("%"),
        entries=(first,) if is_new(number) else (first, said),
        visibility=Visibility(Audience.PUBLIC if number == FIRST_NUMBER else Audience.NETWORK),
    )  # fmt: skip


@dataclass
class Town(Clocked):
    """The workspace; `users` has the user id of everybody by role and organisation, "gus0" is the secretariat and
    "chair0" a co-chair."""

    users: dict[str, str] = field(default_factory=dict)

    def name_of(self, user: str) -> str:
        return next(name for name, known in self.users.items() if known == user)

    def pledge(self, number: int) -> Pledge:
        with open_database(self.data) as db:
            return next(one for one in all_pledges(db) if one.number == number)

    def tick_all(self, at: datetime) -> dict[str, PostedMessage]:
        """What a tick sent, by whom it was for; an AssertionError where somebody got more than one message."""
        before = len(self.slack.messages)
        self.ticked(at)
        sent = self.slack.messages[before:]
        names = {self.slack.im_of(user): name for name, user in self.users.items()}
        assert len({one.channel for one in sent}) == len(sent), "one message each"
        return {names[one.channel]: one for one in sent}

    def each(self, acts: Mapping[str, Callable[[str], Delivery]]) -> dict[str, PostedMessage]:
        """Everybody does something at once, each known by name; what each is answered."""
        before = {name: len(self._seen(name)) for name in acts}
        for name, act in acts.items():
            act(self.users[name])
        self.slack.wait_for(
            lambda: all(len(self._seen(name)) > count for name, count in before.items()), 30, "an answer for each"
        )
        return {name: self._seen(name)[count] for name, count in before.items()}

    def _seen(self, name: str) -> list[PostedMessage]:
        return self.slack.messages_in(self.slack.im_of(self.users[name]))

    def opened(self, name: str, on: PostedMessage, button: str) -> None:
        """Returns once somebody has before them the form that a button opens."""
        user = self.users[name]
        before = sum(view.user == user for view in self.slack.opened_views)
        self.slack.click(user, button, on=on)
        self.slack.wait_for(lambda: sum(view.user == user for view in self.slack.opened_views) > before)

    def typed(self, name: str, line: str) -> str:
        """What somebody is answered to a slash command in their direct messages."""
        command, _, text = line.partition(" ")
        return read(self.each({name: lambda user: self.slack.command(user, command, text)})[name])


def read(message: PostedMessage) -> str:
    return readable_signs(plain_text_of(message))


def asked_in(message: PostedMessage) -> set[int]:
    """The numbers of the pledges that a nudge asks about."""
    return {int(number) for number in _CODE.findall(read(message))}


def a_town(slack: FakeSlack, data: Path, now: datetime) -> Town:
    """The workspace with everybody in it. Each organisation has an owner, a deputy and a newcomer."""
    rows = ["name,email,organisation,roles", "Gus,gus0@org0.example,Organisation 0,secretariat"]
    rows.append("Chair,chair0@org0.example,Organisation 0,co-chair: social-value")
    everybody = [(role, at) for at in range(ORGANISATIONS) for role in ("owner", "deputy", "newcomer")]
    rows += [f"{role.title()} {at},{_address(role, at)},Organisation {at}," for role, at in everybody]
    people = read_people_list("\n".join(rows).encode())
    assert not people.problems
    with open_database(data) as db:
        save_people(db, people.entries, MADE, "tests")
        for number in range(FIRST_NUMBER, FIRST_NUMBER + PLEDGES):
            add_pledge(db, _pledge(number), "tests")
    town = Town(slack, data, now=now)
    for role, at in (*everybody, ("gus", 0), ("chair", 0)):
        town.users[f"{role}{at}"] = slack.add_person(f"{role.title()} {at}", _address(role, at))
    return town
