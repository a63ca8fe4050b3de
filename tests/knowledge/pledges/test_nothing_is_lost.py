"""No sequence of updates, corrections and edits at once loses or alters an earlier entry, whoever comes and goes."""

import tempfile
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, precondition, rule

from knowledge.errors import HelpfulError
from knowledge.pledges.entries import Contact, Edit, Entry, HandOver, NewDeputy, PledgeUpdate, StatusChange, Target
from knowledge.pledges.entry_fields import fields_of, kind_of
from knowledge.pledges.kinds import Field, HandOverStep, Rag, Source, Status
from knowledge.pledges.periods import Numbering, period_of
from knowledge.pledges.pledge import Pledge
from knowledge.pledges.register import as_csv, as_workbook
from knowledge.pledges.register_rows import rows_in
from knowledge.store.database import open_database, write
from knowledge.store.people_rows import insert_person, person_with_email, remove_person
from knowledge.store.pledge_rows import Meanwhile, add_pledge, all_pledges, save_entry
from knowledge.store.register_rows import save_register
from tests.knowledge.pledges.pledges import ANN, BOB, MADE, YEAR_END, pledge

DEE = Contact("dee@council.example", "Dee Fox", "Leigh Council")
people = st.sampled_from([ANN, BOB, DEE])
figures = st.none() | st.integers(0, 60).map(Decimal)
reasons = st.sampled_from(["", "because", "=1+1"])


class Pledges(RuleBasedStateMachine):
    """Two pledges, and what people have seen of them: what was seen may be old by the time they write."""

    seen: Bundle[Pledge] = Bundle("seen")

    @initialize()
    def begin(self) -> None:
        self.open = ExitStack()
        self.folder = Path(self.open.enter_context(tempfile.TemporaryDirectory()))
        self.db = self.open.enter_context(open_database(self.folder))
        with write(self.db):
            for one in (ANN, BOB, DEE):
                insert_person(self.db, one.name, one.email, one.organisation, (), MADE)
        self.now = MADE
        self.known = {number: [self.plain(pledge().target)] for number in (14, 15)}
        for number in self.known:
            add_pledge(self.db, pledge(number=number), "test")

    def teardown(self) -> None:
        if hasattr(self, "open"):
            self.exports_are_whole()
            self.open.close()

    @staticmethod
    def plain(entry: Entry) -> tuple[object, ...]:
        """What of an entry must never change: all but the name of who was forgotten."""
        return kind_of(entry), entry.at, entry.source, entry.by.organisation, fields_of(entry)

    def stored(self) -> dict[int, Pledge]:
        return {one.number: one for one in all_pledges(self.db)}

    def person(self, contact: Contact) -> Contact:
        found = person_with_email(self.db, contact.email)
        return replace(contact, person_id=found.id) if found else contact

    def write(self, seen: Pledge, entry: Entry) -> None:
        before = self.stored()[seen.number]
        try:
            saved = save_entry(self.db, seen, entry, "test")
        except HelpfulError:
            assert self.stored()[seen.number] == before
            return
        if before.version != seen.version:
            assert saved == Meanwhile(before)
            assert self.stored()[seen.number] == before
        else:
            self.known[seen.number].append(self.plain(entry))
            assert saved == self.stored()[seen.number]

    def common(self, by: Contact) -> dict[str, object]:
        self.now += timedelta(days=3)
        return {"at": self.now, "by": self.person(by), "source": Source.COMMAND}

    @rule(target=seen, number=st.sampled_from([14, 15]))
    def look(self, number: int) -> Pledge:
        return self.stored()[number]

    @rule(seen=seen, by=people, value=figures, rag=st.none() | st.sampled_from(Rag), quarters_back=st.integers(0, 2))
    def update(self, seen: Pledge, by: Contact, value: Decimal | None, rag: Rag | None, quarters_back: int) -> None:
        common = self.common(by)
        period = period_of((self.now - timedelta(days=91 * quarters_back)).date())
        self.write(seen, PledgeUpdate(**common, period=period, value=value, rag=rag, note="n"))  # type: ignore[arg-type]

    @rule(seen=seen, by=people, value=figures, number=st.integers(1, 8))
    def correct(self, seen: Pledge, by: Contact, value: Decimal | None, number: int) -> None:
        common = self.common(by)
        period = period_of(self.now.date())
        entry = PledgeUpdate(**common, period=period, value=value, note="mended", corrects=number)  # type: ignore[arg-type]
        self.write(seen, entry)

    @rule(seen=seen, by=people, value=figures, reason=reasons)
    def change_target(self, seen: Pledge, by: Contact, value: Decimal | None, reason: str) -> None:
        due = YEAR_END + timedelta(days=int(value or 0))
        entry = Target(**self.common(by), value=value, due=due, reason=reason, agreed_by="Board")  # type: ignore[arg-type]
        self.write(seen, entry)

    @rule(seen=seen, by=people, to=people, step=st.sampled_from(HandOverStep))
    def hand_over(self, seen: Pledge, by: Contact, to: Contact, step: HandOverStep) -> None:
        self.write(seen, HandOver(**self.common(by), step=step, to=self.person(to)))  # type: ignore[arg-type]

    @rule(seen=seen, by=people, to=st.none() | people)
    def name_deputy(self, seen: Pledge, by: Contact, to: Contact | None) -> None:
        self.write(seen, NewDeputy(**self.common(by), to=self.person(to) if to else None))  # type: ignore[arg-type]

    @rule(seen=seen, by=people, status=st.sampled_from(Status), reason=reasons)
    def set_status(self, seen: Pledge, by: Contact, status: Status, reason: str) -> None:
        self.write(seen, StatusChange(**self.common(by), status=status, reason=reason))  # type: ignore[arg-type]

    @rule(seen=seen, by=people, after=st.sampled_from(["Work", "@jobs", "يعمل"]))
    def reword(self, seen: Pledge, by: Contact, after: str) -> None:
        before = seen.theme
        self.write(seen, Edit(**self.common(by), what=Field.THEME, before=before, after=after))  # type: ignore[arg-type]

    @precondition(lambda self: hasattr(self, "db"))
    @rule(who=people)
    def forget(self, who: Contact) -> None:
        if person_with_email(self.db, who.email):
            remove_person(self.db, who.email, self.now, "test")

    @rule()
    def come_back(self) -> None:
        with write(self.db):
            for one in (ANN, BOB, DEE):
                if person_with_email(self.db, one.email) is None:
                    insert_person(self.db, one.name, one.email, one.organisation, (), self.now)

    @invariant()
    def everything_is_there_as_it_was_entered(self) -> None:
        if not hasattr(self, "db"):
            return
        for number, found in self.stored().items():
            assert [self.plain(entry) for entry in found.entries] == self.known[number]
            assert [entry.number for entry in found.entries] == list(range(1, found.version + 1))

    def exports_are_whole(self) -> None:
        pledges = all_pledges(self.db)
        for written in (as_csv(pledges), as_workbook(pledges)):
            rows, problems = rows_in(written)
            with tempfile.TemporaryDirectory() as folder, open_database(Path(folder)) as other:
                outcome = save_register(other, rows, datetime.now(UTC), Numbering.CALENDAR, "test")
                assert (problems, outcome.problems) == ([], ())
                assert all_pledges(other) == pledges


TestPledges = Pledges.TestCase
TestPledges.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
