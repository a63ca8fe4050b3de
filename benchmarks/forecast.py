"""Whether the chance of quorum can be believed: `python benchmarks/forecast.py [--seed 7] [--dry]`.

Made-up groups of 22 organisations, 10 of them needed, meet 17 times (two years). Everybody has habits of their own of
answering and of coming, which nobody is told; before each meeting the forecast is made from the answers and from the
meetings before. Once absences are independent, once one meeting in ten falls on a bad day (a strike, snow) on which
everybody who would come stays away half of the time.
"""

import argparse
import itertools
import random
import sys
from collections import Counter
from datetime import date, time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from results_file import machine, table, write_part  # noqa: E402

from knowledge.dates import WorkingDays  # noqa: E402
from knowledge.groups.calendar import Calendar, Grid  # noqa: E402
from knowledge.groups.forecast import AT_RISK, SAFE, USUAL, History, forecast  # noqa: E402
from knowledge.groups.group import Member, Seat, WorkingGroup  # noqa: E402
from knowledge.groups.quorum_rule import CountedBy, QuorumRule  # noqa: E402
from knowledge.groups.replies import Answer  # noqa: E402
from knowledge.groups.terms import Cadence, Unit  # noqa: E402

GROUPS, SEATS, NEEDED, MEETINGS = 300, 22, 10, 17
BAD_DAYS, STAYS_AWAY = 0.1, 0.5
EDGES = (0.0, 0.1, 0.3, AT_RISK, 0.75, SAFE, 0.97, 1.01)
Pair = tuple[float, bool]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--dry", action="store_true", help="print only, write nothing into RESULTS.md")
    options = parser.parse_args()
    alone = [pair for at in range(GROUPS) for pair in meetings(random.Random(f"{options.seed}:{at}"), 0.0)]
    together = [pair for at in range(GROUPS) for pair in meetings(random.Random(f"{options.seed}:{at}"), BAD_DAYS)]
    rows = [[*one, *other[1:]] for one, other in zip(reliability(alone), reliability(together), strict=True)]
    header = ["chance given", "meetings", "mean", "quorate", "meetings, bad days", "mean", "quorate"]
    text = f"{machine()}; {GROUPS} groups, {MEETINGS} meetings each, seed {options.seed}.\n\n{table(header, rows)}"
    print(text)
    if not options.dry:
        write_part("forecast", text)


def meetings(chance: random.Random, bad_days: float) -> list[Pair]:
    """Two years of one group: before each meeting the chance of quorum, then whether it was quorate."""
    seats = tuple(Seat(at, f"Organisation {at}", Member(f"{at}@example.org", str(at))) for at in range(SEATS))
    calendar = Calendar((Grid(date(2026, 10, 6), time(10), Cadence(Unit.WEEK, 6)),))
    rule = QuorumRule(NEEDED, CountedBy.ORGANISATIONS)
    group = WorkingGroup("made-up", "Made up", "Europe/London", WorkingDays(), calendar, 90, rule, seats)
    keen = chance.uniform(0.25, 0.65)  # how much of the group says yes
    says = [_habit(chance, keen) for _ in seats]
    comes = {(seat.id, answer): _near(chance, usual) for seat in seats for answer, usual in USUAL.items()}
    answered: Counter[tuple[int, Answer | None]] = Counter()
    came: Counter[tuple[int, Answer | None]] = Counter()
    found = []
    for _ in range(MEETINGS):
        answers = {at: answer for at, habit in enumerate(says) if (answer := _answer(chance, habit)) is not None}
        known = {key: History(many, came[key]) for key, many in answered.items()}
        given = forecast(group, answers, known).chance
        stays = STAYS_AWAY if chance.random() < bad_days else 0.0
        there = 0
        for seat in seats:
            key = seat.id, answers.get(seat.id)
            is_there = chance.random() < comes[key] * (1 - stays)
            answered[key] += 1
            came[key] += is_there
            there += is_there
        found.append((given, there >= NEEDED))
    return found


def _habit(chance: random.Random, keen: float) -> dict[Answer | None, float]:
    yes = min(1.0, max(0.0, chance.gauss(keen, 0.2)))
    rest = 1 - yes
    return {Answer.YES: yes, Answer.NO: 0.35 * rest, Answer.MAYBE: 0.2 * rest, None: 0.45 * rest}


def _near(chance: random.Random, usual: float) -> float:
    """Somebody's own chance: around the usual one (beta distributed, as of 8 meetings)."""
    return usual if usual in (0.0, 1.0) else chance.betavariate(8 * usual, 8 * (1 - usual))


def _answer(chance: random.Random, habit: dict[Answer | None, float]) -> Answer | None:
    return chance.choices(list(habit), list(habit.values()))[0]


def reliability(pairs: list[Pair]) -> list[list[str]]:
    """For each range of chances: how many meetings, their mean chance, and how many were quorate."""
    rows = []
    for low, high in itertools.pairwise(EDGES):
        inside = [(given, was) for given, was in pairs if low <= given < high]
        mean, share = (sum(one[at] for one in inside) / max(1, len(inside)) for at in (0, 1))
        rows.append([f"{low:.2f} to {min(high, 1):.2f}", str(len(inside)), f"{mean:.3f}", f"{share:.3f}"])
    return rows


if __name__ == "__main__":
    main()
