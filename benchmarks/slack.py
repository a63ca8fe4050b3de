"""From an event of Slack's to the answer that is posted: `python benchmarks/slack.py`.

The bot runs in this process, in the project's small fake Slack on loopback, on the sample documents. Prints one JSON
object: seconds from the event's departure to the message's arrival, p50 and p95, for one asker after another and for
fifty at once, beside the bare question's own time (no Slack) in the same run.
"""

import json
import os
import platform
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from questions import QUESTIONS, bare_seconds, figures  # noqa: E402

from tests.fakes.slack import FakeSlack  # noqa: E402
from tests.journeys.slack.workspace import a_workspace, bot_in, copy_of, make_index  # noqa: E402

MANY = 50


def asked(slack: FakeSlack, at_once: bool) -> list[float]:
    """Seconds from each event to its message; every asker is somebody of their own, known to the network."""
    askers = [slack.add_person(f"Asker {n}", "ben@nhs.example") for n in range(MANY)]
    channels = [slack.im_of(asker) for asker in askers]
    sent = {}
    for asker, channel, question in zip(askers, channels, QUESTIONS, strict=True):
        sent[channel] = time.monotonic()
        slack.direct_message(asker, question)
        if not at_once:
            slack.wait_for_messages(1, channel=channel, seconds=60)
    slack.wait_for(lambda: all(slack.messages_in(channel) for channel in channels), seconds=120)
    return [slack.messages_in(channel)[0].received - sent[channel] for channel in channels]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        make_index(Path(folder) / "index")
        data = copy_of(Path(folder) / "index", Path(folder) / "data")
        bare = bare_seconds(data)
        with a_workspace(FakeSlack()) as place, bot_in(place.slack, data):
            found = {
                "machine": {"cpus": os.cpu_count(), "python": platform.python_version()},
                "bare": figures(bare, bare),
                "one at a time": figures(asked(place.slack, at_once=False), bare),
                "fifty at once": figures(asked(place.slack, at_once=True), bare),
            }
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
