"""Two years of reminders for 40 groups and 900 people, with everything that goes wrong:
`python benchmarks/reminders/simulate.py [--seed N] [--days N] [--groups N] [--people N]
[--minutes N] [--keep FOLDER] [--again FOLDER] [--dry]`.

Real processes against the fake Slack server, through slack_sdk and sockets, by a simulated clock. What people do is the
same for the same seed; at which instruction a process is killed is not. Exit code 1 where anything is wrong.
"""

import argparse
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from benchmarks.reminders.audit import Findings  # noqa: E402
from benchmarks.reminders.conduct import Play, Run, run  # noqa: E402
from benchmarks.reminders.seen import look_again  # noqa: E402
from benchmarks.results_file import machine, table, write_part  # noqa: E402

SHOWN = 5


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    whole = Play()
    for name in ("seed", "days", "groups", "people"):
        parser.add_argument(f"--{name}", type=int, default=getattr(whole, name))
    parser.add_argument("--minutes", type=float, default=0, help="end after so long, wherever it is then")
    parser.add_argument(
        "--keep", type=Path, help="keep the database and all that was seen in this folder, new or empty"
    )
    parser.add_argument("--again", type=Path, help="look again at what was kept in this folder, and play nothing")
    parser.add_argument("--dry", action="store_true", help="print only, write nothing into RESULTS.md")
    options = parser.parse_args()
    if options.again:
        return told_again(look_again(options.again))
    whole = replace(whole, seed=options.seed, days=options.days, groups=options.groups, people=options.people)
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        found = run(replace(whole, minutes=options.minutes), options.keep or Path(folder))
    text = as_text(found, time.perf_counter() - began)
    print(text)
    for line in wrong_in_full(found):
        print(line)
    if not options.dry:
        write_part("reminders simulation", text)
    return 1 if is_wrong(found) else 0


def told_again(findings: Findings) -> int:
    """Prints what a second look has found."""
    print(f"{findings.expected} things to be told, {findings.received} messages received")
    for kind, some in findings.wrong.items():
        print(f"{kind}: {len(some)}")
    return 1 if any(findings.wrong.values()) else 0


def is_wrong(found: Run) -> bool:
    return bool(found.failures) or any(found.findings.wrong.values())


def wrong_in_full(found: Run) -> list[str]:
    """The first few of each kind, for whoever has to mend them."""
    lines = [f"{kind}: {one}" for kind, some in found.findings.wrong.items() for one in some[:SHOWN]]
    return lines + [f"a tick failed: {one}" for one in found.failures[:SHOWN]]


def as_text(found: Run, seconds: float) -> str:
    """The counts, in Markdown."""
    play, findings = found.play, found.findings
    wrong = [[kind, str(len(some))] for kind, some in findings.wrong.items()]
    wrong.append(["ticks that failed", str(len(found.failures))])
    told = [
        ["things to be told", str(findings.expected)],
        ["messages received", str(findings.received)],
        ["of them within five minutes of being due", str(findings.on_time)],
        ["messages after the outage that stand for several", str(findings.merged_after_outage)],
        *([f"not told, {why}", str(count)] for why, count in sorted(findings.excused.items())),
        *([f"records: {state}", str(count)] for state, count in sorted(found.states.items())),
    ]
    did = [[what, str(count)] for what, count in found.did.items()]
    head = (
        f"{machine()}; seed {play.seed}, {found.did.get('days')} of {play.days} days, "
        f"{play.groups} groups, {play.people} people at first; "
        f"{seconds / 60:.1f} minutes."
    )
    parts = [head, table(["wrong", "count"], wrong), table(["told", "count"], told), table(["happened", "count"], did)]
    return "\n\n".join(parts)


if __name__ == "__main__":
    sys.exit(main())
