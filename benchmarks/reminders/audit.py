"""Whether everybody got what they should, once, in time, and nothing else.

It reads what was posted, and works out anew from what really was so (truth.py) and from the rules (rules.py) what
should have come. Of anchorbot it knows the reasons that stand in its records for what did not come.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from benchmarks.reminders.excuses import Excuses
from benchmarks.reminders.mail import Mail
from benchmarks.reminders.rules import CHASE, MINUTES, NEEDED, QUORUM, Step, digest_at, is_open, opening, steps_of
from benchmarks.reminders.silence import untold
from benchmarks.reminders.truth import Group, Meeting, Standing, Truth

AT_ONCE = timedelta(seconds=10)
"""What happens while a message is being posted can be too late for it."""
DOUBLED, LOST, EXPIRED = "doubled", "lost without a recorded reason", "after expiry"
HOURS, CHASED, UNCALLED = "outside hours", "chased after answering", "not called for"
APART = "more than one message after the outage or a pause"
HELD, UNWISHED = "although it was held back", "against their wish"
UNTOLD = "silent without the secretariat's knowing"
ALL = (DOUBLED, LOST, EXPIRED, HOURS, CHASED, UNCALLED, APART, HELD, UNWISHED, UNTOLD)
_TO_SECRETARIAT = (":trouble:", ":silence:")


@dataclass
class Findings:
    """What is wrong, by kind; each with a line for whoever has to mend it. The rest is for information."""

    wrong: dict[str, list[str]] = field(default_factory=lambda: {kind: [] for kind in ALL})
    expected: int = 0
    received: int = 0
    excused: Counter[str] = field(default_factory=Counter)
    merged_after_outage: int = 0
    on_time: int = 0

    def add(self, kind: str, what: object) -> None:
        self.wrong[kind].append(str(what))


@dataclass(frozen=True)
class _About:
    """What a message is about."""

    group: Group
    meeting: Meeting
    standing: Standing


class Audit:
    """Looks once, at the end."""

    def __init__(
        self,
        truth: Truth,
        mail: Sequence[Mail],
        excuses: Excuses,
        until: datetime,
        astray: frozenset[str] = frozenset(),
    ) -> None:
        """`astray` are those of whom a note to the secretariat may not have arrived."""
        self.truth, self.mail, self.excuses, self.until, self.astray = truth, mail, excuses, until, astray
        self.findings = Findings()
        self._groups = {group.name: group for group in truth.groups}
        self._told: dict[tuple[str, str, date, int, str], list[Mail]] = {}
        self._about_meeting: dict[tuple[str, date, int], list[tuple[str, list[Mail]]]] = defaultdict(list)
        self._steps: dict[int, list[Step]] = {}

    def look(self) -> Findings:
        """Everything that is wrong."""
        for mail in self.mail:
            if not any(kind in mail.key for kind in _TO_SECRETARIAT):
                self._look_at(mail)
        for told, some in self._told.items():
            self._about_meeting[told[1:4]].append((told[4], some))
        for group, meeting, standing in self._standings():
            for step in self._steps_of(group, standing):
                self._look_for(group, meeting, standing, step)
            for down, up in self._silences(group):
                self._look_after(group, meeting, standing, down, up)
        for told, some in self._told.items():
            if len(some) > 1:
                self.findings.add(DOUBLED, (told, [(one.at, one.key) for one in some]))
        for email, since in untold(self.truth, self.mail, self.until):
            if email not in self.astray:
                self.findings.add(UNTOLD, (email, since))
        return self.findings

    def _standings(self) -> Iterator[tuple[Group, Meeting, Standing]]:
        for group in self.truth.groups:
            for meeting in group.meetings.values():
                for standing in meeting.standings:
                    if not standing.is_cancelled:
                        yield group, meeting, standing

    def _steps_of(self, group: Group, standing: Standing) -> list[Step]:
        known = self._steps.get(id(standing))
        if known is None:
            was_changed = standing.number > 0
            known = steps_of(standing.day, standing.at, group.zone, group.is_closed, standing.since, was_changed)
            self._steps[id(standing)] = known
        return known

    # What was posted

    def _look_at(self, mail: Mail) -> None:
        self.findings.received += not mail.is_further
        about = self._about(mail)
        if about is None:
            self.findings.add(UNCALLED, ("no such meeting", mail))
            return
        group, standing, shown = about.group, about.standing, self.truth.shown(mail.at)
        step = self._step_of(mail, self._steps_of(group, standing), shown)
        if step is None or shown < step.due:
            self.findings.add(UNCALLED, ("not due", step, mail))
            return
        zones = {self.truth.zone(mail.email, group, at) for at in (mail.at, mail.at - AT_ONCE)}
        opens = min(opening(step.due, zone, group.is_closed) for zone in zones)
        self.findings.on_time += not mail.is_further and mail.at - opens < timedelta(minutes=5)
        if shown >= step.expires:
            self.findings.add(EXPIRED, (step, mail))
        if not any(is_open(shown, zone, group.is_closed) for zone in zones):
            self.findings.add(HOURS, (zones, mail))
        if all(self.truth.is_held(group.slug, at) for at in (mail.at, mail.at - AT_ONCE)):
            self.findings.add(HELD, mail)
        if all(self._is_unwished(mail, step, group, at) for at in (mail.at, mail.at - AT_ONCE)):
            self.findings.add(UNWISHED, (self.truth.wish(mail.email, mail.at), step, mail))
        key = (group.slug, about.meeting.original, mail.email)
        if mail.is_chasing and self.truth.has_answered(key, standing, mail.at - AT_ONCE):
            self.findings.add(CHASED, mail)
        if not self._is_for(about, mail):
            self.findings.add(UNCALLED, ("not for them", mail))
        for rung in self._rungs(mail, step):
            told = (mail.email, group.slug, about.meeting.original, id(standing), rung)
            self._told.setdefault(told, []).append(mail)

    def _step_of(self, mail: Mail, steps: list[Step], shown: datetime) -> Step | None:
        """Of what is told further in a message it is what was due last."""
        if mail.is_further:
            return next((one for one in reversed(steps) if one.due <= shown), None)
        return next((one for one in steps if mail.rung in one.rungs), None)

    def _rungs(self, mail: Mail, step: Step) -> set[str]:
        """What it tells; whoever does not want all is not told what else they would have been."""
        is_plain = not mail.is_further and self.truth.wish(mail.email, mail.at).amount == "all"
        return {*mail.rungs} if is_plain else {*mail.rungs, *step.rungs} - {""}

    def _is_unwished(self, mail: Mail, step: Step, group: Group, at: datetime) -> bool:
        wish, zone = self.truth.wish(mail.email, at), self.truth.zone(mail.email, group, at)
        match wish.amount:
            case "off":
                return True
            case "quieter":
                return not NEEDED & {*step.rungs}
            case "digest":
                weekly = digest_at(wish.weekday, step.due, zone, group.is_closed)
                return self.truth.shown(at) < weekly < step.expires
            case _:
                return False

    def _about(self, mail: Mail) -> _About | None:
        group = self._groups.get(mail.group)
        if group is None:
            return None
        for meeting in group.meetings.values():
            for standing in meeting.standings:
                is_then = standing.since <= mail.at and (standing.until is None or mail.at < standing.until)
                if standing.day == mail.day and is_then and not standing.is_cancelled:
                    return _About(group, meeting, standing)
        return None

    def _is_for(self, about: _About, mail: Mail) -> bool:
        if mail.rung == MINUTES:
            return mail.email in self.truth.came.get((about.group.slug, about.meeting.original), {})
        seats = [one for one in about.group.tenures if one.email == mail.email]
        then = [one for one in seats if one.holds(mail.at) or one.holds(mail.at - AT_ONCE)]
        return any(one.is_co_chair for one in then) if mail.rungs == {QUORUM} else bool(then)

    # What should have been

    def _look_for(self, group: Group, meeting: Meeting, standing: Standing, step: Step) -> None:
        if step.expires >= self.until or (standing.until and standing.until <= step.due):
            return
        for email in self._readers(group, meeting, step):
            for rung in step.rungs:
                self._look_for_one(group, meeting, standing, step, email, rung)

    def _readers(self, group: Group, meeting: Meeting, step: Step) -> set[str]:
        if MINUTES in step.rungs:
            noted = self.truth.came.get((group.slug, meeting.original), {})
            known = {email for email, when in noted.items() if when < step.expires - timedelta(days=1)}
            return {email for email in known if self.truth.removed.get(email, self.until) > step.due}
        seated = [one for one in group.seated(step.due) if one.since < step.due - AT_ONCE]
        return {one.email for one in seated if one.is_co_chair or step.rungs != (QUORUM,)}

    def _look_for_one(
        self, group: Group, meeting: Meeting, standing: Standing, step: Step, email: str, rung: str
    ) -> None:
        if rung == CHASE and self.truth.has_answered((group.slug, meeting.original, email), standing, step.due):
            return
        if rung == QUORUM and not any(one.is_co_chair and one.email == email for one in group.seated(step.due)):
            return
        self.findings.expected += 1
        if (email, group.slug, meeting.original, id(standing), rung) in self._told:
            return
        why, is_good = self.excuses.why(group, meeting, standing, step, email)
        if is_good:
            self.findings.excused[why] += 1
        else:
            self.findings.add(LOST, (why, email, group.slug, meeting.original, standing, rung, step))

    # After the outage, and after what was held back is let go

    def _silences(self, group: Group) -> list[tuple[datetime, datetime]]:
        held = [(one.since, one.until) for one in self.truth.held if one.slug in ("", group.slug) and one.until]
        return held + ([self.truth.outage] if self.truth.outage else [])

    def _look_after(self, group: Group, meeting: Meeting, standing: Standing, down: datetime, up: datetime) -> None:
        missed = [one for one in self._steps_of(group, standing) if down <= one.due < up]
        if not missed:
            return
        rungs = {rung for one in missed for rung in one.rungs}
        counted = Counter[str]()
        for rung, some in self._about_meeting.get((group.slug, meeting.original, id(standing)), ()):
            for mail in some if rung in rungs else ():
                counted[mail.email] += mail.at >= up and mail.rung == rung
                is_merged = len(mail.rungs & rungs) > 1 and mail.rung == rung
                self.findings.merged_after_outage += is_merged and (down, up) == self.truth.outage
        for email, messages in counted.items():
            if messages > 1:
                self.findings.add(APART, (email, group.slug, meeting.original, messages))
