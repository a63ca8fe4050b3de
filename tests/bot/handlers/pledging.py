"""A network with a few pledges, for dialogues about them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path

from bot.desk import Desk
from bot.dispatch import reply_to
from bot.reply import Choice, Form, Reply
from bot.request import Conversation, Request
from bot.words.plain import as_text
from knowledge.documents import Audience, Visibility
from knowledge.people import Identity
from knowledge.people_list import read_people_list
from knowledge.pledges.entries import Contact, Target
from knowledge.pledges.kinds import Kind, Source, Unit
from knowledge.pledges.pledge import Pledge
from knowledge.store.database import open_database
from knowledge.store.people_rows import save_people
from knowledge.store.pledge_rows import add_pledge
from tests.bot.handlers.test_meetings import ByAddress, Place

NOW = datetime(2026, 11, 17, 10, tzinfo=UTC)  # a Tuesday
KIM, LEE, SAM, CO, GUS, ANN, OTTO = (
    "kim@police", "lee@police", "sam@police", "co@council", "gus@office", "ann@leigh", "otto@nowhere",
)  # fmt: skip
"""Owner, deputy, a colleague, a co-chair, the secretariat, a member elsewhere, a stranger."""
PEOPLE = """name,email,organisation,roles
Kim Lee,kim@police.example,Essex Police,member: social-value
Lee Roy,lee@police.example,Essex Police,
Sam Okafor,sam@police.example,Essex Police,
Co Chair,co@council.example,Essex County Council,co-chair: social-value
Gus Office,gus@office.example,Anchor Office,secretariat
Ann Leigh,ann@leigh.example,Leigh Council,member: social-value
"""
_KIM = Contact("kim@police.example", "Kim Lee", "Essex Police")
_LEE = Contact("lee@police.example", "Lee Roy", "Essex Police")
_CO = Contact("co@council.example", "Co Chair", "Essex County Council")
_GUS = Contact("gus@office.example", "Gus Office", "Anchor Office")
_MADE = datetime(2026, 4, 2, 9, tzinfo=UTC)


def pledge(number: int, statement: str, unit: str, target: str, baseline: str = "", **more: object) -> Pledge:
    """A pledge of Essex Police, owned by Kim with Lee as deputy, made on 2 April 2026 and due by 31 March 2028."""
    value = Decimal(target) if target else None
    first = Target(at=_MADE, by=_GUS, source=Source.COMMAND, value=value, due=date(2028, 3, 31))
    made = Pledge(
        number=number, organisation="Essex Police", theme="employment", statement=statement, owner=_KIM, deputy=_LEE,
        baseline=Decimal(baseline) if baseline else None, unit=Unit(unit), entries=(first,),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


PLEDGES = (
    pledge(1, "50 apprentices start", "apprentices", "50", "10"),
    pledge(2, "Spend with small firms here", "£", "1200000", "40000", theme="procurement"),
    pledge(3, "Half of all new starters live here", "%", "50"),
    pledge(4, "A charter is signed", "", "", kind=Kind.MILESTONE),
    pledge(
        5, "Vacancies are shared first inside", "%", "80",
        visibility=Visibility(Audience.ORGANISATION, frozenset({"Essex Police"})),
    ),
    pledge(
        6, "Land for homes", "homes", "200", organisation="Essex County Council", theme="housing", owner=_CO,
        deputy=None, visibility=Visibility(Audience.PUBLIC),
    ),
)  # fmt: skip


class Pledging:
    """A chat with a network that has pledges."""

    def __init__(self, data: Path) -> None:
        self.now = NOW
        self.database = partial(open_database, data)
        self.desk = Desk(self.database, Place._no_library, ByAddress(), lambda: self.now)
        with self.database() as db:
            save_people(db, read_people_list(PEOPLE.encode()).entries, NOW, "test")
            for one in PLEDGES:
                add_pledge(db, one, "test")

    def ask(self, who: str, typed: str, fields: dict[str, str] | None = None, in_channel: bool = False) -> Reply:
        where = Conversation("test", "", "C1" if in_channel else who, is_direct=not in_channel)
        sender = Identity("test", "", f"{who}.example")
        return reply_to(self.desk, Request(typed, sender, where, is_private=not in_channel, fields=fields or {}))

    def say(self, who: str, typed: str, in_channel: bool = False) -> str:
        return as_text(self.ask(who, typed, in_channel=in_channel))

    def buttons(self, who: str, typed: str) -> dict[str, str]:
        return {part.label: part.command for part in self.ask(who, typed).parts if isinstance(part, Choice)}

    def form(self, who: str, typed: str) -> Form:
        (found,) = (part for part in self.ask(who, typed).parts if isinstance(part, Form))
        return found

    def fill(self, who: str, typed: str, **answers: str) -> str:
        """What is said when the form that `typed` opens is sent, with these answers in place of what stands in it."""
        form = self.form(who, typed)
        filled = {field.name: field.value for field in form.fields} | answers
        return as_text(self.ask(who, form.command, {name: value for name, value in filled.items() if value}))

    def everything(self) -> list[tuple[object, ...]]:
        """All that is kept of pledges, to see that nothing was saved."""
        with self.database() as db:
            return [row for table in ("pledges", "pledge_entries") for row in db.execute(f"SELECT * FROM {table}")]

    @staticmethod
    def text_of(reply: Reply) -> str:
        return as_text(reply)

    @staticmethod
    def buttons_of(reply: Reply) -> dict[str, str]:
        return {part.label: part.command for part in reply.parts if isinstance(part, Choice)}
