"""What lies in a folder and is no ordinary file, or no file that may be read."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

from tests.fakes.odd_files.good_texts import text_of
from tests.fakes.odd_files.groups import Group, spare_group
from tests.fakes.odd_files.promises import Answered, Named, OddFile, Promise, Silent


def write_odd_places(folder: Path, outside: Path, groups: Iterator[Group]) -> Iterator[OddFile]:
    """Makes them below `folder`; some are links to `outside`, which lies beside it."""
    places = folder / "places"
    places.mkdir()
    yield from _links(places, outside, groups)
    yield from _special(places)
    yield from _not_utf_8(places)
    yield from _unreadable(places)


def _links(places: Path, outside: Path, groups: Iterator[Group]) -> Iterator[OddFile]:
    (outside / "secret.txt").write_bytes(text_of(spare_group("Secret")))
    group = next(groups)
    (places / "inside.txt").write_bytes(text_of(group))
    yield OddFile(places / "inside.txt", Answered(group))
    for name, target, promise in (
        ("to a file outside.txt", outside / "secret.txt", Named("out of the folder")),
        ("to a folder outside", outside, Named("out of the folder")),
        ("to itself.txt", places / "to itself.txt", Named("leads nowhere")),
        ("to nothing.txt", places / "never.txt", Named("leads nowhere")),
        ("to a file inside.txt", places / "inside.txt", Silent()),
        ("to its own folder", places, Silent()),
    ):
        (places / name).symlink_to(target)
        yield OddFile(places / name, promise)


def _special(places: Path) -> Iterator[OddFile]:
    os.mkfifo(places / "pipe.txt")
    yield OddFile(places / "pipe.txt", Named("pipe"))
    here = Path.cwd()
    with socket.socket(socket.AF_UNIX) as listening:
        os.chdir(places)  # the name of a socket may have 107 bytes, and test folders lie deep
        try:
            listening.bind("socket.txt")
        finally:
            os.chdir(here)
    yield OddFile(places / "socket.txt", Named("socket"))


def _not_utf_8(places: Path) -> Iterator[OddFile]:
    for name in (b"caf\xe9.txt", b"minutes \xff\xfe.docx"):
        path = Path(os.fsdecode(os.fsencode(places) + b"/" + name))
        path.write_bytes(text_of(spare_group("Bytes")))
        yield OddFile(path, Named("UTF-8"))


def _unreadable(places: Path) -> Iterator[OddFile]:
    """A file and a folder without leave to read; the superuser may read them all the same."""
    may_all = os.geteuid() == 0
    group = spare_group("Closed", "mizofanul")
    closed, folder = places / "closed.txt", places / "closed folder"
    closed.write_bytes(text_of(group))
    closed.chmod(0)
    folder.mkdir(mode=0)
    promise: Promise = Answered(group) if may_all else Named("may not read")
    yield OddFile(closed, promise)
    yield OddFile(folder, Silent() if may_all else Named("cannot be opened"))
