"""A quarter of 22 organisations and 120 pledges in Slack: asked in direct messages, answered in every way there is."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.fakes.slack import FakeSlack
from tests.fakes.slack.records import PostedMessage
from tests.journeys.slack.answering_pledges import RESOURCING, ROUNDS, SIGN_OFF, Tally, answered, click
from tests.journeys.slack.pledged_town import (
    FIRST_NUMBER,
    ORGANISATIONS,
    PLEDGES,
    WITHOUT_DEPUTY,
    Town,
    a_town,
    asked_in,
    is_new,
    pledges_of,
    read,
)
from tests.journeys.slack.reminding import serving

FIRST, SECOND = datetime(2026, 12, 9, 10, tzinfo=UTC), datetime(2026, 12, 22, 10, tzinfo=UTC)
DEPUTY, OFFICE = datetime(2027, 1, 5, 10, tzinfo=UTC), datetime(2027, 1, 14, 10, tzinfo=UTC)
LATE, STALE = datetime(2027, 1, 20, 11, tzinfo=UTC), datetime(2027, 1, 29, 11, tzinfo=UTC)
AT_ONCE, TWO_ROUNDS, ONE_CLICK, AFTER_SECOND = range(14), (14, 15), 16, (17, 18)
BY_DEPUTY, BY_NOBODY = 19, (20, 21)


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with FakeSlack() as slack:
        town = a_town(slack, tmp_path / "data", FIRST - timedelta(hours=1))
        with serving(town):
            yield town
        assert slack.complaints == []


def _start() -> Tally:
    return Tally(holder={number: f"owner{at}" for at in range(ORGANISATIONS) for number in pledges_of(at)})


@pytest.mark.slow
def test_a_quarter_is_collected_in_direct_messages_and_every_figure_adds_up(town: Town) -> None:
    tally = _start()
    first = town.tick_all(FIRST)
    _each_is_asked_once(first, tally)
    for round_ in range(ROUNDS):
        answered(town, tally, first, AT_ONCE, round_)
    for round_ in (0, 1):
        answered(town, tally, first, TWO_ROUNDS, round_)
    _all_the_same(town, tally, first[f"owner{ONE_CLICK}"])
    _corrected(town, tally)
    _with_a_new_target(town)
    _they_hear_what_others_decided(town, tally)
    _quiet_until(town, SECOND)

    second = town.tick_all(SECOND)
    _each_is_asked_once(second, tally)
    for round_ in range(ROUNDS - 1):
        answered(town, tally, second, AFTER_SECOND if round_ < 2 else (*TWO_ROUNDS, *AFTER_SECOND), round_)
    _quiet_until(town, DEPUTY)

    third = town.tick_all(DEPUTY)
    _deputies_are_asked(third, tally)
    for round_ in range(ROUNDS - 1):
        answered(town, tally, third, (BY_DEPUTY,), round_, "deputy")
    _quiet_until(town, OFFICE)

    fourth = town.tick_all(OFFICE)
    assert {name: asked_in(one) for name, one in fourth.items()} == {"gus0": tally.silent}
    (shown,) = town.each({"gus0": click(town, "Who has not reported", fourth["gus0"])}).values()
    assert _codes(read(shown)) == tally.silent
    _quiet_until(town, LATE)
    _entered_late(town, tally)
    _the_board_says_it(town, tally)
    _the_exceptions_say_it(town, tally)
    _the_register_says_it(town, tally)


def _each_is_asked_once(sent: dict[str, PostedMessage], tally: Tally) -> None:
    expected = {who: tally.silent_of(who) for who in tally.holder.values() if tally.silent_of(who)}
    assert {name: asked_in(one) for name, one in sent.items()} == expected
    for message in sent.values():
        told, asked = read(message), sorted(asked_in(message))
        assert told.count("amber, 20%: “first steps”") == sum(not is_new(number) for number in asked)
        offered = [f"P-{one}: no change" for one in asked if not is_new(one)] + [f"P-{one}: update" for one in asked]
        assert all(f"\n{words}" in told for words in offered)


def _deputies_are_asked(sent: dict[str, PostedMessage], tally: Tally) -> None:
    expected = {f"deputy{at}": set(pledges_of(at)) for at in (BY_DEPUTY, *BY_NOBODY) if at != WITHOUT_DEPUTY}
    expected[f"owner{WITHOUT_DEPUTY}"] = set(pledges_of(WITHOUT_DEPUTY))
    assert {name: asked_in(one) for name, one in sent.items()} == expected
    assert set().union(*expected.values()) == tally.silent


def _they_hear_what_others_decided(town: Town, tally: Tally) -> None:
    """Whoever handed a pledge over hears that it was taken, owner and deputy that the target is another."""
    news = town.tick_all(town.now.replace(hour=10, minute=0, second=0) + timedelta(days=1))
    handed_over = {
        f"owner{who.removeprefix('newcomer')}": number
        for number, who in tally.holder.items()
        if who.startswith("newcomer")
    }
    assert handed_over and set(news) == {*handed_over, "owner4", "deputy4"}
    for who, number in handed_over.items():
        assert f"has accepted P-{number}" in news[who].text
    changed = f"Chair has changed the target of P-{pledges_of(4)[0]}"
    assert changed in news["owner4"].text and changed in news["deputy4"].text


def _quiet_until(town: Town, end: datetime) -> None:
    """A day after the other nothing is sent to anybody."""
    day = town.now.replace(hour=10, minute=0, second=0) + timedelta(days=1)
    while day < end.replace(hour=0):
        assert town.tick_all(day) == {}, day
        day += timedelta(days=1)
    town.now = end - timedelta(minutes=1)


def _all_the_same(town: Town, tally: Tally, nudge: PostedMessage) -> None:
    """An owner answers for all that they were asked about with one click."""
    who, numbers = f"owner{ONE_CLICK}", pledges_of(ONE_CLICK)
    told = read(town.each({who: click(town, "No change on all of these", nudge)})[who])
    assert told.startswith(f"Saved: no change on all {len(numbers)} pledges.")
    for number in numbers:
        assert f"P-{number}: amber, 20%: “No change”" in told
        tally.note(number, who, "amber", "20%", "No change")


def _corrected(town: Town, tally: Tally) -> None:
    number = pledges_of(3)[2]
    told = town.typed("owner3", f'/pledge correct P-{number} 23% "counted again"')
    assert told.startswith(f"Corrected: P-{number} is red, 23%, {SIGN_OFF}: “counted again”.")
    tally.note(number, "owner3", "red", "23%", SIGN_OFF, "counted again")
    assert "(corrected on" in town.typed("owner3", f"/pledge show P-{number}")


def _with_a_new_target(town: Town) -> None:
    number = pledges_of(4)[0]
    line = f'/pledge target P-{number} 70% agreed by the steering group "a wider scheme"'
    assert town.typed("chair0", line).startswith(f"Saved: P-{number} now promises 70% by Friday 31 March 2028.")


def _entered_late(town: Town, tally: Tally) -> None:
    number = pledges_of(20)[0]
    told = town.typed("owner20", f'/pledge update P-{number} amber 22% "sorry"')
    assert "For Q4 2026 (October to December 2026), entered late" in told
    tally.note(number, "owner20", "amber", "22%", "sorry")


def _the_board_says_it(town: Town, tally: Tally) -> None:
    board = town.typed("gus0", "/pledge board")
    reported = PLEDGES - len(tally.silent)
    assert board.startswith(f"Q4 2026 (October to December 2026): {reported} of {PLEDGES} pledges are reported.")
    assert _codes(board) == tally.silent
    for at in BY_NOBODY:
        line = next(one for one in board.splitlines() if f"Owner {at} (Organisation {at})" in one)
        assert _codes(line) == tally.silent_of(f"owner{at}")


def _the_exceptions_say_it(town: Town, tally: Tally) -> None:
    told = _heads(town.typed("chair0", "/pledge exceptions"))
    blocked = {
        "Blocked by senior sign-off": tally.saying(SIGN_OFF), "Blocked by resourcing": tally.saying(RESOURCING)
    }  # fmt: skip
    never = {number for number in tally.silent if is_new(number)}
    assert never, "of some not a word was ever said, for longer than this quarter"
    assert told == {"Red": tally.saying("red"), "Stale": never, **blocked}
    town.now = STALE
    assert _heads(town.typed("chair0", "/pledge exceptions")) == {
        "Red": tally.saying("red"), "Stale": tally.silent, **blocked
    }  # fmt: skip


def _heads(told: str) -> dict[str, set[int]]:
    """What stands under each heading; an AssertionError where its count is another."""
    found: dict[str, set[int]] = {}
    for head, count, lines in re.findall(r"^([A-Z][a-z -]+): (\d+)\n((?:.*P-\d{3}.*\n?)+)", told, re.MULTILINE):
        found[head] = _codes(lines)
        assert len(found[head]) == int(count)
    return found


def _codes(told: str) -> set[int]:
    return {int(number) for number in re.findall(r"P-(\d{3})", told)}


def _the_register_says_it(town: Town, tally: Tally) -> None:
    """What is kept of every pledge is what was said last, by whom; nothing of what was said before is gone."""
    with_entries = 0
    for number in range(FIRST_NUMBER, FIRST_NUMBER + PLEDGES):
        pledge = town.pledge(number)
        with_entries += len(pledge.entries)
        owner = pledge.owner
        assert owner and f"{owner.name.lower().replace(' ', '')}" == tally.holder[number]
        if number in tally.silent:
            assert pledge.latest is None or pledge.latest.period.months == "July to September 2026"
            continue
        latest = pledge.latest
        assert latest and latest.period.months == "October to December 2026"
        assert latest.by.name.lower().replace(" ", "") == tally.by[number]
        assert (str(latest.rag), f"{latest.value:f}%") == tally.said[number][:2]
        assert latest.note == tally.said[number][-1]
    before = PLEDGES + sum(not is_new(number) for number in tally.holder)
    handed = sum(holder.startswith("newcomer") for holder in tally.holder.values())
    assert with_entries == before + len(tally.said) + 2 * handed + 1 + 1, "a correction and a target besides"
