"""A document's paging in and out of its column."""

import json

from knowledge.documents import PageUnit, Paging


def paging_to_json(paging: Paging) -> str:
    """The column's text."""
    return json.dumps({"unit": paging.unit.value, "count": paging.count, "labels": dict(paging.labels)})


def paging_from_json(text: str) -> Paging:
    """The Paging that `paging_to_json` wrote; "{}" gives one that knows nothing."""
    stored = json.loads(text)
    labels = {int(page): label for page, label in stored.get("labels", {}).items()}
    return Paging(PageUnit(stored.get("unit", PageUnit.PAGE)), stored.get("count"), labels)
