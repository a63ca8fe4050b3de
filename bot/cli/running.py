"""What every command does at its edge: settings in, problems out."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from bot.request import Conversation, Request
from bot.settings import Settings, SlackSettings
from bot.words.terminal import in_terminal
from knowledge.errors import HelpfulError
from knowledge.people import Identity

Read = TypeVar("Read", Settings, SlackSettings)

USAGE = 2
"""The exit code for a command that could not start as it was typed."""


def settings_with(data: Path | None) -> Settings:
    """The settings, with --data where it was given. Raises HelpfulError naming a setting that is wrong."""
    settings = _read(Settings, "ANCHORBOT_")
    return settings.model_copy(update={"data": data}) if data else settings


def slack_settings() -> SlackSettings:
    """The settings for Slack. Raises HelpfulError naming one that is wrong."""
    return _read(SlackSettings, "SLACK_")


def _read(kind: type[Read], prefix: str) -> Read:
    from pydantic import ValidationError

    try:
        return kind()
    except ValidationError as error:
        first = error.errors()[0]
        raise HelpfulError(
            f"The setting {prefix}{str(first['loc'][0]).upper()} is wrong: {first['msg']}.",
            "See .env.example for what it takes.",
        ) from error


def at_this_machine(
    text: str, conversation: str = "", fields: Mapping[str, str] | None = None, email: str = ""
) -> Request:
    """A request typed in the terminal, by whoever keeps the database or in the name of `email`; those with the same
    `conversation` can follow each other up."""
    where = Conversation("terminal", "", conversation or uuid4().hex, is_direct=True)
    return Request(text, Identity("terminal", "", email or "you"), where, fields=fields or {})


def guarded(work: Callable[[], int]) -> int:
    """Does `work` and returns its exit code; a HelpfulError is told on standard error, with exit code 2."""
    try:
        return work()
    except HelpfulError as error:
        tell(in_terminal(str(error)))
        return USAGE
    except KeyboardInterrupt:
        tell("Stopped. Nothing that was complete is lost.")
        return 130
    except BrokenPipeError:  # the reader of our output went away
        sys.stderr.close()
        return 0


def tell(line: str) -> None:
    """One line on standard error."""
    print(line, file=sys.stderr)  # noqa: T201
