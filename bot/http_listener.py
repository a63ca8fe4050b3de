"""Serves pages over HTTP in a thread of its own."""

import threading
import time
from collections.abc import Callable

from starlette.types import ASGIApp
from uvicorn import Config, Server

from knowledge.errors import HelpfulError

CLOSING_SECONDS = 5


class HttpListener:
    """Serves a site until `close`. `settings` names the settings that choose another address, for whoever has to;
    `started` is told when it listens, `closing` before it ends, to end what would last."""

    def __init__(
        self,
        site: ASGIApp,
        host: str,
        port: int,
        settings: str,
        started: Callable[[], None] = lambda: None,
        closing: Callable[[], None] = lambda: None,
    ) -> None:
        config = Config(
            site,
            host=host,
            port=port,
            log_level="warning",
            access_log=False,
            lifespan="off",
            timeout_graceful_shutdown=CLOSING_SECONDS,
        )
        self._server = Server(config)
        self._where = f"{host}:{port}"
        self._settings = settings
        self._started = started
        self._closing = closing
        self._thread = threading.Thread(target=self._server.run, name="http", daemon=True)

    def start(self) -> None:
        """Listens. Raises HelpfulError when the address cannot be used."""
        self._thread.start()
        while not self._server.started:
            if not self._thread.is_alive():
                raise HelpfulError(
                    f"Nothing can listen at {self._where}: it is in use, or not this machine's.",
                    f"Set {self._settings} to another. Nothing was started.",
                )
            time.sleep(0.02)
        self._started()

    def close(self) -> None:
        """Stops listening once the requests in hand are answered."""
        self._closing()
        self._server.should_exit = True
        self._thread.join(timeout=2 * CLOSING_SECONDS)
