"""The subcommands on the charter."""

from pathlib import Path
from typing import Annotated

import typer

charter = typer.Typer(no_args_is_help=True, help="Who has signed the charter: list, import, export.")

Data = Annotated[
    Path | None,
    typer.Option("--data", help="Where the database lives (or ANCHORBOT_DATA).", show_default=False),
]


@charter.command("list")
def charter_list(
    data: Data = None, json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False
) -> None:
    """Print every organisation on the way to the charter, and how far it is."""
    from bot.cli.charter_command import run_list

    raise typer.Exit(run_list(data, json))


@charter.command("import")
def charter_import(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="A CSV file with the columns organisation, stage and date (and by, call_in_until, version, link, "
            "reason, corrects). - reads standard input.",
            show_default=False,
        ),
    ],
    data: Data = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False,
) -> None:
    """Add the entries of a file that are not there yet, or name every bad cell and save nothing."""
    from bot.cli.charter_command import run_import

    raise typer.Exit(run_import(file, data, dry_run))


@charter.command("export")
def charter_export(
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where it is written.")],
    data: Data = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Write every entry to a CSV file, which an empty base takes over (as noted by the operator, then)."""
    from bot.cli.charter_command import run_export

    raise typer.Exit(run_export(out, data, force))
