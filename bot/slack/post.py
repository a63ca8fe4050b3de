"""Posting, and knowing what became of it."""

import http.client
import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from urllib.error import URLError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.webhook import WebhookClient

from bot.slack.connect import POSTING_SECONDS, TOKEN_ERRORS, Connection
from knowledge.notices import CannotLook, Looked, NotThere, Outcome, Refused, RetryAfter, Sent, Unavailable, Unknown

EVENT_TYPE = "anchorbot_reply"
NOT_REACHED_SECONDS = 5.0
OUT_OF_REACH = "Slack cannot be reached"
CLOCKS_DIFFER = timedelta(hours=1)
PAGE = 200
MOST_PAGES = 10
TOKEN_SECONDS = 60.0
_BLOCKS_REFUSED = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "invalid_attachments"})
_INACTIVE = "account_inactive"
_UNCERTAIN = frozenset({"internal_error", "fatal_error", "request_timeout", "service_unavailable"})
"""Errors after which Slack says that something may have happened all the same."""
_ERROR_NAME = re.compile(r"[a-z0-9_]+")
"""Everything else in an error's place is a page of some gateway, which says nothing about the message."""


def outcome_of(call: Callable[[], Mapping[str, Any]]) -> Outcome:
    """Makes one call and tells what became of it."""
    try:
        answer = call()
    except SlackApiError as error:
        return _of_error(error)
    except (SlackClientError, ValueError) as error:  # an answer that is no JSON
        return Unknown(type(error).__name__)
    except (OSError, http.client.HTTPException) as error:
        return _of_lost(error)
    return Sent(str(answer.get("ts") or answer.get("message_ts") or ""))


def _of_error(error: SlackApiError) -> Outcome:
    status, name = error.response.status_code, str(error.response.get("error", ""))
    if status == 429 or name in ("ratelimited", "rate_limited"):
        return RetryAfter(_seconds(error.response.headers))
    if name in TOKEN_ERRORS and name != "missing_scope":
        return Unavailable(TOKEN_SECONDS, name)  # nothing is lost while the app is installed anew
    if name in _UNCERTAIN or status >= 500 or not _ERROR_NAME.fullmatch(name):
        return Unknown(name[:80] or f"HTTP {status}")
    return Refused(name or f"HTTP {status}")


def _seconds(headers: Mapping[str, str]) -> float:
    found = next((value for name, value in headers.items() if name.casefold() == "retry-after"), "1")
    try:
        return max(0.1, float(found))
    except ValueError:
        return 1.0


def _of_lost(error: Exception) -> Outcome:
    """An answer that did not come. Nothing can have been posted where urllib raises a URLError: it does so while it
    connects and until the request is out, and lets through what happens from then on."""
    if isinstance(error, URLError | ConnectionRefusedError):
        return Unavailable(NOT_REACHED_SECONDS, OUT_OF_REACH)
    return Unknown(type(error).__name__)


def post_message(connection: Connection, address: Mapping[str, str], payload: Mapping[str, Any], key: str) -> Outcome:
    """Posts to a channel or thread. Blocks that Slack refuses are left out: the text says all they do."""
    metadata = {"event_type": EVENT_TYPE, "event_payload": {"key": key}}
    arguments: dict[str, Any] = {
        "channel": address["channel"],
        "unfurl_links": False,
        "unfurl_media": False,
        "metadata": metadata,
    }
    if address.get("thread"):
        arguments["thread_ts"] = address["thread"]
    outcome = _with_or_without_blocks(
        payload, lambda shown: outcome_of(lambda: _data(connection.posting.chat_postMessage(**arguments, **shown)))
    )
    return _whose_account(connection, outcome)


def _whose_account(connection: Connection, outcome: Outcome) -> Outcome:
    """The name `account_inactive` stands for a token that is good no more and for a reader who was deactivated: the
    token is good where Slack takes it for anything else."""
    is_in_doubt = isinstance(outcome, Unavailable) and outcome.reason == _INACTIVE
    return Refused(_INACTIVE) if is_in_doubt and unusable(connection) is None else outcome


def unusable(connection: Connection) -> RetryAfter | None:
    """When to try again what Slack would not take from anybody now; None where it takes the token."""
    outcome = outcome_of(lambda: _data(connection.reading.auth_test()))
    if isinstance(outcome, Sent):
        return None
    return outcome if isinstance(outcome, RetryAfter) else RetryAfter(TOKEN_SECONDS)


def post_for_one(connection: Connection, address: Mapping[str, str], payload: Mapping[str, Any]) -> Outcome:
    """Posts in a channel for one person's eyes."""
    arguments: dict[str, Any] = {"channel": address["channel"], "user": address["only"]}
    if address.get("thread"):
        arguments["thread_ts"] = address["thread"]
    return _with_or_without_blocks(
        payload, lambda shown: outcome_of(lambda: _data(connection.posting.chat_postEphemeral(**arguments, **shown)))
    )


def _data(response: Any) -> Mapping[str, Any]:
    return response.data if isinstance(response.data, dict) else {}


def _with_or_without_blocks(payload: Mapping[str, Any], post: Callable[[Mapping[str, Any]], Outcome]) -> Outcome:
    outcome = post(payload)
    if isinstance(outcome, Refused) and outcome.reason in _BLOCKS_REFUSED and payload.get("blocks"):
        return post({"text": payload["text"]})
    return outcome


def respond(connection: Connection, address: Mapping[str, str], payload: Mapping[str, Any]) -> Outcome:
    """Answers a command or a click through its response URL (good for five answers within half an hour)."""
    posting = connection.posting
    client = WebhookClient(
        address["response_url"], timeout=POSTING_SECONDS, proxy=connection.proxy, ssl=posting.ssl, retry_handlers=[]
    )
    client.proxy = connection.proxy
    body = {**payload, "response_type": "ephemeral", "replace_original": False}
    if address.get("thread"):
        body["thread_ts"] = address["thread"]
    try:
        answer = client.send_dict(body)
    except (OSError, http.client.HTTPException, SlackClientError) as error:
        lost = _of_lost(error)
        return Refused("the response URL cannot be reached") if isinstance(lost, RetryAfter) else lost
    if answer.status_code == 429:
        return RetryAfter(_seconds(answer.headers))
    if answer.status_code >= 500:
        return Unknown(f"HTTP {answer.status_code}")
    return Sent() if answer.status_code == 200 else Refused(f"HTTP {answer.status_code}")


def look_for(connection: Connection, address: Mapping[str, str], key: str, since: datetime) -> Looked:
    """Looks in the thread, or the channel, for the message that carries `key` and was posted after `since`."""
    if address.get("only") or address.get("file"):
        return CannotLook()  # what one person alone sees stands in no history, and a file carries no key
    try:
        return _look_through(connection.reading, address, key, since - CLOCKS_DIFFER)
    except (OSError, http.client.HTTPException, SlackClientError) as error:
        outcome = _of_error(error) if isinstance(error, SlackApiError) else _of_lost(error)
    if isinstance(outcome, Refused):
        return CannotLook()
    return outcome if isinstance(outcome, RetryAfter) else RetryAfter(NOT_REACHED_SECONDS)


def _look_through(reading: WebClient, address: Mapping[str, str], key: str, since: datetime) -> Looked:
    """Page by page; that it is not there is certain only after the last one."""
    channel, thread, cursor = address["channel"], address.get("thread"), ""
    if channel[:1] in ("U", "W"):  # a person: their direct messages have an id of their own
        channel = str((reading.conversations_open(users=channel).get("channel") or {}).get("id") or channel)
    where: dict[str, Any] = {"channel": channel, "oldest": f"{since.timestamp():.6f}"}
    for _ in range(MOST_PAGES):
        page = {**where, "include_all_metadata": True, "limit": PAGE, **({"cursor": cursor} if cursor else {})}
        answer = reading.conversations_replies(ts=thread, **page) if thread else reading.conversations_history(**page)
        for message in answer.get("messages") or []:
            if _key_of(message) == key:
                return Sent(str(message.get("ts", "")))
        cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return CannotLook() if answer.get("has_more") else NotThere()
    return CannotLook()


def _key_of(message: Mapping[str, Any]) -> str:
    metadata = message.get("metadata") or {}
    return str((metadata.get("event_payload") or {}).get("key", ""))


def as_payload(text: str, blocks: list[dict[str, Any]], files: Sequence[Mapping[str, str]] = ()) -> str:
    """A message's content as it is kept in the outbox."""
    content = {"text": text, "blocks": blocks} | ({"files": list(files)} if files else {})
    return json.dumps(content, ensure_ascii=False)
