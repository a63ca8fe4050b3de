"""Figures as people type them."""

from decimal import Decimal
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import HelpfulError
from knowledge.pledges.amounts import Amount, AmountError, amount_text, read_amount, read_cell, read_unit
from knowledge.pledges.kinds import Unit

COMMAS = "I cannot tell where its thousands end: commas stand before three digits, one point before the decimals."
POUNDS, PERCENT, APPRENTICES, MILESTONE = Unit("£"), Unit("%"), Unit("apprentices"), Unit()


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("£1.2m", POUNDS, "1200000"),
        ("£1.2M", POUNDS, "1200000"),
        ("£48k", POUNDS, "48000"),
        ("48k", POUNDS, "48000"),
        ("£ 48 k", POUNDS, "48000"),
        ("GBP 48,000.50", POUNDS, "48000.50"),
        ("48 pounds", POUNDS, "48"),
        ("1.2 million pounds", POUNDS, "1200000"),
        ("£1,200", POUNDS, "1200"),
        ("£2bn", POUNDS, "2000000000"),
        ("£0", POUNDS, "0"),
        ("€3k", Unit("€"), "3000"),
        ("48%", PERCENT, "48"),
        ("48 per cent", PERCENT, "48"),
        ("48", PERCENT, "48"),
        ("112.5%", PERCENT, "112.5"),
        ("46 of 50", PERCENT, "92"),
        ("1 of 3", PERCENT, "33.33"),
        ("46", APPRENTICES, "46"),
        ("1,200", APPRENTICES, "1200"),
        ("1.2k", APPRENTICES, "1200"),
        ("46 apprentices", APPRENTICES, "46"),
        ("1 apprentice", APPRENTICES, "1"),
        ("46 apprentices", Unit("apprentices started"), "46"),
        ("3 écoles", Unit("écoles"), "3"),
    ],
)
def test_what_people_type_is_read_exactly(typed: str, unit: Unit, value: str) -> None:
    assert read_amount(typed, unit) == Amount(Decimal(value))


@pytest.mark.parametrize("typed", ["46 of 50", "46 out of 50", "46/50", "46 of 50 apprentices"])
def test_of_things_that_are_counted_it_is_kept_out_of_how_many(typed: str) -> None:
    assert read_amount(typed, APPRENTICES) == Amount(Decimal(46), Decimal(50))


@pytest.mark.parametrize(
    ("typed", "unit", "said"),
    [
        ("48", POUNDS, "This pledge is in £, so I need an amount. Nothing was saved. Is it £48 or £48k or £48m?"),
        ("1,200", POUNDS, "This pledge is in £, so I need an amount. Nothing was saved. Try: £1,200"),
        ("48%", POUNDS, "This pledge is in £, so I need an amount. Nothing was saved."),
        ("$48k", POUNDS, "This pledge is in £, so I need an amount. Nothing was saved."),
        ("46 of 50", POUNDS, "This pledge is in £, so I need an amount. Nothing was saved."),
        ("-£5k", POUNDS, "A figure cannot be less than nought. Nothing was saved. Try: £5k"),
        ("£-5k", POUNDS, "A figure cannot be less than nought. Nothing was saved. Try: £5k"),
        ("£0.001", POUNDS, "That is finer than pence. Nothing was saved."),
        ("£12.345", POUNDS, "That is finer than pence. Nothing was saved. Try: £12.34"),
        ("1e309", POUNDS, "I read no powers of ten: please write the number out. Nothing was saved."),
        ("£9000000000000000000", POUNDS, "That is out of all measure. Nothing was saved."),
        ("nan", POUNDS, "I see no figure in that. Nothing was saved."),
        ("inf", PERCENT, "I see no figure in that. Nothing was saved."),
        ("４８％", PERCENT, "Its digits are not the plain ones, 0 to 9. Nothing was saved. Try: 48%"),
        ("£48k", PERCENT, "This pledge is in %, so I need a percentage. Nothing was saved."),
        ("46 of 0", PERCENT, "Nothing is a share of 0. Nothing was saved."),
        ("48%", APPRENTICES, "This pledge is counted in apprentices, so I need a number of them. Nothing was saved."),
        (
            "46 houses",
            APPRENTICES,
            "This pledge is counted in apprentices, so I need a number of them. Nothing was saved.",
        ),
        ("£1.200,50", POUNDS, f"{COMMAS} Nothing was saved. Try: £1,200.50"),
        ("£230,00", POUNDS, f"{COMMAS} Nothing was saved. Is it £230.00 or £23,000?"),
        ("12,5", APPRENTICES, f"{COMMAS} Nothing was saved. Is it 12.5 or 125?"),
        ("1,20,000", APPRENTICES, f"{COMMAS} Nothing was saved. Try: 120,000"),
        ("1.200.000", APPRENTICES, f"{COMMAS} Nothing was saved. Try: 1,200,000"),
        ("1.5,5.5", APPRENTICES, f"{COMMAS} Nothing was saved."),
        ("48", MILESTONE, "This pledge is a milestone: it has no figure. Nothing was saved."),
        ("", PERCENT, "I see no figure in that. Nothing was saved."),
    ],
)
def test_a_wrong_figure_is_told_with_what_was_understood_and_what_to_type(typed: str, unit: Unit, said: str) -> None:
    with pytest.raises(AmountError) as raised:
        read_amount(typed, unit)
    assert str(raised.value) == f"I read “{typed}”. {said}"


@pytest.mark.parametrize(
    ("typed", "unit", "target", "readings"),
    [
        ("48%", APPRENTICES, "50", {"24": "48% of the 50 promised, 24 apprentices", "48": "48 apprentices"}),
        (
            "48 per cent",
            APPRENTICES,
            "120",
            {"58": "48% of the 120 promised, about 58 apprentices", "48": "48 apprentices"},
        ),
        ("48%", POUNDS, "1200000", {"£576,000": "48% of the £1,200,000 promised, £576,000"}),
        ("£1.2m", APPRENTICES, "120", {}),
        ("12.5", APPRENTICES, "120", None),
    ],
)  # fmt: skip
def test_a_percentage_of_what_is_counted_may_be_of_its_target(
    typed: str, unit: Unit, target: str, readings: dict[str, str] | None
) -> None:
    if readings is None:
        assert read_amount(typed, unit, Decimal(target)) == Amount(Decimal(typed))
        return
    with pytest.raises(AmountError) as raised:
        read_amount(typed, unit, Decimal(target))
    assert {one.figure: one.label for one in raised.value.readings} == readings


def test_in_a_table_the_unit_stands_elsewhere() -> None:
    assert read_cell("48000", POUNDS) == Amount(Decimal(48000))
    assert read_cell("1,200.50", POUNDS) == Amount(Decimal("1200.50"))


def test_a_long_text_is_not_said_back_whole() -> None:
    with pytest.raises(AmountError) as raised:
        read_amount("x" * 5_000, POUNDS)
    assert len(str(raised.value)) < 200


_UNITS = st.sampled_from([POUNDS, PERCENT, APPRENTICES, Unit("hours a week"), Unit("€")])


@given(_UNITS, st.decimals(min_value=0, max_value=Decimal("9999999999999.99"), places=2))
def test_a_figure_in_words_is_read_as_the_same_figure(unit: Unit, value: Decimal) -> None:
    assert read_amount(amount_text(value, unit), unit).value == value


@given(st.text(max_size=40) | st.from_regex(r"[-£$]?[0-9.,e]{1,30} ?[kmb%]?", fullmatch=True), _UNITS)
def test_whatever_is_typed_is_a_finite_figure_or_a_helpful_error(typed: str, unit: Unit) -> None:
    try:
        amount = read_amount(typed, unit)
    except AmountError as error:
        assert error.what_to_do.startswith("Nothing was saved.")
        for reading in error.readings:  # what is proposed can be typed, and has the digits that were
            assert read_amount(reading.figure, unit).value >= 0
            assert set(filter(str.isdigit, reading.figure)) <= set(normalize("NFKC", typed)) | {"0"} or "." in typed
    else:
        assert amount.value.is_finite()
        assert 0 <= amount.value < 10**13


@pytest.mark.parametrize(
    ("typed", "name"), [("GBP", "£"), ("pounds", "£"), ("per cent", "%"), ("apprentices", "apprentices"), ("", "")]
)
def test_a_unit_is_known_by_its_names(typed: str, name: str) -> None:
    assert read_unit(typed) == Unit(name)


@pytest.mark.parametrize("typed", ["£m", "£000", "12", "% of spend"])
def test_a_unit_that_no_figure_can_be_read_in_is_refused(typed: str) -> None:
    with pytest.raises(HelpfulError, match="no unit that I can count in"):
        read_unit(typed)


@pytest.mark.parametrize(
    ("unit", "one"),
    [
        ("shops", "1 shop"),
        ("apprentices", "1 apprentice"),
        ("companies", "1 company"),
        ("businesses", "1 business"),
        ("hours a week", "1 hour a week"),
        ("small firms", "1 small firm"),
        ("homes built", "1 home built"),
        ("young people", "1 young person"),
        ("bus", "1 bus"),
        ("glass", "1 glass"),
        ("FTE", "1 FTE"),
        ("écoles", "1 école"),
    ],
)
def test_one_of_something_is_told_as_one_and_can_be_typed_so(unit: str, one: str) -> None:
    assert amount_text(Decimal(1), Unit(unit)) == one
    assert read_amount(one, Unit(unit)) == Amount(Decimal(1))
    assert amount_text(Decimal(2), Unit(unit)) == f"2 {unit}"
