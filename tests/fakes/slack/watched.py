"""What a test sees of a bot: the messages, views, statuses and calls, and waiting for them."""

from collections.abc import Callable

from tests.fakes.slack.journal import Journal
from tests.fakes.slack.records import Call, Json, OpenedView, PostedMessage, SharedFile, Status


class Watched:
    """A read-only view of the journal; every list is a copy."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal

    @property
    def messages(self) -> list[PostedMessage]:
        """Every message that was posted, in order, as it stands now (edited, deleted)."""
        with self.journal.changed:
            return list(self.journal.messages)

    def messages_in(self, channel: str, thread_ts: str | None = None) -> list[PostedMessage]:
        """Those of one channel, or of one thread in it, without the deleted ones."""
        found = [m for m in self.messages if m.channel == channel and not m.deleted]
        return [m for m in found if thread_ts is None or m.thread_ts == thread_ts]

    @property
    def shared_files(self) -> list[SharedFile]:
        """Every file that was shared, in order."""
        with self.journal.changed:
            return list(self.journal.shared_files)

    @property
    def opened_views(self) -> list[OpenedView]:
        """Every modal that was opened or changed, in order."""
        with self.journal.changed:
            return list(self.journal.opened_views)

    @property
    def home_views(self) -> dict[str, Json]:
        """What the Home tab of each person shows."""
        with self.journal.changed:
            return dict(self.journal.home_views)

    @property
    def statuses(self) -> list[Status]:
        """Every assistant.threads.setStatus, in order."""
        with self.journal.changed:
            return list(self.journal.statuses)

    @property
    def suggested_prompts(self) -> list[Json]:
        """The parameters of every assistant.threads.setSuggestedPrompts, in order."""
        with self.journal.changed:
            return list(self.journal.suggested_prompts)

    @property
    def calls(self) -> list[Call]:
        """Every request to the Web API or a response_url, whatever became of it."""
        with self.journal.changed:
            return list(self.journal.calls)

    def calls_of(self, method: str) -> list[Call]:
        """Those of one method."""
        return [call for call in self.calls if call.method == method]

    @property
    def complaints(self) -> list[str]:
        """What a real Slack would have refused without telling the caller."""
        with self.journal.changed:
            return list(self.journal.complaints)

    def wait_for(self, condition: Callable[[], object], seconds: float = 30, what: str = "") -> None:
        """Return once it holds; an AssertionError says what was seen instead."""
        self.journal.wait_for(condition, seconds, what)

    def wait_for_messages(self, count: int, channel: str | None = None, seconds: float = 30) -> list[PostedMessage]:
        """The messages (of one channel), once there are at least so many."""

        def found() -> list[PostedMessage]:
            return [m for m in self.messages if channel in (None, m.channel)]

        self.wait_for(lambda: len(found()) >= count, seconds, f"{count} messages, {len(found())} so far")
        return found()
