"""What the secretariat is told of those who wished for no reminders and have a seat."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlite_utils import Database

from knowledge.notices import Kind, Planned, Recipient, Reminder, Subject
from knowledge.store.database import write
from knowledge.store.people_rows import secretariat
from knowledge.store.reminder_rows import keep_planned, network_key
from knowledge.store.wish_rows import wishes_of

VALID = timedelta(days=183)
"""As long as somebody can wish for nothing: whether it holds still is looked at when it is said."""


class Rung(StrEnum):
    """A note that somebody is to be asked by other ways."""

    SILENCE = "silence"


def tell_of_silence(db: Database, person_id: int, now: datetime) -> None:
    """A note to each of the secretariat is due that somebody wished for no reminders, once for each time they did."""
    with write(db):
        version, network = wishes_of(db, person_id).version, network_key(db)
        about = Subject(Kind.SILENCE, 0, str(person_id))
        note = Reminder(Rung.SILENCE, Recipient.SECRETARIAT, now, now + VALID)
        notes = [
            Planned(
                f"{network}:silence:{person_id}/{version}:{one}", about, version, one, note,
                f"{Kind.SILENCE} {person_id}/{version}",
            )
            for one in secretariat(db)
        ]  # fmt: skip
        keep_planned(db, [one for one in notes if not _is_known(db, one.key)], now)


def _is_known(db: Database, key: str) -> bool:
    return bool(db.execute("SELECT 1 FROM reminders WHERE key = ?", [key]).fetchone())
