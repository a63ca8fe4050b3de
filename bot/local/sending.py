"""What people send from the workspace: messages, clicks, forms, and who they are."""

import json
import secrets
import time
from collections.abc import Callable

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from bot.commands import FieldError, parse
from bot.local.forms import fields_of, has_script, number_in, once
from bot.local.incoming import clicked, filled_in, is_command, key_of, said
from bot.local.pages import Pages, Reader
from bot.local.show import Setting
from bot.local.surface import REPLY_JSON
from bot.local.town import ACCOUNT, Town, dialogue_setting
from bot.local.workspace import Channel
from knowledge.errors import HelpfulError
from knowledge.messages import Draft

LONGEST_TEXT = 40_000
WAIT_SECONDS = 10.0
"""So long what is sent without scripts waits until it is answered, or its dialogue opens as a page of its own."""
ASKING = "ask "
"""How the command of a button begins that asks a question: it is shown as one."""
POSTED_WITHIN = 1.0  # seconds after it was handled


class Sending:
    """The handlers of what is sent. Scripts are told what became of it; without them the next page is."""

    def __init__(self, town: Town, pages: Pages) -> None:
        self._town = town
        self._pages = pages

    def say(self, request: Request, form: FormData) -> Response:
        reader, channel, thread = self._town.sender(request, form)
        text = str(form.get("text") or "").strip()
        if len(text) > LONGEST_TEXT:
            raise HelpfulError("That is too long to send.", f"Keep to {LONGEST_TEXT:,} characters. Nothing was sent.")
        root = self._town.board.message(thread, reader.account.id) if thread else None
        if root and root.only_for and not channel.is_direct and not is_command(text):
            raise HelpfulError("Only you see what you answer there.", "Write it in the channel. Nothing was sent.")
        if not text:
            return self._done(request, f"/c/{channel.id}", {"is_for_bot": False})
        here = f"/c/{channel.id}/t/{thread}" if form.get("page") == "thread" else f"/c/{channel.id}"
        return self._say(request, form, reader, channel, thread, text, here)

    def click(self, request: Request, form: FormData) -> Response:
        reader, channel, thread = self._town.sender(request, form)
        command = str(form.get("command") or "")
        if command.startswith(ASKING) and channel.is_direct:
            question = command.removeprefix(ASKING)
            return self._say(request, form, reader, channel, 0, question, f"/c/{channel.id}")
        key = f"click:local:{form.get('key') or secrets.token_hex(8)}"
        tab = str(form.get("tab") or key)
        before = self._town.board.newest_dialogue()
        self._town.receive(clicked(command, reader.account.id, channel, thread, tab, key))
        if has_script(request):
            return JSONResponse({"is_for_bot": True})
        self._until_handled(key)
        opened = self._opened(before, reader, tab)
        return RedirectResponse(f"/dialogue/{opened}" if opened else f"/c/{channel.id}#end", 303)

    def submit(self, request: Request, form: FormData) -> Response:
        reader, channel, thread = self._town.sender(request, form)
        command, key = str(form.get("command") or ""), str(form.get("dialogue") or "")
        fields = fields_of(form)
        try:
            parse(command, fields or {"": ""})
        except FieldError as error:
            return self._wrong(reader, channel, thread, key, fields, error)
        account = reader.account.id
        known_as = once("form", form, account, fields)
        is_new = self._town.receive(filled_in(command, fields, account, channel, thread, known_as))
        if not has_script(request):
            before = self._town.board.newest()
            self._until_handled(known_as)
            self._until(lambda: self._is_answered(reader, channel, before), POSTED_WITHIN)
        return self._done(request, f"/c/{channel.id}#end", {"is_for_bot": is_new})

    def who(self, request: Request, form: FormData) -> Response:
        account = self._town.workspace().account(str(form.get("account") or ""))
        if account is None:
            raise HelpfulError("Nobody here is called that.", "Choose somebody from the list.")
        response = RedirectResponse("/", 303)
        response.set_cookie(ACCOUNT, account.id, httponly=True, samesite="lax")
        return response

    # --- pieces

    def _say(
        self, request: Request, form: FormData, reader: Reader, channel: Channel, thread: int, text: str, here: str
    ) -> Response:
        """Says it, and asks the bot where it is for the bot."""
        account = reader.account.id
        only_for = account if is_command(text) else ""
        known_as = once("say", form, account, {"text": text})
        id_, is_for_bot = self._town.say(
            Draft(channel.id, thread, account, text, only_for, key=known_as),
            lambda id_: said(text, account, reader.workspace, channel, thread, id_, self._town.takes_part),
        )
        if is_for_bot and not has_script(request):
            self._until_handled(key_of(id_))
            self._until(lambda: self._is_answered(reader, channel, id_), POSTED_WITHIN)
        return self._done(request, f"{here}#m{id_}", {"is_for_bot": is_for_bot, "id": id_})

    def _until_handled(self, key: str) -> None:
        self._until(lambda: not self._town.waits(key), WAIT_SECONDS)

    def _until(self, is_so: Callable[[], bool], seconds: float) -> None:
        """Waits until it is so, or so long."""
        end = time.monotonic() + seconds
        while not is_so() and time.monotonic() < end and not self._town.changes.is_closed:
            time.sleep(0.02)

    def _is_answered(self, reader: Reader, channel: Channel, id_: int) -> bool:
        return any(one.reply for one in self._town.board.since(id_, [channel.id], reader.account.id))

    def _opened(self, before: int, reader: Reader, tab: str) -> int:
        """The dialogue that opened for a click without scripts; 0 for none."""
        opened = self._town.board.dialogues_since(before, reader.account.id)
        return next((one.id for one in opened if json.loads(one.address).get("tab") == tab), 0)

    def _wrong(
        self, reader: Reader, channel: Channel, thread: int, key: str, fields: dict[str, str], error: FieldError
    ) -> Response:
        """The form again, with what was filled in and what is wrong."""
        opened = self._town.board.dialogue(number_in(key), reader.account.id)
        if opened is None:
            raise error
        _, setting = dialogue_setting(reader, opened)
        again = Setting(setting.about, setting.channels, tuple(fields.items()), ((error.name, str(error)),))
        reply = REPLY_JSON.validate_json(opened.reply)
        return HTMLResponse(self._pages.dialogue_page(reader, channel, reply, again), 422)

    def _done(self, request: Request, where: str, told: dict[str, object]) -> Response:
        """What a script is told, or the page to see next."""
        if has_script(request):
            return JSONResponse(told)
        return RedirectResponse(where, 303)
