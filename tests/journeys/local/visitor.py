"""A browser without scripts: it keeps cookies, sends forms, and reads the stream."""

import json
import re
import time
from collections.abc import Callable, Generator
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlencode, urlsplit

from bs4 import BeautifulSoup, Tag


class Visitor:
    """Somebody at a workspace's pages."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.host, self.port = parts.hostname or "", parts.port or 80
        self.cookies: dict[str, str] = {}
        self.page = BeautifulSoup("", "lxml")
        self.status = 0
        self.where = "/"
        self.position = ""
        self.headers: dict[str, str] = {}

    def open(self, path: str = "/") -> BeautifulSoup:
        """The page at `path`, redirects followed."""
        return self._go("GET", path)

    def send(self, path: str, fields: dict[str, str], headers: dict[str, str] | None = None) -> BeautifulSoup:
        """Posts a form; the token of this browser goes along unless `fields` has another."""
        return self._go("POST", path, {"token": self.cookies.get("token", ""), **fields}, headers)

    def is_somebody(self, name: str) -> None:
        """Switches to the account whose name begins so."""
        self.open("/")
        option = next(
            one for one in self.page.select("select[name=account] option") if one.text.strip().startswith(name)
        )
        self.send("/who", {"account": str(option["value"])})

    def channel(self, name: str) -> str:
        """The id of a channel in the navigation by the words of its link."""
        self.open("/")
        link = next(one for one in self.page.select("nav a[href^='/c/']") if name in one.text)
        return str(link["href"]).removeprefix("/c/").removesuffix("#end")

    def say(self, channel: str, text: str, thread: str = "") -> None:
        self.send("/say", {"channel": channel, "text": text, "thread": thread})

    def button(self, label: str) -> dict[str, str]:
        """What the newest button with this label sends."""
        form = [one for one in self.page.select("form.choice") if one.text.strip() == label][-1]
        fields = {str(one["name"]): str(one["value"]) for one in form.select("input[type=hidden]")}
        button = form.select_one("button")
        assert isinstance(button, Tag)
        return {**fields, "command": str(button["value"])}

    def wait_for(self, path: str, words: str | Callable[[str], bool], seconds: float = 15) -> str:
        """The text of the page at `path` once it has these words."""
        has = words if callable(words) else lambda text: words in text
        end = time.monotonic() + seconds
        while True:
            text = re.sub(r"\s+", " ", self.open(path).get_text(" "))
            if has(text):
                return text
            assert time.monotonic() < end, f"waited in vain for {words!r}:\n{text}"
            time.sleep(0.1)

    def events(self, after: str, tab: str) -> Generator[tuple[str, dict[str, object]], None, None]:
        """What the stream brings but the time, as long as the connection lasts."""
        connection = HTTPConnection(self.host, self.port, timeout=20)
        connection.request("GET", f"/events?after={after}&tab={tab}", headers=self._headers())
        response = connection.getresponse()
        name = ""
        try:
            for line in iter(response.readline, b""):
                text = line.decode().rstrip("\n")
                if text.startswith("id: "):
                    self.position = text.removeprefix("id: ")
                elif text.startswith("event: "):
                    name = text.removeprefix("event: ")
                elif text.startswith("data: ") and name != "clock":
                    yield name, json.loads(text.removeprefix("data: "))
        finally:
            response.close()
            connection.close()

    def _headers(self) -> dict[str, str]:
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}

    def _go(
        self, method: str, path: str, fields: dict[str, str] | None = None, headers: dict[str, str] | None = None
    ) -> BeautifulSoup:
        connection = HTTPConnection(self.host, self.port, timeout=20)
        body = urlencode(fields) if fields is not None else None
        sent = self._headers() | ({"Content-Type": "application/x-www-form-urlencoded"} if body else {})
        connection.request(method, path.split("#", maxsplit=1)[0], body, {**sent, **(headers or {})})
        response = connection.getresponse()
        self._keep_cookies(response)
        content = response.read()
        connection.close()
        self.status, self.where = response.status, path
        self.headers = {name.lower(): value for name, value in response.headers.items()}
        if response.status == 303:
            return self._go("GET", response.headers["location"])
        self.page = BeautifulSoup(content, "lxml")
        return self.page

    def _keep_cookies(self, response: HTTPResponse) -> None:
        for line in response.headers.get_all("set-cookie") or []:
            name, _, value = line.split(";")[0].partition("=")
            self.cookies[name] = value
