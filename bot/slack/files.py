"""Files: uploaded, then shared in a conversation.

Slack's way (docs.slack.dev, files.getUploadURLExternal and files.completeUploadExternal): ask for an address, send the
content there, then have it shared. Nobody sees anything of the first two steps, so they may be done again; the third
posts, has no key of ours to be found by, and is never done twice.
"""

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPSHandler, ProxyHandler, Request, build_opener

from slack_sdk.web import SlackResponse

from bot.mailroom.surface import Address, Attachment, Post
from bot.reply import File
from bot.slack.connect import POSTING_SECONDS, Connection
from bot.slack.plain_text import escape
from bot.slack.post import as_payload, outcome_of
from bot.slack.shorten import cut
from bot.words.names import file_name
from bot.words.problems import say_not_uploaded
from knowledge.notices import Outcome, Refused, RetryAfter, Sent, Unknown

AGAIN_SECONDS = 30.0
LONGEST_TITLE = 200
LONGEST_ALT = 1_000
"""As Slack takes it (docs.slack.dev, files.getUploadURLExternal)."""


def as_records(files: Sequence[File]) -> list[dict[str, str]]:
    """Files as they are kept in the outbox."""
    return [
        {
            "name": file_name(file.name),
            "title": file.label[:LONGEST_TITLE],
            "content": base64.b64encode(file.content).decode("ascii"),
            **({"alt": cut(file.alt, LONGEST_ALT)} if file.alt else {}),
        }
        for file in files
    ]


def attachments_of(address: Address, payload: str) -> list[Attachment]:
    """The files of a message that was posted, each to be shared where it is; in the direct messages where one person
    alone sees it, since a file cannot be hidden in a channel."""
    found = []
    for record in json.loads(payload).get("files", []):
        to = {"channel": address["channel"], "thread": address.get("thread", ""), "user": address.get("user", "")}
        if address.get("only"):
            to |= {"channel": address["only"], "thread": ""}
        told = say_not_uploaded(record["name"])
        refused = Post(to["channel"], to, as_payload(escape(told.summary), []))
        post = Post(to["channel"], to | {"file": record["name"]}, json.dumps({"file": record}))
        found.append(Attachment(post, refused))
    return found


def send_file(connection: Connection, address: Address, record: Mapping[str, str]) -> Outcome:
    """Uploads a file and has it shared, once."""
    content = base64.b64decode(record["content"])
    posting = connection.posting
    begun, told = _unseen(
        lambda: posting.files_getUploadURLExternal(
            filename=record["name"], length=len(content), alt_txt=record.get("alt")
        )
    )
    if not isinstance(begun, Sent):
        return begun
    there = _upload(connection, str(told.get("upload_url") or ""), content)
    if not isinstance(there, Sent):
        return there
    opened, channel = _channel(connection, address["channel"])
    if not isinstance(opened, Sent):
        return opened
    id_ = str(told.get("file_id") or "")
    files: list[dict[str, str | None]] = [{"id": id_, "title": record["title"]}]
    thread = address.get("thread") or None
    shared = outcome_of(
        lambda: _data(posting.files_completeUploadExternal(files=files, channel_id=channel, thread_ts=thread))
    )
    return Sent(id_) if isinstance(shared, Sent) else shared


def _unseen(call: Callable[[], object]) -> tuple[Outcome, Mapping[str, Any]]:
    """One call that posts nothing, with what it was answered: after a lost answer it is done again."""
    told: dict[str, Any] = {}

    def answer() -> Mapping[str, Any]:
        told.update(_data(call()))
        return told

    outcome = outcome_of(answer)
    return RetryAfter(AGAIN_SECONDS) if isinstance(outcome, Unknown) else outcome, told


def _upload(connection: Connection, url: str, content: bytes) -> Outcome:
    proxy = connection.proxy
    opener = build_opener(
        ProxyHandler({"http": proxy, "https": proxy} if proxy else {}), HTTPSHandler(context=connection.posting.ssl)
    )
    try:
        with opener.open(Request(url, content, method="POST"), timeout=POSTING_SECONDS):
            return Sent()
    except HTTPError as error:
        error.close()
        is_refused = 400 <= error.code < 500 and error.code != 429
        return Refused(f"HTTP {error.code}") if is_refused else RetryAfter(AGAIN_SECONDS)
    except (OSError, ValueError, HTTPException):
        return RetryAfter(AGAIN_SECONDS)


def _channel(connection: Connection, channel: str) -> tuple[Outcome, str]:
    """The conversation's id; the direct messages of a person have one of their own."""
    if channel[:1] not in ("U", "W"):
        return Sent(), channel
    outcome, told = _unseen(lambda: connection.posting.conversations_open(users=channel))
    id_ = str((told.get("channel") or {}).get("id") or "")
    return (outcome, id_) if id_ or not isinstance(outcome, Sent) else (Refused("no direct messages"), "")


def _data(response: object) -> Mapping[str, Any]:
    data = response.data if isinstance(response, SlackResponse) else response
    return data if isinstance(data, dict) else {}
