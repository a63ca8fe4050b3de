"""`anchorbot pledges update`: what is typed in chat, in somebody's name."""

from functools import partial
from pathlib import Path

from bot.cli.running import USAGE, at_this_machine, guarded, settings_with, tell
from bot.commands import UpdatePledge, parse
from bot.dispatch import reply_or_raise
from bot.reply import Choice, Reply
from bot.wiring import make_desk
from bot.wiring.clock import now_in
from bot.words.plain import as_text


def run_update(code: str, said: list[str], email: str, data: Path | None, is_sure: bool) -> int:
    """Notes how a pledge stands. What has to be confirmed is told and not saved, unless `is_sure`."""

    def work() -> int:
        settings = settings_with(data)
        desk = make_desk(settings, clock=partial(now_in, settings.data))
        typed = " ".join(["/pledge update", code, *map(_quoted, said)])
        reply = reply_or_raise(desk, at_this_machine(typed, email=email.strip().lower()))
        if sure := _to_confirm(reply):
            if not is_sure:
                tell(f"{as_text(reply)}\n\nNothing was saved. To save it as it is, type it again with --yes.")
                return USAGE
            reply = reply_or_raise(desk, at_this_machine(sure, email=email.strip().lower()))
        print(as_text(reply))  # noqa: T201
        return 0

    return guarded(work)


def _quoted(word: str) -> str:
    """What the shell took the quotation marks from."""
    inside = word.replace('"', "”")
    return f'"{inside}"' if " " in word.strip() else word


def _to_confirm(reply: Reply) -> str:
    """What would confirm it, where that is asked."""
    for choice in (part for part in reply.parts if isinstance(part, Choice)):
        command = parse(choice.command, {})
        if isinstance(command, UpdatePledge) and command.seen.is_sure:
            return choice.command
    return ""
