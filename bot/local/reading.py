"""The pages of the workspace that people read."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.charts import picture_name, picture_of
from bot.local.forms import number_in
from bot.local.pages import Pages, View
from bot.local.surface import REPLY_JSON
from bot.local.town import Town, channel_of, dialogue_setting
from bot.local.workspace import PLATFORM, TEAM, direct_id
from bot.reply import Chart, File
from bot.request import Conversation
from bot.request import Request as Asked
from bot.words.names import file_name
from knowledge.errors import HelpfulError
from knowledge.people import Identity

A_PAGE = 100  # messages outside of threads, or replies in one thread
REPLIES = 20  # in each thread, on the page of a channel


class Reading:
    """The handlers of the pages. Each works in a thread of its own, since they ask the database."""

    def __init__(self, town: Town, pages: Pages) -> None:
        self._town = town
        self._pages = pages

    def first(self, request: Request) -> Response:
        reader = self._town.reader(request)
        return RedirectResponse(f"/c/{reader.channels[0].id}#end", 303)

    def channel(self, request: Request) -> Response:
        reader = self._town.reader(request)
        channel = channel_of(reader, request.path_params["channel"])
        before = number_in(request.query_params.get("before", ""))
        board = self._town.board
        newest = board.newest(), board.newest_dialogue()
        threads = board.page(channel.id, reader.account.id, before, A_PAGE + 1, REPLIES)
        view = View(channel, threads[-A_PAGE:], newest, before, len(threads) > A_PAGE)
        return HTMLResponse(self._pages.channel(reader, view))

    def thread(self, request: Request) -> Response:
        reader = self._town.reader(request)
        channel = channel_of(reader, request.path_params["channel"])
        before = number_in(request.query_params.get("before", ""))
        board = self._town.board
        newest = board.newest(), board.newest_dialogue()
        root = board.message(number_in(request.path_params["thread"]), reader.account.id)
        if root is None or root.thread or root.channel != channel.id:
            raise HelpfulError("That message is not there any more.", "Go back to the channel.")
        found = board.thread(root, reader.account.id, before, A_PAGE)
        view = View(channel, [found], newest, before, found.earlier > 0, root)
        return HTMLResponse(self._pages.channel(reader, view))

    def home(self, request: Request) -> Response:
        reader = self._town.reader(request)
        channel = channel_of(reader, direct_id(reader.account.id))
        where = Conversation(PLATFORM, TEAM, channel.id, "", is_direct=True)
        reply = self._town.reply_to(Asked("home", Identity(PLATFORM, TEAM, reader.account.id), where))
        return HTMLResponse(self._pages.home(reader, channel, reply))

    def file(self, request: Request) -> Response:
        """A file of a message, for those who may read the message; to be saved, never shown."""
        reader = self._town.reader(request)
        message = self._town.board.message(number_in(request.path_params["message"]), reader.account.id)
        if message is None or not message.reply or reader.workspace.channel(message.channel, reader.account.id) is None:
            raise _no_file()
        wanted = request.path_params["name"]
        parts = REPLY_JSON.validate_json(message.reply).parts
        for part in parts:
            if isinstance(part, Chart) and picture_name(part) == wanted:
                return _saved(picture_of(part))
            if isinstance(part, File) and file_name(part.name) == wanted:
                return _saved(part)
        raise _no_file()

    def dialogue(self, request: Request) -> Response:
        reader = self._town.reader(request)
        opened = self._town.board.dialogue(number_in(request.path_params["id"]), reader.account.id)
        if opened is None:
            raise HelpfulError("This dialogue is not open any more.", "Go back and click again.")
        channel, setting = dialogue_setting(reader, opened)
        return HTMLResponse(self._pages.dialogue_page(reader, channel, REPLY_JSON.validate_json(opened.reply), setting))


def _saved(file: File) -> Response:
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(file_name(file.name))}"}
    return Response(file.content, headers=headers, media_type=file.media_type)


def _no_file() -> HelpfulError:
    return HelpfulError("That file is not there any more.", "Go back to the channel.")
