"""Who published a document; nobody rather than a bad guess."""

from pathlib import Path

import pytest

from indexer.describe.describe import describe
from indexer.describe.publisher import place_of_address
from indexer.formats.text.read_text import read_text
from knowledge.documents import Fact


def publisher(text: str) -> Fact[str] | None:
    return describe(read_text(text), Path("paper.txt")).publisher


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "FOR PUBLICATION\n\nLUTON BOROUGH COUNCIL\n\nBread for all",
            Fact("Luton Borough Council", 'cover: "LUTON BOROUGH COUNCIL"'),
        ),
        (
            "Bread for all: How to bake it\n\nOur Luton Bread Team\nMay 2022\nV1.0",
            Fact("Our Luton Bread Team", 'cover: "Our Luton Bread Team May 2022 V1.0"'),
        ),
        (
            "Bread for all\n\nPublished by the Bakers of Luton, May 2022",
            Fact("Bakers of Luton", 'cover: "Published by the Bakers of Luton, May 2022"'),
        ),
        (
            "# Bread\n\nLuton Partners keep the minutes. Write to luton.partners@luton.gov.uk.",
            Fact("Luton Partners", "e-mail address luton.partners@luton.gov.uk"),
        ),
        (
            "# Bread\n\nWe bake.\n\n# About Crumbly – bread is us\n\nA firm.\n\n# Contact\n\nJo jo@crumbly.com",
            Fact("Crumbly", 'heading "About Crumbly – bread is us", and the e-mail address jo@crumbly.com'),
        ),
        (
            "# Bread\n\nLuton Borough Council bakes, and Luton College eats.\n\nAsk Jo Bun: jo.bun@luton.gov.uk",
            Fact("Luton Borough Council", "e-mail address jo.bun@luton.gov.uk"),
        ),
    ],
)
def test_the_publisher_is_shown_by_the_cover_or_by_its_addresses(text: str, expected: Fact[str]) -> None:
    assert publisher(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "# Bread for all\n\nLuton Health and Wellbeing Board\n16 June 2022\n\n# What\n\nWe bake.",
        "# Bread for all\n\nLuton Borough Council\n\nKent County Council\n\nWe bake in both.",
        "# Bread for all\n\nOur partners\n\nThey are many, and they all bake.",
        "# Luton Anchor Partnership\n\nIt bakes.",
        "# Bread\n\nLuton Borough Council bakes. Ask jo.bun@luton.gov.uk or al@kent.gov.uk",
        "# Bread\n\nJo Bun bakes. Ask jo.bun@luton.gov.uk",
        "# Bread\n\nWe bake.\n\n# About Crumbly\n\nA firm. Ask jo@example.com",
        "# Bread\n\nIt was prepared by us.",
        "",
    ],
)
def test_a_publisher_that_is_not_clear_is_left_open(text: str) -> None:
    assert publisher(text) is None


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("sam@leeds.gov.uk", "Leeds"),
        ("sam@dorsetcouncil.gov.uk", "Dorset"),
        ("sam@mail.essex.gov.uk", "Essex"),
        ("sam@tower-hamlets.gov.uk", "Tower Hamlets"),
        ("sam@nhs.net", None),
        ("sam@leeds.example.com", None),
        ("sam@cabinetoffice.gov.uk", None),
    ],
)
def test_a_public_bodys_address_names_its_place(address: str, place: str | None) -> None:
    assert place_of_address(address) == place
