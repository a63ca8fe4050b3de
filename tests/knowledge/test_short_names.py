"""Short names, learnt from the ways papers define them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.short_names import ShortName, short_names_in

WORD = st.from_regex(r"[A-Z][a-z]{2,7}", fullmatch=True).filter(lambda word: word.casefold() not in ("and", "the"))
NAME = st.lists(WORD, min_size=2, max_size=5)


def initials(words: list[str]) -> str:
    return "".join(word[0] for word in words)


@pytest.mark.parametrize(
    ("text", "defined"),
    [
        ("We asked Northmere Hospitals NHS Trust (NHT) and the council.", [("NHT", "Northmere Hospitals NHS Trust")]),
        ('It is led by the Harbour Partnership Board ("HPB").', [("HPB", "Harbour Partnership Board")]),
        ("small and medium enterprises (SMEs)", [("SME", "small and medium enterprises")]),
        ("The NHT (Northmere Hospitals NHS Trust) was last.", [("NHT", "Northmere Hospitals NHS Trust")]),
        (
            "SC = Saltby Council, HB = Health Board and CG = Mere Vale College Group.",
            [("SC", "Saltby Council"), ("HB", "Health Board"), ("CG", "Mere Vale College Group")],
        ),
        ("RLW = real living wage. UNI = University.", [("RLW", "real living wage"), ("UNI", "University")]),
        ("In the tables SC is Saltby Council.", [("SC", "Saltby Council")]),
        ("Short names used here: MC Mere Council; US the University; FCH NHS Firth and Coast; MVC Mere Vale College; "
         "RW Row Works (a community trust).", [
             ("MC", "Mere Council"), ("US", "University"), ("FCH", "NHS Firth and Coast"), ("MVC", "Mere Vale College"),
             ("RW", "Row Works (a community trust)"),
         ]),
        ("HB Health Board, CG Mere Vale College Group, UNI University.", [
            ("HB", "Health Board"), ("CG", "Mere Vale College Group"), ("UNI", "University"),
        ]),
        ("MC: Mere College, HB: Health Board.", [("MC", "Mere College"), ("HB", "Health Board")]),
        ("HB – Health Board", [("HB", "Health Board")]),
        ("Quayside University – Short: QU; Member and job: Dr Ama Boat, Dean", [("QU", "Quayside University")]),
        ("3 – Organisation: Quayside University; Abbreviation: QU", [("QU", "Quayside University")]),
        ("SBH – Member: Seabrook Homes; Main site: Long Street; Staff: 318", [("SBH", "Seabrook Homes")]),
        ("Seabrook and Mere Homes; SMH; 318; £8m", [("SMH", "Seabrook and Mere Homes")]),
        ('- Seabrook College ("the College")', [("the College", "Seabrook College")]),
        ("Between Vale College Group (the College Group) and it", [("the College Group", "Vale College Group")]),
    ],
)  # fmt: skip
def test_a_short_name_is_learnt_where_it_is_defined(text: str, defined: list[tuple[str, str]]) -> None:
    assert {(one.short, one.name) for one in short_names_in(text)} == set(defined)


@pytest.mark.parametrize(
    "text",
    [
        "The terms are in force from a later date (TBC).",
        "QU – Starters 2023/24: 256; Starters 2024/25: 198",
        "The chair (NHT) spoke first.",
        'The Good Work Group ("the Group") meets monthly.',  # each group is "the Group" in its own paper
        "It was for colleges (the University had none).",
        "Cost in all; £8m; DBS; 94",
        "Resident member – Short: -; Member and job: vacant",
        "NHT is Open on Saturdays.",
        "LLAN Good Work Group, Page 4 of 5",
        "Subscriptions – Westmere (GAN): £62,000; Eastmere (SAN): none",
        "",
    ],
)
def test_nothing_is_learnt_from_what_defines_nothing(text: str) -> None:
    assert list(short_names_in(text)) == []


@given(NAME)
def test_the_initials_of_a_name_are_its_short_name_in_brackets_behind_it_and_before_it(words: list[str]) -> None:
    name, short = " ".join(words), initials(words)
    assert any(name.endswith(one.name) and one.short == short for one in short_names_in(f"We met {name} ({short})."))
    assert ShortName(short, name) in short_names_in(f"We met {short} ({name}).")


@given(st.lists(NAME, min_size=2, max_size=5))
def test_each_of_a_line_of_definitions_is_learnt(names: list[list[str]]) -> None:
    line = ", ".join(f"{initials(words)} = {' '.join(words)}" for words in names)
    assert set(short_names_in(line)) == {ShortName(initials(words), " ".join(words)) for words in names}


@given(st.text(alphabet='ABc ()=–;:,.&-é1\n"', max_size=60))
def test_what_is_learnt_stands_in_the_text(text: str) -> None:
    for one in short_names_in(text):
        assert one.short in text
        assert one.name in text
        assert any(sign.isalpha() for sign in one.name)
