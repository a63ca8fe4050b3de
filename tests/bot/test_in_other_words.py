"""What people type who do not know the command: it is understood all the same."""

import pytest

from bot.commands import ChangeNotify, Command, parse
from bot.reply import Choice
from bot.words.setting_up import ask_which_terms
from knowledge.dates import zone_typed
from knowledge.errors import HelpfulError
from knowledge.groups.wishes import Amount


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("/anchor quieter", ChangeNotify(Amount.QUIETER)),
        ("/anchor digest friday", ChangeNotify(Amount.DIGEST, weekday=4)),
        ("/anchor snooze 2 weeks", ChangeNotify(days=14)),
        ("/anchor off", ChangeNotify(is_on=False)),
        ("/anchor quieter, direct", ChangeNotify(Amount.QUIETER, is_direct=True)),
        ("stop sending me reminders", ChangeNotify(is_on=False)),
        ("Please stop the reminders", ChangeNotify(is_on=False)),
        ("no more reminders please", ChangeNotify(is_on=False)),
    ],
)
def test_what_is_meant_is_understood(typed: str, command: Command) -> None:
    assert parse(typed) == command


def test_a_place_that_is_no_time_zone_is_told_which_one_is() -> None:
    with pytest.raises(HelpfulError) as raised:
        zone_typed("Europe/Colchester")
    assert raised.value.what_to_do == (
        "Only some cities have one of their own; all of the United Kingdom goes by Europe/London. Nothing was changed. "
        "Try: /anchor notify timezone Europe/London"
    )
    with pytest.raises(HelpfulError) as raised:
        zone_typed("Europe/Lodnon")
    assert raised.value.what_to_do.startswith("The nearest I know: Europe/London")


def test_terms_of_reference_with_the_same_title_are_told_apart_by_their_files() -> None:
    same = "Skills group: terms of reference"
    reply = ask_which_terms(
        [("tor-v1.docx", same), ("tor-v2.docx", same), ("other.docx", "Others: terms of reference")]
    )
    assert [part.label for part in reply.parts if isinstance(part, Choice)] == [
        f"{same} (tor-v1.docx)", f"{same} (tor-v2.docx)", "Others: terms of reference", "None of these",
    ]  # fmt: skip
