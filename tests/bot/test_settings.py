import re
from pathlib import Path

import pytest

from bot.settings import Settings, SlackSettings

ROOT = Path(__file__).resolve().parents[2]


def test_every_setting_has_its_line_in_the_example_and_no_other_stands_there() -> None:
    example = (ROOT / ".env.example").read_text("utf-8")
    named = set(re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE))
    ours = {f"ANCHORBOT_{name.upper()}" for name in Settings.model_fields}
    assert named == ours | {f"SLACK_{name.upper()}" for name in SlackSettings.model_fields}


def test_an_empty_variable_leaves_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANCHORBOT_MODEL", "")
    assert Settings().model == "bundled"


def test_a_setting_comes_from_its_variable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ANCHORBOT_DATA", str(tmp_path))
    assert Settings().data == tmp_path


def test_tokens_show_in_no_printed_settings() -> None:
    settings = SlackSettings(bot_token="xoxb-secret", app_token="xapp-secret", signing_secret="very-secret")
    assert "secret" not in repr(settings).replace("signing_secret", "")
