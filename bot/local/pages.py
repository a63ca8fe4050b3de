"""The pages of the workspace."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.commands import ShowClock, to_text
from bot.local.incoming import AT_BOT
from bot.local.show import Setting, html_of
from bot.local.surface import REPLY_JSON
from bot.local.workspace import BOT, Account, Channel, Workspace, direct_id
from bot.reply import Choice, Form, Reply
from bot.words.clock import BACK, MOVES, say_ahead
from bot.words.dates import at_time
from jobs.time_machine import Reading
from knowledge.messages import Message, Thread

FILES = "/files"
"""Below it are the files of messages, by the ids of the messages."""
SOMEBODY = "somebody who has left"
_FOLDER = Path(__file__).parent / "templates"
COMMANDS = (
    "/ask ", "/meeting next", "/meeting rsvp yes", "/meeting quorum", "/charter list",
    "/anchor help", "/anchor documents", "/anchor sources", "/anchor unanswered", "/anchor status",
    "/anchor whoami", "/anchor clock", "/anchor clock next", f"{AT_BOT} ",
)  # fmt: skip
"""What the line to write in offers."""


@dataclass(frozen=True)
class Reader:
    """Who looks at a page: the account, the workspace, and what goes with everything they send."""

    account: Account
    workspace: Workspace
    token: str

    @property
    def channels(self) -> tuple[Channel, ...]:
        return self.workspace.channels_of(self.account.id)

    @property
    def direct(self) -> str:
        """The id of the channel of their direct messages with the bot."""
        return direct_id(self.account.id)


@dataclass(frozen=True)
class View:
    """What of a channel is shown. `newest` are the ids of the last message and dialogue there were when it was read;
    `before` the id that all of it is below (0: it goes on to the newest); `has_earlier` whether there is more before
    it; `root` the message whose thread alone it is."""

    channel: Channel
    threads: Sequence[Thread]
    newest: tuple[int, int]
    before: int
    has_earlier: bool
    root: Message | None = None

    @property
    def url(self) -> str:
        """Where the newest of it is."""
        return f"/c/{self.channel.id}/t/{self.root.id}" if self.root else f"/c/{self.channel.id}"

    @property
    def oldest(self) -> int:
        """The id of the first message shown; what is earlier is below it."""
        first = self.threads[0]
        return (first.replies[0] if self.root and first.replies else first.root).id


@dataclass(frozen=True)
class ShownMessage:
    """A message as it is shown. `when` is for people, `at` for machines (ISO 8601)."""

    id: int
    thread: int
    name: str
    is_bot: bool
    is_own: bool
    is_private: bool
    when: str
    at: str
    body: Markup


@dataclass(frozen=True)
class ClockFace:
    """The workspace's clock as it is shown: the time, and how far that is ahead, or whereto the clock is on its way."""

    time: str
    ahead: str
    is_ahead: bool

    @property
    def moves(self) -> tuple[Choice, ...]:
        return MOVES

    @property
    def back(self) -> Choice:
        return BACK

    @property
    def to_a_day(self) -> str:
        """The command of the form with a day."""
        return to_text(ShowClock())


class Pages:
    """Renders templates in which everything is escaped."""

    def __init__(self, clock: Callable[[], Reading]) -> None:
        self._clock = clock
        self._jinja = Environment(
            loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
            lstrip_blocks=True,
        )  # fmt: skip
        self._jinja.globals["new_key"] = lambda: secrets.token_urlsafe(9)

    def channel(self, reader: Reader, view: View) -> str:
        """A channel, or one thread of it."""
        threads = [
            (
                self._shown(reader, view.channel, one.root),
                [self._shown(reader, view.channel, reply) for reply in one.replies],
                one.earlier,
            )
            for one in view.threads
        ]
        return self._page(
            "channel.html", reader, channel=view.channel, view=view, threads=threads, commands=COMMANDS, at_bot=AT_BOT
        )

    def message(self, reader: Reader, channel: Channel, message: Message) -> str:
        """One message, as it is added to an open page."""
        shown = self._shown(reader, channel, message)
        return self._jinja.get_template("message.html").render(
            message=shown, replies=[], earlier=0, root=None, reader=reader, channel=channel
        )

    def dialogue(self, reader: Reader, reply: Reply, setting: Setting) -> str:
        """What a dialogue shows."""
        return self._jinja.get_template("dialogue_body.html").render(
            title=title_of(reply), body=html_of(reply, setting)
        )

    def dialogue_page(self, reader: Reader, channel: Channel, reply: Reply, setting: Setting) -> str:
        """The same as a page of its own, where scripts do not run (yet)."""
        return self._page("dialogue.html", reader, channel=channel, title=title_of(reply), body=html_of(reply, setting))

    def home(self, reader: Reader, channel: Channel, reply: Reply) -> str:
        """What the bot can do."""
        return self._page("home.html", reader, channel=channel, body=html_of(reply, setting_in(reader, channel, 0)))

    def problem(self, reader: Reader | None, what_happened: str, what_to_do: str, typed: str = "") -> str:
        """A page that says what went wrong, and gives back what was typed."""
        return self._page("problem.html", reader, what_happened=what_happened, what_to_do=what_to_do, typed=typed)

    def _page(self, name: str, reader: Reader | None, **values: object) -> str:
        return self._jinja.get_template(name).render(reader=reader, bot=BOT, clock=self.clock(), **values)

    def clock(self) -> ClockFace:
        """What the clock shows just now."""
        reading = self._clock()
        going = f"on its way to {at_time(reading.heading_for)}" if reading.heading_for else ""
        return ClockFace(at_time(reading.now), going or say_ahead(reading.ahead), bool(reading.ahead))

    def _shown(self, reader: Reader, channel: Channel, message: Message) -> ShownMessage:
        author = reader.workspace.account(message.author)
        is_bot = message.author == BOT
        if message.reply:
            reply = REPLY_JSON.validate_json(message.reply)
            in_thread_of_its_own = channel.is_direct or not message.only_for
            thread = message.thread or (message.id if in_thread_of_its_own else 0)
            setting = replace(setting_in(reader, channel, thread), files=f"{FILES}/{message.id}")
            body = html_of(reply, setting)
        elif message.is_forgotten:
            body = Markup('<p class="forgotten">This message is too old to be kept.</p>')
        else:
            body = Markup('<p class="said">{}</p>').format(message.text)
        return ShownMessage(
            message.id, message.thread, BOT if is_bot else author.name if author else SOMEBODY, is_bot,
            message.author == reader.account.id, bool(message.only_for), at_time(message.said_at),
            message.said_at.isoformat(), body,
        )  # fmt: skip


def setting_in(reader: Reader, channel: Channel, thread: int) -> Setting:
    """What the buttons of a message in this channel send along."""
    about = (
        ("token", reader.token),
        ("as", reader.account.id),
        ("channel", channel.id),
        ("thread", str(thread or "")),
    )
    return Setting(about, reader.channels)


def title_of(reply: Reply) -> str:
    """What a dialogue is called."""
    form = next((part for part in reply.parts if isinstance(part, Form)), None)
    return form.title if form else reply.title
