"""A quarter of 22 organisations and 120 pledges, as it is typed and filled in."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from knowledge.people_list import read_people_list
from knowledge.pledges.entries import Contact
from knowledge.store.people_rows import save_people
from knowledge.store.pledge_rows import add_pledge
from tests.bot.handlers.pledging import CO, GUS, NOW, Pledging, pledge

ORGANISATIONS, PLEDGES, FIRST = 22, 120, 101
SILENT = 10


def _town(data: Path) -> Pledging:
    chat = Pledging(data)
    rows = [f"Owner {at},owner{at}@org{at}.example,Organisation {at}," for at in range(ORGANISATIONS)]
    rows += [f"Second {at},second{at}@org{at}.example,Organisation {at}," for at in range(ORGANISATIONS)]
    with chat.database() as db:
        people = read_people_list("\n".join(("name,email,organisation,roles", *rows)).encode())
        save_people(db, people.entries, NOW, "test")
        for number in range(FIRST, FIRST + PLEDGES):
            at = number % ORGANISATIONS
            owner = Contact(f"owner{at}@org{at}.example", f"Owner {at}", f"Organisation {at}")
            made = pledge(number, f"Promise {number}", "%", "60")
            add_pledge(db, replace(made, organisation=owner.organisation, owner=owner, deputy=None), "test")
    return chat


@pytest.mark.slow
def test_a_quarter_is_collected_and_nothing_of_it_is_lost(tmp_path: Path) -> None:
    chat = _town(tmp_path)
    reported = range(FIRST, FIRST + PLEDGES - SILENT)
    for number in reported:
        at, code = number % ORGANISATIONS, f"P-{number}"
        owner, second = f"owner{at}@org{at}", f"second{at}@org{at}"
        assert chat.say(owner, f"/pledge update {code} amber 20% for last quarter").startswith("Saved: ")
        match number % 5:
            case 0:
                said = chat.say(owner, f'/pledge update {code} 24% "on the way" green')
            case 1:
                said = chat.fill(owner, f"/pledge update {code}", figure="25%", note="by form", period="2026-Q4")
            case 2:
                said = chat.say(owner, f'/pledge same {code} "no change"')
            case 3:
                chat.say(owner, f"/pledge update {code} 30%")
                said = chat.say(owner, f'/pledge correct {code} 29% "counted twice"')
            case _:
                chat.say(owner, f"/pledge handover {code} {second}.example")
                chat.say(second, f"/pledge accept {code}")
                said = chat.say(second, f"/pledge update {code} 28%")
        assert said.startswith(("Saved: ", "Corrected: ")), said
        chat.now += timedelta(seconds=7)
    assert chat.say(CO, '/pledge target P-101 70% agreed by the steering group "wider"').startswith("Saved: ")

    board = chat.say(GUS, "/pledge board")
    assert board.startswith("Q4 2026 (October to December 2026): 110 of 126 pledges are reported.")
    story = chat.say(CO, "/pledge show P-104")
    for told in (
        "amber, 20%, for Q3 2026 (July to September 2026) (late)",
        "offered it to",
        "took it over",
        "said 28%",
    ):
        assert told in story
    with chat.database() as db:
        (entries,) = db.execute("SELECT COUNT(*) FROM pledge_entries WHERE pledge >= ?", (FIRST,)).fetchone()
    kinds = [number % 5 for number in reported]
    assert entries == PLEDGES + len(reported) * 2 + kinds.count(3) + 2 * kinds.count(4) + 1
