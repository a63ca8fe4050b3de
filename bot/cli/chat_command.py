"""`anchorbot chat`."""

import contextlib
import logging
from functools import partial
from pathlib import Path
from textwrap import indent
from uuid import uuid4

from rich.console import Console
from rich.text import Text
from sqlite_utils import Database

from bot.cli.running import at_this_machine, guarded, settings_with
from bot.cli.saving import save_files
from bot.commands import FieldError, parse
from bot.desk import Desk
from bot.dispatch import reply_to
from bot.reply import Field, FieldKind, Form, Reply
from bot.wiring import make_desk
from bot.wiring.clock import now_in
from bot.words.forms import CANCEL, FORM_LEFT, HOW_TO_LEAVE
from bot.words.helping import say_help
from bot.words.plain import as_text
from knowledge.store.audit_rows import record_audit
from knowledge.store.database import write


class _CancelledError(Exception):
    """Whoever fills in a form leaves it."""


def run_chat(data: Path | None, email: str) -> int:
    """A conversation until `quit` or the end of input, in the name of whoever has the address `email`, where one is
    given; that is audited."""

    def work() -> int:
        with contextlib.suppress(ImportError):  # not there on Windows
            import readline  # noqa: F401 - arrow keys and history at the prompt
        console = Console(highlight=False)
        settings = settings_with(data)
        desk = make_desk(settings, clock=partial(now_in, settings.data))
        address = email.strip().lower()
        with desk.database() as db:  # a data folder that cannot be used is told before anything is asked
            if address:
                _note(db, desk, address)
            logging.basicConfig(filename=settings.data / "anchorbot.log", level=logging.WARNING)
        console.print(Text(as_text(say_help())))
        conversation = uuid4().hex
        reply = Reply("")
        while not reply.ends:
            try:
                typed = console.input("\n[bold]you>[/bold] ")
                if not typed.strip():
                    continue
                reply = reply_to(desk, at_this_machine(typed, conversation, email=address))
                _show(console, reply)
                for form in (part for part in reply.parts if isinstance(part, Form)):
                    fields = _answers(console, form)
                    if fields is None:
                        console.print(Text(f"\n{FORM_LEFT}"))
                        break
                    reply = reply_to(desk, at_this_machine(form.command, conversation, fields, address))
                    _show(console, reply)
            except (EOFError, KeyboardInterrupt):
                return 0
        return 0

    return guarded(work)


def _show(console: Console, reply: Reply) -> None:
    """The reply, and where its files were saved: in the folder the conversation runs in."""
    console.print(Text("\n".join((as_text(reply, with_choices=True), *save_files(reply, Path.cwd())))))


def _note(db: Database, desk: Desk, address: str) -> None:
    """Raises HelpfulError where nobody has the address."""
    visitor = desk.recogniser.visitor(db, at_this_machine("", email=address))
    target = f"person {visitor.person.id}" if visitor.person else "nobody"
    with write(db):
        record_audit(db, desk.now(), "command line", "chat in the name of", target, "begun")


def _answers(console: Console, form: Form) -> dict[str, str] | None:
    """The answers to a form, none of them wrong as far as that can be told here; None for who cancels it."""
    try:
        fields = _filled_in(console, form)
        while wrong := _wrong(form, fields):  # what is right is not asked for again
            console.print(Text(f"\n{wrong}"))
            again = next(field for field in form.fields if field.name == wrong.name)
            fields[wrong.name] = _answer(console, again)
    except _CancelledError:
        return None
    return fields


def _filled_in(console: Console, form: Form) -> dict[str, str]:
    """The answers to a form, asked for one by one; options are named by their number."""
    console.print(Text(form.title if form.title.endswith("?") else f"{form.title}:"))
    console.print(Text(HOW_TO_LEAVE, style="dim"))
    return {field.name: _answer(console, field) for field in form.fields}


def _wrong(form: Form, fields: dict[str, str]) -> FieldError | None:
    """What is wrong with an answer, as far as it can be told before the form is sent."""
    try:
        parse(form.command, {name: answer for name, answer in fields.items() if answer} or {"": ""})
    except FieldError as error:
        return error if any(field.name == error.name for field in form.fields) else None
    return None


def _answer(console: Console, field: Field) -> str:
    for number, option in enumerate(field.options, start=1):
        console.print(Text(f"  {number}  {option.label}"))
    if field.hint:
        console.print(Text(f"  {field.hint}", style="dim"))
    if field.value:
        console.print(Text(f"  Nothing typed leaves it at:\n{indent(field.value, '    ')}"))
    several = ", the numbers with blanks between" if field.kind is FieldKind.SOME_OF else ""
    optional = " (or nothing)" if field.is_optional and not field.value else ""
    if field.kind is FieldKind.TEXT:
        several = "; an empty line ends it"
    typed = _typed(console, f"{field.label}{several}{optional}> ")
    if field.kind is FieldKind.TEXT and typed:
        lines = iter(lambda: _typed(console, "  > "), "")
        return "\n".join((typed, *lines))
    typed = typed or field.value
    if not field.options:
        return typed
    values = {str(number): option.value for number, option in enumerate(field.options, start=1)}
    return " ".join(values.get(word, word) for word in typed.split()) if typed else ""


def _typed(console: Console, prompt: str) -> str:
    """A line of an answer. Raises _CancelledError."""
    typed = console.input(Text(prompt)).strip()
    if typed.casefold() in CANCEL:
        raise _CancelledError
    return typed
