"""People at their keyboards: what they write, edit, open and type, as events on their way to the bot."""

from tests.fakes.slack import payloads
from tests.fakes.slack.deliveries import Delivery
from tests.fakes.slack.records import Json
from tests.fakes.slack.server import SlackServer
from tests.fakes.slack.state import ResponseUrl


class TalkingSlack(SlackServer):
    """Each method returns at once; the Delivery waits when it is asked how it ended.

    `text` is what the person typed: it is escaped as Slack escapes it, mentions of people who are there stay. With
    `wire=True` it goes out as it is.
    """

    def mention(
        self,
        user: str,
        channel: str,
        text: str,
        thread_ts: str | None = None,
        twin: bool = False,
        wire: bool = False,
    ) -> Delivery:
        """`app_mention`: "@anchorbot text". With `twin` the `message` event of the same message goes out before it."""
        message = self._write(user, channel, f"<@{self.bot_user}> {text}".strip(), thread_ts, wire)
        if twin:
            self.send_event(message)
        return self.send_event(payloads.app_mention(message))

    def direct_message(self, user: str, text: str, thread_ts: str | None = None, wire: bool = False) -> Delivery:
        """`message` with channel_type im."""
        return self.send_event(self._write(user, self.im_of(user), text, thread_ts, wire))

    def message(self, user: str, channel: str, text: str, thread_ts: str | None = None, wire: bool = False) -> Delivery:
        """`message` in a channel, in a thread or not, without a mention."""
        return self.send_event(self._write(user, channel, text, thread_ts, wire))

    def bot_message(self, channel: str, text: str, thread_ts: str | None = None, subtype: bool = False) -> Delivery:
        """`message` of another bot: with a bot_id, and with subtype bot_message in the older form."""
        ts = self.workspace.next_ts()
        event: Json = {"type": "message", "bot_id": "B0OTHERBOT", "text": text, "ts": ts, "event_ts": ts}
        event |= {"channel": channel, "channel_type": self.workspace.channels[channel].kind}
        event |= {"subtype": "bot_message", "username": "another bot"} if subtype else {"app_id": "A0OTHERAPP"}
        event |= {"thread_ts": thread_ts} if thread_ts else {}
        return self.send_event(event)

    def edit(self, channel: str, ts: str, text: str) -> Delivery:
        """`message_changed`: a person edits what they wrote."""
        with self.journal.changed:
            old = self._said(channel, ts)
            new = {**old, "text": payloads.as_typed(self.workspace, text)}
            new["edited"] = {"user": old.get("user"), "ts": self.workspace.next_ts()}
            self.workspace.find_said(channel, ts).update(new)  # type: ignore[union-attr]  # _said found it
            event = self._subtype("message_changed", channel, message=new, previous_message=old, hidden=True)
        return self.send_event(event)

    def delete(self, channel: str, ts: str) -> Delivery:
        """`message_deleted`."""
        with self.journal.changed:
            old = self._said(channel, ts)
            self.workspace.unsay(channel, ts)
            event = self._subtype("message_deleted", channel, previous_message=old, deleted_ts=ts, hidden=True)
        return self.send_event(event)

    def join(self, user: str, channel: str) -> Delivery:
        """`message` with subtype channel_join."""
        with self.journal.changed:
            self.workspace.channels[channel].members.append(user)
        text = f"<@{user}> has joined the channel"
        return self.send_event(self._subtype("channel_join", channel, user=user, text=text))

    def share_file(self, user: str, channel: str, text: str = "", thread_ts: str | None = None) -> Delivery:
        """`message` with subtype file_share: a person's message with a file."""
        with self.journal.changed:
            file = {"id": self.workspace.next_id("F"), "name": "minutes.pdf", "filetype": "pdf", "user": user}
        message = self._write(user, channel, text, thread_ts, wire=False)
        return self.send_event({**message, "subtype": "file_share", "files": [file], "upload": False})

    def subtype(self, name: str, channel: str, **fields: object) -> Delivery:
        """`message` with any other subtype."""
        return self.send_event(self._subtype(name, channel, **fields))

    def home_opened(self, user: str, tab: str = "home") -> Delivery:
        """`app_home_opened`; tab is home or messages."""
        return self.send_event(payloads.home_opened(user, self.im_of(user), tab, self.home_views.get(user)))

    def command(self, user: str, name: str, text: str = "", channel: str | None = None, wire: bool = False) -> Delivery:
        """A slash command, typed in a channel or (without one) in the direct messages with the bot."""
        with self.journal.changed:
            channel = channel or self.workspace.im_of(user)
            url = self.state.new_response_url(ResponseUrl(channel, user, None, None), "commands")
            typed = name, text if wire else payloads.as_typed(self.workspace, text)
            trigger = self.state.new_trigger(user)
            payload = payloads.command(self.workspace, user, channel, typed, trigger, url)
        return self.send("slash_commands", payload)

    def send_event(self, event: Json, event_id: str | None = None) -> Delivery:
        """Any event, in the envelope that all events come in."""
        return self.send("events_api", payloads.event_callback(self.workspace, event, event_id))

    def _write(self, user: str, channel: str, text: str, thread_ts: str | None, wire: bool) -> Json:
        with self.journal.changed:
            text = text if wire else payloads.as_typed(self.workspace, text)
            message = payloads.person_message(self.workspace, user, channel, text, thread_ts)
            self.workspace.say(channel, message)
            return message

    def _said(self, channel: str, ts: str) -> Json:
        found = self.workspace.find_said(channel, ts)
        if found is None:
            raise AssertionError(f"Nobody said anything in {channel} at {ts}")
        return dict(found)

    def _subtype(self, name: str, channel: str, **fields: object) -> Json:
        ts = self.workspace.next_ts()
        kind = self.workspace.channels[channel].kind
        event: Json = {"type": "message", "subtype": name, "channel": channel, "channel_type": kind}
        return {**event, "ts": ts, "event_ts": ts, **fields}
