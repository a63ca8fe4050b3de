"""Files in the workspace: to be saved, by those who may read their message."""

import re
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from bot.local.surface import REPLY_JSON
from bot.local.workspace import BOT
from bot.reply import File, Paragraph, Reply
from bot.settings import Settings
from bot.wiring.local import make_local
from knowledge.messages import Draft
from knowledge.store.database import open_database, write
from knowledge.store.message_rows import forget_messages, say
from tests.journeys.local.visitor import Visitor
from tests.journeys.meetings import add_group
from tests.journeys.slack.conftest import free_port

CONTENT = b"BEGIN:VCALENDAR\r\n\xff\x00<script>"
INVITED = Reply("", (Paragraph("Here."), File("../Skills – 17 Nov.ics", "text/calendar", CONTENT, "For your calendar")))
NAME = "Skills - 17 Nov.ics"


@pytest.fixture
def direct(visitor: Visitor) -> str:
    visitor.is_somebody("Esi")
    return visitor.channel("anchorbot")


def post(data: Path, channel: str, only_for: str = "", reply: Reply = INVITED) -> int:
    with open_database(data) as db, write(db):
        kept = REPLY_JSON.dump_json(reply).decode()
        return say(db, Draft(channel, 0, BOT, "", only_for, kept), datetime.now(UTC))


def fetch(visitor: Visitor, path: str) -> tuple[int, dict[str, str], bytes]:
    connection = HTTPConnection(visitor.host, visitor.port, timeout=20)
    connection.request("GET", path, headers={"Cookie": "; ".join(f"{k}={v}" for k, v in visitor.cookies.items())})
    response = connection.getresponse()
    found = response.status, {name.lower(): value for name, value in response.headers.items()}, response.read()
    connection.close()
    return found


def test_a_file_is_saved_under_a_safe_name_and_never_shown(visitor: Visitor, data: Path, direct: str) -> None:
    post(data, direct)
    (link,) = visitor.open(f"/c/{direct}").select(".file a")
    assert (link.text, link["download"]) == (f"For your calendar: {NAME}", NAME)
    status, headers, content = fetch(visitor, str(link["href"]))
    assert (status, content) == (200, CONTENT)
    assert headers["content-disposition"] == f"attachment; filename*=UTF-8''{quote(NAME)}"
    assert headers["content-type"].startswith("text/calendar")
    assert headers["x-content-type-options"] == "nosniff"


def test_only_those_who_may_read_the_message_have_its_file(url: str, visitor: Visitor, data: Path, direct: str) -> None:
    network, group = visitor.channel("#network"), visitor.channel("#social-value")
    hers = post(data, direct), post(data, network, only_for=direct.removeprefix("dm-")), post(data, group)
    everybodys = post(data, network)
    other = Visitor(url)
    other.is_somebody("Hal")
    answers = {fetch(other, f"/files/{id_}/{quote(NAME)}")[2] for id_ in (*hers, 0, 99_999)}
    assert [re.findall("<h1>(.*?)</h1>", answer.decode()) for answer in answers] == [
        ["That file is not there any more."]
    ]
    assert [fetch(visitor, f"/files/{id_}/{quote(NAME)}")[0] for id_ in (*hers, everybodys)] == [200] * 4
    assert fetch(other, f"/files/{everybodys}/{quote(NAME)}")[0] == 200


def test_another_name_or_a_message_that_was_forgotten_has_no_file(visitor: Visitor, data: Path, direct: str) -> None:
    message = post(data, direct)
    for wrong in ("other.ics", "..%2F..%2Fanchorbot.db", "%00"):
        assert fetch(visitor, f"/files/{message}/{wrong}")[0] in (400, 404)
    with open_database(data) as db, write(db):
        forget_messages(db, datetime(2100, 1, 1, tzinfo=UTC))
    assert fetch(visitor, f"/files/{message}/{quote(NAME)}")[0] == 400


def test_a_feed_is_beside_the_workspace_for_whoever_knows_its_address(data: Path) -> None:
    add_group(
        data,
        ("Esi Mensah", "esi.mensah@essex.example", "Essex County Council", "member"),
        ("Col Fraser", "col.fraser@essex.example", "University of Essex", "co-chair"),
    )
    port = free_port()
    running = make_local(Settings(data=data, local_port=port, public_url=f"http://127.0.0.1:{port}/"))
    running.start()
    try:
        visitor = Visitor(running.name)
        visitor.is_somebody("Esi")
        direct = visitor.channel("anchorbot")
        visitor.say(direct, "/meeting feed")
        (url,) = set(re.findall(r"http://\S+\.ics", visitor.wait_for(f"/c/{direct}", ".ics")))
        with urlopen(url, timeout=10) as response:
            assert b"SUMMARY:Skills" in response.read()
            assert response.headers["Set-Cookie"] is None
    finally:
        running.stop()
