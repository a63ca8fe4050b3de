"""Commands on pledges as they are typed."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands import (
    AddPledge,
    AnswerHandOver,
    AskQuestion,
    ChangeTarget,
    Command,
    ExportPledges,
    FieldError,
    FileKind,
    HandOverPledge,
    HandOverWish,
    ListPledges,
    NamePledgeDeputy,
    NewPledge,
    Only,
    PledgeView,
    RewordPledge,
    Said,
    SamePledge,
    Seen,
    SetPledgeStatus,
    ShowHelp,
    ShowPledge,
    ShowPledges,
    Unchanged,
    UpdatePledge,
    parse,
    to_text,
)
from bot.commands.pledge_verbs import SAYING, VERBS
from bot.commands.pledges import known_pledge
from knowledge.errors import HelpfulError
from knowledge.pledges.kinds import Blocker, Confidence, Direction, Kind, Rag, Source, Status

EXAMPLES = (
    "/pledge show P-014",
    '/pledge update P-014 amber 48% "Q3 spend done"',
    '/pledge correct P-014 amber 46% "counted twice"',
    '/pledge same P-014 "no change"',
    "/pledge handover P-014 sam@college.example",
    "/pledge accept P-014",
    '/pledge decline P-014 "not my team"',
    "/pledge deputy P-014 sam@college.example",
    '/pledge target P-014 £1.5m by 31/3/2028 agreed by the steering group "wider scope"',
    '/pledge reword P-014 "50 apprentices start, all of them local" because the board asked for it',
    '/pledge status P-014 met "all in place"',
    '/pledge withdraw P-014 "the scheme has closed"',
)
ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = sorted(
    [ROOT / "samples" / "questions.jsonl", *(ROOT / "benchmarks" / "networks").glob("*/questions.jsonl")]
)
SEVERAL = (Unchanged(14), Unchanged(15), Unchanged(16))
DONE = Said(Rag.AMBER, "48%", "Q3 spend done", ("https://files.example.org/q3",))

NEW_ONE = NewPledge(
    "Essex Police", "employment", "50 apprentices start", "kim@police.example", "end of March 2028", "apprentices",
    "50", "12",
)  # fmt: skip


@pytest.mark.parametrize(
    "typed",
    [
        '/pledge update P-014 amber 48% "Q3 spend done" https://files.example.org/q3',
        '/pledge update p14 48% amber https://files.example.org/q3 "Q3 spend done"',
        "/pledge update P-014 “Q3 spend done” Amber, 48%, https://files.example.org/q3.",
        "/pledge UPDATE p-14: AMBER 48% Q3 spend done https://files.example.org/q3",
        "/pledge update P 014 Q3 spend done 48% https://files.example.org/q3 amber",
        "/anchor pledge update P-014 amber 48% Q3 spend done https://files.example.org/q3",
        '/pledge update P‑014 amber 48%  "Q3   spend done"\nhttps://files.example.org/q3',
    ],
)
def test_an_update_can_be_said_in_any_order_with_and_without_quotation_marks(typed: str) -> None:
    assert parse(typed) == UpdatePledge(14, DONE)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("£1.2m", Said(figure="£1.2m")),
        ("1,200", Said(figure="1,200")),
        ("46 of 50 green", Said(Rag.GREEN, "46 of 50")),
        ("46 out of 50, green", Said(Rag.GREEN, "46 out of 50")),
        ("1.2 million pounds", Said(figure="1.2 million pounds")),
        ("48 per cent amber", Said(Rag.AMBER, "48 per cent")),
        ("amber 48% unblocked", Said(Rag.AMBER, "48%", blocker=Blocker.NOTHING)),
        ("unblocked", Said(blocker=Blocker.NOTHING)),
        ("blocked: none amber", Said(Rag.AMBER, blocker=Blocker.NOTHING)),
        ("amber works are unblocked", Said(Rag.AMBER, note="works are unblocked")),
        ("amber blocked:senior sign-off", Said(Rag.AMBER, blocker=Blocker.SIGN_OFF)),
        ("blocked by: resources amber", Said(Rag.AMBER, blocker=Blocker.RESOURCING)),
        ("red blocked:timescales and process a tender", Said(Rag.RED, "", "a tender", (), Blocker.TIMESCALES)),
        ("amber confidence:low", Said(Rag.AMBER, confidence=Confidence.LOW)),
        ("amber 48% for 2026-Q3", Said(Rag.AMBER, "48%", period="2026-Q3")),
        ("for Q3 2026/27 48%", Said(figure="48%", period="Q3-2026/27")),
        ("amber all done by 2027", Said(Rag.AMBER, "", "all done by 2027")),
        ("amber 48% the red tape is gone", Said(Rag.AMBER, "48%", "the red tape is gone")),
        ('"amber 50% nan https://x.example"', Said(note="amber 50% nan https://x.example")),
        ('amber "He said "yes" to it"', Said(Rag.AMBER, note='He said "yes" to it')),
        ("amber 3 apprentices started", Said(Rag.AMBER, "3", "apprentices started")),
        ("nan", Said(figure="nan")),
        ("amber 1e309", Said(Rag.AMBER, "1e309")),
        ("-£5k", Said(figure="-£5k")),
        ("４８％", Said(figure="４８％")),
        ("", None),
    ],
)  # fmt: skip
def test_each_word_of_an_update_is_taken_for_what_it_is(typed: str, said: Said | None) -> None:
    assert parse(f"/pledge update P-014 {typed}") == UpdatePledge(14, said)


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("/pledge", ShowHelp("pledge")),
        ("/pledge help", ShowHelp("pledge")),
        ("help pledge", ShowHelp("pledge")),
        ("/pledge list", ListPledges()),
        ("/pledge List MINE", ListPledges((Only.MINE,))),
        ("/pledge list my red and stale", ListPledges((Only.MINE, Only.STALE, Only.RED))),
        ("/pledge list org:essex-cc theme:skills due:2027-03", ListPledges((), "essex-cc", "skills", "2027-03")),
        ("/pledge list org:Essex Police stale", ListPledges((Only.STALE,), "Essex Police")),
        ('/pledge list org:"Mine and Yours"', ListPledges((), "Mine and Yours")),
        ("/pledge list mine from 21", ListPledges((Only.MINE,), first=21)),
        ("/pledge show P-014", ShowPledge(14)),
        ("/pledge p14", ShowPledge(14)),
        ("/pledge show P-014, please.", ShowPledge(14)),
        ("/pledge history P-014", ShowPledge(14)),
        ("/pledge add", AddPledge()),
        (
            '/pledge add "50 apprentices start" org:"Essex Police" theme:employment owner:Kim@Police.example '
            "due:end of March 2028 unit:apprentices target:50 from:12",
            AddPledge(NEW_ONE),
        ),
        (
            "/pledge add org:Essex Police theme:employment owner:kim@police.example due:end of March 2028 "
            'unit:apprentices target:50 from:12 "50 apprentices start"',
            AddPledge(NEW_ONE),
        ),
        (
            "/pledge add Take on 50 apprentices",
            AddPledge(NewPledge("", "", "Take on 50 apprentices", "", ""), wants_form=True),
        ),
        ('/pledge same P-014 "no change"', SamePledge((Unchanged(14),), "no change")),
        ("/pledge no change P-014", SamePledge((Unchanged(14),))),
        ('/pledge same P-014 P-015 P-016 "no change"', SamePledge(SEVERAL, "no change")),
        ('/pledge same p14, p15 and P 016 "no change"', SamePledge(SEVERAL, "no change")),
        ('/pledge same P-014 "no change" P-015 P-016', SamePledge(SEVERAL, "no change")),
        ("/pledge no change P-014 P-015 P-016 P-014", SamePledge(SEVERAL)),
        ("/pledge same P-014 46 of 50 as before", SamePledge((Unchanged(14),), "46 of 50 as before")),
        ('/pledge same P-014 "waits for P-015"', SamePledge((Unchanged(14),), "waits for P-015")),
        ("pledge same P-014 seen:7 P-015", SamePledge((Unchanged(14, 7), Unchanged(15)))),
        ("/pledge correct P-014 46%", UpdatePledge(14, Said(figure="46%"), corrects=True)),
        ("/pledge handover P-014 @sam", HandOverPledge(14, "@sam")),
        ("/pledge hand over P-014 to sam@x.example because I leave", HandOverPledge(14, "sam@x.example", "I leave")),
        ('/pledge handover P-014 "Sam Okafor" "on leave"', HandOverPledge(14, "Sam Okafor", "on leave")),
        ("/pledge handover P-014 Sam Okafor", HandOverPledge(14, "Sam Okafor")),
        ("/pledge handover P-014 off", HandOverPledge(14)),
        ("/pledge accept P-014", AnswerHandOver(HandOverWish.ACCEPT, 14)),
        ('/pledge decline P-014 "not my team"', AnswerHandOver(HandOverWish.DECLINE, 14, "not my team")),
        ("/pledge target P-014", ChangeTarget(14)),
        (
            '/pledge target P-014 £1.5m by 31/3/28 agreed by the steering group "wider scope"',
            ChangeTarget(14, "£1.5m", "31/3/28", "wider scope", "the steering group"),
        ),
        (
            "/pledge target P-014 to £1.5m agreed: steering group, 3 November because of the wider scope",
            ChangeTarget(14, "£1.5m", "", "of the wider scope", "steering group, 3 November"),
        ),
        ("/pledge deputy P-014 @sam", NamePledgeDeputy(14, "@sam")),
        ("/pledge deputy P-014 is Sam Okafor because I leave", NamePledgeDeputy(14, "Sam Okafor", "I leave")),
        ('/pledge deputy P-014 off "she has left"', NamePledgeDeputy(14, "", "she has left")),
        ("/pledge deputy P-014 nobody", NamePledgeDeputy(14)),
        ("/pledge reword P-014", RewordPledge(14)),
        ("/pledge reword P-014 because it is old", RewordPledge(14, "", "it is old")),
        ('/pledge reword P-014 "50 start" because clearer', RewordPledge(14, "50 start", "clearer")),
        ('/pledge reword P-014 to “50 start”, because “clearer”', RewordPledge(14, "50 start", "clearer")),
        ('/pledge reword P-014 "50 start" "clearer"', RewordPledge(14, "50 start", "clearer")),
        ("/pledge rephrase P-014 50 start because clearer", RewordPledge(14, "50 start", "clearer")),
        ('/pledge reword P-014 The "Good Work" charter', RewordPledge(14, 'The "Good Work" charter')),
        ('/pledge reword P-014 "The "Good" charter" because x', RewordPledge(14, 'The "Good" charter', "x")),
        ("/pledge red", ListPledges((Only.RED,))),
        ("/pledge mine", ListPledges((Only.MINE,))),
        ("/pledge blocked", ListPledges((Only.BLOCKED,))),
        ("/pledge amber P-014 48%", UpdatePledge(14, Said(Rag.AMBER, "48%"))),
        ("/pledge blocked P-014 by resourcing", UpdatePledge(14, Said(blocker=Blocker.RESOURCING))),
        ("/pledge blocked P-014: sign-off", UpdatePledge(14, Said(blocker=Blocker.SIGN_OFF))),
        ("/pledge unblocked P-014", UpdatePledge(14, Said(blocker=Blocker.NOTHING))),
        ("/pledge met P-014 all in place", SetPledgeStatus(14, Status.MET, "all in place")),
        ("/pledge withdrawn P-014 because it is over", SetPledgeStatus(14, Status.WITHDRAWN, "it is over")),
        ("/pledge status P-014 met because all are in", SetPledgeStatus(14, Status.MET, "all are in")),
        ("/pledge no change on P-014", SamePledge((Unchanged(14),))),
        ("/pledge show me P-014", ShowPledge(14)),
        ("/pledge status P-014 met all in place", SetPledgeStatus(14, Status.MET, "all in place")),
        ("/pledge status P-014", SetPledgeStatus(14)),
        ("/pledge withdraw P-014 the scheme is over", SetPledgeStatus(14, Status.WITHDRAWN, "the scheme is over")),
        ("/pledge board", ShowPledges(PledgeView.BOARD)),
        ("/pledge exceptions", ShowPledges(PledgeView.EXCEPTIONS)),
        ("/pledge export", ExportPledges(FileKind.XLSX)),
        ("/pledge export CSV", ExportPledges(FileKind.CSV)),
        ("pledge list mine", ListPledges((Only.MINE,))),
        ("pledge status of Essex Police?", AskQuestion("pledge status of Essex Police?")),
        ("pledge list of the Leeds network", AskQuestion("pledge list of the Leeds network")),
        ("pledge update for members?", AskQuestion("pledge update for members?")),
    ],
)  # fmt: skip
def test_commands_on_pledges_are_understood(typed: str, command: Command) -> None:
    assert parse(typed) == command


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            "udpate P-014 amber",
            "I read “udpate P-014 amber”, and know no “udpate” of a pledge. Did you mean /pledge update P-014 amber? "
            "Nothing was saved.",
        ),
        ("lsit", "I do not know “/pledge lsit”. Nothing was saved. Try: /pledge list"),
        (
            "P-014 amber",
            "I read “P-014 amber”, and not what to do with P-014. Nothing was saved. Try: /pledge update P-014 amber",
        ),
        ("bananas", "I do not know “/pledge bananas”. Type /pledge help to see what there is. Nothing was saved."),
        (
            "update 14 amber",
            "I read “update 14 amber”. The code of a pledge begins with P. Nothing was saved. Try: "
            "/pledge update P-014 amber",
        ),
        (
            "update amber 48%",
            "I read “update amber 48%”. I need the code of the pledge. To see the codes of yours: "
            "/pledge list mine. Nothing was saved. With the code in place of P-…: /pledge update P-… amber 48%",
        ),
        (
            "update P-014 amber amber",
            "I read two colours: “amber” and “amber”; there can be one. What belongs to the note goes "
            "into quotation marks. Nothing was saved. Try: /pledge update P-014 amber",
        ),
        (
            "update P-014 48% 50%",
            "I read two figures: “48%” and “50%”; there can be one. What belongs to the note goes "
            "into quotation marks. Nothing was saved. Try: /pledge update P-014 48%",
        ),
        (
            "update P-014 amber blocked:the weather",
            "I read “blocked:the weather”, which is none of the barriers that I know. They are "
            "timescales and process, senior sign-off, resourcing, other, nothing. Nothing was saved. Try: "
            '/pledge update P-014 amber blocked:other "the weather"',
        ),
        (
            "update P-014 amber confidence:total",
            "I read “confidence:total”, which is no confidence that I know. It is high, medium, low. "
            "Nothing was saved. Try: /pledge update P-014 amber",
        ),
        (
            "update P-014 amber ftp://files.example.org/q3",
            "I read “ftp://files.example.org/q3”, which is no address of a web page. Links begin with "
            "https:// or http://. Nothing was saved. Try: /pledge update P-014 amber",
        ),
        (
            "update P-014 javascript:alert(1)",
            "I read “javascript:alert(1)”, which is no address of a web page. Links begin with "
            "https:// or http://. Nothing was saved.",
        ),
        (
            f'update P-014 amber "{"x" * 5_000}"',
            "I read a note of 5,000 characters; there is room for 1,000. Put the rest into a "
            'document. Nothing was saved. Try: /pledge update P-014 amber "short note"',
        ),
        (
            "board last quarter",
            "I read “board”, and do not know what “last quarter” is to mean there. Nothing was saved. Try: "
            "/pledge board",
        ),
        (
            "exceptions x",
            "I read “exceptions”, and do not know what “x” is to mean there. Nothing was saved. Try: "
            "/pledge exceptions",
        ),
        (
            "show P-1 P-2",
            "I read “show P-001”, and do not know what “P-2” is to mean there. Nothing was saved. Try: "
            "/pledge show P-001",
        ),
        ("export pdf", "I read “export pdf”. I can write csv and xlsx. Nothing was saved. Try: /pledge export xlsx"),
        (
            "list blue",
            "I read “list blue”, and do not know what “blue” is to choose. Try: "
            "/pledge list mine, or /pledge list red org:essex-cc theme:procurement due:2027-03",
        ),
        (
            "handover P-014",
            "I do not know who is to have it. Nothing was saved. Try: /pledge handover P-014 sam@college.example",
        ),
        (
            "status P-014 finished",
            "I read “finished”, which is no status of a pledge. They are draft, proposed, agreed, "
            "active, met, closed, withdrawn. Nothing was saved.",
        ),
    ],
)
def test_what_is_not_understood_is_told_with_a_line_to_paste(typed: str, told: str) -> None:
    with pytest.raises(HelpfulError) as raised:
        parse(f"/pledge {typed}")
    assert str(raised.value) == told


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("update P-011 amber 40%", UpdatePledge(11, Said(Rag.AMBER, "40%"))),
        ("Please update pledge P-011 to amber 40%", UpdatePledge(11, Said(Rag.AMBER, "40%"))),
        ("/update P-011 amber 40%", UpdatePledge(11, Said(Rag.AMBER, "40%"))),
        ("correct p11 46%", UpdatePledge(11, Said(figure="46%"), corrects=True)),
        ("same P-014 P-015 P-016", SamePledge(SEVERAL)),
        ("no change on P-014, P-015 and P-016", SamePledge(SEVERAL)),
        ("hand over P-014 to sam@x.example because I leave", HandOverPledge(14, "sam@x.example", "I leave")),
        ("accept P-014", AnswerHandOver(HandOverWish.ACCEPT, 14)),
        ("decline P-014 not my team", AnswerHandOver(HandOverWish.DECLINE, 14, "not my team")),
        ('withdraw P-014 "the scheme has closed"', SetPledgeStatus(14, Status.WITHDRAWN, "the scheme has closed")),
        ("status P-014 met all there", SetPledgeStatus(14, Status.MET, "all there")),
        ("status P-014", ShowPledge(14)),
        ("target of P-014", ShowPledge(14)),
        ("show me P-014", ShowPledge(14)),
        ("history of P-014.", ShowPledge(14)),
        ("my pledges", ListPledges((Only.MINE,))),
        ("show me the red and amber pledges", ListPledges((Only.RED, Only.AMBER))),
        ("list mine", ListPledges((Only.MINE,))),
        ("list stale org:essex-cc", ListPledges((Only.STALE,), "essex-cc")),
        ("list pledges", ListPledges()),
        ("add a pledge", AddPledge()),
        ("export the pledges as csv", ExportPledges(FileKind.CSV)),
    ],
)
def test_a_command_is_understood_without_its_first_word(typed: str, command: Command) -> None:
    assert parse(typed) == command


def test_every_verb_has_an_example_here() -> None:
    assert [one.split()[1] for one in EXAMPLES] == list(VERBS)


@pytest.mark.parametrize("example", [*EXAMPLES, *(f"/pledge {verb} P-014 so" for verb in SAYING)])
def test_every_verb_is_known_with_the_slash_without_it_and_without_pledge(example: str) -> None:
    bare = example.removeprefix("/pledge ")

    def read(typed: str) -> Command | str:
        try:
            return parse(typed)
        except HelpfulError as error:
            return str(error)

    assert read(f"pledge {bare}") == read(example) == read(bare) == read(f"Please {bare}")
    assert not isinstance(read(bare), AskQuestion)


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("P-014 amber 48%", "/pledge update P-014 amber 48%"),
        ("P-014: 48%", "/pledge update P-014 48%"),
        ("update 14 amber 48%", "/pledge update P-014 amber 48%"),
        ("update P-014 amber blocked:much rain", "/pledge update P-014"),
    ],
)
def test_what_is_almost_a_command_is_answered_with_the_line_to_paste(typed: str, line: str) -> None:
    with pytest.raises(HelpfulError) as raised:
        parse(typed)
    assert "Nothing was saved." in str(raised.value)
    assert f"Try: {line}" in str(raised.value)


@pytest.mark.parametrize(
    "typed",
    [
        "update P-014?",
        "any update on P-014",
        "update on P-014",
        "show p4 of the charter",
        "list of pledges in the charter",
        "list green spaces",
        "what is the status of P-014",
        "target 50 apprentices",
        "P-014",
        "how is P-014 doing?",
        "my pledges and the charter",
        "which pledges are red",
    ],
)
def test_what_may_be_a_question_stays_one(typed: str) -> None:
    assert parse(typed) == AskQuestion(typed)


@pytest.mark.parametrize("file", QUESTIONS, ids=lambda path: f"{path.parent.name}")
def test_no_question_of_documents_is_a_command_on_pledges(file: Path) -> None:
    asked = [json.loads(line)["question"] for line in file.read_text("utf-8").splitlines() if line.strip()]
    assert [text for text in asked if known_pledge(text)] == []


_words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12)
_notes = st.lists(_words, max_size=6).map(" ".join)
_figures = st.sampled_from(["", "48%", "£1.2m", "£48k", "1,200", "46 of 50", "-£5k", "nan", "1e309", "４８％"])
_links = st.lists(
    st.sampled_from(["https://a.example/q3", "http://b.example/?x=1&y=2#z", "https://c.example"]), unique=True
).map(tuple)
_periods = st.sampled_from(["", "2026-Q3", "2026/27-Q4"])
_said = st.builds(
    Said, st.none() | st.sampled_from(Rag), _figures, _notes, _links, st.none() | st.sampled_from(Blocker),
    st.none() | st.sampled_from(Confidence), _periods,
)  # fmt: skip
_seen = st.builds(
    Seen,
    st.none() | st.integers(1, 99_999),
    st.booleans(),
    st.booleans(),
    st.sampled_from([Source.COMMAND, Source.FORM]),
)
_numbers = st.integers(1, 999_999)
_plain_words = st.sampled_from(["", "the scheme has closed", "wider scope, as agreed"])
_units = st.none() | st.sampled_from(["£", "%", "hours a week", ""])
_named = st.sampled_from(["", "Essex Police", "employment", "31/3/28", "£1.2m", "St John’s & Co: north"])
_new_pledges = st.builds(
    NewPledge, st.sampled_from(["Essex Police", "Council"]), st.sampled_from(["employment", "green spaces"]),
    _notes.filter(lambda text: text.strip() != ""), st.just("kim@police.example"),
    st.sampled_from(["31/3/28", "end of March 2028"]),
    st.just("hours a week"), st.just("1,200"), st.sampled_from(["", "12"]), st.sampled_from(Kind),
    st.sampled_from(Direction), st.sampled_from(["", "lee@police.example"]),
)  # fmt: skip
_commands: st.SearchStrategy[Command] = st.one_of(
    st.builds(
        ListPledges,
        st.sets(st.sampled_from(Only)).map(lambda chosen: tuple(one for one in Only if one in chosen)),
        st.sampled_from(["", "essex-cc", "Essex Police", "Mine and Yours"]),
        st.sampled_from(["", "procurement", "green spaces"]),
        st.sampled_from(["", "2027-03", "end of March"]),
        st.integers(1, 999),
    ),
    st.builds(ShowPledge, _numbers),
    st.just(AddPledge()),
    st.builds(AddPledge, _new_pledges, st.booleans()),
    st.builds(
        AddPledge,
        st.builds(NewPledge, _named, _named, _notes, _named, _named, _named, _named, _named).filter(
            lambda new: new != NewPledge("", "", "", "", "")
        ),
        wants_form=st.just(True),
    ),
    st.builds(UpdatePledge, _numbers, _said.filter(lambda said: said != Said()), _seen, st.booleans()),
    st.builds(UpdatePledge, _numbers, corrects=st.booleans()),
    st.builds(
        lambda number, version, unit: UpdatePledge(number, None, Seen(version, source=Source.FORM), False, unit),
        _numbers, st.integers(1, 99_999), st.sampled_from(["£", "%", "hours a week", ""]),
    ),
    st.builds(
        SamePledge,
        st.lists(
            st.builds(Unchanged, _numbers, st.none() | st.integers(1, 99_999)), min_size=1, max_size=9,
            unique_by=lambda one: one.number,
        ).map(tuple),
        _notes,
    ),
    st.builds(HandOverPledge, _numbers, st.sampled_from(["@sam", "sam@college.example", "Sam Okafor"]), _plain_words),
    st.builds(HandOverPledge, _numbers),
    st.builds(NamePledgeDeputy, _numbers, st.sampled_from(["", "sam@college.example", "Sam Okafor"]), _plain_words),
    st.builds(
        RewordPledge, _numbers, st.sampled_from(["", "50 start", 'The "Good Work" charter, signed']), _plain_words,
        st.none() | st.integers(1, 999), st.booleans(),
    ),
    st.builds(AnswerHandOver, st.sampled_from(HandOverWish), _numbers, _notes),
    st.builds(
        ChangeTarget, _numbers, st.sampled_from(["", "£1.5m", "48%"]), st.sampled_from(["", "31/3/28", "end of March"]),
        _notes, st.sampled_from(["", "the steering group, 3 November"]), st.none() | st.integers(1, 999), _units,
    ),
    st.builds(SetPledgeStatus, _numbers, st.sampled_from(Status), _notes),
    st.builds(SetPledgeStatus, _numbers),
    st.builds(SetPledgeStatus, _numbers, st.just(Status.MET), _notes, st.booleans()),
    st.builds(ChangeTarget, _numbers, st.just("£1.2m"), st.just(""), _notes, st.just(""), is_sure=st.booleans()),
    st.builds(ShowPledges, st.sampled_from(PledgeView)),
    st.builds(ExportPledges, st.sampled_from(FileKind)),
)  # fmt: skip


@given(_commands, st.sampled_from(["", "/", "/anchor "]))
def test_every_command_reads_back_from_its_text(command: Command, before: str) -> None:
    assert parse(f"{before}{to_text(command)}") == command


@given(
    st.text(max_size=200),
    st.sampled_from(["update P-014", "target P-014", "handover P-014", "reword P-1", "list", "same P-1", ""]),
)
def test_whatever_is_typed_is_a_command_or_a_helpful_error(typed: str, start: str) -> None:
    try:
        command = parse(f"/pledge {start} {typed}")
    except HelpfulError as error:
        assert error.what_happened and error.what_to_do
    else:
        assert not isinstance(command, AskQuestion)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("P-014 15 16", "P-014, and then “15 16”. "),
        ("P-014 P-015, the other and P-016", "P-014, P-015, and then “the other and P-016”. "),
        ("P-014 P-O15 P-016", "P-014, and then “P-O15 P-016”. "),
        ("P-014 P-0000", "P-014, and then “P-0000”. "),
        ('P-014 "green now" P-015 "as it was"', 'P-015 inside the note “green now" P-015 "as it was”. '),
        (" ".join(f"P-{one:03}" for one in range(1, 102)), "the codes of 101 pledges; there is room for 100. "),
    ],
)
def test_no_pledge_is_passed_over_because_its_code_was_taken_for_a_note(typed: str, read: str) -> None:
    with pytest.raises(HelpfulError) as raised:
        parse(f"/pledge same {typed}")
    assert str(raised.value).startswith(f"I read {read}")
    assert "Nothing was saved." in str(raised.value)


def test_the_line_to_paste_names_every_pledge_that_was_meant() -> None:
    with pytest.raises(HelpfulError) as raised:
        parse("/pledge same P-014 15 16")
    line = str(raised.value).partition("Try: ")[2]
    assert parse(line) == SamePledge(SEVERAL, "no change")


def test_a_form_and_a_line_say_the_same() -> None:
    answers = {
        "rag": "amber", "figure": "48%", "note": "Q3 spend\ndone", "links": "https://files.example.org/q3",
        "blocker": "nothing",
    }  # fmt: skip
    asked = parse("pledge update P-014 seen:7 by:form unit:%", answers)
    assert asked == UpdatePledge(14, replace(DONE, blocker=Blocker.NOTHING), Seen(7, source=Source.FORM), unit="%")


@pytest.mark.parametrize(
    ("answers", "field", "told"),
    [
        ({}, "note", "Nothing is filled in. Say at least one thing. Nothing was saved."),
        ({"figure": "48"}, "figure", "I read “48”. This pledge is in £, so I need an amount. Nothing was saved."),
        ({"figure": "nan"}, "figure", "I read “nan”. I see no figure in that. Nothing was saved."),
        ({"links": "ftp://x.example"}, "links", "I read “ftp://x.example”, which is no address of a web page."),
        ({"note": "x" * 1_001}, "note", "I read a note of 1,001 characters; there is room for 1,000."),
    ],
)  # fmt: skip
def test_the_form_of_an_update_names_the_field_that_is_wrong(answers: dict[str, str], field: str, told: str) -> None:
    with pytest.raises(FieldError) as raised:
        parse("pledge update P-014 seen:7 by:form unit:£", {"": "", **answers})
    assert raised.value.name == field
    assert str(raised.value).startswith(told)


NEW = {
    "organisation": "Essex Police", "theme": "employment", "statement": "50 apprentices start",
    "owner": "Kim@Police.example", "unit": "apprentices", "target": "50", "baseline": "12",
    "due": "end of March 2028", "kind": "quantity",
}  # fmt: skip


def test_a_new_pledge_is_read_from_its_form() -> None:
    assert parse("pledge add", NEW) == AddPledge(
        NewPledge(
            "Essex Police", "employment", "50 apprentices start", "kim@police.example", "end of March 2028",
            "apprentices", "50", "12",
        )
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"organisation": ""}, "organisation"), ({"theme": ""}, "theme"), ({"statement": " "}, "statement"),
        ({"owner": "Kim"}, "owner"), ({"owner": ""}, "owner"), ({"deputy": "Lee"}, "deputy"), ({"unit": "£m"}, "unit"),
        ({"unit": ""}, "unit"), ({"target": ""}, "target"), ({"target": "48%"}, "target"),
        ({"baseline": "x"}, "baseline"),
        ({"due": "soon"}, "due"), ({"due": ""}, "due"),
    ],
)  # fmt: skip
def test_the_form_of_a_new_pledge_names_the_field_that_is_wrong(changed: dict[str, str], field: str) -> None:
    with pytest.raises(FieldError, match=r"Nothing was saved\.") as raised:
        parse("pledge add", NEW | changed)
    assert raised.value.name == field


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"target": "", "due": ""}, "target"), ({"target": "48"}, "target"), ({"due": "31/2/28"}, "due"),
     ({"reason": ""}, "reason"), ({"agreed_by": ""}, "agreed_by")],
)  # fmt: skip
def test_the_form_of_a_target_names_the_field_that_is_wrong(changed: dict[str, str], field: str) -> None:
    answers = {"target": "£1.5m", "due": "31/3/28", "reason": "wider scope", "agreed_by": "steering group"}
    assert parse("pledge target P-014 seen:3 unit:£", answers) == ChangeTarget(
        14, "£1.5m", "31/3/28", "wider scope", "steering group", 3, "£"
    )
    with pytest.raises(FieldError, match=r"Nothing was saved\.") as raised:
        parse("pledge target P-014 seen:3 unit:£", answers | changed)
    assert raised.value.name == field
