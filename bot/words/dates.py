"""Dates as people here write them."""

from datetime import date


def in_words(iso: str) -> str:
    """An ISO 8601 date as exact as it is: "Monday 9 December 2019", "May 2022", "2022"."""
    match iso.split("-"):
        case [year, month, day]:
            found = date(int(year), int(month), int(day))
            return f"{found:%A} {found.day} {found:%B %Y}"
        case [year, month]:
            return f"{date(int(year), int(month), 1):%B %Y}"
        case _:
            return iso
