"""files.getUploadURLExternal, the address that it gives, and files.completeUploadExternal (docs.slack.dev)."""

import json
import time

from aiohttp import web

from tests.fakes.slack.chat_methods import channel_to_write
from tests.fakes.slack.faults import ApiFailure, Dropped, LostAnswer, ServerError
from tests.fakes.slack.records import Call, Json, SharedFile
from tests.fakes.slack.state import ApiError, State, Upload

LONGEST_ALT = 1_000
UPLOAD = "upload"
"""By this name faults are queued for what is sent to an upload's address."""


def get_upload_url(state: State, params: Json) -> Json:
    """`{"upload_url", "file_id"}`, for a file with this name and length."""
    name, length = str(params.get("filename") or ""), str(params.get("length") or "")
    alt = str(params.get("alt_txt") or "")
    if not name or not length.isdigit() or length == "0" or len(alt) > LONGEST_ALT:
        raise ApiError("invalid_arguments")
    id_ = state.workspace.next_id("F")
    state.uploads[id_] = Upload(name, int(length), alt=alt)
    return {"upload_url": f"{state.base_url}/upload/{id_}", "file_id": id_}


async def take_upload(state: State, request: web.Request) -> web.StreamResponse:
    """Takes the content as it is sent, or what the fault that is due makes of it."""
    fault, content = state.faults.take(UPLOAD), await request.read()
    status = fault.status if isinstance(fault, ServerError) else 400 if isinstance(fault, ApiFailure) else 200
    with state.journal.changed:
        upload = state.uploads.get(request.match_info["id"])
        if upload is None or len(content) != upload.length:
            status = 400
        elif status == 200 and not isinstance(fault, Dropped):
            upload.content = content
    state.journal.add_call(Call(UPLOAD, {}, f"HTTP {status}", time.monotonic(), dict(request.headers)))
    if isinstance(fault, LostAnswer | Dropped) and request.transport is not None:
        request.transport.abort()
    return web.Response(status=status, text=f"OK - {len(content)}")


def complete_upload(state: State, params: Json) -> Json:
    """`{"files"}` that stand in the conversation now, each once: an upload is completed once."""
    files = params.get("files")
    files = json.loads(files) if isinstance(files, str) else files
    if not isinstance(files, list) or not files:
        raise ApiError("invalid_arguments")
    if str(params.get("channel_id") or "")[:1] not in ("C", "G", "D"):
        raise ApiError("invalid_channel")
    channel = channel_to_write(state, {"channel": params["channel_id"]})
    for file in files:
        upload = state.uploads.pop(str(file.get("id")), None)
        if upload is None or upload.content is None:
            raise ApiError("file_not_found")
        title, thread = str(file.get("title") or upload.name), str(params.get("thread_ts") or "") or None
        at, now = state.workspace.next_ts(), time.monotonic()
        where = (channel.id, at, file["id"], upload.name, title)
        state.journal.add_file(SharedFile(*where, upload.content, now, thread, upload.alt))
    return {"files": [{"id": file["id"], "title": file.get("title", "")} for file in files]}


METHODS = {"files.getUploadURLExternal": get_upload_url, "files.completeUploadExternal": complete_upload}
