"""What every command does at its edge: settings in, problems out."""

import sys
from collections.abc import Callable
from pathlib import Path

from bot.settings import Settings
from knowledge.errors import HelpfulError

USAGE = 2
"""The exit code for a command that could not start as it was typed."""


def settings_with(data: Path | None) -> Settings:
    """The settings, with --data where it was given. Raises HelpfulError naming a setting that is wrong."""
    from pydantic import ValidationError

    try:
        settings = Settings()
    except ValidationError as error:
        first = error.errors()[0]
        raise HelpfulError(
            f"The setting ANCHORBOT_{str(first['loc'][0]).upper()} is wrong: {first['msg']}.",
            "See .env.example for what it takes.",
        ) from error
    return settings.model_copy(update={"data": data}) if data else settings


def guarded(work: Callable[[], int]) -> int:
    """Does `work` and returns its exit code; a HelpfulError is told on standard error, with exit code 2."""
    try:
        return work()
    except HelpfulError as error:
        tell(str(error))
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
