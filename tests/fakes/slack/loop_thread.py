"""An event loop in a thread of its own with the aiohttp server in it, started and stopped from synchronous code."""

import asyncio
import threading
from collections.abc import Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

from aiohttp import web

T = TypeVar("T")


class LoopThread:
    """Runs coroutines for synchronous callers. `stop` leaves no task, socket or loop open."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self._runner: web.AppRunner | None = None
        self._thread = threading.Thread(target=self.loop.run_forever, name="fake-slack", daemon=True)
        self._thread.start()

    def start(self, coroutine: Coroutine[Any, Any, T]) -> "Future[T]":
        """Start it and go on."""
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop)

    def run(self, coroutine: Coroutine[Any, Any, T], seconds: float = 10) -> T:
        """What it returns."""
        return self.start(coroutine).result(seconds)

    async def serve(self, app: web.Application, port: int) -> int:
        """The port that the server listens on; 0 chooses a free one."""
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1, handler_cancellation=True)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port, reuse_address=True)
        await site.start()
        return int(self._runner.addresses[0][1])

    def stop(self) -> None:
        """End the server, every task, the loop and the thread."""
        self.run(self._wind_up())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(10)
        self.loop.close()

    async def _wind_up(self) -> None:
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        if self._runner is not None:
            await self._runner.cleanup()
        await self.loop.shutdown_asyncgens()
        await asyncio.sleep(0)
