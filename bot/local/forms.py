"""What was sent by a form."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from knowledge.errors import HelpfulError

MOST_FIELDS = 50
MOST_BYTES = 500_000  # 40,000 characters, each of up to twelve bytes in a form


async def form_of(request: Request) -> FormData:
    """What was sent, URL-encoded. Raises HelpfulError for too much."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            raise HelpfulError("That is too long to send.", "Please keep to 40,000 characters. Nothing was sent.")
    try:
        pairs = parse_qsl(body.decode(errors="replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise HelpfulError("That is no form of ours: it has too many fields.", "Nothing was sent.") from None
    return FormData(list[tuple[str, str | UploadFile]](pairs))


def fields_of(form: FormData) -> dict[str, str]:
    """What was filled in, by the names of the fields; several boxes joined with blanks."""
    names = dict.fromkeys(name for name in form if name.startswith("field-"))
    found = {name.removeprefix("field-"): " ".join(str(one) for one in form.getlist(name)) for name in names}
    return {name: answer for name, answer in found.items() if answer.strip()}


def typed_in(form: FormData) -> str:
    """What a person wrote, whatever it was for."""
    return "\n".join(filter(None, (str(form.get("text") or ""), *fields_of(form).values())))


def once(what: str, form: FormData, account: str, fields: Mapping[str, str]) -> str:
    """The same when a form is sent twice, another when it was changed in between or has no key."""
    key = str(form.get("key") or form.get("dialogue") or secrets.token_hex(8))
    digest = hashlib.blake2b(json.dumps(sorted(fields.items())).encode(), digest_size=8).hexdigest()
    return f"{what}:local:{account}:{key}:{digest}"


def has_script(request: Request) -> bool:
    """Whether a script has sent it, and goes on by itself."""
    return request.headers.get("accept") == "application/json"


def number_in(text: str) -> int:
    """The number that `text` is; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0
