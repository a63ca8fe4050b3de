"""A network's own themes, and what other lists call them."""

import pytest

from knowledge.errors import HelpfulError
from knowledge.pledges.themes import Crosswalk, crosswalk_from

TABLE = [
    (1, ["Essex", "Leeds", "Derbyshire"]),
    (2, ["Jobs and skills", "Employment", "Workforce"]),
    (3, ["Procurement", "Procurement", "Spending"]),
    (4, ["Buildings", "Environment and assets", ""]),
    (5, ["Environment", "Environment and  assets", "Climate"]),
    (6, ["", "Corporate and civic", "Civic role"]),
]
THEMES = crosswalk_from(TABLE)


def test_the_first_column_is_the_networks_own_list() -> None:
    assert THEMES.own == ("Jobs and skills", "Procurement", "Buildings", "Environment")
    assert THEMES.of_list("leeds") == ("Employment", "Procurement", "Environment and assets", "Corporate and civic")


@pytest.mark.parametrize(
    ("typed", "own"),
    [
        ("procurement", "Procurement"),
        ("Jobs-and-Skills", "Jobs and skills"),
        ("employment", "Jobs and skills"),
        ("CLIMATE", "Environment"),
        ("environment", "Environment"),
        ("jobs", "Jobs and skills"),
    ],
)
def test_a_theme_is_found_by_its_name_in_any_list(typed: str, own: str) -> None:
    assert THEMES.own_theme(typed) == own


def test_a_name_that_means_several_themes_is_asked_about() -> None:
    assert THEMES.meant_by("environment and assets") == ("Buildings", "Environment")
    with pytest.raises(HelpfulError, match="may be Buildings or Environment"):
        THEMES.own_theme("Environment and assets")


@pytest.mark.parametrize(
    ("typed", "mend"),
    [("procurment", "Do you mean Procurement?"), ("xyz", "The themes are Jobs"), ("Civic role", "is no theme")],
)
def test_a_name_in_no_list_gets_the_nearest(typed: str, mend: str) -> None:
    with pytest.raises(HelpfulError, match=mend):
        THEMES.own_theme(typed)


def test_a_theme_is_translated_into_another_list() -> None:
    assert THEMES.in_list("buildings", "Leeds") == ("Environment and assets",)
    assert THEMES.in_list("Buildings", "Derbyshire") == ()
    with pytest.raises(HelpfulError, match="no list of themes “Dorset”"):
        THEMES.in_list("Buildings", "Dorset")


def test_without_a_list_a_theme_is_what_was_typed() -> None:
    assert Crosswalk().own_theme(" Social   value ") == "Social value"
    assert (Crosswalk().own, Crosswalk().meant_by("x")) == ((), ())


@pytest.mark.parametrize(
    ("table", "wrong"),
    [
        ([], "no themes"),
        ([(1, ["Essex", "essex"])], "name of its own"),
        ([(1, ["Essex", ""]), (2, ["a", "b"])], "name of its own"),
        ([(1, ["Essex"]), (3, ["a", "b"])], "Row 3 has more cells"),
    ],
)
def test_what_is_no_table_of_themes_is_told(table: list[tuple[int, list[str]]], wrong: str) -> None:
    with pytest.raises(HelpfulError, match=wrong):
        crosswalk_from(table)
