"""People with a mouse: clicks on what the bot posted, forms sent and closed, and what Slack does with the answers."""

import time
from collections.abc import Iterable
from typing import Any

from tests.fakes.slack import interaction_payloads as interactions
from tests.fakes.slack.block_kit import problems_of_message, problems_of_view
from tests.fakes.slack.chat_methods import said, with_ids
from tests.fakes.slack.controls import Control, controls_in, find_control
from tests.fakes.slack.deliveries import Delivery
from tests.fakes.slack.records import Json, OpenedView, PostedMessage
from tests.fakes.slack.talking import TalkingSlack
from tests.fakes.slack.view_methods import show_view

Clickable = PostedMessage | OpenedView | Json


class FakeSlack(TalkingSlack):
    """The whole of it: a context manager that listens on loopback while it is open."""

    def click(self, user: str, words: str, on: Clickable | None = None) -> Delivery:
        """`block_actions` of the control with these words (or this action_id or value).

        `on` is a message, a modal or a Home view; without it the newest of those that this person sees with such a
        control in it. An AssertionError says what there is to click.
        """
        with self.journal.changed:
            place = on if on is not None else self._newest_with(user, words)
            blocks = _blocks_of(place)
            control = find_control(blocks, words)
            if isinstance(place, PostedMessage):
                payload = interactions.click_on_message(self.state, user, place, control.action)
            else:
                payload = interactions.click_on_view(self.state, user, _view_of(place), control.action)
        return self.send("interactive", payload)

    def controls(self, on: Clickable) -> list[Control]:
        """Everything that can be clicked there."""
        return list(controls_in(_blocks_of(on)))

    def submit(self, user: str, values: dict[str, Any], view: OpenedView | Json | None = None) -> Delivery:
        """`view_submission`, the form filled in by label, block_id or action_id; the newest one of this person.

        An AssertionError where Slack would not have let the person send it.
        """
        with self.journal.changed:
            payload = interactions.submission(self.state, user, _view_of(view or self.newest_view(user)), values)
        return self.send("interactive", payload)

    def close_view(self, user: str, view: OpenedView | Json | None = None, cleared: bool = False) -> Delivery:
        """`view_closed`, as Slack sends it for views with notify_on_close."""
        with self.journal.changed:
            payload = interactions.closed(self.state, user, _view_of(view or self.newest_view(user)), cleared)
        return self.send("interactive", payload)

    def newest_view(self, user: str) -> OpenedView:
        """The modal that this person saw last; an AssertionError where there was none."""
        for opened in reversed(self.opened_views):
            if opened.user == user:
                return opened
        raise AssertionError(f"No form was opened for {user}.\n{self.journal.seen()}")

    def _newest_with(self, user: str, words: str) -> Clickable:
        messages = [m for m in self.messages if not m.deleted and m.ephemeral_to in (None, user)]
        views = [view for view in self.opened_views if view.user == user]
        home = [self.home_views[user]] if user in self.home_views else []
        shown: list[PostedMessage | OpenedView] = [*messages, *views]
        places: list[Clickable] = [*sorted(shown, key=lambda place: -place.received), *home]
        for place in places:
            if any(
                words in (c.words, c.action["action_id"], c.action.get("value")) for c in controls_in(_blocks_of(place))
            ):
                return place
        offered = sorted({control.words for place in places for control in controls_in(_blocks_of(place))})
        raise AssertionError(f"Nothing to click says {words!r}; there is {offered}.\n{self.journal.seen()}")

    def _after(self, delivery: Delivery) -> None:
        if delivery.acked_yet:
            with self.journal.changed:
                if delivery.kind == "slash_commands":
                    self._show_command_answer(delivery)
                elif delivery.payload.get("type") == "view_submission":
                    self._show_form_answer(delivery)

    def _show_command_answer(self, delivery: Delivery) -> None:
        """A text or blocks in the ack of a command are shown, to the person alone unless it says in_channel."""
        answer = delivery.ack_payload or ({"text": delivery.body} if delivery.body else {})
        text, blocks = str(answer.get("text") or ""), list(answer.get("blocks") or [])
        if not text and not blocks:
            return None
        problems = problems_of_message({"text": text, "blocks": blocks})
        if problems:
            return self.journal.complain(f"the ack of {delivery.payload['command']}: {problems}")
        everyone = answer.get("response_type") == "in_channel"
        channel, user = delivery.payload["channel_id"], delivery.payload["user_id"]
        posted = PostedMessage(
            channel=channel,
            ts=self.workspace.next_ts(),
            text=text,
            blocks=tuple(with_ids(blocks)),
            received=time.monotonic(),
            via="ack",
            ephemeral_to=None if everyone else user,
        )
        self.journal.add_message(posted)
        if everyone:
            self.workspace.say(channel, said(self.state, posted))
        return None

    def _show_form_answer(self, delivery: Delivery) -> None:
        """errors, update, push or clear; what a real Slack would not take is complained about."""
        answer = delivery.ack_payload or {}
        how, old = answer.get("response_action"), delivery.payload["view"]
        if how == "errors":
            known = {block["block_id"] for block in old["blocks"] if block["type"] == "input"}
            unknown = set(answer.get("errors", {})) - known
            if unknown or not answer.get("errors"):
                self.journal.complain(f"errors for fields that are not in the form: {sorted(unknown)}")
        elif how in ("update", "push"):
            problems = problems_of_view(answer.get("view") or {})
            if problems:
                return self.journal.complain(f"the view in the answer to a form: {problems}")
            keep = old["id"] if how == "update" else None
            show_view(self.state, answer["view"], delivery.payload["user"]["id"], how, keep)
        elif how not in (None, "clear"):
            self.journal.complain(f"response_action {how!r}")
        return None


def _blocks_of(place: Clickable) -> list[Json]:
    blocks: Iterable[Json] = place.blocks if isinstance(place, PostedMessage) else _view_of(place)["blocks"]
    return list(blocks)


def _view_of(place: OpenedView | Json) -> Json:
    return place.view if isinstance(place, OpenedView) else place
