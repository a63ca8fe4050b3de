"""Whether the secretariat heard of everybody who turned reminders off and was to be asked whether they come."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from benchmarks.reminders.founding import SECRETARIAT
from benchmarks.reminders.mail import Mail
from benchmarks.reminders.rules import CALL, CHASE, steps_of
from benchmarks.reminders.truth import Truth, Wish

_A_WHILE = timedelta(days=5)
"""So long the secretariat's note may take, over a weekend with an outage."""


def untold(truth: Truth, mail: Sequence[Mail], until: datetime) -> list[tuple[str, datetime]]:
    """Who was off for so long that they should have been asked, and since when, where nobody was told."""
    notes = [one for one in mail if ":silence:" in one.key and one.email == SECRETARIAT]
    return [
        (email, wish.since)
        for email, wishes in truth.wishes.items()
        for wish, ends in _offs(wishes, truth.removed.get(email, until))
        if _were_asked(truth, email, wish.since, ends - _A_WHILE)
        and not any(wish.since <= one.at <= ends and f"{email.partition('@')[0]} " in one.text for one in notes)
    ]


def _offs(wishes: Sequence[Wish], until: datetime) -> Iterator[tuple[Wish, datetime]]:
    """Each time for which somebody was off, and when it ended."""
    for number, wish in enumerate(wishes):
        if wish.amount == "off" and (number == 0 or wishes[number - 1].amount != "off"):
            yield wish, next((one.since for one in wishes[number:] if one.amount != "off"), until)


def _were_asked(truth: Truth, email: str, since: datetime, until: datetime) -> bool:
    """Whether an answer of theirs was wanted then, and not there."""
    for group in truth.groups:
        for meeting in group.meetings.values():
            for standing in meeting.standings:
                if standing.is_cancelled or standing.until is not None or not since < group.starts(standing):
                    continue
                key = (group.slug, meeting.original, email)
                steps = steps_of(
                    standing.day, standing.at, group.zone, group.is_closed, standing.since, standing.number > 0
                )
                if any(
                    {CALL, CHASE} & {*step.rungs}
                    and since < step.due < until
                    and step.expires < until
                    and group.seated_by(email, step.due)
                    and not truth.has_answered(key, standing, step.expires)
                    and not truth.is_held(group.slug, step.due)
                    for step in steps
                ):
                    return True
    return False
