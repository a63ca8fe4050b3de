"""One process of the bot that only ticks: on command, by the shared clock, against the fake Slack."""

import logging
import os
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

from sqlite_utils import Database

from benchmarks.reminders.clock import SharedClock
from bot.settings import SlackSettings
from bot.slack.connect import connect
from bot.wiring.pace import Pace
from bot.wiring.reminders import Announcing, in_slack
from jobs.deliver import Delivery
from jobs.tick import tick
from knowledge.store.database import open_database

TICK, STOP = "tick", "stop"


def work(commands: Connection, data: Path, clock_file: Path, api_url: str, token: str) -> None:
    """Answers each "tick" with how many messages it sent, or with what went wrong; until "stop", or until killed."""
    logging.disable(logging.CRITICAL)  # what becomes of each stands in the database
    clock = SharedClock(clock_file)
    database = partial(open_database, data)
    announcing = _connected(database, SlackSettings(api_url=api_url, bot_token=token), clock)
    delivery = Delivery(database, announcing, lambda: clock.shown)
    while commands.recv() == TICK:
        try:
            commands.send(len(tick(delivery).sent))
        except Exception:  # told to the simulation, which counts it
            commands.send(traceback.format_exc())
    os._exit(0)


def _connected(
    database: Callable[[], AbstractContextManager[Database]], settings: SlackSettings, clock: SharedClock
) -> Announcing:
    """Tells people in Slack; the pace of a message a second is that of true seconds, of which there are none here."""
    announcing = in_slack(database, connect(settings), lambda: clock.shown, settings.open_channels)
    return replace(announcing, pace=Pace(0))
