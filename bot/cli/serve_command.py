"""`anchorbot serve`."""

import logging
import signal
import time
from pathlib import Path
from threading import Event

from bot.cli.running import guarded, settings_with, slack_settings, tell
from bot.settings import Settings, SlackSettings
from bot.wiring import sole_owner
from knowledge.errors import HelpfulError

SECONDS_BETWEEN_TRIES = 5.0
WAYS = ("socket", "http")


def run_serve(data: Path | None, way: str) -> int:
    """Answers in Slack until it is told to stop (SIGTERM, Ctrl-C); what is in hand is finished first."""

    def work() -> int:
        settings, slack = settings_with(data), slack_settings()
        _check(slack, way)
        logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", level=logging.WARNING)
        for name in ("bot", "jobs", "indexer", "knowledge"):
            logging.getLogger(name).setLevel(logging.INFO)
        logging.getLogger("slack_bolt").setLevel(logging.ERROR)  # it warns of settings that are as they should be
        stopping = _on_signals()
        with sole_owner(settings):
            return _serve(settings, slack, way, stopping)

    return guarded(work)


def _serve(settings: Settings, slack: SlackSettings, way: str, stopping: Event) -> int:
    from bot.wiring.slack import make_slack

    while not stopping.is_set():
        try:
            running = make_slack(settings, slack, way)
            running.start()
        except ConnectionError as error:
            tell(f"Slack cannot be reached: {error}. Trying again in {SECONDS_BETWEEN_TRIES:.0f} seconds.")
            stopping.wait(SECONDS_BETWEEN_TRIES)
            continue
        tell(f"anchorbot is in Slack as @{running.name}. Ctrl-C stops it.")
        while not stopping.wait(1.0):
            pass
        began = time.monotonic()
        running.stop()
        tell(f"Stopped after {time.monotonic() - began:.1f} seconds. What was not finished is kept and comes first.")
    return 0


def _check(slack: SlackSettings, way: str) -> None:
    """Raises HelpfulError for what is missing or cannot be right, in one sentence each."""
    if way not in WAYS:
        raise HelpfulError(f"There is no way called “{way}”.", "It is --slack socket (the default) or --slack http.")
    if not slack.bot_token:
        raise HelpfulError(
            "SLACK_BOT_TOKEN is not set, so there is no Slack to be in.",
            "The README says how to get one: “Into Slack”. Without Slack: anchorbot chat.",
        )
    if not slack.bot_token.startswith("xoxb-"):
        raise HelpfulError("SLACK_BOT_TOKEN is no bot token.", "A bot token begins with xoxb-. Nothing was started.")
    if way == "socket" and not slack.app_token.startswith("xapp-"):
        wrong = "is no app-level token" if slack.app_token else "is not set, and Socket Mode needs it"
        raise HelpfulError(f"SLACK_APP_TOKEN {wrong}.", "It begins with xapp-. Nothing was started.")
    if way == "http" and not slack.signing_secret:
        raise HelpfulError(
            "SLACK_SIGNING_SECRET is not set, and without it nobody can tell Slack's requests from others.",
            "It stands on your app's page, “Basic Information”. Nothing was started.",
        )


def _on_signals() -> Event:
    stopping = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    return stopping
