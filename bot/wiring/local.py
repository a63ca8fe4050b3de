"""The bot in the workspace in the browser, joined."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from threading import Event

from sqlite_utils import Database

from bot.desk import Desk
from bot.dispatch import reply_to
from bot.feed import Feeds
from bot.http_listener import HttpListener
from bot.local.changes import Changes
from bot.local.incoming import AT_BOT, said
from bot.local.site import Site
from bot.local.surface import LocalSurface
from bot.local.town import Town
from bot.local.workspace import NETWORK, PLATFORM, WorkspaceDirectory, workspace_of
from bot.mailroom.mailroom import Mailroom
from bot.mailroom.surface import Incoming
from bot.recognise import ByDirectory, Profile, Room
from bot.request import Conversation
from bot.settings import Settings
from bot.wiring import make_desk, now, takes_part
from bot.wiring.clock import WorkspaceClock
from bot.wiring.reminders import in_workspace
from bot.wiring.running import Running
from jobs.deliver import Delivery
from jobs.schedule import Schedule
from jobs.time_machine import TimeMachine
from knowledge.errors import HelpfulError
from knowledge.messages import Dialogue, Draft, Message, Thread
from knowledge.notices import Sending
from knowledge.people import Identity
from knowledge.store import message_rows as rows
from knowledge.store.administrator_rows import ensure_administrator
from knowledge.store.database import open_database, write
from knowledge.store.group_rows import group_names
from knowledge.store.inbox_rows import is_waiting
from knowledge.store.people_rows import all_people, platforms_known

HOST = "127.0.0.1"


@dataclass(frozen=True)
class StoredBoard:
    """The board in the database; what is said is said `at` that time."""

    database: Callable[[], AbstractContextManager[Database]]
    at: Callable[[], datetime] = now

    def post(self, draft: Draft) -> int:
        with self.database() as db, write(db):
            return rows.say(db, draft, self.at())

    def find(self, key: str) -> int:
        with self.database() as db:
            return rows.message_with_key(db, key)

    def message(self, id_: int, reader: str) -> Message | None:
        with self.database() as db:
            return rows.message(db, id_, reader)

    def page(self, channel: str, reader: str, before: int, limit: int, replies: int) -> list[Thread]:
        with self.database() as db:
            return rows.newest_threads(db, channel, reader, before, limit, replies)

    def thread(self, root: Message, reader: str, before: int, replies: int) -> Thread:
        with self.database() as db:
            return rows.thread_of(db, root, reader, before, replies)

    def since(self, after: int, channels: list[str], reader: str) -> list[Message]:
        with self.database() as db:
            return rows.said_since(db, after, channels, reader)

    def newest(self) -> int:
        with self.database() as db:
            return rows.newest_message(db)

    def open_dialogue(self, account: str, reply: str, address: str) -> int:
        with self.database() as db:
            return rows.open_dialogue(db, account, reply, address, now())

    def dialogues_since(self, after: int, account: str) -> list[Dialogue]:
        with self.database() as db:
            return rows.dialogues_since(db, after, account)

    def newest_dialogue(self) -> int:
        with self.database() as db:
            return rows.newest_dialogue(db)

    def dialogue(self, id_: int, account: str) -> Dialogue | None:
        with self.database() as db:
            return rows.dialogue(db, id_, account)


@dataclass(frozen=True)
class PresentDirectory:
    """The workspace's list of people as it is now."""

    present: Callable[[], WorkspaceDirectory]

    def profile(self, identity: Identity) -> Profile | None:
        return self.present().profile(identity)

    def account_with(self, email: str) -> Identity | None:
        return self.present().account_with(email)

    def members(self, conversation: Conversation) -> list[Identity] | None:
        found = self.present().members(conversation)
        return list(found) if found is not None else None

    def room(self, conversation: Conversation) -> Room | None:
        return self.present().room(conversation)


def make_local(settings: Settings, first_question: str = "", true_now: Callable[[], datetime] = now) -> Running:
    """The workspace in the browser, with a clock of its own that is moved; loads the model. In an empty one
    `first_question` is asked by itself.

    Raises HelpfulError for a data folder that another platform uses.
    """
    changes = Changes()

    def workspace() -> WorkspaceDirectory:
        with desk.database() as db:
            return WorkspaceDirectory(workspace_of(all_people(db), group_names(db)))

    def say(draft: Draft, asks: Callable[[int], Incoming | None]) -> tuple[int, bool]:
        with desk.database() as db, write(db):
            id_ = rows.say(db, draft, clock.now())
            incoming = asks(id_)
            if incoming:
                mailroom.keep(db, incoming)
        if incoming:
            mailroom.wake(incoming.lane)
        changes.tell()
        return id_, incoming is not None

    clock = WorkspaceClock(partial(open_database, settings.data), true_now)
    desk = make_desk(settings, ByDirectory(PresentDirectory(workspace), now), clock.now)
    _make_ready(desk, settings)
    board = StoredBoard(desk.database, clock.now)
    surface, stopping = LocalSurface(board, changes.tell), Event()
    machine = TimeMachine(clock, _delivery(desk, settings, surface, stopping), stopping, changes.tell)
    desk = replace(desk, time_machine=machine)
    mailroom = Mailroom(desk, {PLATFORM: surface}, timedelta(days=settings.keep_questions_days))
    town = Town(
        lambda: workspace().workspace, board, say, mailroom.receive, partial(_waits, desk),
        lambda asked: reply_to(desk, asked), partial(takes_part, desk), changes, machine.read,
    )  # fmt: skip
    if first_question and not board.newest():
        _ask_first(town, first_question)
    url = f"http://{HOST}:{settings.local_port}/"
    return Running(url, _listener(desk, town, settings.local_port), mailroom, Schedule(machine.tick, stopping))


def _delivery(desk: Desk, settings: Settings, surface: LocalSurface, stopping: Event) -> Delivery:
    """What sends reminders into the workspace, by its clock."""
    announcer, sending = in_workspace(desk.database, surface), settings.reminders or Sending.ON
    return Delivery(desk.database, announcer, desk.now, stopping.is_set, sending=sending)


def _listener(desk: Desk, town: Town, port: int) -> HttpListener:
    """What serves the pages, and feeds where there is an address for them."""
    pages = Site(town).application()
    site = Feeds(desk, pages) if desk.public_url else pages
    return HttpListener(site, HOST, port, "ANCHORBOT_LOCAL_PORT", closing=town.changes.close)


def _waits(desk: Desk, key: str) -> bool:
    """Whether what was said is not handled yet."""
    with desk.database() as db:
        return is_waiting(db, key)


def _make_ready(desk: Desk, settings: Settings) -> None:
    """Checks the data folder, and loads what answers need."""
    with desk.database() as db:
        _refuse_another_platforms(db)
        if settings.administrator:
            ensure_administrator(db, settings.administrator, now())
        desk.library().vectors(db)


def _refuse_another_platforms(db: Database) -> None:
    """A try-out is not to mix with what people really asked."""
    others = platforms_known(db) - {PLATFORM}
    if others:
        raise HelpfulError(
            f"This data folder is of a bot in {' and '.join(sorted(others)).title()}: nobody tries out there.",
            "Name another with --data, for example: anchorbot serve --local --data try-out. Nothing was changed.",
        )


def _ask_first(town: Town, question: str) -> None:
    """Asks in #network, as the first account there."""
    account = town.workspace().accounts[0]
    channel = town.workspace().channel(NETWORK, account.id) or town.workspace().channels_of(account.id)[0]
    text = f"{AT_BOT} {question}"
    town.say(
        Draft(channel.id, 0, account.id, text),
        lambda id_: said(text, account.id, town.workspace(), channel, 0, id_, town.takes_part),
    )
