"""`anchorbot jobs tick`, `jobs preview` and `status`."""

import json
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from sqlite3 import DatabaseError
from typing import TYPE_CHECKING

from sqlite_utils import Database

from bot.cli.dates import day_typed, in_utc
from bot.cli.running import guarded, settings_with, slack_settings
from bot.local.surface import LocalSurface
from bot.reply import Reply
from bot.wiring import now
from bot.wiring.clock import now_in
from bot.wiring.local import StoredBoard
from bot.wiring.reminders import in_slack, in_workspace
from bot.words.notices import THE_CHANNEL, say_ticked, say_ticked_before
from bot.words.plain import as_text
from bot.words.previews import preview_lines
from bot.words.sending import say_sending
from jobs.deliver import Delivery, Report
from jobs.foresight import Foreseen, foresee_each
from jobs.standing import ALARM_AFTER, Standing, how_sending_stands
from jobs.tick import tick
from knowledge.errors import HelpfulError, OperatorError
from knowledge.notices import CHANNEL, Kind, Notice, Sending, Subject
from knowledge.store.database import open_database, snapshot
from knowledge.store.group_rows import all_groups
from knowledge.store.people_rows import all_people, platforms_known

if TYPE_CHECKING:
    from bot.slack.connect import Connection

_TWO_WEEKS, _LONGEST = timedelta(days=14), timedelta(days=731)
ALARM = 1
_LOCAL = "local"
_TRUE_WITHIN = timedelta(minutes=1)


def run_tick(at: str, data: Path | None, as_json: bool) -> int:
    """Plans and delivers once, as at an instant."""

    def work() -> int:
        settings = settings_with(data)
        folder = settings.data
        instant = _instant(at) if at else now_in(folder)
        database = partial(open_database, folder)
        texts: dict[str, str] = {}

        def told(notice: Notice, reply: Reply) -> None:
            texts[notice.key] = as_text(reply)

        with database() as db:
            is_live = _is_live(db, instant)
        if is_live:
            announcing = in_slack(database, _connection(), lambda: instant, slack_settings().open_channels, told)
        else:
            surface = LocalSurface(StoredBoard(database, lambda: instant), lambda: None)
            announcing = in_workspace(database, surface, told)
        sending = settings.reminders or (Sending.SHADOW if is_live else Sending.ON)
        try:
            report = tick(Delivery(database, announcing, lambda: instant, sending=sending))
        except DatabaseError as error:
            raise HelpfulError(
                f"The database cannot be used: {error}.",
                "See whether the disk is full, or the folder can only be read; then tick again. Nothing is sent twice.",
            ) from error
        with database() as db:
            record = _record(db, report, texts)
            names = {one.id: one.name for one in all_people(db)}
        lines = say_ticked(report, texts, names)
        if instant < now_in(folder) - ALARM_AFTER:
            lines.append(say_ticked_before(instant))
        print(json.dumps(record, ensure_ascii=False) if as_json else "\n".join(lines))  # noqa: T201
        return 0

    return guarded(work)


def _instant(typed: str) -> datetime:
    try:
        found = datetime.fromisoformat(typed)
    except ValueError as error:
        raise HelpfulError(f'--now "{typed}" is no instant.', "Write it as 2026-11-03T10:00:00Z.") from error
    if found.tzinfo is None:
        raise HelpfulError(
            f'--now "{typed}" does not say in which time zone.', "Add it: 2026-11-03T10:00:00Z, or +00:00 at the end."
        )
    return found.astimezone(UTC)


def _is_live(db: Database, instant: datetime) -> bool:
    """Whether the data are of a bot in Slack. Raises HelpfulError for another time than the true one there."""
    live = platforms_known(db) - {_LOCAL}
    if live and abs(now() - instant) > _TRUE_WITHIN:
        raise HelpfulError(
            f"This data folder is of a bot in {' and '.join(sorted(live)).title()}: people would really get what is "
            "sent, so only the true time is accepted.",
            "Leave out --now, or see what would be sent: anchorbot jobs preview. Nothing was sent.",
        )
    return bool(live)


def _connection() -> "Connection":
    """The way to Slack. Raises HelpfulError for what is missing, or refused, and where it cannot be reached."""
    from bot.slack.connect import connect

    settings = slack_settings()
    if not settings.bot_token:
        raise HelpfulError("SLACK_BOT_TOKEN is not set, so nothing can be sent.", "See .env.example.")
    try:
        return connect(settings)
    except ConnectionError as error:
        raise HelpfulError(f"Slack cannot be reached: {error}.", "Nothing was sent.") from error


def _record(db: Database, report: Report, texts: dict[str, str]) -> dict[str, object]:
    addresses = {CHANNEL: THE_CHANNEL, **{one.id: one.email or one.name for one in all_people(db)}}
    slugs = {group.id: group.slug for group in all_groups(db)}
    return {
        "sent": [
            {
                "key": one.key,
                "rung": one.rung,
                "rungs": list(one.rungs),
                **_about(one.about[-1], slugs),
                "recipient": addresses.get(one.person_id),
                "text": texts.get(one.key, ""),
            }
            for one in report.sent
        ],
        "skipped": [{"key": one.key, "reason": why} for one, why in (*report.skipped, *report.superseded)],
        "unknown": [{"key": one.key, "reason": why} for one, why in report.unknown],
        "refused": [{"key": one.key, "reason": why} for one, why in report.refused],
        "put_off": [{"key": one.key, "until": in_utc(until)} for one, until in report.put_off],
    }


def _about(about: Subject, slugs: dict[int, str]) -> dict[str, object]:
    occurrence = about.name if about.kind is Kind.MEETING else None
    return {"kind": about.kind, "subject": about.name, "group": slugs.get(about.group_id), "occurrence": occurrence}


def run_preview(to: str, data: Path | None, as_json: bool) -> int:
    """Prints what would be sent until the end of a day."""

    def work() -> int:
        folder = settings_with(data).data
        instant = now_in(folder)
        last = day_typed(to, "--to", instant.date()) if to else (instant + _TWO_WEEKS).date()
        if not instant.date() <= last <= (instant + _LONGEST).date():
            raise HelpfulError(f"--to {last} is not within the next two years.", "Give a day to come.")
        with open_database(folder) as db, snapshot(db):
            found = foresee_each(db, instant, _end_of(last))
            groups, people = all_groups(db), all_people(db)
        if as_json:
            slugs = {group.id: group.slug for group in groups}
            addresses = {CHANNEL: THE_CHANNEL, **{one.id: one.email or one.name for one in people}}
            reminders = [_foreseen(one, slugs, addresses) for one in found]
            print(json.dumps({"reminders": reminders}, ensure_ascii=False))  # noqa: T201
        else:
            print("\n".join(preview_lines(found, groups, {one.id: one.name for one in people})))  # noqa: T201
        return 0

    return guarded(work)


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time(23, 59, 59), UTC)


def _foreseen(found: Foreseen, slugs: dict[int, str], addresses: dict[int, str]) -> dict[str, object]:
    one = found.planned
    return {
        "key": one.key,
        "rung": one.reminder.rung.value,
        "merged_from": [rung.value for rung in one.reminder.merged_from],
        **_about(one.about, slugs),
        "recipient": addresses.get(one.person_id),
        "due_at": in_utc(one.reminder.due_at),
        "expires_at": in_utc(one.reminder.expires_at),
        "sends_at": in_utc(found.at) if found.at else None,
        "rungs": list(found.rungs),
        "gathered": found.gathered,
        "reason": found.reason,
    }


def run_status(data: Path | None, as_json: bool) -> int:
    """Prints how sending stands; exit code 1 where nothing has ticked for five minutes, or nothing can be sent."""

    def work() -> int:
        folder = settings_with(data).data
        try:
            instant = now_in(folder)
            with open_database(folder) as db:
                found, groups = how_sending_stands(db, instant), all_groups(db)
        except OperatorError as error:  # whoever watches is to be alarmed, not told how to type
            print(json.dumps({"stands_still": True, "problem": str(error)}) if as_json else str(error))  # noqa: T201
            return ALARM
        told = say_sending(found, {one.id: one.name for one in groups})
        record = _standing(found, {one.id: one.slug for one in groups})
        print(json.dumps(record) if as_json else "\n".join(told))  # noqa: T201
        return ALARM if found.stands_still or found.blocked else 0

    return guarded(work)


def _standing(found: Standing, slugs: dict[int, str]) -> dict[str, object]:
    return {
        "last_tick": in_utc(found.last_tick) if found.last_tick else None,
        "oldest_due": in_utc(found.oldest_due) if found.oldest_due else None,
        "states": found.states,
        "stands_still": found.stands_still,
        "reminders": found.sending,
        "held": found.held,
        "paused": [
            {"group": slugs.get(group), "until": in_utc(one.until) if one.until else None}
            for group, one in sorted(found.pauses.items())
        ],
        "notes_astray": found.notes_astray,
        "blocked": found.blocked or None,
    }
