"""A register of risks that is not for everybody (documents.toml says so). Invented throughout, but for names."""

from make.parts import SAMPLE
from make.word_page import add_grid, new_word_document, word_bytes, write_running_lines

_TITLE = "Essex jobs pilots: register of risks"
_NOTE = f"{SAMPLE} The risks, scores and amounts are invented."
_HEADER = ("No.", "Risk", "Likelihood", "Harm", "Score", "Owner", "What we do about it")
_RISKS = (
    ("R1", "Princess Alexandra Hospital leaves the pilot when its chief nurse retires in January", "4", "5", "20",
     "Programme manager", "Speak to the deputy before Christmas; keep £31,000 back until she has confirmed"),
    ("R2", "A newspaper takes up the dismissal of two trainees in Jaywick", "3", "4", "12",
     "Tendring District Council", "A line for the press is agreed; nobody comments on single cases"),
    ("R3", "The bus company ends the 5.40am service in Harlow", "3", "5", "15", "Essex County Council",
     "Ask for six months’ warning; get prices for a minibus"),
    ("R4", "Trial days on the ward are taken for unpaid work", "2", "5", "10", "Mid and South Essex trust",
     "Pay the half day from December on; take legal advice"),
    ("R5", "The second year is not paid for", "3", "3", "9", "Essex County Council", "Case to be made by March 2027"),
)  # fmt: skip
_WIDTHS = (0.06, 0.26, 0.13, 0.08, 0.08, 0.16, 0.23)


def essex_risks() -> bytes:
    """The same bytes every time."""
    document = new_word_document(_TITLE, "Essex Anchors Network")
    write_running_lines(document, "Restricted: jobs pilots steering group only", "7 October 2026")
    document.add_paragraph(_TITLE, style="Title")
    document.add_paragraph("For the steering group on 7 October 2026. Do not pass on.")
    document.add_paragraph().add_run(_NOTE).italic = True
    document.add_paragraph("Risks in order of number", style="Heading 1")
    document.add_paragraph("Likelihood and harm run from 1 (low) to 5 (high). The score is one times the other.")
    add_grid(document, _HEADER, _RISKS, _WIDTHS)
    document.add_paragraph("Changes since July", style="Heading 1")
    for change in ("R1 is new.", "R3 has gone up from 9, since the company has put the route under review."):
        document.add_paragraph(change, style="List Bullet")
    return word_bytes(document)
