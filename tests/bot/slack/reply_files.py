"""The files in replies/: NAME.reply.json is a Reply, NAME.slack.json what Slack is sent for it."""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from bot.reply import Form, Reply
from bot.slack.fields import form_view
from bot.slack.show import blocks_of, dialogue, home_page, top_level_text

FOLDER = Path(__file__).parent / "replies"
ASKED_IN = {"channel": "C0000007", "thread": "1790000000.000100", "user": "U0000042", "trigger": "12.34.ab"}
_REPLY = TypeAdapter(Reply)


def shown(name: str, reply: Reply) -> dict[str, Any]:
    """A message (text and blocks), or the view of what is a dialogue, a form or the Home tab."""
    form = next((part for part in reply.parts if isinstance(part, Form)), None)
    if form:
        return form_view(form, ASKED_IN)
    if reply.title:
        return dialogue(reply)
    return home_page(reply) if name == "home" else {"text": top_level_text(reply), "blocks": blocks_of(reply)}


def as_files(name: str, reply: Reply) -> dict[str, str]:
    """The contents of its two files, by their names."""
    return {
        f"{name}.reply.json": _indented(_REPLY.dump_python(reply, mode="json")),
        f"{name}.slack.json": _indented(shown(name, reply)),
    }


def _indented(content: object) -> str:
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"
