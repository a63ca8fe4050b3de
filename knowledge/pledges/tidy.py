"""Texts as they are kept: without what nobody sees, so that a register looks the same in a chat, in CSV and in XLSX."""

import unicodedata
from dataclasses import fields, replace
from typing import Any

from knowledge.csv_table import clean_cell
from knowledge.pledges.entries import Edit, Entry
from knowledge.pledges.kinds import Unit
from knowledge.pledges.pledge import Pledge

_NOT_KEPT = ("Cc", "Cs", "Cn")  # control characters, halves of characters, and what is no character at all


def tidy_line(text: str) -> str:
    """One line, with single blanks."""
    return " ".join(clean_cell(tidy_note(text)).split())


def tidy_note(text: str) -> str:
    """Lines as they were written, but for what no file of text or workbook could hold."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(ch for ch in lines if ch in "\n\t" or unicodedata.category(ch) not in _NOT_KEPT).strip()


def tidy_entry(entry: Entry) -> Entry:
    """An entry with its texts as they are kept."""
    tidy = tidy_line if isinstance(entry, Edit) else tidy_note
    said = {one.name: getattr(entry, one.name) for one in fields(entry)}
    tidied: dict[str, Any] = {name: tidy(text) for name, text in said.items() if type(text) is str}
    return replace(entry, **tidied)


def tidy_pledge(pledge: Pledge) -> Pledge:
    """A pledge with its texts as they are kept; its entries are left alone."""
    return replace(
        pledge,
        organisation=tidy_line(pledge.organisation),
        theme=tidy_line(pledge.theme),
        statement=tidy_line(pledge.statement),
        document=tidy_line(pledge.document),
        clause=tidy_line(pledge.clause),
        unit=Unit(tidy_line(pledge.unit.name)),
    )
