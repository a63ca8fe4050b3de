"""How the bot stands, and what it knows of somebody, in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.reply import Items, Paragraph, Reply
from bot.words.answers import joined
from bot.words.dates import at_time
from bot.words.names import shown
from bot.words.notify import by_which_clock, how_much
from bot.words.sending import say_sending
from jobs.standing import Standing
from knowledge.groups.wishes import Wishes
from knowledge.people import Identity, Person


def say_status(
    beats: Mapping[str, tuple[datetime, str]],
    waiting: int,
    outbox: Mapping[str, int],
    docs: int,
    sending: Standing,
    groups: Mapping[int, str],
    silent: Sequence[str],
) -> Reply:
    """When something last came in, what waits, what may have gone astray, and how reminders stand; `groups` are names,
    by id, and `silent` lines on who gets none."""
    last = {name: f"{at_time(at)}{f' ({detail})' if detail else ''}" for name, (at, detail) in beats.items()}
    unknown = outbox.get("unknown", 0)
    lines = (
        f"Documents that you may see: {docs}",
        *_slack(last),
        f"Waiting to be handled: {waiting}; to be posted: {outbox.get('due', 0) + outbox.get('sending', 0)}",
        f"Perhaps not posted (the answer was lost): {unknown + outbox.get('unsure', 0)}; refused: "
        f"{outbox.get('refused', 0)}",
        *say_sending(sending, groups),
        *silent,
    )
    stands_still = sending.stands_still and sending.last_tick is not None
    needs_a_look = unknown or outbox.get("refused", 0) or sending.blocked or stands_still
    well = "All is well." if "connected" in last else "Nothing went wrong. Slack is not connected to this data folder."
    line = "Something needs a look: see the log." if needs_a_look else well
    return Reply(line, (Paragraph(line), Items(lines)))


def _slack(last: Mapping[str, str]) -> tuple[str, ...]:
    """How Slack stands; a folder in which it never was has no word of when it was heard from."""
    if "connected" not in last:
        return ("Slack: not connected yet",)
    return (f"Connected since: {last['connected']}", f"Last heard from Slack: {last.get('event', 'nothing yet')}")


@dataclass(frozen=True)
class Held:
    """What else is kept of somebody: the names of the groups in which they hold a seat, how they want to be reminded,
    and how many reminders to them are in each state."""

    groups: tuple[str, ...]
    wishes: Wishes
    reminders: Mapping[str, int]


def say_who(person: Person | None, identity: Identity, was_told: bool, held: Held | None, today: date) -> Reply:
    """What is known of the person who asks; `was_told` is False where the platform did not tell just now."""
    if person is None:
        line = "I do not know you yet, so I answer you from public documents only."
        if not was_told:
            line = "I was not told who you are, so I answer you from public documents only. It may help to ask again."
        ask = (
            f"The secretariat can add you by this id: {_id(identity)}; or, if your account belongs to this workspace "
            "and its e-mail address is confirmed, by that."
        )
        return Reply(line, (Paragraph(f"{line} {ask}"),))
    roles = joined(sorted(f"{grant.role}{f' of {grant.scope}' if grant.scope else ''}" for grant in person.grants))
    line = f"You are {person.name}{f', {person.organisation}' if person.organisation else ''}."
    known = Paragraph(f"{line} Roles: {roles or 'none, a member of the network'}.")
    return Reply(line, (known, Items(tuple(_held(held, today)))) if held else (known,))


def _held(held: Held, today: date) -> Iterator[str]:
    if held.groups:
        yield f"You have a seat in {shown(joined(held.groups))}."
    yield how_much(held.wishes, today)
    if held.wishes.time_zone or held.wishes.told_zone:
        yield by_which_clock(held.wishes)
    if sum(held.reminders.values()):
        sent = held.reminders.get("sent", 0)
        yield f"Of reminders to you I keep what became of each: {sent} sent, {sum(held.reminders.values()) - sent} not."


def _id(identity: Identity) -> str:
    return f"{identity.team}:{identity.user}"
