"""What the workspace needs of whatever keeps its messages."""

from typing import Protocol

from knowledge.messages import Dialogue, Draft, Message, Thread


class Board(Protocol):
    """Messages and dialogues, kept for good. Ids grow."""

    def post(self, draft: Draft) -> int:
        """Keeps a message, and returns its id."""

    def find(self, key: str) -> int:
        """The id of what the bot said under this key; 0 for nothing."""

    def message(self, id_: int, reader: str) -> Message | None:
        """One message, if this account may see it."""

    def page(self, channel: str, reader: str, before: int, limit: int, replies: int) -> list[Thread]:
        """The newest messages of a channel outside of threads, below `before` (0: any), oldest first, each with as many
        of its newest replies."""

    def thread(self, root: Message, reader: str, before: int, replies: int) -> Thread:
        """A message with as many of its newest replies, of those below `before` (0: any)."""

    def since(self, after: int, channels: list[str], reader: str) -> list[Message]:
        """What was said after that, oldest first."""

    def newest(self) -> int:
        """The id of what was said last; 0 for nothing."""

    def open_dialogue(self, account: str, reply: str, address: str) -> int:
        """Keeps a dialogue for one account, and returns its id."""

    def dialogues_since(self, after: int, account: str) -> list[Dialogue]:
        """The dialogues opened for this account after that, oldest first."""

    def newest_dialogue(self) -> int:
        """The id of the dialogue opened last; 0 for none."""

    def dialogue(self, id_: int, account: str) -> Dialogue | None:
        """A dialogue of this account."""
