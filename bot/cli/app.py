"""The `anchorbot` command: its options, and which module each subcommand lives in.

Each subcommand imports what it needs when it runs, so that `anchorbot --help` is instant.
"""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.charter_app import charter
from bot.cli.group_apps import groups, meeting, schedule
from bot.cli.jobs_app import jobs, status
from bot.cli.pledges_app import pledges

app = typer.Typer(
    name="anchorbot",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Answers an anchor network's questions from its own documents, with the exact words and their source.",
)
benchmark = typer.Typer(no_args_is_help=True, help="Measure quality and speed on this machine.")
app.add_typer(benchmark, name="benchmark")
slack_commands = typer.Typer(no_args_is_help=True, help="Setting the bot up in Slack.")
app.add_typer(slack_commands, name="slack")
documents = typer.Typer(invoke_without_command=True)
app.add_typer(documents, name="documents")
people = typer.Typer(no_args_is_help=True, help="Who is known, and what they may do: import, list, remove.")
app.add_typer(people, name="people")

app.add_typer(groups, name="groups")
app.add_typer(meeting, name="meeting")
app.command()(schedule)
app.add_typer(pledges, name="pledges")
app.add_typer(charter, name="charter")
app.add_typer(jobs, name="jobs")
app.command()(status)

Data = Annotated[
    Path | None,
    typer.Option("--data", help="Where the database lives (or ANCHORBOT_DATA).", show_default=False),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


@app.command()
def index(
    folder: Annotated[
        list[str] | None,
        typer.Argument(help="Folders or files; without one, every folder indexed before.", show_default=False),
    ] = None,
    data: Data = None,
    forget_missing: Annotated[
        bool, typer.Option("--forget-missing", help="Forget a folder's documents though it is empty now.")
    ] = False,
    again: Annotated[bool, typer.Option("--again", help="Try files again that could not be read before.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Go on, and index again whenever something changes.")] = False,
) -> None:
    """Read documents and make them answerable. Run it again after changes: only those cost time."""
    from bot.cli.index_command import Wish, run_index
    from bot.cli.watch_command import run_watch

    wish = Wish(tuple(folder or ()), forget_missing, again)
    raise typer.Exit(run_watch(wish, data) if watch else run_index(wish, data))


@app.command()
def ask(
    question: Annotated[list[str] | None, typer.Argument(help="What you want to know.", show_default=False)] = None,
    data: Data = None,
    batch: Annotated[
        Path | None, typer.Option(help='Questions, one JSON object with "id" and "question" a line.')
    ] = None,
    json: Json = False,
) -> None:
    """Ask one question (or, with --batch, a file of them)."""
    from bot.cli.ask_command import run_ask, run_batch

    if batch:
        raise typer.Exit(run_batch(batch, data, json))
    raise typer.Exit(run_ask(" ".join(question or []), data, json))


@app.command()
def terms(
    file: Annotated[
        str | None, typer.Argument(help="A document with terms of reference, of any format.", show_default=False)
    ] = None,
    batch: Annotated[Path | None, typer.Option(help='Texts, one JSON object with "id" and "text" a line.')] = None,
    json: Json = False,
) -> None:
    """What terms of reference say: quorum, rhythm, chairs and more, each with its clause."""
    from bot.cli.terms_command import run_batch, run_terms

    if batch:
        raise typer.Exit(run_batch(batch, json))
    raise typer.Exit(run_terms(file or "", json))


@app.command()
def chat(
    data: Data = None,
    email: Annotated[str, typer.Option("--as", metavar="EMAIL", help="In whose name you speak.")] = "",
) -> None:
    """A conversation in the terminal; `help` says what can be typed."""
    from bot.cli.chat_command import run_chat

    raise typer.Exit(run_chat(data, email))


@documents.callback()
def list_documents(context: typer.Context, data: Data = None, json: Json = False) -> None:
    """What is indexed: kind, place, date, pages, who may see it, what supersedes it; and what could not be read."""
    from bot.cli.documents_command import run_documents

    if context.invoked_subcommand is None:
        raise typer.Exit(run_documents(data, json))


@documents.command()
def show(
    context: typer.Context,
    name: Annotated[list[str], typer.Argument(help="Its file name, its title, or a part of one.", show_default=False)],
    data: Data = None,
    json: Json = False,
) -> None:
    """What was understood of one document: its facts with their evidence, sections and statements."""
    from bot.cli.documents_command import run_show

    before = context.parent.params if context.parent else {}  # options typed before "show" count, too
    raise typer.Exit(run_show(" ".join(name), data or before.get("data"), json or before.get("json", False)))


@people.command("import")
def import_people(
    file: Annotated[
        str,
        typer.Argument(
            help='A CSV file with the columns name, email, organisation and roles ("secretariat; co-chair: GROUP; '
            'member: GROUP, GROUP"), and slack ("TEAM:USER") if you like. - reads standard input.',
            show_default=False,
        ),
    ],
    data: Data = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and save nothing.")] = False,
) -> None:
    """Take over people and their roles from a list. Nobody is taken out; one bad cell, and nothing is saved."""
    from bot.cli.people_command import run_import

    raise typer.Exit(run_import(file, data, dry_run))


@people.command("list")
def list_people(data: Data = None, json: Json = False) -> None:
    """Everybody who is known, with their roles and accounts."""
    from bot.cli.people_command import run_list

    raise typer.Exit(run_list(data, json))


@people.command("remove")
def remove_person(
    email: Annotated[str, typer.Argument(help='An e-mail address (or "TEAM:USER" in Slack).', show_default=False)],
    data: Data = None,
) -> None:
    """Forget somebody, with their roles and accounts. They see public documents only from then on."""
    from bot.cli.people_command import run_remove

    raise typer.Exit(run_remove(email, data))


@app.command()
def serve(
    data: Data = None,
    slack: Annotated[
        str, typer.Option(help="How Slack reaches the bot: `socket` (Socket Mode) or `http` (signed requests).")
    ] = "socket",
    local: Annotated[
        bool, typer.Option("--local", help="A workspace in the browser instead; so without Slack tokens, too.")
    ] = False,
    open_browser: Annotated[bool, typer.Option("--open", help="Open that workspace in a browser.")] = False,
    first_question: Annotated[
        str, typer.Option(help="With --local: a question to ask while the workspace is still empty.")
    ] = "",
) -> None:
    """Answer in Slack, or in a workspace in the browser where there is none, until Ctrl-C."""
    from bot.cli.serve_command import run_serve

    raise typer.Exit(run_serve(data, slack, local, open_browser, first_question))


@slack_commands.command("manifest")
def slack_manifest(
    url: Annotated[str, typer.Option(help="For signed HTTP: the https address Slack can reach, without a path.")] = "",
) -> None:
    """Print the manifest from which Slack makes the app."""
    from bot.cli.slack_command import run_manifest

    raise typer.Exit(run_manifest(url))


@app.command()
def prepare() -> None:
    """Export the embedding model (done once by `make setup`; otherwise on first use)."""
    from bot.cli.prepare_command import run_prepare

    raise typer.Exit(run_prepare())


@benchmark.command()
def retrieval(
    folder: Annotated[Path, typer.Argument(help="A collection in BEIR form: corpus.jsonl, queries.jsonl, qrels/.")],
) -> None:
    """Ranking quality and time on a collection, as one JSON object."""
    from bot.cli.benchmark_retrieval import run_retrieval

    raise typer.Exit(run_retrieval(folder))


@benchmark.command()
def speed(
    passages: Annotated[list[int] | None, typer.Option(help="Sizes to measure; repeat for several.")] = None,
) -> None:
    """Indexing and answering time and memory beside the bare model's, as one JSON object."""
    from bot.cli.benchmark_speed import run_speed

    raise typer.Exit(run_speed(passages or [1_000, 10_000, 100_000]))
