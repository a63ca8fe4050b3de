"""What somebody wrote to the bot, on any platform."""

from dataclasses import dataclass

from knowledge.documents import Viewer


@dataclass(frozen=True)
class Request:
    """One thing written. `viewer` is who will read the reply."""

    text: str
    viewer: Viewer
