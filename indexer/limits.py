"""How much of the machine one file may cost."""

from dataclasses import dataclass

MIB = 1024 * 1024
PAGE_CHARACTERS = 3_000
"""What counts as a page in files that have none."""


@dataclass(frozen=True)
class Limits:
    """What reading one file may take; a file that needs more is named, and costs no other file anything.

    `file_bytes`: the file itself. `unpacked_bytes`: what it holds once decompressed. `pages`: read from its start,
    the rest is reported. `memory_bytes` and `seconds`: of the process that reads it.
    """

    file_bytes: int = 100 * MIB
    unpacked_bytes: int = 500 * MIB
    pages: int = 2_000
    memory_bytes: int = 2_048 * MIB
    seconds: float = 120.0

    @property
    def characters(self) -> int:
        """As many as `pages` pages hold."""
        return self.pages * PAGE_CHARACTERS
