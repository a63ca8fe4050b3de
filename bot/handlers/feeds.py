"""Calendar feeds: one address a person, which nobody can guess."""

import secrets
from datetime import UTC, date, datetime, time

from bot.commands import ShowFeed
from bot.desk import Desk, Visitor
from bot.handlers.groups import ASK
from bot.handlers.invitations import sender_of
from bot.reply import Reply
from bot.words.invitations import say_feed
from knowledge.errors import HelpfulError
from knowledge.groups.calendar import Occurrence
from knowledge.groups.fallen import SEEN_AHEAD, SEEN_BACK, fallen_meetings
from knowledge.groups.group import WorkingGroup
from knowledge.groups.invitation import feed
from knowledge.store.database import snapshot
from knowledge.store.feed_rows import feed_owner, feed_secret, save_feed
from knowledge.store.group_rows import all_groups

PATH = "/calendar/"
"""Below it are the feeds, each by its secret."""


def handle_feed(desk: Desk, command: ShowFeed, visitor: Visitor) -> Reply:
    """The address of somebody's own feed, for those with a seat in a group."""
    person = visitor.person
    with desk.database() as db:
        email = person.email if person and visitor.own.in_network else None
        groups = [group for group in all_groups(db) if email and group.seats_of(email)]
        if person is None or not groups:
            raise HelpfulError("I know of no working group that you belong to.", ASK)
        if not desk.public_url:
            raise HelpfulError(
                "There is no feed to subscribe to: no public address is set (ANCHORBOT_PUBLIC_URL).",
                "“/meeting invite” gives you single meetings as files.",
            )
        known = feed_secret(db, person.id)
        secret = known if known and not command.is_new else secrets.token_urlsafe(32)
        if secret != known:
            save_feed(db, person.id, secret, desk.now(), f"person {person.id}")
    return say_feed(groups, f"{desk.public_url}{PATH}{secret}.ics", was_replaced=bool(known and command.is_new))


def feed_of(desk: Desk, secret: str) -> bytes | None:
    """The calendar behind a secret: the meetings of its owner's groups, from three months back to two years on. None
    where it leads nowhere (any more). Within a day the same meetings give the same bytes."""
    today = desk.now().date()
    with desk.database() as db, snapshot(db):
        email = feed_owner(db, secret)
        if email is None:
            return None
        groups = [group for group in all_groups(db) if group.seats_of(email)]
        sender = sender_of(desk, db)
    meetings = [(group, [*_meetings(group, today), *_gone(group, today)]) for group in groups]
    return feed(meetings, sender, datetime.combine(today, time(), UTC))


def _meetings(group: WorkingGroup, today: date) -> list[Occurrence]:
    return group.calendar.occurrences(today - SEEN_BACK, today + SEEN_AHEAD, group.working)


def _gone(group: WorkingGroup, today: date) -> list[Occurrence]:
    """Meetings to come that a change of rhythm took off their dates, as cancelled ones: most calendars drop what a feed
    has no more, those that keep it have to be told. For three months, in which even one that is seldom opened looks;
    for good they would stand struck through among the real ones."""
    fallen = group.calendar.fallen
    first = today - SEEN_BACK
    return [one for one in fallen_meetings(group) if one.day >= today and fallen[one.original].since.date() >= first]
