"""Actions that fall due: who is told, when, in which words; and who is not, and why."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.reply import Choice, Reply
from bot.wiring.wording import in_words
from bot.words.plain import as_text
from jobs.deliver import Delivery, Report
from jobs.plan import foresee
from knowledge.groups.read_group import read_groups
from knowledge.notices import Kind, Notice, Subject
from knowledge.store.action_rows import add_action, note_done, note_not_done, put_back_action, take_back_action
from knowledge.store.group_rows import save_groups, set_day_overrides
from knowledge.store.groups_now import GroupsNow
from knowledge.store.people_rows import remove_person
from knowledge.store.reminder_rows import reminders_about
from tests.jobs.test_deliver import ANN, BOB, SEC, Office
from tests.knowledge.groups.test_read_group import GROUP

GIVEN = datetime(2026, 11, 17, 10, 30, tzinfo=UTC)
DUE = date(2026, 12, 3)
ON_THE_DAY, A_WEEK_LATE = (datetime(2026, 12, day, 10, tzinfo=UTC) for day in (3, 10))


class Actions(Office):
    """The office, where Bob is to send a survey by 3 December."""

    def __init__(self, data: Path) -> None:
        super().__init__(data)
        self.now = GIVEN
        self.give(BOB, "Send the survey", DUE)

    def give(self, email: str, text: str, due: date | None) -> None:
        group = self.group()
        owner = next((seat, seat.holder) for seat in group.seats if seat.holder and seat.holder.email == email)
        assert owner[1]
        with self.database() as db:
            add_action(db, group, (owner[0], owner[1]), text, due, date(2026, 11, 17), self.now, "test")

    def tick(self, at: datetime) -> Report:
        """Those of the meetings apart."""
        report = super().tick(at)
        report.sent = [one for one in report.sent if one.kind is Kind.ACTION]
        return report

    def done(self, number: int = 1) -> None:
        with self.database() as db:
            note_done(db, self.group(), number, lambda action: None, self.now, "test")

    def states(self, number: int = 1) -> list[tuple[str, str, str]]:
        with self.database() as db:
            found = reminders_about(db, Subject(Kind.ACTION, self.group().id, str(number)))
        return [(one.rung, one.state, one.reason) for one in found]

    def reply(self, notice: Notice) -> Reply:
        with self.database() as db:
            reply = in_words(db, GroupsNow(), notice)
        assert reply
        return reply

    def says(self, notice: Notice) -> str:
        return as_text(self.reply(notice))

    def buttons(self, notice: Notice) -> list[tuple[str, str]]:
        return [(one.label, one.command) for one in self.reply(notice).parts if isinstance(one, Choice)]


@pytest.fixture
def office(tmp_path: Path) -> Actions:
    return Actions(tmp_path)


def test_its_owner_is_told_on_its_day_and_once_more_when_it_is_overdue_by_a_week(office: Actions) -> None:
    assert office.tick(ON_THE_DAY - timedelta(minutes=1)).sent == []
    (first,) = office.tick(ON_THE_DAY).sent
    assert office.who([first]) == [("action due", BOB)]
    assert office.says(first).splitlines() == [
        "Reminder: an action of yours from Social value is due on Thursday 3 December 2026.",
        "  • Social value, action 1: Send the survey, by Thursday 3 December 2026 (given at the meeting of Tuesday 17 "
        "November 2026)",
        "If it takes longer, or is not yours, tell a co-chair of the group.",
    ]
    assert office.buttons(first) == [("Done: 1", "meeting done 1 social-value")]
    assert office.tick(A_WEEK_LATE - timedelta(minutes=1)).sent == []
    (second,) = office.tick(A_WEEK_LATE).sent
    assert office.who([second]) == [("action overdue", BOB)]
    assert "an action of yours from Social value has been due since Thursday 3 December 2026." in office.says(second)
    for days in range(1, 60):
        assert office.tick(A_WEEK_LATE + timedelta(days=days)).sent == []
    assert office.states() == [("action due", "sent", ""), ("action overdue", "sent", "")]


@pytest.mark.parametrize(("due", "told"), [
    (date(2026, 12, 5), datetime(2026, 12, 4, 10, tzinfo=UTC)),
    (date(2026, 12, 25), datetime(2026, 12, 18, 10, tzinfo=UTC)),
    (date(2027, 5, 3), datetime(2027, 4, 30, 9, tzinfo=UTC)),
])  # fmt: skip
def test_where_its_day_is_closed_its_owner_is_told_on_the_working_day_before(
    office: Actions, due: date, told: datetime
) -> None:
    office.give(ANN, "Book the room", due)
    assert ("action due", ANN) not in office.who(office.tick(told - timedelta(minutes=1)).sent)
    (sent,) = [one for one in office.tick(told).sent if one.about[-1].name == "2"]
    assert office.who([sent]) == [("action due", ANN)]


def test_what_is_done_is_not_said_and_the_reason_is_kept(office: Actions) -> None:
    office.tick(ON_THE_DAY - timedelta(hours=2))
    office.done()
    assert office.tick(ON_THE_DAY).sent == []
    assert office.states() == [("action due", "superseded", "it is done")]
    with office.database() as db:
        note_not_done(db, office.group(), 1, lambda action: None, office.now, "test")
    assert office.who(office.tick(ON_THE_DAY + timedelta(minutes=5)).sent) == [("action due", BOB)]


def test_what_is_done_after_the_first_word_is_not_called_overdue(office: Actions) -> None:
    office.tick(ON_THE_DAY)
    office.done()
    assert office.tick(A_WEEK_LATE).sent == []


def test_what_is_taken_back_is_not_said_unless_it_is_put_back(office: Actions) -> None:
    office.tick(ON_THE_DAY - timedelta(hours=2))
    with office.database() as db:
        take_back_action(db, office.group(), 1, office.now, "test")
    assert office.tick(ON_THE_DAY).sent == []
    assert office.states() == [("action due", "superseded", "it was taken back")]
    with office.database() as db:
        put_back_action(db, office.group(), 1, office.now, "test")
    assert len(office.tick(ON_THE_DAY + timedelta(hours=1)).sent) == 1


def test_all_that_falls_due_for_one_person_is_one_message(office: Actions) -> None:
    office.give(BOB, "Book the room", DUE)
    office.give(ANN, "Write to the chair", DUE)
    sent = office.tick(ON_THE_DAY).sent
    assert sorted(office.who(sent)) == [("action due", ANN), ("action due", BOB)]
    (bobs,) = [one for one in sent if office.who([one]) == [("action due", BOB)]]
    said = office.says(bobs)
    assert "Reminder: 2 actions of yours are due." in said
    assert "action 1: Send the survey" in said and "action 2: Book the room" in said
    assert [label for label, _ in office.buttons(bobs)] == ["Done: 1", "Done: 2"]
    assert "If one of them takes longer" in said
    assert office.states(1) == [("action due", "skipped", f"said in {bobs.key}")]


def test_what_was_missed_is_said_once_and_says_so(office: Actions) -> None:
    office.tick(ON_THE_DAY - timedelta(days=1))
    (late,) = office.tick(ON_THE_DAY + timedelta(days=1)).sent
    assert "I could not send this on the day." in office.says(late)
    office.give(ANN, "Book the room", date(2026, 12, 7))
    (late,) = [one for one in office.tick(datetime(2026, 12, 14, 10, tzinfo=UTC)).sent if "2" in one.about[-1].name]
    assert "This stands for the reminder on the day, too, which I could not send in time." in office.says(late)


def test_after_a_long_outage_what_is_too_late_has_a_reason_and_the_rest_is_said(office: Actions) -> None:
    office.give(BOB, "Book the room", date(2026, 12, 17))
    (sent,) = office.tick(datetime(2026, 12, 18, 10, tzinfo=UTC)).sent
    assert [one.name for one in sent.about] == ["2"]
    assert office.states(1) == [
        ("action due", "skipped", "it was too late to say it"),
        ("action overdue", "skipped", "it was too late to say it"),
    ]


def without_bob(office: Actions) -> None:
    members = [one for one in GROUP["members"] if one["name"] not in ("Bob", "Cy")]
    found, problems = read_groups({"groups": [{**GROUP, "members": members}]})
    assert not problems
    with office.database() as db:
        save_groups(db, found, office.now, "test")


@pytest.mark.parametrize("is_removed", [True, False])
def test_where_the_owner_has_gone_it_is_the_secretariats_business(office: Actions, is_removed: bool) -> None:
    office.tick(ON_THE_DAY - timedelta(hours=2))
    if is_removed:
        with office.database() as db:
            remove_person(db, BOB, office.now, "test")
    else:
        without_bob(office)
    (sent,) = office.tick(ON_THE_DAY).sent
    assert office.who([sent]) == [("action due", SEC)]
    said = office.says(sent)
    assert "An action is due, and whoever was to do it is not of the group any more." in said
    assert "former member (Tyde NHS Trust)" in said if is_removed else "Bob (Tyde NHS Trust)" in said
    assert ("Take back: 1", "meeting unassign 1 social-value") in office.buttons(sent)
    assert ("action due", "superseded", "its day, or who it is for, has changed") in office.states()


def test_whoever_leaves_between_planning_and_sending_is_not_told(office: Actions) -> None:
    office.give(ANN, "Book the room", DUE)
    office.tick(ON_THE_DAY - timedelta(hours=2))
    without_bob(office)
    report = Delivery(office.database, office.telling, lambda: ON_THE_DAY).deliver()
    assert office.who(report.sent) == [("action due", ANN)]
    assert office.states() == [("action due", "skipped", "it is not theirs to do any more")]


def test_an_action_without_a_day_or_given_after_the_hour_is_not_said_on_the_day(office: Actions) -> None:
    office.now = ON_THE_DAY + timedelta(hours=1)
    office.give(ANN, "Whenever", None)
    office.give(ANN, "Today", DUE)
    for day in range(6):
        told = office.who(office.tick(ON_THE_DAY + timedelta(days=day, hours=2)).sent)
        assert ("action due", ANN) not in told
    assert ("action overdue", ANN) in office.who(office.tick(A_WEEK_LATE).sent)


def test_nobody_is_told_outside_of_hours(office: Actions) -> None:
    assert office.tick(ON_THE_DAY + timedelta(hours=9)).sent == []
    assert len(office.tick(datetime(2026, 12, 4, 8, tzinfo=UTC)).sent) == 1


def test_a_day_that_becomes_a_holiday_brings_it_forward(office: Actions) -> None:
    office.tick(ON_THE_DAY - timedelta(days=2))
    with office.database() as db:
        set_day_overrides(db, [(DUE, "A holiday")], office.now, "test")
    assert len(office.tick(ON_THE_DAY - timedelta(days=1)).sent) == 1


def test_it_is_foreseen(office: Actions) -> None:
    with office.database() as db:
        found = [one for one in foresee(db, GIVEN, ON_THE_DAY) if one.about.kind is Kind.ACTION]
        assert [(one.reminder.rung, one.person_id) for one in found] == [("action due", office.person(BOB))]
        assert not [one for one in foresee(db, GIVEN, ON_THE_DAY, []) if one.about.kind is Kind.ACTION]
