"""The subcommands on what happens on time: `jobs tick`, `jobs preview` and `status`."""

from pathlib import Path
from typing import Annotated

import typer

from knowledge.notices import Became

jobs = typer.Typer(no_args_is_help=True, help="Reminders: what would be sent, and sending once.")

Data = Annotated[
    Path | None,
    typer.Option("--data", help="Where the database lives (or ANCHORBOT_DATA).", show_default=False),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


@jobs.command("tick")
def jobs_tick(
    at: Annotated[
        str, typer.Option("--now", metavar="ISO", help="As at that instant (2026-11-03T10:00:00Z); else as at now.")
    ] = "",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Plan and deliver once, into the workspace; with data of a live Slack only as at the true time."""
    from bot.cli.jobs_command import run_tick

    raise typer.Exit(run_tick(at, data, as_json))


@jobs.command("preview")
def jobs_preview(
    to: Annotated[str, typer.Option("--to", metavar="DATE", help="The last day; without it, two weeks on.")] = "",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Print what would be sent, to whom, and when. Nothing is sent."""
    from bot.cli.jobs_command import run_preview

    raise typer.Exit(run_preview(to, data, as_json))


@jobs.command("log")
def jobs_log(
    which: Annotated[Became | None, typer.Argument(help="sent, skipped or astray; without it, all.")] = None,
    group: Annotated[str, typer.Option("--group", metavar="GROUP", help="Of one group.")] = "",
    days: Annotated[int, typer.Option("--days", min=1, help="So many days back.")] = 14,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Print what became of reminders, the newest first: sent, not sent and why, unknown, refused."""
    from bot.cli.jobs_log import run_log

    raise typer.Exit(run_log(which or Became.ALL, group, days, data, as_json))


def status(data: Data = None, as_json: Json = False) -> None:
    """Say when the last tick was, what waits and what went astray; exit code 1 where nothing ticks or can be sent."""
    from bot.cli.jobs_command import run_status

    raise typer.Exit(run_status(data, as_json))
