"""The workspace reminds people by itself, while it runs."""

import time
from datetime import UTC, datetime
from pathlib import Path

from jobs.deliver import TICK
from knowledge.store.conversation_rows import heartbeats
from knowledge.store.database import open_database
from tests.journeys.local.conftest import a_workspace


def test_it_ticks_from_when_it_is_opened(data: Path) -> None:
    began = datetime.now(UTC)
    with a_workspace(data):
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            with open_database(data) as db:
                if TICK in heartbeats(db):
                    break
            time.sleep(0.05)
    with open_database(data) as db:
        assert heartbeats(db)[TICK][0] >= began
