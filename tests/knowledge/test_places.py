"""Places in texts: which are found, which are not, and which lies inside which."""

from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.places import contains, find_places, wider_areas

LINES = [
    line
    for line in files("knowledge").joinpath("places.txt").read_text("utf-8").splitlines()
    if line and line[0] not in "#-"
]
SPELLINGS = [
    (spelling.removeprefix("!"), line.split(" > ")[0].split(" = ")[0].removeprefix("!"))
    for line in LINES
    for spelling in line.split(" > ")[0].replace(" = ", " | ").split(" | ")
]
NAMES = [name for _, name in SPELLINGS]
PIECES = [
    *NAMES,
    "Reading",
    "reading",
    "and",
    "&",
    "the",
    "Council",
    ", ",
    ". ",
    "'s",
    "in",
    "Market",
    "x",
    "-",
]


def names(text: str) -> list[str]:
    return [mention.name for mention in find_places(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what do anchors in leeds spend?", ["Leeds"]),
        ("West Essex has its own board", ["West Essex"]),
        ("Derbyshire is not the city", ["Derbyshire"]),
        ("Derby and Derbyshire sign together", ["Derby", "Derbyshire"]),
        ("Leeds Beckett University", ["Leeds"]),
        ("Leeds's plan and Hackney’s plan", ["Leeds", "Hackney"]),
        ("Stoke on Trent, KINGS LYNN & WEST NORFOLK", ["Stoke-on-Trent", "King's Lynn and West Norfolk"]),
        ("St. Helens", ["St Helens"]),
        ("Suffolk & North East Essex ICS", ["Suffolk and North East Essex"]),
        ("across BCP and Dorset", ["Bournemouth, Christchurch and Poole", "Dorset"]),
        ("Greater Essex", ["Essex"]),
        ("Newcastle", ["Newcastle upon Tyne"]),
        ("Newcastle-under-Lyme", ["Newcastle-under-Lyme"]),
        ("New York is far from York", ["York"]),
        ("the Duke of Edinburgh's Award", []),
        ("Leedsman, essexes, 3leeds", []),
        ("", []),
    ],
)
def test_places_are_found_under_their_usual_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Who pays the living wage in Reading?", ["Reading"]),
        ("What does Reading do about rents?", ["Reading"]),
        ("Reading Borough Council", ["Reading"]),
        ("RUGBY BOROUGH COUNCIL", ["Rugby"]),
        ("Reading", ["Reading"]),
        ("Reading?", ["Reading"]),
        ("Slough and Reading", ["Slough", "Reading"]),
        ("Bath, Bristol", ["Bath", "Bristol"]),
        ("growth in the North West", ["North West"]),
        ("NHS Highland", ["Highland"]),
        ("who is reading this in reading?", []),
        ("Reading the minutes takes time", []),
        ("our Reading list", []),
        ("Add it to Reading list three", []),
        ("a Green New Deal, and the Deal itself", []),
        ("Bronwen Sale reported", []),
        ("walk north west for a mile", []),
        ("by the end of March", []),
    ],
)
def test_a_name_that_is_a_word_too_needs_capitals_and_company(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_no_place_is_listed_twice_and_no_spelling_means_two_places() -> None:
    assert len({line.split(" > ")[0] for line in LINES}) == len(LINES)
    assert len({spelling for spelling, _ in SPELLINGS}) == len(SPELLINGS)


def test_every_wider_area_is_itself_a_listed_place() -> None:
    outers = {outer for line in LINES if " > " in line for outer in line.split(" > ")[1].split(" | ")}
    assert outers <= set(NAMES)


@pytest.mark.parametrize(("spelling", "name"), SPELLINGS)
def test_each_listed_spelling_is_found_whole(spelling: str, name: str) -> None:
    text = f"people in {spelling} said"
    (mention,) = find_places(text)
    assert (mention.name, text[mention.start : mention.end]) == (name, spelling)


@given(st.lists(st.sampled_from(PIECES)), st.sampled_from(["", " "]))
def test_mentions_stand_in_order_and_never_overlap(pieces: list[str], gap: str) -> None:
    text = gap.join(pieces)
    mentions = find_places(text)
    assert all(before.end <= after.start for before, after in pairwise(mentions))
    assert all(0 <= mention.start < mention.end <= len(text) and mention.name in NAMES for mention in mentions)


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    assert all(mention.name in NAMES for mention in find_places(text))


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("Essex", "West Essex"),
        ("essex", "basildon"),
        ("Essex", "Mid and South Essex"),
        ("Dorset", "Bournemouth"),
        ("Dorset", "BCP"),
        ("Derbyshire", "Derby"),
        ("London", "Hackney"),
        ("West Yorkshire", "Leeds"),
        ("Cheshire and Merseyside", "Knowsley"),
        ("England", "Islington"),
        ("Nowhere", "nowhere"),
    ],
)
def test_an_area_contains_what_lies_inside_it(outer: str, inner: str) -> None:
    assert contains(outer, inner)


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("Derby", "Derbyshire"),
        ("Essex", "Ipswich"),
        ("Leeds", "York"),
        ("England", "Cardiff"),
        ("Leeds", "Nowhere"),
    ],
)
def test_an_area_does_not_contain_what_lies_elsewhere(outer: str, inner: str) -> None:
    assert not contains(outer, inner)


def test_every_place_lies_in_one_country_and_only_the_countries_in_none() -> None:
    countries = {"England", "Scotland", "Wales", "Northern Ireland"}
    assert {name for name in NAMES if not wider_areas(name)} == countries
    assert all(len(wider_areas(name) & countries) == 1 for name in NAMES if name not in countries)


@given(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_what_lies_inside_an_inner_area_lies_inside_the_outer_one(a: str, b: str, c: str) -> None:
    assert contains(a, a)
    assert contains(a, c) or not (contains(a, b) and contains(b, c))
