"""What came in is handled once and in order, whatever the database, the clock or the process do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from sqlite3 import OperationalError

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from bot.conversations import order_of
from bot.desk import Desk, Visitor
from bot.mailroom.deliver import claim_next, deliver
from bot.mailroom.handle import MOST_ATTEMPTS, InHand, handle_next
from bot.mailroom.surface import INCOMING_JSON, Address, Attachment, Incoming, Lane, Post, Purpose
from bot.recognise import AtThisMachine
from bot.reply import Reply
from bot.request import Conversation, Request
from bot.words.plain import as_text
from knowledge.answering.library import Library
from knowledge.errors import OperatorError
from knowledge.groups.read_group import read_groups
from knowledge.notices import CannotLook, Looked, Outcome, Sent
from knowledge.people import Identity
from knowledge.store.database import open_database, write
from knowledge.store.group_rows import save_groups
from knowledge.store.inbox_rows import claim, keep, mark_handled, release
from knowledge.store.outbox_rows import claim_due, count_states, mark_refused, put_out
from knowledge.store.people_rows import BY_ID, link_identity, person_with_email

NOW = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)
ADA = Identity("paper", "T1", "U1")


@dataclass
class Paper:
    """A platform that writes down what it is given."""

    platform: str = "paper"
    seconds_between_posts: float = 0.0
    sent: list[str] = field(default_factory=list)

    def show_working(self, incoming: Incoming) -> None:
        pass

    def show_now(self, incoming: Incoming, reply: Reply) -> Outcome:
        return Sent()

    def prepare(self, incoming: Incoming, reply: Reply) -> Post:
        return Post(incoming.address["channel"], incoming.address, as_text(reply))

    def send(self, address: Address, payload: str, key: str) -> Outcome:
        self.sent.append(payload)
        return Sent(key)

    def attachments(self, address: Address, payload: str) -> Sequence[Attachment]:
        return ()

    def look(self, address: Address, key: str, since: datetime) -> Looked:
        return CannotLook()

    def instead(self, address: Address) -> tuple[str, Address] | None:
        return None


@dataclass(frozen=True)
class Troubled(AtThisMachine):
    """Recognises everybody once the troubles are over."""

    troubles: list[Exception]

    def visitor(self, db: Database, request: Request) -> Visitor:
        if self.troubles:
            raise self.troubles.pop()
        return super().visitor(db, request)


@dataclass
class Office:
    """A desk without documents, its clock, and the paper it writes to."""

    data: Path
    now: datetime = NOW
    paper: Paper = field(default_factory=Paper)
    troubles: list[Exception] = field(default_factory=list)

    def desk(self) -> Desk:
        def no_library() -> Library:
            raise AssertionError("nothing here is looked for in documents")

        return Desk(partial(open_database, self.data), no_library, Troubled(self.troubles), lambda: self.now)

    def comes_in(self, text: str, purpose: Purpose = Purpose.ANSWER) -> None:
        request = Request(text, ADA, Conversation("paper", "T1", "C1", is_direct=True))
        incoming = Incoming(request, {"channel": "C1"}, (), purpose=purpose)
        with open_database(self.data) as db, write(db):
            keep(db, "paper", Lane.QUESTIONS, INCOMING_JSON.dump_json(incoming).decode(), (), self.now)

    def works(self) -> list[str]:
        """Handles and posts all there is; what was posted."""
        while handle_next(self.desk(), {"paper": self.paper}, Lane.QUESTIONS, InHand()):
            pass
        while outgoing := claim_next(self.desk(), ()):
            deliver(self.desk(), {"paper": self.paper}, outgoing)
        return self.paper.sent


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with open_database(tmp_path) as db:
        yield db


@pytest.mark.parametrize(
    "trouble",
    [OperationalError("database is locked"), OperatorError("The database /srv/secret/a.db cannot be opened.")],
)
def test_passing_trouble_is_tried_again_and_nobody_hears_of_it(office: Office, trouble: Exception) -> None:
    office.troubles = [trouble]
    office.comes_in("whoami")
    (told,) = office.works()
    assert told.startswith("You are you.")


def test_trouble_that_lasts_is_answered_with_an_incident_and_without_the_servers_paths(office: Office) -> None:
    office.troubles = [OperatorError("The database /srv/secret/a.db cannot be opened.") for _ in range(9)]
    office.comes_in("whoami")
    (told,) = office.works()
    assert told.startswith("Something went wrong on my side")
    assert "incident " in told
    assert "/srv" not in told
    assert len(office.troubles) == 9 - MOST_ATTEMPTS


def test_an_answer_that_comes_late_says_when_it_was_asked_for(office: Office) -> None:
    office.comes_in("whoami")
    office.now = NOW + timedelta(hours=2)
    (told,) = office.works()
    assert told.startswith("You asked on Tuesday 17 November 2026, 10am; I could not answer until now.")


def test_a_welcome_that_could_not_be_written_down_is_not_noted_as_given(office: Office) -> None:
    for _ in range(2):
        office.comes_in("welcome", Purpose.WELCOME)
    office.troubles = [OperationalError("disk I/O error")]
    assert len(office.works()) == 1


def test_what_is_due_goes_out_though_the_clock_was_put_back(office: Office) -> None:
    office.comes_in("whoami")
    while handle_next(office.desk(), {"paper": office.paper}, Lane.QUESTIONS, InHand()):
        pass
    office.now = NOW - timedelta(hours=1)
    assert len(office.works()) == 1


def test_what_is_in_hand_is_not_taken_up_again(office: Office, db: Database) -> None:
    in_hand = InHand()
    office.comes_in("help")
    received = in_hand.claim(db, Lane.QUESTIONS)
    assert received is not None
    assert in_hand.take_up_the_rest(db) == 0
    in_hand.done(received)
    assert in_hand.take_up_the_rest(db) == 1


@given(st.lists(st.sampled_from(["a", "b", "c", ""]), min_size=1, max_size=12), st.data())
def test_of_a_conversation_one_thing_at_a_time_is_handled_in_order(
    tmp_path_factory: pytest.TempPathFactory, conversations: list[str], data: st.DataObject
) -> None:
    with open_database(tmp_path_factory.mktemp("inbox")) as db:
        for number, conversation in enumerate(conversations):
            with write(db):
                keep(db, "paper", "questions", str(number), (), NOW, conversation)
        begun: list[int] = []
        hands: list[tuple[int, str]] = []
        while len(begun) < len(conversations) or hands:
            received = claim(db, "questions")
            if received:
                conversation = conversations[int(received.body)]
                assert not conversation or conversation not in [other for _, other in hands]
                earlier = [n for n in range(int(received.body)) if conversations[n] == conversation]
                assert not conversation or set(earlier) <= set(begun)
                begun.append(int(received.body))
                hands.append((received.id, conversation))
            if hands and (received is None or data.draw(st.booleans())):
                done = hands.pop(data.draw(st.integers(0, len(hands) - 1)))
                if data.draw(st.integers(0, 4)) == 4:  # tried again later, still before what came after it
                    release(db, done[0])
                    begun.remove(done[0] - 1)
                else:
                    with write(db):
                        mark_handled(db, done[0], NOW)


def test_a_key_is_put_out_once_but_anew_after_it_was_refused(db: Database) -> None:
    def put(payload: str) -> bool:
        with write(db):
            return put_out(db, "share:1:C1", "paper", "C1", "{}", payload, NOW)

    assert [put("first"), put("second")] == [True, False]
    outgoing = claim_due(db, NOW, ())
    assert outgoing is not None
    with write(db):
        mark_refused(db, outgoing, "archived", NOW)
    assert put("third")
    again = claim_due(db, NOW, ())
    assert again is not None
    assert (again.payload, again.attempts, count_states(db)) == ("third", 1, {"sending": 1})


def test_what_has_to_be_in_order_is_a_thread_or_what_one_person_talks_about_alone() -> None:
    channel, thread = Conversation("paper", "T1", "C1", "1.0"), Conversation("paper", "T1", "C1", "2.0")
    ben = Identity("paper", "T1", "U2")
    public = [Request("?", who, where, is_private=False) for who in (ADA, ben) for where in (channel, thread)]
    private = [Request("?", who, where) for who in (ADA, ben) for where in (channel, thread)]
    assert [order_of(one) for one in public] == ["paper/T1/C1/1.0", "paper/T1/C1/2.0"] * 2
    assert [order_of(one) for one in private] == ["paper/T1/C1/only U1"] * 2 + ["paper/T1/C1/only U2"] * 2


def test_a_reply_and_all_it_says_elsewhere_are_kept_at_once_and_posted_once(office: Office) -> None:
    with open_database(office.data) as db:
        add_group_with_accounts(db)
    office.comes_in("meeting ask skills")
    office.comes_in("meeting ask skills")
    told = office.works()
    questions = [one for one in told if one.startswith("Will you be there? Skills")]
    assert len(questions) == 2, "each is asked once, however often somebody has it sent"
    assert sum("I am asking Ann and Bob." in one for one in told) == 1
    assert sum("2 people were asked today already" in one for one in told) == 1
    assert sum("I cannot reach Cy" in one for one in told) == 2


def add_group_with_accounts(db: Database) -> None:
    names = ("Ann", "Bob", "Cy")
    record = {
        "name": "Skills",
        "first_meeting": "2026-12-01T10:00",
        "cadence": {"unit": "week", "interval": 6},
        "quorum": {"count": 2},
        "quorum_unit": "people",
        "members": [{"name": one, "email": f"{one}@x.example".lower(), "organisation": f"{one} Ltd"} for one in names],
    }
    groups, problems = read_groups({"groups": [record]})
    assert not problems
    save_groups(db, groups, NOW, "test")
    for number, name in enumerate(names[:2]):
        person = person_with_email(db, f"{name}@x.example")
        assert person
        link_identity(db, Identity("paper", "T1", f"U{number + 7}"), person.id, BY_ID, NOW)
