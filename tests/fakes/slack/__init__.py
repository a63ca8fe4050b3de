"""A small Slack for tests: FakeSlack, and PLAIN_METHODS for one that knows little."""

from tests.fakes.slack.clicking import FakeSlack
from tests.fakes.slack.deliveries import Delivery
from tests.fakes.slack.web_api import PLAIN_METHODS

__all__ = ["PLAIN_METHODS", "Delivery", "FakeSlack"]
