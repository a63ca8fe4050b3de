"""What a register says to a question, and how much of the answer that is."""

from dataclasses import dataclass
from enum import Enum

from bot.reply import Reply


class Share(Enum):
    """How much of an answer a register has: all that there is to say, a part beside which documents may have another,
    or only that it has nothing."""

    ALL = "all"
    SOME = "some"
    NONE = "none"


@dataclass(frozen=True)
class Registered:
    """What the register says."""

    reply: Reply
    share: Share
