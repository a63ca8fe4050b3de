"""The subcommands on pledges."""

from pathlib import Path
from typing import Annotated, Literal

import typer

pledges = typer.Typer(no_args_is_help=True, help="Pledges: import, update, list, history, export.")

Data = Annotated[
    Path | None,
    typer.Option("--data", help="Where the database lives (or ANCHORBOT_DATA).", show_default=False),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
Code = Annotated[str, typer.Argument(metavar="CODE", help="The pledge's code, as in P-014.")]


@pledges.command("import")
def pledges_import(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="A CSV or XLSX file with the columns code, organisation, theme, statement, owner_email, baseline, "
            "target, unit and due (others as in an export). - reads standard input.",
            show_default=False,
        ),
    ],
    data: Data = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False,
) -> None:
    """Take over a register of pledges, or name every bad cell. The same file again changes nothing."""
    from bot.cli.pledges_command import run_import

    raise typer.Exit(run_import(file, data, dry_run))


@pledges.command("themes")
def pledges_themes(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="A CSV file: each column a list of themes, the network's own first; what stands in one row means "
            "the same. - reads standard input.",
            show_default=False,
        ),
    ],
    data: Data = None,
) -> None:
    """Take over the network's themes, and what other lists call them."""
    from bot.cli.pledges_command import run_themes

    raise typer.Exit(run_themes(file, data))


@pledges.command("update")
def pledges_update(
    code: Code,
    said: Annotated[list[str], typer.Argument(metavar="WHAT…", help='As in chat: amber 48% "Q3 spend done" https://…')],
    email: Annotated[str, typer.Option("--as", metavar="EMAIL", help="Whose update it is.")],
    data: Data = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Save it also where something about it has to be confirmed.")
    ] = False,
) -> None:
    """Note how a pledge stands, by the rules that hold in chat. It is audited."""
    from bot.cli.pledge_update_command import run_update

    raise typer.Exit(run_update(code, said, email, data, yes))


@pledges.command("list")
def pledges_list(data: Data = None, as_json: Json = False) -> None:
    """Print every pledge as it stands, whoever may see it."""
    from bot.cli.pledges_command import run_list

    raise typer.Exit(run_list(data, as_json))


@pledges.command("history")
def pledges_history(code: Code, data: Data = None, as_json: Json = False) -> None:
    """Print everything that was ever entered about a pledge."""
    from bot.cli.pledges_command import run_history

    raise typer.Exit(run_history(code, data, as_json))


@pledges.command("export")
def pledges_export(
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where it is written.")],
    form: Annotated[Literal["csv", "xlsx"], typer.Option("--format", help="csv or xlsx.")] = "csv",
    data: Data = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Write all pledges with their histories to a file, which an empty base takes over unchanged."""
    from bot.cli.pledges_command import run_export

    raise typer.Exit(run_export(out, form, data, force))
