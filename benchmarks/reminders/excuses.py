"""Whether the reasons in anchorbot's records for what did not come are there, and are true."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from benchmarks.reminders.mail import Mail
from benchmarks.reminders.rules import CALL, CHASE, Step, opening
from benchmarks.reminders.stage import Stage
from benchmarks.reminders.truth import Group, Meeting, Standing, Truth
from knowledge.notices import Kind, Subject
from knowledge.store.reminder_rows import Kept, reminders_about, reminders_of_meeting

_Key = tuple[str, date, int, str, str]
"""Of a record: the group, the meeting's day in the grid and version, the rung, the address."""
_CHANGED = ("the meeting was cancelled", "the meeting was moved", "there is no such meeting any more")
OFF, FEWER = "they have turned reminders off", "they asked for fewer reminders"
_LESS = {OFF: "off", FEWER: "quieter"}
_BEFORE = timedelta(seconds=1)
"""Records are kept to the second."""
_OTHERS = ("its day, or who it is for, has changed", "quorum is safe")
"""What the audit takes anchorbot's word for."""


def records_of(stage: Stage) -> dict[_Key, Kept]:
    """What stands in anchorbot's records, of every meeting."""
    found: dict[_Key, Kept] = {}
    with stage.database() as db:
        for group in stage.truth.groups:
            id_ = stage.group(db, group.slug).id
            for original in group.meetings:
                for one in reminders_of_meeting(db, id_, original):
                    email = stage.people.get(one.person_id, "")
                    found[group.slug, original, one.version, one.rung, email] = one
    return found


def notes_astray(stage: Stage) -> frozenset[str]:
    """Of whom the secretariat may not have heard that they turned reminders off: the note was refused or lost."""
    with stage.database() as db:
        return frozenset(
            email
            for id_, email in stage.people.items()
            if any(one.state in ("dead", "unknown") for one in reminders_about(db, Subject(Kind.SILENCE, 0, str(id_))))
        )


@dataclass(frozen=True)
class Excuses:
    """Judges them."""

    truth: Truth
    records: Mapping[_Key, Kept]
    mail: Mapping[str, Mail]
    has_account: frozenset[str]

    def why(self, group: Group, meeting: Meeting, standing: Standing, step: Step, email: str) -> tuple[str, bool]:
        """Why somebody did not get something, and whether that is so."""
        one = self.records.get((group.slug, meeting.original, standing.number, step.rungs[-1], email))
        if one is None:
            return "there is no record of it", False
        if one.state in ("due", "sending", "sent"):
            return f"recorded as {one.state}, and never posted", False
        why = one.reason.partition(" in ")[0] if one.reason.startswith("said in") else one.reason
        why = f"{one.state}: {why}"
        return why, bool(one.reason) and self._is_so(one, group, meeting, standing, step, email)

    def _is_so(self, one: Kept, group: Group, meeting: Meeting, standing: Standing, step: Step, email: str) -> bool:
        if one.state in ("unknown", "dead"):
            return "account" not in one.reason or email not in self.has_account or email in self.truth.removed
        if one.reason in _OTHERS:
            return True
        if one.reason in _CHANGED:
            return standing.until is not None
        if one.reason.startswith("said in "):
            told = self.mail.get(one.reason.removeprefix("said in "))
            return told is not None and told.email == email
        if one.reason == "they have answered":
            given = self.truth.answers.get((group.slug, meeting.original, email), ())
            return any((each.day, each.at) == (standing.day, standing.at) for each in given)
        if one.reason == "paused":
            return any(each.holds(group.slug, step.expires - _BEFORE) for each in self.truth.held)
        if one.reason in _LESS:
            return self._is_wished(one, group, meeting, standing, step, email)
        if one.reason.startswith("it was too late"):
            return self._is_too_late(one, group, step, email)
        return self._has_gone(one.reason, group, email, step.due)

    def _is_wished(self, one: Kept, group: Group, meeting: Meeting, standing: Standing, step: Step, email: str) -> bool:
        """Whether they wished so when it was to be said, and no answer was wanted of them."""
        key = (group.slug, meeting.original, email)
        for at in self.truth.true(one.changed_at):
            has_answered = self.truth.has_answered(key, standing, at + _BEFORE)
            is_asked = CALL in step.rungs or (CHASE in step.rungs and not has_answered)
            if self.truth.wish(email, at + _BEFORE).amount == _LESS[one.reason]:
                return one.reason == OFF or not is_asked
        return False

    def _is_too_late(self, one: Kept, group: Group, step: Step, email: str) -> bool:
        for at in self.truth.true(one.changed_at):
            zone = self.truth.zone(email, group, at + _BEFORE)
            if opening(max(one.changed_at, step.due), zone, group.is_closed) >= step.expires:
                return True
        return False

    def _has_gone(self, reason: str, group: Group, email: str, due: datetime) -> bool:
        if "nobody is known" in reason:
            return email in self.truth.removed
        return "seat" in reason and any(
            each.email == email and each.until is not None and each.until >= due for each in group.tenures
        )
