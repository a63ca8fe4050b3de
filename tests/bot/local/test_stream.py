"""What the stream of new messages tells, and whom."""

import asyncio
from types import SimpleNamespace
from typing import cast

from starlette.requests import Request

from bot.local.changes import Changes
from bot.local.pages import Pages, Reader
from bot.local.stream import Stream
from bot.local.town import Town
from bot.local.workspace import OUTSIDER, workspace_of
from knowledge.people import Person

ESI = Person(1, "Esi Mensah", "esi@essex.example", "Essex", frozenset())


def test_what_is_said_while_somebody_is_removed_is_not_told_them() -> None:
    with_her, without = workspace_of([ESI]), workspace_of([])
    here = Reader(with_her.accounts[0], with_her, "token")
    gone = Reader(without.accounts[-1], without, "token")
    assert gone.account.id == OUTSIDER
    now = [here]

    def since(message: int, channels: list[str], account: str) -> list[SimpleNamespace]:
        now[0] = gone  # she is removed, and only then it is said
        said = SimpleNamespace(id=1, channel="CNETWORK", thread=0, reply=None)
        return [said] if said.channel in channels and message < 1 else []

    board = SimpleNamespace(since=since, dialogues_since=lambda *_: [])
    town = SimpleNamespace(changes=Changes(), reader=lambda _: now[0], board=board)
    pages = SimpleNamespace(message=lambda *_: "she has left", clock=lambda: None)
    stream = Stream(cast(Town, town), cast(Pages, pages))

    async def events() -> list[str]:
        request = Request({"type": "http", "headers": []})
        return [event async for event in stream._stream(request, here.account.id, 0, 0, "t")]

    assert asyncio.run(asyncio.wait_for(events(), 10)) == []
