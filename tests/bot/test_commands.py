import re
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands import (
    TOPICS,
    ActionStep,
    AddSeat,
    AnswerMeeting,
    Arrange,
    Arrangement,
    AskPrivately,
    AskQuestion,
    AskUnanswered,
    ChangeMeeting,
    ChangeNotify,
    CheckIn,
    CheckInSeveral,
    ClockCommand,
    Command,
    DecisionStep,
    FieldError,
    GiveFeedback,
    GroupRecord,
    InviteToMeeting,
    Inviting,
    Later,
    Leave,
    ListDocuments,
    MeetingChange,
    MeetingView,
    MoveClockBy,
    MoveClockTo,
    MoveClockToNext,
    NameDeputy,
    NoteAction,
    NoteDecision,
    NoteStage,
    Presence,
    Reason,
    RemindIn,
    RemoveSeat,
    SetBreak,
    SetChannel,
    SetClockBack,
    SetDay,
    SettleUnanswered,
    SetUpGroup,
    ShareAnswer,
    ShowBoard,
    ShowCharter,
    ShowClock,
    ShowFeed,
    ShowHelp,
    ShowHome,
    ShowMeeting,
    ShowNotify,
    ShowRecord,
    ShowReminders,
    ShowSeats,
    ShowSources,
    ShowStatus,
    ShowUnanswered,
    ShowWholeList,
    SmallTalk,
    StepAction,
    StepDecision,
    TakeBackAnswer,
    TakeBackGroup,
    Told,
    VacateSeat,
    WhoAmI,
    parse,
    to_text,
)
from bot.reply import Items
from bot.words.helping import say_help_on
from knowledge.charter.signatory import Stage
from knowledge.errors import HelpfulError
from knowledge.groups.read_members import SEAT_ROLES
from knowledge.groups.replies import Answer
from knowledge.groups.wishes import Amount
from knowledge.notices import Became

days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
clock = st.builds(time, st.integers(0, 23), st.integers(0, 59))
whys = st.sampled_from(["", "of the strike", "the room is taken"])
organisations = st.sampled_from(["Essex Police", "Trust for London", "NHS Tyde & Wear"])
names = st.sampled_from(["", "Kim Lee", "Ola van der Berg"])
places = st.sampled_from(["", "Town Hall, room 3", "Room 2026-11-17"])
links = st.sampled_from(["", "https://meet.example.org/skills?x=1&y=2#a"])
whos = st.sampled_from(["Sam Okafor", "sam@college.example", "@sam", "Dr Ola van der Berg"])
slugs = st.sampled_from(["", "social-value", "skills", "west-essex", "digital-inclusion", "habitat"])
questions = st.text(st.characters(codec="utf-8"), min_size=1, max_size=80).map(lambda text: " ".join(text.split()))


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("help", ShowHelp()),
        ("HELP!", ShowHelp()),
        ("/help", ShowHelp()),
        ("?", ShowHelp()),
        ("documents", ListDocuments()),
        ("reminders", ShowReminders()),
        ("/anchor reminders for Social value", ShowReminders("Social value")),
        ("/anchor Reminders astray", ShowReminders("", Became.ASTRAY)),
        ("/anchor reminders refused for social-value.", ShowReminders("social-value", Became.ASTRAY)),
        ("reminders skipped for social-value", ShowReminders("social-value", Became.SKIPPED)),
        ("reminders for whom are sent when?", AskQuestion("reminders for whom are sent when?")),
        ("documnets", ListDocuments()),
        ("hepl", ShowHelp()),
        ("Hlep.", ShowHelp()),
        ("unit", AskQuestion("unit")),
        ("quit", Leave()),
        ("thanks, that's brilliant 👍", SmallTalk("thanks, that's brilliant 👍")),
        ("Good morning all", SmallTalk("Good morning all")),
        ("no", SmallTalk("no")),
        ("Yes.", SmallTalk("Yes.")),
        ("thanks - and the quorum?", AskQuestion("thanks - and the quorum?")),
        ("what is our quorum?", AskQuestion("what is our quorum?")),
        ("/ask what is our quorum?", AskQuestion("what is our quorum?")),
        ("  who  chairs\nit? ", AskQuestion("who chairs it?")),
        ("helpful documents on levy", AskQuestion("helpful documents on levy")),
        ("meeting quorum rules in Essex?", AskQuestion("meeting quorum rules in Essex?")),
        ("meeting next steps of the network", AskQuestion("meeting next steps of the network")),
        ("meeting status", ShowMeeting(MeetingView.STATUS)),
        (
            "meeting rsvp yes digital-inclusion 2026-11-24",
            AnswerMeeting(Answer.YES, "digital-inclusion", date(2026, 11, 24)),
        ),
        ("meeting setup terms-v2.docx", SetUpGroup("terms-v2.docx")),
        ("meeting setup undo social-value", TakeBackGroup("social-value")),
        ("meeting setup for the spring fair?", AskQuestion("meeting setup for the spring fair?")),
        ("/meeting invite", InviteToMeeting(Inviting.TAKE)),
        ("/meeting Invite for skills on 17/11/2026", InviteToMeeting(Inviting.TAKE, "skills", date(2026, 11, 17))),
        ("/meeting send the invitations skills", InviteToMeeting(Inviting.SEND, "skills")),
        ("meeting invite whoever lives here?", AskQuestion("meeting invite whoever lives here?")),
    ],
)
def test_what_is_typed_is_understood(typed: str, command: Command) -> None:
    assert parse(typed) == command


@pytest.mark.parametrize("typed", ["", "   ", "\n", "!!!", "👍", "…"])
def test_nothing_to_ask_gets_a_clear_word(typed: str) -> None:
    with pytest.raises(HelpfulError, match="no question"):
        parse(typed)


def test_forty_thousand_characters_are_refused_with_the_limit() -> None:
    with pytest.raises(HelpfulError, match="40,000 characters; I can read a question of up to 2,000"):
        parse("a" * 40_000)


@given(questions.filter(lambda text: any(ch.isalnum() for ch in text)))
def test_every_question_reads_back_from_its_text(text: str) -> None:
    about_the_bot = (ShowHelp(), WhoAmI(), SmallTalk(text))  # "HELP", "DONE" ask the documents for nothing
    assert parse(to_text(AskQuestion(text))) in (AskQuestion(text), *about_the_bot)


ids = st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=10, max_size=10).filter(lambda id_: not id_.isalpha())
notes = st.text("abc –:?’ ", max_size=40).map(lambda text: " ".join(text.split()).strip(": "))
said = st.text("abc =+*<>“”-.", min_size=1, max_size=40).map(lambda text: " ".join(f"Adopt {text} it".split()))
"""What was decided, or is to be done."""
told_of_charter = st.builds(
    Told,
    st.none() | days,
    st.sampled_from(["", "Cabinet", "the Board on 3 May 2026 by version 2"]),
    st.none() | days,
    st.sampled_from(["", "1.2", "final until 2027"]),
    st.sampled_from(["", "https://council.example/minutes?day=2026-11-17"]),
    st.sampled_from(["", 'the minutes say so on 2026-11-17, by "Cabinet"']),
)
numbers = st.none() | st.integers(1, 999_999_999)
wishes = st.one_of(
    st.builds(
        ChangeNotify,
        st.just(Amount.DIGEST),
        st.none() | st.integers(0, 4),
        zone=st.none() | st.sampled_from(["", "Europe/Madrid", "America/Port-au-Prince", "Etc/GMT+3"]),
    ),
    st.builds(
        ChangeNotify,
        st.none() | st.sampled_from([Amount.ALL, Amount.QUIETER]),
        st.none(),
        st.none() | st.integers(1, 99),
        st.none() | days,
        st.none() | st.booleans(),
        st.none() | st.booleans(),
    ),
)
commands: st.SearchStrategy[Command] = st.one_of(
    st.sampled_from(
        [ShowHelp(), Leave(), ShowUnanswered(), ShowStatus(), WhoAmI(), ShowHome(), ShowSources(), ShowWholeList()]
    ),
    st.builds(ShowHelp, st.sampled_from(TOPICS)),
    st.builds(ShowMeeting, st.sampled_from(MeetingView), slugs, st.none() | days),
    st.builds(CheckIn, st.sampled_from(Presence), slugs, st.none() | days, st.just("") | whos),
    st.builds(
        CheckInSeveral,
        slugs,
        st.none() | days,
        st.lists(st.sampled_from(["ann@leigh.example", "bob@tyde.example"]), unique=True).map(tuple),
    ),
    st.builds(InviteToMeeting, st.sampled_from(Inviting), slugs, st.none() | days),
    st.builds(ShowFeed, st.booleans()),
    st.builds(AnswerMeeting, st.sampled_from(Answer), slugs, st.none() | days),
    st.builds(AnswerMeeting, st.just(Answer.DEPUTY), slugs, st.none() | days, whos),
    st.builds(ShowSeats, slugs),
    st.builds(ShowBoard, slugs),
    st.builds(AskUnanswered, slugs, st.none() | days),
    st.builds(AddSeat, slugs, organisations, st.just(""), st.just(""), st.sampled_from(SEAT_ROLES)),
    st.builds(AddSeat, slugs, organisations, names, st.just("kim@police.example"), st.sampled_from(SEAT_ROLES)),
    st.builds(VacateSeat, slugs, whos),
    st.builds(NameDeputy, slugs, st.just("kim@police.example"), st.just("lee@police.example"), names, st.booleans()),
    st.builds(RemoveSeat, slugs, organisations),
    st.builds(TakeBackAnswer, slugs, st.none() | days),
    st.builds(SetBreak, slugs, days, days, st.sampled_from(["", "Christmas", "the summer break"])),
    st.builds(SetBreak, slugs, days, days, st.just(""), st.just(True)),
    st.builds(SetDay, days, st.none() | st.sampled_from(["", "Coronation", "a holiday"])),
    st.builds(
        Arrange, st.just(Arrangement.PLACE), slugs, st.sampled_from(["", "Town Hall, room 3", "Room 2026-11-17"])
    ),
    st.builds(Arrange, st.just(Arrangement.LINK), slugs, links),
    st.builds(Arrange, st.just(Arrangement.PAPERS), slugs, links, st.none() | days),
    st.builds(
        ChangeMeeting,
        st.just(MeetingChange.MOVE),
        slugs,
        days,
        days,
        st.none() | clock,
        st.none() | st.sampled_from(Later),
        whys,
    ),
    st.builds(
        ChangeMeeting,
        st.sampled_from([MeetingChange.CANCEL, MeetingChange.RESTORE, MeetingChange.ADD]),
        slugs,
        days,
        at=st.none() | clock,
        why=whys,
    ),
    st.builds(ShowRecord, st.sampled_from(GroupRecord), slugs, st.none() | days),
    st.builds(NoteDecision, said | said.map('"{}"'.format), slugs, st.none() | days, st.none() | clock, numbers),
    st.builds(StepDecision, st.sampled_from(DecisionStep), st.integers(0, 999_999_999), slugs, st.booleans()),
    st.builds(NoteAction, said, slugs, st.sampled_from(["", "3 December", "2026-12-03", "Friday", "the next meeting"])),
    st.builds(StepAction, st.sampled_from(ActionStep), st.integers(0, 999_999_999), slugs),
    st.builds(ShowCharter, st.just("") | organisations, st.none() | st.sampled_from(Stage)),
    st.just(NoteStage()),
    st.builds(NoteStage, organisations, st.sampled_from(Stage), told_of_charter, st.none(), st.booleans()),
    st.builds(NoteStage, organisations, st.none() | st.sampled_from(Stage), told_of_charter, st.integers(0, 999_999)),
    st.builds(ListDocuments, st.integers(1, 999_999)),
    st.builds(ShowSources, ids),
    st.builds(ShowWholeList, ids),
    st.builds(AskPrivately, ids),
    st.builds(GiveFeedback, ids, st.just(True)),
    st.builds(GiveFeedback, ids, st.just(False), st.sampled_from(Reason), notes),
    st.builds(ShareAnswer, ids, st.sampled_from(["", "C0123456789", "G01"])),
    st.builds(SetChannel, slugs, st.sampled_from(["", "here", "C0123456789", "G01ABCDEF", "#social-value"])),
    st.builds(RemindIn, slugs, st.booleans()),
    st.builds(ShowNotify, st.booleans()),
    st.builds(ShowReminders, slugs, st.sampled_from(Became)),
    wishes.filter(lambda one: one != ChangeNotify()),
    st.builds(SettleUnanswered, st.lists(ids, max_size=4).map(tuple)),
)


@given(commands, st.booleans())
def test_every_command_reads_back_from_its_text_alone_and_after_anchor(command: Command, after_anchor: bool) -> None:
    assert parse(f"/anchor {to_text(command)}" if after_anchor else to_text(command)) == command


@pytest.mark.parametrize("topic", TOPICS)
def test_every_command_has_help_with_six_examples_that_are_understood(topic: str) -> None:
    help_ = parse(f"help {topic}")
    assert isinstance(help_, ShowHelp)
    (examples,) = (part.items for part in say_help_on(help_.topic).parts if isinstance(part, Items))
    assert len(examples) == len(set(examples)) == 6
    understood = [parse(example.removeprefix("@anchorbot ")) for example in examples]
    assert topic == "ask" or not any(isinstance(command, AskQuestion) for command in understood)


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("/ask help", ShowHelp()),
        ("help me please", ShowHelp()),
        ("what can you do?", ShowHelp()),
        ("who are you?", ShowHelp()),
        ("who am I?", WhoAmI()),
        ("share", ShareAnswer()),
        ("share C0123456789", ShareAnswer("", "C0123456789")),
        ("feedback", ShowHelp("feedback")),
        ("feedback wrong incomplete", GiveFeedback("", False, Reason.INCOMPLETE)),
        ("feedback Yes", GiveFeedback("", True)),
        ("/anchor feedback no", GiveFeedback("", False)),
        ("unanswered done xxxx", SettleUnanswered(("xxxx",))),
        ("share cooperatives", AskQuestion("share cooperatives")),
    ],
)
def test_what_people_type_without_a_code(typed: str, command: Command) -> None:
    assert parse(typed) == command


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [("unanswerd", "/anchor unanswered"), ("stauts", "/anchor status"), ("documnets", "/anchor documents")],
)
def test_a_mistyped_command_gets_the_nearest_one(typed: str, nearest: str) -> None:
    with pytest.raises(HelpfulError, match=f"Did you mean {nearest}"):
        parse(f"/anchor {typed}")


def test_after_anchor_a_question_is_not_guessed_at() -> None:
    with pytest.raises(HelpfulError, match=r"To ask the documents: /ask what is our quorum\?"):
        parse("/anchor what is our quorum?")


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({}, "reason"),
        ({"reason": "nonsense"}, "reason"),
        ({"reason": "something else"}, "note"),
        ({"reason": "out of date", "note": "x" * 1_001}, "note"),
    ],
)
def test_a_form_names_the_field_that_is_wrong(fields: dict[str, str], name: str) -> None:
    with pytest.raises(FieldError) as told:
        parse("feedback abcdefghi2 wrong", {"": "", **fields})
    assert told.value.name == name


def test_who_is_ticked_is_noted_and_nobody_ticked_is_told() -> None:
    asked = "meeting attendance skills 2026-11-17"
    ticked = parse(asked, {"present": "ann@leigh.example bob@tyde.example"})
    assert ticked == parse(f"/{asked} ann@leigh.example, Bob@tyde.example")
    with pytest.raises(FieldError, match="Please choose at least one"):
        parse(asked, {"": ""})


def test_a_form_and_a_line_say_the_same() -> None:
    typed = parse("feedback abcdefghi2 wrong wrong place: I meant Essex")
    assert typed == parse("feedback abcdefghi2 wrong", {"reason": "wrong place", "note": "I meant  Essex"})


@pytest.mark.parametrize("typed", ["sources background", "share university", "feedback department right"])
def test_a_word_of_ten_letters_is_no_id(typed: str) -> None:
    assert parse(typed) == AskQuestion(typed)


@pytest.mark.parametrize(
    ("typed", "to", "at"),
    [
        ("/meeting move social-value 17 November 2026 to 19/11/2026 at 2pm", date(2026, 11, 19), time(14)),
        ("/meeting move social-value 17/11/26 to 3rd Dec 2026 at 10.30am", date(2026, 12, 3), time(10, 30)),
        ("/meeting move social-value 2026-11-17 to 2026-11-19 at noon", date(2026, 11, 19), time(12)),
        ("/meeting move for the social-value 2026-11-17 to 2026-11-19 at 12am", date(2026, 11, 19), time(0)),
    ],
)
def test_days_and_times_are_read_as_people_type_them(typed: str, to: date, at: time) -> None:
    assert parse(typed) == ChangeMeeting(MeetingChange.MOVE, "social-value", date(2026, 11, 17), to, at)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("/meeting move social-value 31/11/2026 to 1/12/2026", "31/11/2026 is not a day in the calendar"),
        ("/meeting move social-value 17/11/2026 to 1/12/2026 at 25:00", "25:00 is no time of the day"),
        ("/meeting move social-value 17/11/2026 to 1/12/2026 at 13pm", "13pm is no time of the day"),
        ("/meeting move social-value 17/11/2026", "I do not know to which day"),
        ("/meeting cancel social-value 17/11/2026 to 1/12/2026", "Only a move has a day to go to"),
        ("/meeting cancel the next one", "I read “cancel the next one”. I need the group and the day"),
        ("/meeting add", "I need the group and the day"),
        ("/meeting add", "Write: /meeting add GROUP DAY at 2pm"),
        ("/meeting move jobs-pilots 29 December to 31 February", "Write: /meeting move jobs-pilots DAY to DAY at 2pm"),
        ("/meeting move jobs-pilots 29 December", "When it meets next: /meeting next jobs-pilots"),
        ("/meeting restore on 3 May", "When it meets next: /meeting next"),
    ],
)
def test_a_change_that_is_not_clear_is_not_guessed(typed: str, told: str) -> None:
    with pytest.raises(HelpfulError, match=re.escape(told)) as error:
        parse(typed)
    assert "Nothing was changed" in str(error.value)


CLOCK = st.one_of(
    st.just(ShowClock()),
    st.just(MoveClockToNext()),
    st.builds(SetClockBack, st.booleans()),
    st.builds(MoveClockBy, st.integers(1, 731)),
    st.builds(
        MoveClockTo,
        st.dates(date(2020, 1, 1), date(2099, 12, 31)),
        st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    ),
)


@given(CLOCK)
def test_every_move_of_the_clock_is_read_back(command: ClockCommand) -> None:
    assert parse(to_text(command)) == command


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("/anchor clock a day on", MoveClockBy(1)),
        ("/anchor Clock +2 weeks", MoveClockBy(14)),
        ("/anchor clock 8 December 2026", MoveClockTo(date(2026, 12, 8))),
        ("/anchor clock to 8/12/2026 at 9.30am", MoveClockTo(date(2026, 12, 8), time(9, 30))),
        ("/anchor clock next.", MoveClockToNext()),
    ],
)
def test_the_clock_is_moved_as_people_type(typed: str, command: ClockCommand) -> None:
    assert parse(typed) == command


@pytest.mark.parametrize(
    "rest", ["yesterday", "-1 day", "+0 days", "+999 weeks", "31/02/2027", "noon", "<script>", "\u202e2027"]
)
def test_what_is_no_move_of_the_clock_is_told(rest: str) -> None:
    with pytest.raises(HelpfulError, match=r"(not know where the clock is to go|not a day in the calendar)"):
        parse(f"/anchor clock {rest}")


def test_a_question_about_a_clock_is_a_question() -> None:
    assert parse("clock next") == AskQuestion("clock next")


@pytest.mark.parametrize("day", ["", "32", "2027-02-30", "next", "' OR 1=1", "9" * 500])
def test_a_day_for_the_clock_that_is_none_names_its_field(day: str) -> None:
    with pytest.raises(FieldError) as told:
        parse("/anchor clock", {"day": day})
    assert told.value.name == "day"


def test_a_mistyped_command_is_taken_for_the_nearest_of_all_families() -> None:
    with pytest.raises(HelpfulError, match=r"Did you mean /pledge list\?"):
        parse("/pledges list")
    with pytest.raises(HelpfulError, match=r"Did you mean /anchor list\?"):
        parse("/nothing list")
