"""What sounds like a question to the bot, in a thread between people."""

import re

_GOES_ON = re.compile(
    r"\?\s*$|^(?:and|but|so|ok|also|what|which|who|whose|whom|when|where|why|how|is|are|was|were|do|does|did|can|could|"
    r"has|have|should|would|will|tell|show|list|same)\b",
    re.IGNORECASE,
)
"""How a question begins or ends. In a thread between people the bot speaks up for nothing else."""


def goes_on(text: str) -> bool:
    """Whether a message in a thread that the bot has answered in asks for more."""
    return bool(_GOES_ON.search(text.strip()))
