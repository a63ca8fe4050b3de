"""Pages in words."""

from knowledge.documents import PageUnit, Paging


def in_the_file(page: int, label: str | None, unit: PageUnit) -> str:
    """ "page 5", "slide 3", or "page iv (6th in the file)" where another number is printed on it."""
    if label is None:
        return f"{unit} {page}"
    return f"{unit} {label} ({page}{_ending(page)} in the file)"


def _ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def how_many(paging: Paging) -> str:
    """ "12 pages", "1 slide", or nothing where the file has no pages."""
    if not paging.count:
        return ""
    return f"{paging.count:,} {paging.unit}{'' if paging.count == 1 else 's'}"
