"""The line that an error proposes: it can be pasted, it is taken, and nothing that was understood is lost in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.commands import UpdatePledge, parse
from tests.bot.handlers.pledging import CO, GUS, KIM, Pledging

GOOD = {
    "amber": "amber",
    "confidence:low": "confidence:low",
    "https://files.example.org/q3": "https://files.example.org/q3",
    "for 2026-Q3": "for:2026-Q3",
    '"Q3 spend done"': "Q3 spend done",
    "blocked:resourcing": "blocked:resourcing",
}
WRONG = (
    "red", "12 14", "blocked:weather", "confidence:total", "ftp://x.example/a", "www.example.org/q3", "https://…",
    "-5", "+2",
    "nan", "1e309", "£48k", "48%", "48.00001", "46 of 60", "blocked by sign-off", "blocked:timescales", "９９",
    "mailto:kim@police.example", "9999999999999999",
)  # fmt: skip


@pytest.fixture
def chat(tmp_path: Path) -> Pledging:
    return Pledging(tmp_path)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["P-001", "P-002", "P-003", "P-004"]),
    st.lists(st.sampled_from(sorted(GOOD)), unique=True, max_size=4),
    st.lists(st.sampled_from(WRONG), unique=True, min_size=1, max_size=3),
    st.randoms(use_true_random=False),
)
def test_the_line_to_paste_is_taken_and_keeps_all_that_was_right(
    chat: Pledging, code: str, good: list[str], wrong: list[str], shuffle: object
) -> None:
    parts = [*good, *wrong]
    shuffle.shuffle(parts)  # type: ignore[attr-defined]
    said = told_by(chat, f"/pledge update {code} {' '.join(parts)}")
    told = ""
    for told in lines(chat, said):
        assert isinstance(parse(told), UpdatePledge)
    if not told:
        return
    for one in good:
        if not (one == "amber" and "red" in wrong) and not one.startswith("blocked"):
            assert GOOD[one] in told, (parts, told)


def told_by(chat: Pledging, line: str) -> str:
    reply = chat.ask(KIM, line)
    return chat.text_of(reply) or reply.summary


def lines(chat: Pledging, said: str) -> Iterator[str]:
    """What each error proposes, one after the other, until it is taken."""
    for _ in range(4):
        if "Try: /" not in said:
            assert said.startswith(("Saved", "Not saved yet", "That is saved already", "Update: P-0")), said
            return
        line = said.partition("Try: ")[2].splitlines()[0]
        yield line
        said = told_by(chat, line)
    raise AssertionError(f"still wrong: {said}")


@pytest.mark.parametrize(
    ("who", "typed", "line"),
    [
        (KIM, "update P-001 +2", "/pledge update P-001 12 apprentices"),
        (KIM, "update P-002 amber 48", "/pledge update P-002 amber £48k"),
        (KIM, "update P-001 amber £48k", "/pledge update P-001 amber 48"),
        (KIM, "update P-001 amber blocked:weather 12", '/pledge update P-001 amber blocked:other "weather 12"'),
        (GUS, "update P-001 amber 12", '/pledge update P-001 amber 12 "agreed by phone"'),
        (
            GUS,
            'target P-002 1.5 by 31/3/2029 agreed by the board "wider"',
            '/pledge target P-002 £1.5m by 31/3/2029 agreed by the board "wider"',
        ),
        (
            CO,
            'target P-001 60 by 31/2/28 agreed by the board "wider"',
            '/pledge target P-001 60 by 31/3/2029 agreed by the board "wider"',
        ),
        (CO, "target P-001 60 agreed by the board", '/pledge target P-001 60 agreed by the board "why"'),
        (CO, 'target P-001 60 "wider"', '/pledge target P-001 60 agreed by the steering group "wider"'),
        (CO, 'status P-001 closd "it is over"', '/pledge status P-001 closed "it is over"'),
    ],
)
def test_the_line_has_what_was_understood_and_the_size_of_its_pledge(
    chat: Pledging, who: str, typed: str, line: str
) -> None:
    before = chat.everything()
    said = chat.say(who, f"/pledge {typed}")
    assert said.endswith(line)
    assert "Nothing was saved." in said
    assert chat.everything() == before
    assert chat.say(who, line).startswith(("Saved", "Not saved yet"))


def test_more_is_reckoned_from_what_stands(chat: Pledging) -> None:
    chat.say(KIM, "/pledge update P-001 amber 14")
    assert chat.say(KIM, '/pledge update P-001 green +2 "two more"') == (
        "I read P-001 and “+2”. I keep what has been reached in all, not what came on top. Nothing was saved. Try: "
        '/pledge update P-001 green 16 apprentices "two more"'
    )
