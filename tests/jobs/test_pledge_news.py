"""What others entered about a pledge is told unasked: to whom, when, in which words, and when it is told no more."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.reply import Choice, Reply
from bot.wiring.wording import in_words
from bot.words.plain import as_text
from bot.words.previews import preview_lines
from jobs.deliver import SHADOWED, Delivery, Report
from jobs.foresight import foresee_each
from jobs.kinds.pledge_news import UNSEEN
from jobs.tick import tick
from knowledge.groups.wishes import FEWER, OFF
from knowledge.notices import Kind, Notice, Sending
from knowledge.pledges.entries import Contact, HandOver
from knowledge.pledges.kinds import HandOverStep, Source
from knowledge.pledges.news import ANSWERED, CHANGED_AGAIN, OVER, TAKEN_BACK
from knowledge.store.groups_now import GroupsNow
from knowledge.store.pause_rows import PAUSED
from knowledge.store.people_rows import all_people, remove_person
from knowledge.store.pledge_rows import add_pledge
from knowledge.store.reminder_log import what_became
from tests.bot.handlers.pledging import CO, GUS, KIM, LEE, NOW, SAM, Pledging, pledge
from tests.jobs.telling import Telling

SOON = timedelta(minutes=6)
EVENING = datetime(2026, 11, 17, 21, tzinfo=UTC)
TARGET = '/pledge target P-001 60 agreed by the steering group "more places"'


class Newsroom(Pledging):
    """Pledging, with what people are told unasked."""

    def __init__(self, data: Path) -> None:
        super().__init__(data)
        self.telling, self.sending = Telling(), Sending.ON

    def tick(self, later: timedelta = SOON) -> dict[str, Notice]:
        """What of pledges was sent a while later, by whom it was for."""
        self.now += later
        report = self.report()
        with self.database() as db:
            addresses = {one.id: (one.email or "").removesuffix(".example") for one in all_people(db)}
        sent = [one for one in report.sent if one.kind is Kind.PLEDGE_NEWS]
        assert len(sent) == len({one.person_id for one in sent}), "one message each"
        return {addresses[one.person_id]: one for one in sent}

    def report(self) -> Report:
        return tick(Delivery(self.database, self.telling, lambda: self.now, sending=self.sending))

    def reply(self, notice: Notice) -> Reply:
        with self.database() as db:
            reply = in_words(db, GroupsNow(), notice)
        assert reply
        return reply

    def reads(self, notice: Notice) -> list[str]:
        return as_text(self.reply(notice)).splitlines()

    def offers(self, notice: Notice) -> dict[str, str]:
        return {one.label: one.command for one in self.reply(notice).parts if isinstance(one, Choice)}

    def became(self) -> set[tuple[str, str, str]]:
        """What became of the news: the step, the state, why."""
        with self.database() as db:
            found = what_became(db, NOW - timedelta(days=90))
            return {(one.rung, one.state, one.reason) for one in found if one.about.kind is Kind.PLEDGE_NEWS}


@pytest.fixture
def chat(tmp_path: Path) -> Newsroom:
    found = Newsroom(tmp_path)
    found.tick(timedelta())
    return found


def test_whom_a_pledge_is_offered_to_is_told_once_with_buttons_that_answer(chat: Newsroom) -> None:
    assert chat.say(KIM, "/pledge handover P-001 @sam because I leave").splitlines() == [
        "P-001 is offered to Sam Okafor. It stays Kim Lee’s until they accept.",
        "I tell Sam Okafor in a direct message, from 8am to 6pm on working days. They can type /pledge accept P-001, "
        "or /pledge decline P-001.",
    ]
    sent = chat.tick()
    assert list(sent) == [SAM]
    assert chat.reads(sent[SAM])[:5] == [
        "Kim Lee offers you a pledge to take over: P-001 (Essex Police, employment): 50 apprentices start.",
        "  • Promised: 50 apprentices by Friday 31 March 2028",
        "  • No update so far",
        "  • Why: “I leave”",
        "  • It stays Kim Lee’s until you accept",
    ]
    assert chat.offers(sent[SAM]) == {
        "Accept P-001": "pledge accept P-001",
        "Decline P-001": "pledge decline P-001",
    }
    assert [chat.tick(timedelta(hours=hours)) for hours in (1, 24, 24 * 7)] == [{}] * 3
    assert chat.say(SAM, chat.offers(sent[SAM])["Accept P-001"]).startswith("P-001 is now yours")


def test_whoever_offered_a_pledge_and_its_owner_are_told_of_the_answer(chat: Newsroom) -> None:
    chat.say(GUS, '/pledge handover P-001 sam@police.example "Kim leaves"')
    chat.say(LEE, "/pledge handover P-002 sam@police.example")
    chat.tick()
    assert "I tell Gus Office and Kim Lee in a direct" in chat.say(SAM, '/pledge decline P-001 "no time"')
    assert "I tell Lee Roy and Kim Lee in a direct message" in chat.say(SAM, "/pledge accept P-002")
    sent = chat.tick()
    assert sorted(sent) == [GUS, KIM, LEE]
    assert chat.reads(sent[GUS])[:2] == [
        "Sam Okafor has declined P-001 (Essex Police, employment): 50 apprentices start. It stays Kim Lee’s.",
        "  • Why: “no time”",
    ]
    assert chat.reads(sent[LEE])[0] == (
        "Sam Okafor has accepted P-002 (Essex Police, procurement): Spend with small firms here. It is theirs now."
    )


def test_an_owner_hears_that_others_offer_their_pledge_and_that_it_was_taken(chat: Newsroom) -> None:
    said = chat.say(GUS, '/pledge handover P-001 sam@police.example "Kim goes"')
    assert "I tell Sam Okafor and Kim Lee in a direct message" in said
    sent = chat.tick()
    assert sorted(sent) == [KIM, SAM]
    assert chat.reads(sent[KIM])[:2] == [
        "Gus Office has offered a pledge of yours to Sam Okafor: P-001 (Essex Police, employment): 50 apprentices "
        "start. It stays yours until they accept.",
        "  • Why: “Kim goes”",
    ]
    assert chat.offers(sent[KIM]) == {
        "Show P-001": "pledge show P-001",
        "Keep P-001": "pledge handover P-001 off because I keep it",
    }
    chat.say(SAM, "/pledge accept P-001")
    told = chat.tick()
    assert chat.reads(told[KIM])[0] == (
        "Sam Okafor has accepted P-001 (Essex Police, employment): 50 apprentices start. It is theirs now; you are not "
        "asked about it any more."
    )
    chat.say(GUS, '/pledge handover P-001 lee@police.example "once more"')
    chat.say(LEE, "/pledge accept P-001")
    assert "you are not asked about it any more" in chat.reads(chat.tick()[SAM])[0]


def test_an_offer_that_was_told_and_is_taken_back_is_told_to_be_over_and_its_buttons_say_so(chat: Newsroom) -> None:
    chat.say(KIM, "/pledge handover P-001 @sam")
    offered = chat.tick()[SAM]
    assert "I tell Sam Okafor in a direct message" in chat.say(KIM, "/pledge handover P-001 off")
    told = chat.tick()
    assert chat.reads(told[SAM])[0] == (
        "Kim Lee has taken back the offer of P-001 (Essex Police, employment): 50 apprentices start. There is nothing "
        "left for you to answer."
    )
    for button in chat.offers(offered).values():
        assert chat.say(SAM, button).startswith(
            "Kim Lee took back the offer of P-001 on Tuesday 17 November 2026, 10:06am. See /pledge show P-001. Nothing"
        )


def test_an_offer_that_nobody_was_told_of_is_taken_back_in_silence(chat: Newsroom) -> None:
    chat.say(KIM, "/pledge handover P-001 @sam")
    assert "tell" not in chat.say(KIM, "/pledge handover P-001 off")
    assert chat.tick() == {}


def test_an_offer_that_falls_away_with_its_pledge_is_told_to_be_over(chat: Newsroom) -> None:
    chat.say(KIM, "/pledge handover P-001 @sam")
    offered = chat.tick()[SAM]
    assert "Sam Okafor" in chat.say(CO, '/pledge withdraw P-001 "the scheme has closed"')
    told = chat.tick()
    assert sorted(told) == [KIM, LEE, SAM]
    assert chat.reads(told[SAM])[0] == (
        "P-001 (Essex Police, employment): 50 apprentices start was offered to you, and Co Chair has made it "
        "withdrawn. There is nothing left for you to answer."
    )
    before = chat.everything()
    assert chat.say(SAM, chat.offers(offered)["Accept P-001"]).startswith("P-001 is withdrawn, so ")
    assert chat.everything() == before


def test_buttons_of_an_offer_that_was_answered_say_how(chat: Newsroom) -> None:
    chat.say(KIM, "/pledge handover P-001 @sam")
    chat.say(KIM, "/pledge handover P-002 @sam")
    chat.say(SAM, "/pledge accept P-001")
    chat.say(SAM, "/pledge decline P-002")
    at = "on Tuesday 17 November 2026, 10am"
    assert chat.say(SAM, "pledge accept P-001").startswith(f"You took P-001 over already, {at}: it is yours.")
    assert chat.say(SAM, "pledge accept P-002").startswith(f"You declined P-002 {at}, so it is not offered to you any")


def test_who_may_not_see_a_pledge_any_more_is_told_by_its_code_alone_that_an_offer_is_over(chat: Newsroom) -> None:
    with chat.database() as db:
        db.execute("UPDATE pledges SET visibility = 'co-chairs' WHERE number = 5")
    chat.say(KIM, "/pledge handover P-005 @sam")
    offered = chat.tick()[SAM]
    chat.say(KIM, "/pledge handover P-005 off")
    told = chat.tick()[SAM]
    line = "Kim Lee has taken back the offer of P-005. There is nothing left for you to answer."
    assert (chat.reads(told), chat.offers(told)) == ([line], {})
    for button in chat.offers(offered).values():
        missing = chat.say(SAM, button.replace("P-005", "P-999"))
        assert chat.say(SAM, button) == missing.replace("P-999", "P-005")


def test_a_new_deputy_the_one_before_and_the_owner_hear_of_it(chat: Newsroom) -> None:
    chat.say(KIM, "/pledge deputy P-001 @sam because Lee is on leave")
    sent = chat.tick()
    assert chat.reads(sent[SAM])[:3] == [
        "Kim Lee has made you their deputy for P-001 (Essex Police, employment): 50 apprentices start.",
        "  • Why: “Lee is on leave”",
        "  • You may update it and hand it over, as its owner may",
    ]
    chat.say(GUS, '/pledge deputy P-001 lee@police.example "Lee is back"')
    sent = chat.tick()
    assert sorted(sent) == [KIM, LEE, SAM]
    assert chat.reads(sent[KIM])[0].startswith("Gus Office has made Lee Roy your deputy for P-001 ")
    assert chat.reads(sent[SAM])[0].endswith("You are not its deputy any more.")


def test_owner_and_deputy_hear_of_other_words(chat: Newsroom) -> None:
    chat.say(CO, '/pledge reword P-001 "50 local apprentices start" because clearer')
    sent = chat.tick()
    assert sorted(sent) == [KIM, LEE]
    assert chat.reads(sent[KIM])[:4] == [
        "Co Chair has worded P-001 anew: P-001 (Essex Police, employment): 50 local apprentices start.",
        "  • Before: “50 apprentices start”",
        "  • Why: “clearer”",
        "  • Promised, as before: 50 apprentices by Friday 31 March 2028",
    ]


def test_owner_and_deputy_hear_of_a_changed_target_and_of_a_withdrawal(chat: Newsroom) -> None:
    assert "I tell Kim Lee and Lee Roy in a direct message" in chat.say(CO, TARGET)
    sent = chat.tick()
    assert sorted(sent) == [KIM, LEE]
    assert chat.reads(sent[KIM])[:5] == [
        "Co Chair has changed the target of P-001 (Essex Police, employment): 50 apprentices start.",
        "  • Now: 60 apprentices by Friday 31 March 2028",
        "  • Before: 50 apprentices by Friday 31 March 2028",
        "  • Why: “more places”",
        "  • Agreed by the steering group",
    ]
    assert "I tell Co Chair in a direct message" in chat.say(GUS, '/pledge withdraw P-006 "the site is sold"')
    told = chat.tick()
    assert list(told) == [CO]
    assert chat.reads(told[CO])[:2] == [
        "Gus Office has withdrawn P-006 (Essex County Council, housing): Land for homes.",
        "  • Why: “the site is sold”",
    ]


def test_nobody_is_told_of_what_they_entered_themselves_nor_of_an_update(chat: Newsroom) -> None:
    said = chat.say(CO, '/pledge target P-006 250 agreed by the steering group "more land"')
    assert "tell" not in said
    chat.say(KIM, "/pledge update P-001 amber 12")
    assert chat.tick() == {}


def test_all_that_is_news_to_somebody_is_one_message(chat: Newsroom) -> None:
    chat.now = EVENING
    for number in (1, 2, 3):
        chat.say(KIM, f"/pledge handover P-00{number} @sam")
    sent = chat.tick(timedelta(hours=12))
    assert list(sent) == [SAM]
    assert chat.reads(sent[SAM])[0] == "News of 3 pledges."
    assert [one for one in chat.offers(sent[SAM]).values() if "accept" in one] == [
        "pledge accept P-001",
        "pledge accept P-002",
        "pledge accept P-003",
    ]
    assert ("pledge offered", "sent", "") in chat.became()


def test_news_waits_for_working_hours(chat: Newsroom) -> None:
    chat.now = EVENING
    chat.say(KIM, "/pledge handover P-001 @sam")
    assert chat.tick() == {}
    chat.now = datetime(2026, 11, 18, 7, 59, tzinfo=UTC)
    assert chat.tick(timedelta()) == {}
    assert list(chat.tick(timedelta(minutes=1))) == [SAM]


@pytest.mark.parametrize(
    ("who", "typed", "why"),
    [
        (SAM, "/pledge accept P-001", ANSWERED),
        (SAM, "/pledge decline P-001", ANSWERED),
        (KIM, "/pledge handover P-001 off", TAKEN_BACK),
        (GUS, '/pledge withdraw P-001 "the scheme has closed"', OVER),
    ],
)
def test_an_offer_that_is_moot_before_it_is_sent_is_told_to_nobody(
    chat: Newsroom, who: str, typed: str, why: str
) -> None:
    chat.now = EVENING
    chat.say(KIM, "/pledge handover P-001 @sam")
    chat.tick()
    chat.say(who, typed)
    assert SAM not in chat.tick(timedelta(hours=12))
    assert ("pledge offered", "superseded", why) in chat.became()


def test_an_offer_that_is_taken_back_between_planning_and_sending_is_not_sent(chat: Newsroom) -> None:
    chat.now = EVENING
    chat.say(KIM, "/pledge handover P-001 @sam")
    chat.tick()
    chat.say(KIM, "/pledge handover P-001 off")
    chat.now = datetime(2026, 11, 18, 8, 0, tzinfo=UTC)
    report = Delivery(chat.database, chat.telling, lambda: chat.now).deliver()
    assert (report.sent, [why for _, why in report.superseded]) == ([], [TAKEN_BACK])


def test_of_a_target_that_was_changed_twice_only_the_last_is_told(chat: Newsroom) -> None:
    chat.now = EVENING
    chat.say(CO, TARGET)
    chat.tick()
    chat.say(CO, TARGET.replace("60", "70"))
    sent = chat.tick(timedelta(hours=12))
    assert chat.reads(sent[KIM])[1:3] == [
        "  • Now: 70 apprentices by Friday 31 March 2028",
        "  • Before: 60 apprentices by Friday 31 March 2028",
    ]
    assert ("pledge target", "superseded", CHANGED_AGAIN) in chat.became()


def test_after_an_outage_an_offer_is_told_for_four_weeks_and_all_else_for_one(chat: Newsroom) -> None:
    chat.say(KIM, "/pledge handover P-002 @sam")
    chat.say(CO, TARGET)
    assert list(chat.tick(timedelta(days=14))) == [SAM]
    chat.say(KIM, "/pledge handover P-003 @sam")
    assert chat.tick(timedelta(days=40)) == {}


def test_what_was_planned_and_comes_too_late_is_skipped_with_that_reason(chat: Newsroom) -> None:
    chat.now = EVENING
    chat.say(KIM, "/pledge handover P-001 @sam")
    chat.tick()
    assert chat.tick(timedelta(days=40)) == {}
    assert chat.became() == {("pledge offered", "skipped", "it was too late to say it")}


def test_shadow_mode_sends_nothing_and_the_reply_says_whom_to_tell(chat: Newsroom) -> None:
    chat.sending = Sending.SHADOW
    chat.tick(timedelta())
    assert "Please tell Sam Okafor yourself" in chat.say(KIM, "/pledge handover P-001 @sam")
    assert chat.tick() == {}
    assert chat.became() == {("pledge offered", "skipped", SHADOWED)}
    assert [one.kind for one in chat.telling.posted] == [Kind.SHADOW]
    note = chat.reads(chat.telling.posted[0])
    assert any("pledge offered: P-001, to Sam Okafor" in line for line in note)


def test_a_pause_holds_it_and_what_is_worth_telling_afterwards_is_told(chat: Newsroom) -> None:
    chat.say(GUS, "/anchor pause")
    assert "Please tell Sam Okafor yourself" in chat.say(KIM, "/pledge handover P-001 @sam")
    chat.say(CO, TARGET)
    assert chat.tick() == {}
    assert chat.tick(timedelta(days=14)) == {}
    chat.say(GUS, "/anchor resume")
    assert list(chat.tick()) == [SAM]
    assert ("pledge target", "skipped", PAUSED) in chat.became()


def test_whoever_wants_less_is_told_of_an_offer_and_whoever_wants_nothing_of_nothing(chat: Newsroom) -> None:
    chat.say(SAM, "/anchor notify quieter")
    chat.say(KIM, "/anchor notify quieter")
    chat.say(LEE, "/anchor notify off")
    chat.say(KIM, "/pledge handover P-002 @sam")
    said = chat.say(CO, TARGET)
    assert "I tell Kim Lee in a direct message" in said and "Please tell Lee Roy yourself" in said
    assert list(chat.tick()) == [SAM]
    assert {("pledge target", "skipped", FEWER), ("pledge target", "skipped", OFF)} <= chat.became()


def test_whoever_may_not_see_the_pledge_any_more_is_not_told_of_it(chat: Newsroom) -> None:
    chat.say(GUS, '/pledge handover P-005 @sam "Kim leaves"')
    chat.tick()
    chat.say(SAM, '/pledge decline P-005 "no"')
    with chat.database() as db:
        db.execute("DELETE FROM roles WHERE person_id = (SELECT id FROM people WHERE name = 'Gus Office')")
    assert list(chat.tick()) == [KIM]
    assert ("pledge declined", "skipped", UNSEEN) in chat.became()


def test_whoever_has_gone_is_not_told(chat: Newsroom) -> None:
    chat.now = EVENING
    chat.say(KIM, "/pledge handover P-001 @sam")
    chat.tick()
    with chat.database() as db:
        remove_person(db, f"{SAM}.example", chat.now, "test")
    assert chat.tick(timedelta(hours=12)) == {}
    assert {state for _, state, _ in chat.became()} <= {"superseded", "skipped"}


def test_it_is_foreseen_and_stands_in_the_log(chat: Newsroom) -> None:
    chat.now = EVENING
    chat.say(KIM, "/pledge handover P-001 @sam")
    with chat.database() as db:
        ahead = foresee_each(db, chat.now, chat.now + timedelta(days=1))
        names = {one.id: one.name for one in all_people(db)}
    assert preview_lines(ahead, [], names) == ["Wednesday 18 November 2026, 8am: pledge offered: P-001, to Sam Okafor"]
    chat.tick(timedelta(hours=12))
    assert "pledge offered: P-001, to Sam Okafor: sent" in chat.say(GUS, "/anchor reminders")


def test_what_was_imported_is_no_news(chat: Newsroom) -> None:
    made = pledge(9, "A van is shared", "vans", "1")
    kim, sam = (Contact(f"{who}.example", "", "Essex Police") for who in (KIM, SAM))
    offer = HandOver(at=chat.now, by=kim, source=Source.IMPORT, step=HandOverStep.OFFERED, to=sam)
    with chat.database() as db:
        add_pledge(db, replace(made, entries=(*made.entries, offer)), "test")
    assert chat.tick() == {}
    assert "Take it over" in chat.buttons(SAM, "/pledge show P-009")
