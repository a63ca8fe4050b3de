"""Asking how pledges stand: who is asked, when, in which words, and when it stops."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot.reply import Choice, Reply
from bot.wiring.wording import in_words
from bot.words.plain import as_text
from jobs.deliver import Delivery, Report
from jobs.kinds.pledges import ANSWERED, NOT_THEIRS
from jobs.plan import foresee, plan
from jobs.tick import tick
from knowledge.notices import Kind, Notice, Subject
from knowledge.store.group_rows import set_day_overrides
from knowledge.store.groups_now import GroupsNow
from knowledge.store.people_rows import all_people, remove_person
from knowledge.store.reminder_rows import reminders_about
from tests.bot.handlers.pledging import CO, GUS, KIM, LEE, SAM, Pledging
from tests.jobs.telling import Telling

FIRST, SECOND = datetime(2026, 12, 9, 10, tzinfo=UTC), datetime(2026, 12, 22, 10, tzinfo=UTC)
DEPUTY, OFFICE = datetime(2027, 1, 5, 10, tzinfo=UTC), datetime(2027, 1, 14, 10, tzinfo=UTC)
QUARTER = Subject(Kind.PLEDGES, 0, "2026-10-01")


class Asking(Pledging):
    """Pledging, with what people are asked unasked."""

    def __init__(self, data: Path) -> None:
        super().__init__(data)
        self.telling = Telling()

    def tick(self, at: datetime) -> dict[str, Notice]:
        """What was sent, by whom it was for."""
        self.now = at
        report: Report = tick(Delivery(self.database, self.telling, lambda: at))
        sent, who = [one for one in report.sent if one.kind is Kind.PLEDGES], self.who(report)
        assert len(who) == len(set(who)), "one message each"
        return dict(zip(who, sent, strict=True))

    def who(self, report: Report) -> list[str]:
        with self.database() as db:
            addresses = {one.id: (one.email or "").removesuffix(".example") for one in all_people(db)}
        return [addresses[one.person_id] for one in report.sent if one.kind is Kind.PLEDGES]

    def reply(self, notice: Notice) -> Reply:
        with self.database() as db:
            reply = in_words(db, GroupsNow(), notice)
        assert reply
        return reply

    def reads(self, notice: Notice) -> str:
        return as_text(self.reply(notice))

    def offers(self, notice: Notice) -> dict[str, str]:
        return {one.label: one.command for one in self.reply(notice).parts if isinstance(one, Choice)}

    def answer_all(self) -> None:
        for number in (1, 2, 3, 5):
            figure = {1: "12", 2: "£50k", 3: "20%", 5: "40%"}[number]
            assert "Saved" in self.say(KIM, f'/pledge update P-00{number} amber {figure} "on the way"')
        assert "Saved" in self.say(KIM, '/pledge update P-004 amber "on the way"')

    def became(self) -> set[tuple[str, str, str]]:
        with self.database() as db:
            return {(one.rung, one.state, one.reason) for one in reminders_about(db, QUARTER)}


@pytest.fixture
def office(tmp_path: Path) -> Asking:
    return Asking(tmp_path)


def test_owners_are_asked_before_the_end_then_deputies_then_the_secretariat(office: Asking) -> None:
    told = {at: sorted(office.tick(at)) for at in (FIRST - timedelta(minutes=1), FIRST, SECOND, DEPUTY, OFFICE)}
    assert list(told.values()) == [[], [CO, KIM], [CO, KIM], [CO, LEE], [GUS]]
    for days in range(1, 40):
        assert office.tick(OFFICE + timedelta(days=days)) == {}


def test_one_message_has_all_their_pledges_with_what_was_said_last_and_buttons(office: Asking) -> None:
    office.now = datetime(2026, 9, 20, 10, tzinfo=UTC)
    office.say(KIM, '/pledge update P-001 amber 12 "four started"')
    notice = office.tick(FIRST)[KIM]
    said = office.reads(notice)
    assert said.startswith(
        "5 of your pledges need an update for October to December 2026, by Thursday 31 December 2026. A button or a "
        "line for each will do.\nP-001 (Essex Police, employment): 50 apprentices start\n"
        "  • Last update, for July to September 2026: amber, 12 apprentices: “four started”\n"
        "  • Promised: 50 apprentices by Friday 31 March 2028\n"
    )
    assert 'Or type it: /pledge update P-001 amber 12 apprentices "what has happened"' in said
    offers = office.offers(notice)
    assert list(offers)[:3] == ["P-001: no change", "P-001: update", "P-002: update"]
    assert "P-002: no change" not in offers, "nothing was said of it that could be the same"
    assert "Saved" in office.say(KIM, offers["P-001: no change"])
    assert "P-001" not in office.reads(office.tick(SECOND)[KIM])


def test_no_change_on_all_of_these_comes_first_and_answers_for_all_of_them(office: Asking) -> None:
    office.now = datetime(2026, 9, 20, 10, tzinfo=UTC)
    office.answer_all()
    offers = office.offers(office.tick(FIRST)[KIM])
    assert next(iter(offers)) == "No change on all of these"
    same = offers["No change on all of these"]
    assert same == "pledge same P-001 seen:2 P-002 seen:2 P-003 seen:2 P-004 seen:2 P-005 seen:2"
    assert office.say(KIM, same).startswith("Saved: no change on all 5 pledges.")
    assert sorted(office.tick(SECOND)) == [CO]


def test_the_example_in_it_can_be_typed(office: Asking) -> None:
    office.now = datetime(2026, 9, 20, 10, tzinfo=UTC)
    office.say(KIM, '/pledge update P-001 amber 12 "four started"')
    said = office.reads(office.tick(FIRST)[KIM])
    typed = said.partition("Or type it: ")[2].splitlines()[0]
    assert office.say(KIM, typed).startswith("Saved: P-001")


def test_who_has_answered_is_not_asked_again_and_the_reason_is_kept(office: Asking) -> None:
    office.tick(FIRST)
    office.tick(SECOND - timedelta(hours=1))
    office.answer_all()
    assert sorted(office.tick(SECOND)) == [CO]
    assert ("pledges due soon", "superseded", ANSWERED) in office.became()
    assert sorted(office.tick(DEPUTY)) == [CO]
    said = office.reads(office.tick(OFFICE)[GUS])
    assert said.startswith(
        "1 pledge has no update for October to December 2026. Owners were asked, and deputies where there are any.\n"
        "  • P-006 (Essex County Council, housing): Land for homes (owner: Co Chair; deputy: nobody)"
    )


def test_the_secretariat_is_led_to_who_is_silent_and_can_hand_a_pledge_over_with_the_line_it_is_given(
    office: Asking,
) -> None:
    for at in (FIRST, SECOND, DEPUTY):
        office.tick(at)
    notice = office.tick(OFFICE)[GUS]
    office.now = OFFICE + timedelta(minutes=1)
    board = office.say(GUS, office.offers(notice)["Who has not reported"])
    assert "Kim Lee (Essex Police): P-001" in board and "Co Chair (Essex County Council): P-006" in board
    (line,) = [one for one in office.reads(notice).splitlines() if "/pledge handover P-001" in one]
    typed = line.partition(": ")[2].replace("sam@college.example", "sam@police.example")
    assert office.say(GUS, typed).startswith("P-001 is offered to Sam Okafor.")


def test_an_answer_between_planning_and_sending_stops_it(office: Asking) -> None:
    with office.database() as db:
        plan(db, FIRST - timedelta(hours=1))
    office.now = FIRST - timedelta(minutes=1)
    office.answer_all()
    report = Delivery(office.database, office.telling, lambda: FIRST).deliver()
    assert KIM not in office.who(report)
    assert {why for _, why in report.superseded} == {ANSWERED}


def test_a_deputy_is_told_whose_stead_it_is_and_an_owner_without_one_is_asked_again(office: Asking) -> None:
    sent = office.tick(DEPUTY)
    assert office.reads(sent[LEE]).startswith(
        "October to December 2026 is over, and 5 pledges for which you are deputy have no update. Can you give them "
        "one?"
    )
    assert office.reads(sent[CO]).startswith(
        "October to December 2026 is over, and one of your pledges still has no update."
    )
    office.now = DEPUTY + timedelta(minutes=1)
    assert "For Q4 2026" in office.say(LEE, office.offers(sent[LEE])["P-001: update"] + " amber 12")


def test_where_the_owner_has_gone_the_deputy_is_asked_and_where_both_have_the_secretariat(office: Asking) -> None:
    for who in (f"{KIM}.example", f"{CO}.example"):
        with office.database() as db:
            remove_person(db, who, FIRST - timedelta(days=1), "test")
    sent = office.tick(FIRST)
    assert sorted(sent) == [GUS, LEE]
    assert office.reads(sent[GUS]).startswith(
        "1 pledge has no update for October to December 2026, and there is nobody to ask: the owner has gone."
    )
    assert sorted(office.tick(SECOND)) == [LEE]


def test_who_hands_a_pledge_over_is_not_asked_about_it(office: Asking) -> None:
    office.tick(FIRST)
    office.tick(SECOND - timedelta(hours=2))
    with office.database() as db:
        remove_person(db, f"{KIM}.example", office.now, "test")
    assert sorted(office.tick(SECOND)) == [CO, LEE]
    assert ("pledges due soon", "superseded", NOT_THEIRS) in office.became()


def test_who_takes_a_pledge_over_is_told_then_that_it_waits_and_asked_with_the_next_step(office: Asking) -> None:
    office.tick(FIRST)
    office.now = FIRST + timedelta(hours=2)
    office.say(KIM, "/pledge handover P-001 sam@police.example")
    assert "It has no update for October to December 2026 yet." in office.say(SAM, "/pledge accept P-001")
    assert office.tick(office.now + timedelta(minutes=1)) == {}
    assert sorted(office.tick(SECOND)) == [CO, KIM, SAM]


def test_steps_that_were_missed_become_one_message_that_says_so(office: Asking) -> None:
    office.tick(FIRST - timedelta(hours=1))
    sent = office.tick(SECOND + timedelta(hours=1))
    assert sorted(sent) == [CO, KIM]
    assert "I meant to ask earlier, and could not." in office.reads(sent[KIM])
    assert ("pledges due", "skipped", f"said in {sent[KIM].key}") in office.became()


def test_after_an_outage_of_months_nobody_is_asked_and_everything_has_a_reason(office: Asking) -> None:
    office.tick(FIRST - timedelta(hours=1))
    assert office.tick(datetime(2027, 2, 10, 10, tzinfo=UTC)) == {}
    assert {state for _, state, _ in office.became()} <= {"skipped", "superseded"}
    assert all(reason for _, _, reason in office.became())


def test_a_pledge_that_is_over_or_a_draft_is_not_asked_about(office: Asking) -> None:
    office.say(CO, '/pledge status P-006 met sure:yes "all built"')
    assert sorted(office.tick(FIRST)) == [KIM]


def test_a_closed_day_moves_a_step_to_the_working_day_before(office: Asking) -> None:
    with office.database() as db:
        set_day_overrides(db, [(date(2026, 12, 9), "A holiday")], office.now, "test")
    assert sorted(office.tick(FIRST - timedelta(days=1))) == [CO, KIM]


def test_it_is_foreseen_but_not_among_the_reminders_of_a_group(office: Asking) -> None:
    with office.database() as db:
        found = [one.reminder.rung for one in foresee(db, office.now, OFFICE) if one.about == QUARTER]
        assert found == ["pledges due"] * 2 + ["pledges due soon"] * 2 + ["pledges silent"] * 2 + ["pledges unanswered"]
        assert foresee(db, office.now, OFFICE, []) == []


def _reads_of_all(office: Asking, at: datetime) -> int:
    """How often a tick reads the entries of all pledges."""
    statements: list[str] = []

    @contextmanager
    def watched() -> Iterator[Database]:
        with office.database() as db:
            db.conn.set_trace_callback(statements.append)
            yield db

    tick(Delivery(watched, office.telling, lambda: at))
    return sum("FROM pledge_entries" in one and "WHERE" not in one for one in statements)


def test_owners_are_asked_without_reading_all_pledges_for_each_of_them(office: Asking) -> None:
    assert _reads_of_all(office, FIRST - timedelta(days=20)) == 0, "there is nothing to ask"
    assert _reads_of_all(office, FIRST - timedelta(hours=1)) == 1
    office.answer_all()
    assert _reads_of_all(office, FIRST) == 1, "what is not wanted any more is looked at by its person"
    assert _reads_of_all(office, SECOND) == 1
