"""Lists of contents in plain text: their lines say nothing that the headings do not."""

from collections.abc import Sequence

from indexer.markup import fold_space, plain

_LEADERS = ("....", ". . . .", "……")
_LONGEST = 200  # characters
_FEWEST = 3  # lines, where no heading says what they are
_NAMES = ("contents", "content", "table of contents", "in this report", "in this paper")


def is_of_contents(heading: str) -> bool:
    """Whether a heading is that of a list of contents."""
    return plain(heading).casefold().rstrip(":") in _NAMES


def lines_of_contents(page: Sequence[str]) -> set[int]:
    """Which lines lead with dots from a title to its page: below a heading that says so; or three at least, whose pages
    go up, and half of whose titles stand elsewhere on the page. Prices and figures may be led to by dots as well."""
    found: set[int] = set()
    run: list[tuple[int, str, int]] = []
    above = ""
    heading = ""
    for at, line in enumerate((*page, "end")):
        if parts := _parts(line):
            heading = heading if run else above
            run.append((at, *parts))
        elif line.strip():
            if run and (is_of_contents(heading) or _are_contents(run, page)):
                found.update(one for one, _, _ in run)
            run, above = [], line.strip()
    return found


def _parts(line: str) -> tuple[str, int] | None:
    """The title and the page's number of a line that leads from one to the other."""
    said = line.strip() if len(line) <= _LONGEST else ""
    before = said.rstrip("0123456789")
    title = before.rstrip(" .…")
    number = said[len(before) :]
    if not title or not 0 < len(number) <= 3 or not any(one in before[len(title) :] for one in _LEADERS):
        return None
    return _bare(title), int(number)


def _bare(title: str) -> str:
    """A title without the number it may begin with."""
    return fold_space(title).lstrip("0123456789. ").casefold()


def _are_contents(run: Sequence[tuple[int, str, int]], page: Sequence[str]) -> bool:
    numbers = [number for _, _, number in run]
    if len(run) < _FEWEST or numbers != sorted(numbers):
        return False
    here = {at for at, _, _ in run}
    elsewhere = {_bare(line) for at, line in enumerate(page) if at not in here}
    return 2 * sum(title in elsewhere for _, title, _ in run) >= len(run)
