"""What may be noted about an organisation and the charter, and what is asked about first."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from knowledge.charter.signatory import Entry, Signatory, Stage
from knowledge.dates import spoken
from knowledge.errors import HelpfulError

NOT_SAVED = "Nothing was saved."
LONGEST_REASON = 1_000
LONGEST_NAME = 200
_SKIPS = {
    Stage.DECIDED: Stage.RECOMMENDED,
    Stage.CALL_IN_OVER: Stage.DECIDED,
    Stage.SIGNED: Stage.DECIDED,
}
"""What has to come before, each on the way by itself."""


@dataclass(frozen=True)
class Doubt:
    """What is unusual about an entry, as a sentence."""

    said: str


def check_entry(signatory: Signatory, entry: Entry, today: date) -> None:
    """Raises HelpfulError for what can never be noted: a day to come, no reason where it takes one, a correction of
    nothing, the same again."""
    name = signatory.organisation
    if entry.day > today:
        raise HelpfulError(
            f"{spoken(entry.day)} is still to come, and I keep what has happened.",
            f"Note it when it has. {NOT_SAVED}",
        )
    if len(entry.reason) > LONGEST_REASON:
        raise HelpfulError(
            f"The reason has {len(entry.reason):,} characters; I keep up to {LONGEST_REASON:,}.", NOT_SAVED
        )
    if max(len(entry.by), len(entry.version), len(name)) > LONGEST_NAME:
        raise HelpfulError(f"A name or version of more than {LONGEST_NAME} characters is not kept.", NOT_SAVED)
    if entry.call_in_until and entry.call_in_until < entry.day:
        raise HelpfulError(
            f"The call-in period cannot end on {spoken(entry.call_in_until)}, before the decision of "
            f"{spoken(entry.day)}.",
            NOT_SAVED,
        )
    if entry.corrects is not None:
        _check_correction(signatory, entry)
    elif entry.stage is Stage.WITHDRAWN and not entry.reason:
        raise HelpfulError(
            f"To note that {name} withdrew takes a reason.",
            f'{NOT_SAVED} With the reason in place of the dots: /charter sign "{name}" withdrawn {entry.day} because …',
        )
    elif _is_the_same(signatory, entry):
        raise HelpfulError(f"That is noted of {name} already: {entry.stage}, {spoken(entry.day)}.", NOT_SAVED)


def _check_correction(signatory: Signatory, entry: Entry) -> None:
    numbers = [one.number for one in signatory.entries]
    if entry.corrects not in numbers:
        raise HelpfulError(
            f"{signatory.organisation} has no entry {entry.corrects}.",
            f'To see them: /charter list org:"{signatory.organisation}". {NOT_SAVED}',
        )
    later = next((one.number for one in signatory.entries if one.corrects == entry.corrects), None)
    if later:
        raise HelpfulError(
            f"Entry {entry.corrects} of {signatory.organisation} was corrected by entry {later} already.",
            f"Correct that one. {NOT_SAVED}",
        )
    if not entry.reason:
        raise HelpfulError(
            "A correction takes a reason: it stands in the history.",
            f"End with, for example: because the minutes give another day. {NOT_SAVED}",
        )


def _is_the_same(signatory: Signatory, entry: Entry) -> bool:
    told = (entry.stage, entry.day, entry.by, entry.call_in_until, entry.version, entry.link)
    return any(
        told == (one.stage, one.day, one.by, one.call_in_until, one.version, one.link) for one in signatory.steps
    )


def doubts(signatory: Signatory, entry: Entry) -> list[Doubt]:
    """What is to be confirmed before the entry is kept: stages that are skipped or in the wrong order, and days that
    are. What was confirmed of earlier entries is not asked again."""
    known = set(_unusual(signatory))
    return [Doubt(said) for said in dict.fromkeys(_unusual(signatory.with_entry(entry))) if said not in known]


def _unusual(signatory: Signatory) -> list[str]:
    steps, found = signatory.current, []
    for at, step in enumerate(steps):
        found += _missing_before(signatory.organisation, step, steps[:at])
    for earlier, later in pairwise(steps):
        found += _out_of_order(signatory.organisation, earlier, later)
    return found


def _missing_before(name: str, step: Entry, before: tuple[Entry, ...]) -> list[str]:
    stages = {one.stage for one in before}
    needed = _SKIPS.get(step.stage) if step.stage else None
    if needed and needed not in stages:
        what = "a recommendation" if needed is Stage.RECOMMENDED else "a decision"
        return [f"No entry of {name} says that there was {what} before it was “{step.stage}”."]
    if step.stage is Stage.WITHDRAWN and not stages:
        return [f"Nothing is noted of {name} that it could withdraw from."]
    if step.stage is Stage.WITHDRAWN and Stage.SIGNED not in stages:
        return [f"No entry of {name} says that it signed before it was “{step.stage}”."]
    if step.stage is not Stage.SIGNED or Stage.CALL_IN_OVER in stages:
        return []
    decision = next(one for one in reversed(before) if one.stage is Stage.DECIDED)
    until = decision.call_in_until
    if until is None:
        return [f"Nobody has said that the call-in period of the decision of {spoken(decision.day)} is over."]
    if step.day <= until:
        return [f"The call-in period runs until {spoken(until)}, and {name} would have signed on {spoken(step.day)}."]
    return []


def _out_of_order(name: str, earlier: Entry, later: Entry) -> list[str]:
    found = []
    if earlier.stage and later.stage and later.stage.place < earlier.stage.place:
        found.append(f"{name} is noted as “{earlier.stage}”, and “{later.stage}” comes before that.")
    if later.day < earlier.day:
        found.append(
            f"“{later.stage}” on {spoken(later.day)} would be before “{earlier.stage}” on {spoken(earlier.day)}."
        )
    return found
