"""Who is who, and who is where, as Slack tells."""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from slack_sdk.errors import SlackApiError, SlackClientError

from bot.recognise import Profile, Room
from bot.request import Conversation
from bot.slack.connect import Connection
from bot.slack.incoming import PLATFORM
from bot.slack.post import outcome_of
from knowledge.notices import Outcome, Refused, RetryAfter, Sent
from knowledge.people import Identity

_log = logging.getLogger(__name__)
T = TypeVar("T")

PROFILE_SECONDS = 300.0
ROOM_SECONDS = 60.0
ASKED_AGAIN_SECONDS = 60.0
MOST_MEMBERS = 2_000
"""A larger channel counts as public: asking Slack for everybody in it would hold answers up."""


class SlackDirectory:
    """Asks Slack, and remembers for a little while. Where Slack does not tell, nobody is known."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._profiles: dict[Identity, tuple[float, Profile | None]] = {}
        self._rooms: dict[str, tuple[float, Room | None]] = {}

    def profile(self, identity: Identity) -> Profile | None:
        """What Slack tells of somebody. The e-mail address counts only where Slack has verified it, and for people of
        this workspace: of others their own workspace decides what it is."""
        return _remembered(self._profiles, identity, PROFILE_SECONDS, lambda: self._ask_profile(identity))

    def account_with(self, email: str) -> Identity | RetryAfter | None:
        """Somebody of this workspace by the address that Slack has verified."""
        told: dict[str, Any] = {}
        outcome = outcome_of(lambda: told.update(self._ask_by_email(email)) or told)
        if not isinstance(outcome, Sent):
            if outcome != Refused("users_not_found"):
                _log.warning("users.lookupByEmail: %s", outcome)
            return None if isinstance(outcome, Refused) else _later(outcome)
        profile = self._profile_of(told, Identity(PLATFORM, self._connection.team, str(told.get("id") or "")))
        is_ours = profile.identity.team == self._connection.team and bool(profile.identity.user)
        is_theirs = is_ours and not profile.is_bot and (profile.email or "").lower() == email.lower()
        return profile.identity if is_theirs else None

    def members(self, conversation: Conversation) -> Sequence[Identity] | None:
        """Everybody in a channel but the bot itself."""
        return self._ask_members(conversation.channel)  # asked each time: somebody may just have joined

    def room(self, conversation: Conversation) -> Room | None:
        """What Slack tells of a channel: a public one can be read, and joined, by everybody of its workspace."""
        channel = conversation.channel
        return _remembered(self._rooms, channel, ROOM_SECONDS, lambda: self._ask_room(channel))

    def _ask_room(self, channel: str) -> Room | None:
        try:
            told: dict[str, Any] = self._connection.reading.conversations_info(channel=channel).get("channel") or {}
        except (SlackApiError, SlackClientError, OSError) as error:
            _log.info("conversations.info: %s", _name_of(error))
            return None
        is_closed = bool(told.get("is_private") or told.get("is_im") or told.get("is_mpim"))
        return Room(not is_closed, bool(told.get("is_member") or told.get("is_im") or told.get("is_mpim")))

    def _ask_profile(self, identity: Identity) -> Profile | None:
        try:
            user: dict[str, Any] = self._connection.reading.users_info(user=identity.user).get("user") or {}
        except (SlackApiError, SlackClientError, OSError) as error:
            _log.warning("users.info: %s", _name_of(error))
            return None
        return self._profile_of(user, identity)

    def _ask_by_email(self, email: str) -> dict[str, Any]:
        return self._connection.reading.users_lookupByEmail(email=email).get("user") or {}

    def _profile_of(self, user: Mapping[str, Any], identity: Identity) -> Profile:
        team = str(user.get("team_id") or identity.team)
        is_ours = team == self._connection.team and not user.get("is_stranger") and not user.get("deleted")
        email = (user.get("profile") or {}).get("email") if is_ours and user.get("is_email_confirmed") else None
        is_bot = bool(user.get("is_bot")) or identity.user == "USLACKBOT"
        account = Identity(PLATFORM, team, identity.user)
        return Profile(account, str(email) if email else None, is_bot, str(user.get("tz") or ""))

    def _ask_members(self, channel: str) -> Sequence[Identity] | None:
        found: list[Identity] = []
        cursor = ""
        try:
            while len(found) <= MOST_MEMBERS:
                answer = self._connection.reading.conversations_members(channel=channel, cursor=cursor, limit=500)
                found += [Identity(PLATFORM, self._connection.team, user) for user in answer.get("members") or []]
                cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
                if not cursor:
                    return [one for one in found if one.user != self._connection.user]
        except (SlackApiError, SlackClientError, OSError) as error:
            _log.warning("conversations.members: %s", _name_of(error))
        return None


def _remembered(known: dict[Any, tuple[float, T]], key: Any, seconds: float, ask: Callable[[], T]) -> T:
    now = time.monotonic()
    if key in known and known[key][0] > now:
        return known[key][1]
    found = ask()
    if found is not None:  # that Slack did not tell just now is not remembered
        known[key] = (now + seconds, found)
    return found


def _later(outcome: Outcome) -> RetryAfter:
    """When to ask again after an answer that was none."""
    return outcome if isinstance(outcome, RetryAfter) else RetryAfter(ASKED_AGAIN_SECONDS)


def _name_of(error: Exception) -> str:
    return str(error.response.get("error")) if isinstance(error, SlackApiError) else type(error).__name__
