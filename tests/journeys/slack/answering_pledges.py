"""The ways in which owners answer for their pledges in Slack, and a tally of what they said."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from tests.fakes.slack.deliveries import Delivery
from tests.fakes.slack.records import PostedMessage
from tests.journeys.slack.pledged_town import Town, pledges_of, read

ROUNDS = 6
SIGN_OFF, RESOURCING = "blocked by senior sign-off", "blocked by resourcing"


@dataclass
class Tally:
    """What the test itself knows: what each pledge's last word says, who answers for it, and what is still silent."""

    said: dict[int, tuple[str, ...]] = field(default_factory=dict)
    by: dict[int, str] = field(default_factory=dict)
    holder: dict[int, str] = field(default_factory=dict)

    @property
    def silent(self) -> set[int]:
        return {number for number in self.holder if number not in self.said}

    def note(self, number: int, who: str, *said: str) -> None:
        self.said[number], self.by[number] = said, who

    def silent_of(self, holder: str) -> set[int]:
        return {number for number in self.silent if self.holder[number] == holder}

    def saying(self, words: str) -> set[int]:
        return {number for number, said in self.said.items() if words in said}


def answered(
    town: Town, tally: Tally, nudges: dict[str, PostedMessage], organisations: tuple[int, ...] | range, round_: int,
    role: str = "owner",
) -> None:  # fmt: skip
    """A round is a pledge of each organisation; in each round they answer in another way."""
    numbers = {f"{role}{at}": pledges_of(at)[round_] for at in organisations if round_ < len(pledges_of(at))}
    town.now += timedelta(minutes=1)
    answers = WAYS[round_](town, nudges, numbers)
    for name, (who, told, said) in answers.items():
        line = read(told).partition("\n")[0]
        expected = f"Saved: P-{numbers[name]} is {', '.join(said[:-1])}: “{said[-1]}”."
        assert line == expected
        tally.note(numbers[name], who, *said)
        tally.holder[numbers[name]] = who if round_ == 5 else tally.holder[numbers[name]]


Answers = dict[str, tuple[str, PostedMessage, tuple[str, ...]]]
"""By whom was asked: who answered, what they were told, and what they said."""


def _by_button(town: Town, nudges: dict[str, PostedMessage], numbers: dict[str, int]) -> Answers:
    acts = {name: click(town, f"P-{number}: no change", nudges[name]) for name, number in numbers.items()}
    return {name: (name, told, ("amber", "20%", "No change")) for name, told in town.each(acts).items()}


def _by_form(town: Town, nudges: dict[str, PostedMessage], numbers: dict[str, int]) -> Answers:
    for name, number in numbers.items():
        town.opened(name, nudges[name], f"P-{number}: update")
    filled = {"figure": "25%", "rag": "green", "note": "by form"}
    blocked = {name: number % 4 == 1 for name, number in numbers.items()}
    acts = {name: _submit(town, filled | ({"blocker": "resourcing"} if blocked[name] else {})) for name in numbers}
    return {
        name: (name, told, ("green", "25%", *((RESOURCING,) if blocked[name] else ()), "by form"))
        for name, told in town.each(acts).items()
    }


def _by_line(town: Town, nudges: dict[str, PostedMessage], numbers: dict[str, int]) -> Answers:
    acts = {
        name: _type(town, f'update P-{number} red 21% "behind" blocked:sign-off') for name, number in numbers.items()
    }
    return {name: (name, told, ("red", "21%", SIGN_OFF, "behind")) for name, told in town.each(acts).items()}


def _by_same(town: Town, nudges: dict[str, PostedMessage], numbers: dict[str, int]) -> Answers:
    acts = {name: _type(town, f"same P-{number} “as it was”") for name, number in numbers.items()}
    return {name: (name, told, ("amber", "20%", "as it was")) for name, told in town.each(acts).items()}


def _in_writing(town: Town, nudges: dict[str, PostedMessage], numbers: dict[str, int]) -> Answers:
    acts = {name: _write(town, f"pledge update p{number} 30% green on the way") for name, number in numbers.items()}
    return {name: (name, told, ("green", "30%", "on the way")) for name, told in town.each(acts).items()}


def _by_a_newcomer(town: Town, nudges: dict[str, PostedMessage], numbers: dict[str, int]) -> Answers:
    """Handed over, taken over with a button, and updated by who has it now with the form behind the next button."""
    newcomers = {name: name.replace("owner", "newcomer") for name in numbers}
    address = {name: f"{newcomers[name]}@org{name.removeprefix('owner')}.example" for name in numbers}
    town.each({name: _type(town, f"handover P-{number} {address[name]}") for name, number in numbers.items()})
    shown = town.each({newcomers[name]: _type(town, f"show P-{number}") for name, number in numbers.items()})
    taken = town.each({name: click(town, "Take it over", on) for name, on in shown.items()})
    for name, on in taken.items():
        assert "is now yours" in read(on)
        assert "It has no update for October to December 2026 yet." in read(on)
        town.opened(name, on, "Update")
    done = town.each({name: _submit(town, {"figure": "28%", "note": "taken over"}) for name in taken})
    return {name: (newcomers[name], done[newcomers[name]], ("amber", "28%", "taken over")) for name in numbers}


WAYS = (_by_button, _by_form, _by_line, _by_same, _in_writing, _by_a_newcomer)


def click(town: Town, words: str, on: PostedMessage) -> Callable[[str], Delivery]:
    return lambda user: town.slack.click(user, words, on=on)


def _submit(town: Town, filled: dict[str, str]) -> Callable[[str], Delivery]:
    return lambda user: town.slack.submit(user, filled)


def _type(town: Town, line: str) -> Callable[[str], Delivery]:
    return lambda user: town.slack.command(user, "/pledge", line)


def _write(town: Town, line: str) -> Callable[[str], Delivery]:
    return lambda user: town.slack.direct_message(user, line)
