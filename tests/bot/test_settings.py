import re
from pathlib import Path

import pytest

from bot.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


def test_every_setting_has_its_line_in_the_example_and_no_other_stands_there() -> None:
    example = (ROOT / ".env.example").read_text("utf-8")
    named = set(re.findall(r"^#?(ANCHORBOT_[A-Z_]+)=", example, re.MULTILINE))
    assert named == {f"ANCHORBOT_{name.upper()}" for name in Settings.model_fields}


def test_an_empty_variable_leaves_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANCHORBOT_MODEL", "")
    assert Settings().model == "bundled"


def test_a_setting_comes_from_its_variable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ANCHORBOT_DATA", str(tmp_path))
    assert Settings().data == tmp_path
