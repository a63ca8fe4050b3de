"""Questions on the sample documents, and how long they take bare: what the benchmarks of platforms compare with."""

import json
import time
from pathlib import Path

from bot.settings import Settings
from bot.wiring import make_desk
from knowledge.answering.answer import answer
from knowledge.answering.measure import percentile
from knowledge.documents import MEMBER

ROOT = Path(__file__).resolve().parents[1]
QUESTIONS: list[str] = [
    json.loads(line)["question"] for line in (ROOT / "samples" / "questions.jsonl").read_text("utf-8").splitlines()
][:50]


def bare_seconds(data: Path) -> list[float]:
    """Each question answered without any platform, after one to warm up."""
    desk = make_desk(Settings(data=data))
    seconds = []
    with desk.database() as db:
        answer(db, desk.library(), QUESTIONS[0], MEMBER)
        for question in QUESTIONS:
            began = time.monotonic()
            answer(db, desk.library(), question, MEMBER)
            seconds.append(time.monotonic() - began)
    return seconds


def figures(seconds: list[float], bare: list[float]) -> dict[str, float]:
    """p50 and p95 in milliseconds, and as ratios to the bare question's."""
    return {
        name: round(value, 2)
        for percent in (50, 95)
        for name, value in (
            (f"p{percent}_ms", percentile(seconds, percent / 100) * 1000),
            (f"p{percent}_to_bare", percentile(seconds, percent / 100) / percentile(bare, percent / 100)),
        )
    }
