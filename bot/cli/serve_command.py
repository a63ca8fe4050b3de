"""`anchorbot serve`."""

import logging
import signal
import webbrowser
from pathlib import Path
from threading import Event

from bot.cli.running import guarded, settings_with, slack_settings, tell
from bot.settings import Settings, SlackSettings
from bot.wiring import left_over, sole_owner, what_is_there
from bot.wiring.running import Running
from knowledge.errors import HelpfulError

SECONDS_BETWEEN_TRIES = 5.0
WAYS = ("socket", "http")


def run_serve(data: Path | None, way: str, is_local: bool, opens: bool, first_question: str) -> int:
    """Answers in Slack, or without tokens in the workspace in the browser, until it is told to stop (SIGTERM, Ctrl-C);
    what is in hand is finished first."""

    def work() -> int:
        settings, slack = settings_with(data), slack_settings()
        in_slack = not is_local and bool(slack.bot_token or slack.app_token or slack.signing_secret)
        if in_slack:
            _check(slack, way)
        elif not is_local:
            tell(f"No Slack tokens, neither in the environment nor in {Path('.env').absolute()}: here is a try-out.")
        _log_to_standard_error()
        stopping = _on_signals()
        with sole_owner(settings):
            if in_slack:
                return _serve_slack(settings, slack, way, stopping)
            return _serve_local(settings, opens, first_question, stopping)

    return guarded(work)


def _log_to_standard_error() -> None:
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", level=logging.WARNING)
    for name in ("bot", "jobs", "indexer", "knowledge"):
        logging.getLogger(name).setLevel(logging.INFO)
    for name in ("slack_bolt", "slack_sdk", "websocket"):  # what is worth a line gets one of ours
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _serve_slack(settings: Settings, slack: SlackSettings, way: str, stopping: Event) -> int:
    from bot.wiring.slack import make_slack

    while not stopping.is_set():
        try:
            running = make_slack(settings, slack, way)
            running.start()
        except ConnectionError as error:
            again = f"Trying again in {SECONDS_BETWEEN_TRIES:.0f} seconds."
            tell(f"Slack cannot be reached at {slack.api_url}: {error}. {again}")
            stopping.wait(SECONDS_BETWEEN_TRIES)
            continue
        tell(f"anchorbot is in Slack as @{running.name}{_listening_at(settings, way)}. Ctrl-C stops it.")
        _serve_until(stopping, running, settings)
    return 0


def _serve_local(settings: Settings, opens: bool, first_question: str, stopping: Event) -> int:
    from bot.wiring.local import make_local

    running = make_local(settings, first_question)
    running.start()
    tell(f"Try it out at {running.name} (for this machine alone). Ctrl-C stops it.")
    if opens:
        webbrowser.open(running.name)
    _serve_until(stopping, running, settings)
    return 0


def _serve_until(stopping: Event, running: Running, settings: Settings) -> None:
    _warn(settings)
    while not stopping.wait(1.0):
        pass
    running.stop()
    waiting = left_over(settings)
    tell(f"Stopped. Kept for the next start: {waiting} unfinished." if waiting else "Stopped; nothing is left over.")


def _listening_at(settings: Settings, way: str) -> str:
    from bot.slack.http import PATH

    return f", listening at http://{settings.http_host}:{settings.http_port}{PATH}" if way == "http" else ""


def _warn(settings: Settings) -> None:
    """What is missing for answers, said where whoever starts the bot reads it."""
    has_documents, has_people = what_is_there(settings)
    where = f" --data {settings.data}"
    if not has_documents:
        tell(f"There are no documents yet, so nothing can be answered: anchorbot index FOLDER{where}")
    if not has_people:
        tell(f"Nobody is known yet, so everybody sees public documents only: anchorbot people import FILE.csv{where}")


def _check(slack: SlackSettings, way: str) -> None:
    """Raises HelpfulError for what is missing or cannot be right, in one sentence each."""
    if way not in WAYS:
        raise HelpfulError(f"There is no way called “{way}”.", "It is --slack socket (the default) or --slack http.")
    if not slack.bot_token:
        raise HelpfulError(
            f"SLACK_BOT_TOKEN is not set, neither in the environment nor in {Path('.env').absolute()}.",
            "The README says how to get one: “Into Slack”. To try the bot without Slack: anchorbot serve --local",
        )
    if not slack.api_url.startswith(("https://", "http://")):
        raise HelpfulError(
            f'SLACK_API_URL is "{slack.api_url}", which is no address.',
            "It begins with https:// (or http:// for a gateway on this machine). Nothing was started.",
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
