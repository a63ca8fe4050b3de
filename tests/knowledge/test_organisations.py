"""Organisations by the names that people give them."""

import pytest

from knowledge.organisations import organisations_in, organisations_meant

NAMES = [
    "Essex County Council", "Essex Police", "Leeds City Council", "Leeds Teaching Hospitals NHS Trust",
    "Derbyshire County Council", "Tyde & Wear College", "St. Anne's College",
]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Essex Police", ["Essex Police"]),
        ("essex-police", ["Essex Police"]),
        ("essex-cc", ["Essex County Council"]),
        ("ECC", ["Essex County Council"]),
        ("essex", ["Essex County Council", "Essex Police"]),
        ("derbyshire", ["Derbyshire County Council"]),
        ("leeds hosp", ["Leeds Teaching Hospitals NHS Trust"]),
        ("nowhere", []),
        ("", []),
        ("-", []),
    ],
)
def test_an_organisation_is_found_by_its_name_its_initials_or_the_beginnings_of_its_words(
    typed: str, meant: list[str]
) -> None:
    assert organisations_meant(typed, NAMES) == meant


@pytest.mark.parametrize(
    ("text", "spoken_of"),
    [
        ("what has Essex Police pledged on apprenticeships?", ["Essex Police"]),
        ("what are leeds  city council's pledges?", ["Leeds City Council"]),
        ("and ECC?", ["Essex County Council"]),
        ("and ecclesiastical bodies?", []),
        ("Tyde and Wear College, St. Anne’s College", ["Tyde & Wear College", "St. Anne's College"]),
        ("policing in Essex", []),
        ("the New Essex Policeman", []),
    ],
)
def test_a_text_speaks_of_an_organisation_by_its_whole_name_or_its_initials_in_capitals(
    text: str, spoken_of: list[str]
) -> None:
    assert [one.name for one in organisations_in(text, NAMES)] == spoken_of


def test_a_name_inside_a_longer_one_is_not_spoken_of() -> None:
    found = organisations_in("Essex Police Federation", ["Essex Police", "Essex Police Federation"])
    assert [one.name for one in found] == ["Essex Police Federation"]


def test_a_name_without_a_word_is_in_no_text() -> None:
    assert organisations_in("this and that & more", ["and", "&", ""]) == []
