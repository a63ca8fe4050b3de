"""The subcommands on working groups: `groups`, `meeting` and `schedule`."""

from pathlib import Path
from typing import Annotated

import typer

groups = typer.Typer(no_args_is_help=True, help="Working groups: import, list.")
meeting = typer.Typer(no_args_is_help=True, help="One meeting: replies and quorum.")

Data = Annotated[
    Path | None,
    typer.Option("--data", help="Where the database lives (or ANCHORBOT_DATA).", show_default=False),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
Group = Annotated[str, typer.Argument(help="The group's name, as in social-value.")]
Occurrence = Annotated[
    str, typer.Option("--occurrence", help="The meeting's day, as 2026-11-17; without it, the next one.")
]


@groups.command("import")
def groups_import(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file of JSON; - reads standard input.")],
    data: Data = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False,
) -> None:
    """Take over working groups with their seats, or say all that is wrong with the file and change nothing."""
    from bot.cli.groups_command import run_import

    raise typer.Exit(run_import(file, data, dry_run))


@groups.command("seats")
def groups_seats(
    group: Group,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A CSV file; - reads standard input.")],
    data: Data = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False,
) -> None:
    """Take over all seats of a group (organisation, name, email, role, deputy_of), or say all that is wrong."""
    from bot.cli.seats_command import run_seats

    raise typer.Exit(run_seats(group, file, data, dry_run))


@groups.command("list")
def groups_list(data: Data = None) -> None:
    """Print every group: its rhythm, its quorum with the clause, its seats."""
    from bot.cli.groups_command import run_list

    raise typer.Exit(run_list(data))


@meeting.command("rsvp")
def meeting_rsvp(
    answer: Annotated[str, typer.Argument(help="yes, no, maybe or deputy.")],
    group: Group,
    email: Annotated[str, typer.Option("--as", metavar="EMAIL", help="Whose answer it is.")],
    occurrence: Occurrence = "",
    data: Data = None,
) -> None:
    """Note somebody's reply to a meeting, by the rules that hold in chat. It is audited."""
    from bot.cli.meeting_command import run_rsvp

    raise typer.Exit(run_rsvp(answer, group, occurrence, email, data))


@meeting.command("quorum")
def meeting_quorum(group: Group, occurrence: Occurrence = "", data: Data = None, as_json: Json = False) -> None:
    """Say whether a meeting is quorate, with the rule; before it, how likely it is."""
    from bot.cli.meeting_command import run_quorum

    raise typer.Exit(run_quorum(group, occurrence, data, as_json))


@meeting.command("invitation")
def meeting_invitation(
    group: Group,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where it is written; - prints it.")],
    occurrence: Occurrence = "",
    data: Data = None,
) -> None:
    """Write a meeting as a file for calendars (.ics). Only an earlier invitation to the same meeting is overwritten."""
    from bot.cli.invitation_command import run_invitation

    raise typer.Exit(run_invitation(group, occurrence, out, data))


@meeting.command("minutes")
def meeting_minutes(
    group: Group,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Write it there: .docx for Word, anything else as Markdown."),
    ] = None,
    occurrence: Occurrence = "",
    data: Data = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Print the draft minutes of a meeting (without a day, of the last one), or write them to a file."""
    from bot.cli.minutes_command import run_minutes

    raise typer.Exit(run_minutes(group, occurrence, out, data, force))


@meeting.command("invite")
def meeting_invite(group: Group, occurrence: Occurrence = "", data: Data = None) -> None:
    """Send the invitations to a meeting by e-mail to everybody who has not got them for the meeting as it is now."""
    from bot.cli.invitation_command import run_invite

    raise typer.Exit(run_invite(group, occurrence, data))


def schedule(
    group: Group,
    start: Annotated[str, typer.Option("--from", metavar="DATE", help="The first day; without it, today.")] = "",
    end: Annotated[str, typer.Option("--to", metavar="DATE", help="The last day; without it, two years on.")] = "",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Print a group's meetings with their clashes and reminders."""
    from bot.cli.groups_command import run_schedule

    raise typer.Exit(run_schedule(group, start, end, data, as_json))
