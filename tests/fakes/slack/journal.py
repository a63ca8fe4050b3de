"""Everything that happened, in order, and waiting until something has. Shared by the test and the server's thread."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace

from tests.fakes.slack.records import Call, Json, OpenedView, PostedMessage, SharedFile, Status

_SHOWN = 12  # entries of each kind in an error


class Journal:
    """The lists grow only; a message is replaced in its place when it is edited or deleted."""

    def __init__(self) -> None:
        self.changed = threading.Condition(threading.RLock())
        self._changes = 0
        self.messages: list[PostedMessage] = []
        self.shared_files: list[SharedFile] = []
        self.opened_views: list[OpenedView] = []
        self.home_views: dict[str, Json] = {}
        self.statuses: list[Status] = []
        self.suggested_prompts: list[Json] = []
        self.calls: list[Call] = []
        self.complaints: list[str] = []

    def add_message(self, message: PostedMessage) -> None:
        """Record one more message."""
        with self.changed:
            self.messages.append(message)
            self._wake()

    def change_message(self, old: PostedMessage, **changes: object) -> PostedMessage:
        """The message as it now stands, in the place of the old one."""
        with self.changed:
            new = replace(old, **changes)  # type: ignore[arg-type]  # the fields are named by our own callers
            self.messages[self.messages.index(old)] = new
            self._wake()
            return new

    def add_file(self, file: SharedFile) -> None:
        """Record a file that was shared."""
        with self.changed:
            self.shared_files.append(file)
            self._wake()

    def add_view(self, opened: OpenedView) -> None:
        """Record a modal that opened or changed."""
        with self.changed:
            self.opened_views.append(opened)
            self._wake()

    def put_home(self, user: str, view: Json) -> None:
        """Record what the Home tab of this person shows now."""
        with self.changed:
            self.home_views[user] = view
            self._wake()

    def add_status(self, status: Status) -> None:
        """Record what the chat tab says while the bot thinks."""
        with self.changed:
            self.statuses.append(status)
            self._wake()

    def add_prompts(self, params: Json) -> None:
        """Record the prompts that were suggested."""
        with self.changed:
            self.suggested_prompts.append(params)
            self._wake()

    def add_call(self, call: Call) -> None:
        """Record a request, whatever became of it."""
        with self.changed:
            self.calls.append(call)
            self._wake()

    def complain(self, what: str) -> None:
        """Record something a real Slack would have refused without telling the caller."""
        with self.changed:
            self.complaints.append(what)
            self._wake()

    def notify(self) -> None:
        """Wake those who wait: something outside these lists changed."""
        with self.changed:
            self._wake()

    def _wake(self) -> None:
        self._changes += 1
        self.changed.notify_all()

    def wait_for(self, condition: Callable[[], object], seconds: float = 30, what: str = "") -> None:
        """Return once the condition holds; an AssertionError tells what was seen instead.

        The condition is tried at each change here and ten times a second, as it may look at other things too. The
        server goes on meanwhile.
        """
        end = time.monotonic() + seconds
        while True:
            before = self._changes
            if condition():
                return
            if time.monotonic() > end:
                raise AssertionError(f"Waited {seconds:g} s in vain{' for ' + what if what else ''}.\n{self.seen()}")
            with self.changed:
                self.changed.wait_for(lambda: self._changes != before, 0.1)  # noqa: B023  # waited for here and now

    def seen(self) -> str:
        """What happened, for a person to read."""
        with self.changed:
            parts = {
                "messages": [_line(message) for message in self.messages],
                "files": [f"{file.channel} in {file.thread_ts}: {file.name}" for file in self.shared_files],
                "views": [f"{view.how} for {view.user}: {view.title!r}" for view in self.opened_views],
                "home tabs": list(self.home_views),
                "calls": [f"{call.method} → {call.outcome}" for call in self.calls],
                "complaints": list(self.complaints),
            }
        return "\n".join(line for name, entries in parts.items() for line in _listed(name, entries))


def _listed(name: str, entries: list[str]) -> list[str]:
    earlier = [f"  … {len(entries) - _SHOWN} earlier"] if len(entries) > _SHOWN else []
    return [f"{name}: {len(entries)}", *earlier, *(f"  {entry}" for entry in entries[-_SHOWN:])]


def _line(message: PostedMessage) -> str:
    only = f" (only to {message.ephemeral_to})" if message.ephemeral_to else ""
    gone = " (deleted)" if message.deleted else ""
    return f"{message.channel} {message.ts} in {message.thread_ts}{only}{gone}: {message.text[:120]!r}"
