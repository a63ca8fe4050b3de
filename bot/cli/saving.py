"""Saving the files of a reply."""

from itertools import count
from pathlib import Path

from bot.reply import File, Reply
from bot.words.names import file_name, shown
from knowledge.errors import HelpfulError


def save_files(reply: Reply, folder: Path) -> list[str]:
    """Saves what files a reply has and tells where each is; one that cannot be saved is told, too."""
    told = []
    for file in (part for part in reply.parts if isinstance(part, File)):
        try:
            told.append(f"Saved: {shown(str(save_beside(folder / file_name(file.name), file.content)))}")
        except HelpfulError as error:
            told.append(str(error))
    return told


def save_beside(path: Path, content: bytes) -> Path:
    """Where the content is now: at `path`, or at the first name like it (name-2.ics) that is free or has the very same
    content already. Nothing is overwritten. Raises HelpfulError."""
    for number in count(1):
        tried = path if number == 1 else path.with_stem(f"{path.stem}-{number}")
        try:
            with tried.open("xb") as new:
                new.write(content)
            return tried
        except FileExistsError:
            if tried.is_file() and tried.read_bytes() == content:
                return tried
        except OSError as error:
            raise HelpfulError(
                f"{shown(str(tried))} cannot be written: {error.strerror}.", "Nothing was saved."
            ) from error
    raise AssertionError("there is always one more number")


def write_file(out: Path, content: bytes, may_replace: bool) -> None:
    """Writes a file where the operator wants it. Raises HelpfulError where it is there already, or cannot be."""
    try:
        with out.open("wb" if may_replace else "xb") as file:
            file.write(content)
    except FileExistsError as error:
        wrong = f"{shown(str(out))} is there already."
        raise HelpfulError(wrong, "Give another name, or --force. Nothing was written.") from error
    except OSError as error:
        raise HelpfulError(f"{shown(str(out))} cannot be written: {error.strerror}.", "Give another name.") from error
