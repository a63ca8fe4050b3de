"""Whether those whom an entry about a pledge concerns hear of it unasked."""

from datetime import datetime

from sqlite_utils import Database

from bot.words.pledge_news import Hearing
from jobs.deliver import SENDING
from jobs.kinds.pledge_news import was_told
from knowledge.notices import Sending
from knowledge.pledges.news import news_of
from knowledge.pledges.pledge import Pledge
from knowledge.store.conversation_rows import heartbeats
from knowledge.store.pause_rows import EVERYTHING, pauses
from knowledge.store.people_rows import person_with_id
from knowledge.store.wish_rows import wishes_of


def hearing_of(db: Database, pledge: Pledge, now: datetime) -> Hearing:
    """Who hears of the last entry of a pledge: those whom it concerns, where reminders are sent, and not held back, and
    they have not turned them off."""
    is_sent = heartbeats(db).get(SENDING, (None, ""))[1] == Sending.ON and EVERYTHING not in pauses(db, now)
    ids = [
        person
        for told in news_of(pledge, pledge.entries[-1])
        for person in told.people
        if not is_sent or was_told(db, pledge, told, person)
    ]
    people = [one for id_ in ids if (one := person_with_id(db, id_))]
    heard = [one for one in people if is_sent and not wishes_of(db, one.id).is_off]
    return Hearing(tuple(one.name for one in heard), tuple(one.name for one in people if one not in heard))
