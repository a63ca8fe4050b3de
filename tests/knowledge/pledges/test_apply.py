"""What may be entered about a pledge, and what it is afterwards."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from knowledge.errors import HelpfulError
from knowledge.pledges.apply import apply_entry, apply_update, period_for
from knowledge.pledges.concerns import GoesBack, Jumps, TwoSteps, concerns
from knowledge.pledges.entries import Contact, Edit, Entry, HandOver, NewDeputy, PledgeUpdate, StatusChange, Target
from knowledge.pledges.kinds import Blocker, Direction, Field, HandOverStep, Rag, Source, Status, Unit
from knowledge.pledges.pledge import Pledge, code_of, number_in
from tests.knowledge.pledges.pledges import ANN, BOB, CY, pledge, quarter, update

NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)
RED, AMBER, GREEN = Rag.RED, Rag.AMBER, Rag.GREEN
FORGOTTEN = Contact("", "", "Leigh Council")
DEE = Contact("dee@council.example", "Dee Fox", "Leigh Council")


def target(
    value: str | None = "60", due: date = date(2027, 3, 31), reason: str = "More money", agreed: str = "Board"
) -> Target:
    figure = Decimal(value) if value is not None else None
    return Target(at=NOW, by=ANN, source=Source.COMMAND, value=figure, due=due, reason=reason, agreed_by=agreed)


def step(kind: HandOverStep, to: Contact = DEE, by: Contact = ANN) -> HandOver:
    return HandOver(at=NOW, by=by, source=Source.COMMAND, step=kind, to=to)


def status(to: Status, reason: str = "") -> StatusChange:
    return StatusChange(at=NOW, by=ANN, source=Source.COMMAND, status=to, reason=reason)


def edit(what: Field, after: str, before: str = "") -> Edit:
    return Edit(at=NOW, by=ANN, source=Source.COMMAND, what=what, before=before, after=after)


def deputy(to: Contact | None) -> NewDeputy:
    return NewDeputy(at=NOW, by=ANN, source=Source.COMMAND, to=to)


def after(*entries: Entry, start: Pledge | None = None) -> Pledge:
    now = start or pledge()
    for one in entries:
        now = apply_entry(now, one)
    return now


@pytest.mark.parametrize("typed", ["P-014", "p14", "P-14", "p014", " P14 ", "p 14", "P–014", "#P-014", "P-000014"])
def test_a_code_is_read_in_all_spellings(typed: str) -> None:
    number = number_in(typed)
    assert number == 14
    assert code_of(number) == "P-014"


@pytest.mark.parametrize("typed", ["", "14", "P", "P-0", "P-1234567", "P-14a", "Q-14", "P--", "P-1.4", "P-١٤"])
def test_what_is_no_code_is_none(typed: str) -> None:
    assert number_in(typed) is None


def test_codes_past_999_keep_their_figures() -> None:
    assert code_of(5000) == "P-5000"


def test_an_update_is_added_and_nothing_before_it_is_changed() -> None:
    first = after(update("15", GREEN))
    second = apply_update(first, update("20", AMBER, note="Slower"))
    assert second.entries[:-1] == first.entries
    assert (second.version, second.value, second.rag) == (3, Decimal(20), AMBER)


def test_an_update_without_a_figure_leaves_the_figure_and_one_without_a_colour_the_colour() -> None:
    now = after(update("15", GREEN), update(None, AMBER), update(None, note="Still hiring"))
    assert (now.value, now.rag) == (Decimal(15), AMBER)


def test_nought_is_a_figure_and_nothing_reported_is_none() -> None:
    assert pledge().value is None
    assert after(update("0")).value == 0


def test_a_correction_stands_where_the_mistake_stood_and_both_are_kept() -> None:
    now = after(update("150", GREEN), update("16", GREEN), update("15", GREEN, corrects=2))
    assert [one.number for one in now.updates] == [4, 3]
    assert [one.number for one in now.every_update] == [2, 3, 4]
    assert now.value == 16


def test_a_correction_can_be_corrected_and_can_move_to_another_quarter() -> None:
    now = after(
        update("15", period=quarter(2026, 3)),
        update("16", period=quarter(2026, 3), corrects=2),
        update("17", period=quarter(2026, 2), corrects=3),
    )
    assert [(one.number, one.period) for one in now.updates] == [(4, quarter(2026, 2))]


def test_what_was_corrected_already_is_not_corrected_again() -> None:
    now = after(update("15"), update("16", corrects=2))
    with pytest.raises(HelpfulError, match=r"by update 3 already. Nothing was saved. Correct update 3 instead"):
        apply_entry(now, update("17", corrects=2))


@pytest.mark.parametrize("number", [1, 9])
def test_only_an_update_can_be_corrected(number: int) -> None:
    with pytest.raises(HelpfulError, match=f"P-014 has no update {number}"):
        apply_entry(after(update("15")), update("16", corrects=number))


def test_a_late_entry_does_not_take_the_place_of_what_was_said_of_a_later_quarter() -> None:
    now = after(update("20", GREEN, period=quarter(2026, 3)), update("15", AMBER, period=quarter(2026, 2)))
    assert (now.value, now.rag) == (Decimal(20), GREEN)


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        (update(), "There is nothing in this update"),
        (update("-1"), "below nought"),
        (update("1e309"), "far too big"),
        (update("NaN"), "far too big"),
        (update("Infinity"), "far too big"),
        (update("1", note="x" * 5_000), "The note has 5,000 characters, and 2,000 are kept"),
        (update("1", evidence=("ftp://files.example/a",)), "no link"),
        (update("1", evidence=("javascript:alert(1)",)), "no link"),
        (update("1", evidence=("https://",)), "no link"),
        (update("1", evidence=("https://a.example/b c",)), "no link"),
        (update("1", evidence=("https://[",)), "no link"),
        (update("1", period=quarter(2026, 4)), "October to December 2026 has not begun"),
    ],
)
def test_what_cannot_be_is_refused_and_it_is_said_that_nothing_was_saved(wrong: PledgeUpdate, what: str) -> None:
    with pytest.raises(HelpfulError, match=what) as told:
        apply_update(pledge(), wrong)
    assert told.value.what_to_do.startswith("Nothing was saved. ")


@pytest.mark.parametrize("link", ["https://council.example/a?b=c#d", "HTTP://council.example", "https://café.example"])
def test_links_that_people_can_open_are_kept(link: str) -> None:
    assert after(update("15", evidence=(link,)), update("16", evidence=("https://b.example", link))).evidence == (
        "https://b.example",
        link,
    )


def test_a_blocker_alone_is_an_update() -> None:
    now = after(update(blocker=Blocker.SIGN_OFF))
    assert now.latest is not None
    assert now.latest.blocker == "senior sign-off"


def test_a_milestone_without_a_unit_takes_no_figure() -> None:
    first = replace(pledge().target, value=None)
    with pytest.raises(HelpfulError, match="has no figure"):
        apply_update(pledge(unit=Unit(), baseline=None, entries=(first,)), update("5"))


@pytest.mark.parametrize("over", [Status.MET, Status.CLOSED, Status.WITHDRAWN])
def test_of_a_pledge_that_is_over_only_mistakes_are_mended(over: Status) -> None:
    now = after(update("15"), status(over, "It is done"))
    with pytest.raises(HelpfulError, match=f"P-014 is {over}, so nothing more is reported"):
        apply_update(now, update("16"))
    assert apply_update(now, update("16", corrects=2)).value == 16


def test_a_changed_target_is_a_new_version_with_a_reason_and_who_agreed() -> None:
    now = after(target("60", date(2028, 3, 31)))
    assert [(one.value, one.due) for one in now.targets] == [
        (Decimal(40), date(2027, 3, 31)),
        (Decimal(60), date(2028, 3, 31)),
    ]
    assert (now.target.reason, now.target.agreed_by, now.due) == ("More money", "Board", date(2028, 3, 31))


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        (target(reason=" "), "for a reason"),
        (target(agreed=""), "by agreement"),
        (target("40"), "the target that P-014 has"),
        (target("-5"), "below nought"),
        (target(None), "not said what P-014 is to reach"),
    ],
)
def test_a_target_is_not_changed_without_agreement_or_into_nonsense(wrong: Target, what: str) -> None:
    with pytest.raises(HelpfulError, match=what):
        apply_entry(pledge(), wrong)


def test_a_hand_over_takes_the_new_owners_yes() -> None:
    offered = after(step(HandOverStep.OFFERED))
    assert (offered.owner, offered.offered_to) == (ANN, DEE)
    taken = apply_entry(offered, step(HandOverStep.ACCEPTED, by=DEE))
    assert (taken.owner, taken.offered_to, taken.deputy) == (DEE, None, BOB)


def test_a_deputy_who_becomes_the_owner_is_no_deputy_any_more() -> None:
    taken = after(step(HandOverStep.OFFERED, BOB), step(HandOverStep.ACCEPTED, BOB, BOB))
    assert (taken.owner, taken.deputy) == (BOB, None)


@pytest.mark.parametrize("end", [HandOverStep.DECLINED, HandOverStep.TAKEN_BACK])
def test_a_hand_over_that_comes_to_nothing_leaves_the_owner(end: HandOverStep) -> None:
    by = DEE if end is HandOverStep.DECLINED else ANN
    now = after(step(HandOverStep.OFFERED), step(end, by=by))
    assert (now.owner, now.offered_to) == (ANN, None)
    assert after(step(HandOverStep.OFFERED, BOB), start=now).offered_to == BOB


@pytest.mark.parametrize(
    ("before", "wrong", "what"),
    [
        ([], step(HandOverStep.ACCEPTED, by=DEE), "not being handed over to Dee Fox"),
        ([], step(HandOverStep.OFFERED, ANN), "Ann Marsh’s already"),
        ([], step(HandOverStep.OFFERED, CY), "Cy Dunn is of Tyde NHS Trust, and P-014 is Leigh Council’s"),
        ([], step(HandOverStep.OFFERED, FORGOTTEN), "I do not know who that is"),
        ([step(HandOverStep.OFFERED)], step(HandOverStep.OFFERED, BOB), "offered to Dee Fox already"),
        ([step(HandOverStep.OFFERED)], step(HandOverStep.ACCEPTED, by=ANN), "Only Dee Fox can say"),
        ([step(HandOverStep.OFFERED)], step(HandOverStep.ACCEPTED, BOB, BOB), "not being handed over to Bob Hale"),
    ],
)
def test_hand_overs_that_cannot_be_are_refused(before: list[Entry], wrong: HandOver, what: str) -> None:
    with pytest.raises(HelpfulError, match=what):
        apply_entry(after(*before), wrong)


def test_deputies_come_and_go() -> None:
    assert after(deputy(DEE)).deputy == DEE
    assert after(deputy(None)).deputy is None


@pytest.mark.parametrize(("to", "what"), [(ANN, "the owner"), (BOB, "the deputy"), (CY, "Tyde")])
def test_who_cannot_be_deputy_is_told_why(to: Contact, what: str) -> None:
    with pytest.raises(HelpfulError, match=what):
        apply_entry(pledge(), deputy(to))


def test_a_pledge_is_withdrawn_and_made_active_again_with_a_reason_only() -> None:
    with pytest.raises(HelpfulError, match="withdrawn for a reason"):
        apply_entry(pledge(), status(Status.WITHDRAWN))
    gone = after(status(Status.WITHDRAWN, "The scheme has ended"))
    with pytest.raises(HelpfulError, match="made active again for a reason"):
        apply_entry(gone, status(Status.ACTIVE))
    assert after(status(Status.ACTIVE, "It goes on"), start=gone).status is Status.ACTIVE


def test_a_status_that_it_has_is_told() -> None:
    with pytest.raises(HelpfulError, match="P-014 is active already"):
        apply_entry(pledge(), status(Status.ACTIVE))


def test_wording_changes_and_the_old_one_is_kept() -> None:
    now = after(edit(Field.STATEMENT, "Take on 40 apprentices a year", "Take on 40 apprentices"))
    assert now.statement == "Take on 40 apprentices a year"
    assert isinstance(now.entries[-1], Edit)
    assert now.entries[-1].before == "Take on 40 apprentices"
    assert after(edit(Field.VISIBILITY, "group: skills", "network")).visibility.names == {"skills"}


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        (edit(Field.THEME, " "), "has to have a theme"),
        (edit(Field.CLAUSE, "4", "4"), "nothing to change"),
        (edit(Field.VISIBILITY, "everybody"), "does not say who may see it"),
    ],
)
def test_wording_that_says_nothing_is_refused(wrong: Edit, what: str) -> None:
    with pytest.raises(HelpfulError, match=what):
        apply_entry(pledge(), wrong)


@pytest.mark.parametrize(
    ("before", "new", "direction", "expected"),
    [
        ([update("20")], update("19"), Direction.UP, (GoesBack(Decimal(20), Decimal(19)),)),
        ([update("20")], update("60"), Direction.UP, ()),
        ([update("20")], update("60.1"), Direction.UP, (Jumps(Decimal(20), Decimal("60.1")),)),
        ([update("20")], update("20"), Direction.UP, ()),
        ([], update("9"), Direction.UP, (GoesBack(Decimal(10), Decimal(9)),)),
        ([], update("31"), Direction.UP, (Jumps(Decimal(10), Decimal(31)),)),
        ([update("0", corrects=None)], update("900"), Direction.UP, ()),
        ([update("9")], update("8"), Direction.DOWN, ()),
        ([update("9")], update("9.5"), Direction.DOWN, (GoesBack(Decimal(9), Decimal("9.5")),)),
        ([update("9")], update("2"), Direction.DOWN, (Jumps(Decimal(9), Decimal(2)),)),
        ([update("20", GREEN)], update("21", RED), Direction.UP, (TwoSteps(GREEN, RED),)),
        ([update("20", RED)], update("21", GREEN), Direction.UP, (TwoSteps(RED, GREEN),)),
        ([update("20", GREEN)], update("21", AMBER), Direction.UP, ()),
        ([update("20", AMBER)], update("21", RED), Direction.UP, ()),
        ([update("20", RED), update("21")], update(None, GREEN), Direction.UP, (TwoSteps(RED, GREEN),)),
    ],
)
def test_what_may_be_a_slip_has_to_be_confirmed(
    before: list[PledgeUpdate], new: PledgeUpdate, direction: Direction, expected: tuple[object, ...]
) -> None:
    assert concerns(after(*before, start=pledge(direction=direction)), new) == expected


def test_a_correction_is_held_against_what_came_before_the_mistake() -> None:
    now = after(update("12", GREEN), update("150", GREEN))
    assert concerns(now, update("15", GREEN, corrects=3)) == ()


def test_a_late_entry_is_held_against_earlier_quarters() -> None:
    now = after(update("30", GREEN, period=quarter(2026, 3)))
    assert concerns(now, update("15", GREEN, period=quarter(2026, 2))) == ()


@pytest.mark.parametrize(
    ("today", "reported", "expected"),
    [
        (date(2026, 9, 30), [], quarter(2026, 3)),
        (date(2026, 10, 5), [], quarter(2026, 3)),
        (date(2026, 10, 28), [], quarter(2026, 3)),
        (date(2026, 10, 29), [], quarter(2026, 4)),
        (date(2026, 10, 5), [update("15", period=quarter(2026, 3))], quarter(2026, 4)),
        (date(2026, 4, 5), [], quarter(2026, 2)),
    ],
)
def test_an_update_counts_for_the_last_quarter_until_that_has_one(
    today: date, reported: list[PledgeUpdate], expected: object
) -> None:
    assert period_for(after(*reported), today) == expected
