"""`anchorbot index --watch`: follows folders until it is stopped."""

import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from bot.cli.index_command import Wish, chosen_folders, index_once
from bot.cli.running import guarded, settings_with, tell
from bot.settings import Settings
from knowledge.errors import HelpfulError
from knowledge.store.database import open_database

QUIET_MS = 1_500
"""A run starts when nothing has changed for so long: a copy of many files is one run."""

LOOK_AGAIN_S = 600.0
"""How often to look without being told: network drives do not always say that something changed."""

_PATIENCE = 3_600.0  # seconds to wait for another run


def run_watch(wish: Wish, data: Path | None) -> int:
    """Indexes the folders, then again whenever something in them changes, until Ctrl-C."""
    return guarded(lambda: _watch(wish, settings_with(data)))


def _watch(wish: Wish, settings: Settings) -> int:
    index_once(wish, settings)
    with open_database(settings.data) as db:
        folders = [folder for folder in chosen_folders(wish, db) if folder.exists()]
    if not folders:
        raise HelpfulError("None of the folders is there, so there is nothing to follow.", "Check their names.")
    tell(f"Following {', '.join(map(str, folders))}. Stop with Ctrl-C.")
    with suppress(KeyboardInterrupt):  # in the middle of a run, too: it is taken up again next time
        for _ in _changes(folders, settings.data.resolve()):
            _follow(Wish(wish.folders), settings)
    tell("Stopped following.")
    return 0


def _changes(folders: Sequence[Path], own: Path) -> Iterator[None]:
    """Comes back whenever something has changed, or it is time to look; ends with Ctrl-C.

    The first time is as soon as the system watches: something may have changed before. A folder that was taken away
    and put back is another one to the system, and has to be watched anew.
    """
    from watchfiles import watch

    while True:
        while None in (watched := _identities(folders)):
            time.sleep(QUIET_MS / 1000)
        looked = float("-inf")
        with suppress(FileNotFoundError):  # gone again just now
            for changes in watch(
                *folders,
                watch_filter=lambda _, path: _matters(Path(path), own),
                debounce=60_000,
                step=QUIET_MS,
                rust_timeout=QUIET_MS,
                yield_on_timeout=True,
                raise_interrupt=False,
            ):
                if changes or time.monotonic() - looked >= LOOK_AGAIN_S:
                    yield
                    looked = time.monotonic()
                if _identities(folders) != watched:
                    break
            else:
                return


def _identities(folders: Sequence[Path]) -> list[int | None]:
    """What the system knows each folder by; None for one that is not there."""
    return [folder.stat().st_ino if folder.exists() else None for folder in folders]


def _matters(path: Path, own: Path) -> bool:
    """Whether a change there may change the index: not in our own data, and not in hidden or lock files."""
    return own not in path.parents and not path.name.startswith((".", "~$"))


def _follow(wish: Wish, settings: Settings) -> None:
    """One more run; what goes wrong in it is told, and the next one tries again."""
    try:
        index_once(wish, settings, _PATIENCE, quietly=True)
    except HelpfulError as error:
        tell(str(error))
