"""Pledges and their entries as plain records, for programs: figures are texts, as they are exact; days and instants as
ISO 8601 has them; what is not known is null."""

from datetime import date
from fractions import Fraction

from knowledge.pledges.entries import Contact, Entry, HandOver, NewDeputy, PledgeUpdate
from knowledge.pledges.entry_fields import FIELD_NAMES, fields_of, kind_of, plain
from knowledge.pledges.periods import Numbering
from knowledge.pledges.pledge import Pledge
from knowledge.pledges.progress import is_late, progress_of
from knowledge.pledges.visibility_text import visibility_said

Record = dict[str, object]


def pledge_record(pledge: Pledge, today: date, numbering: Numbering) -> Record:
    """A pledge as it stands on a day."""
    progress, latest = progress_of(pledge, today), pledge.latest
    return {
        "code": pledge.code,
        "organisation": pledge.organisation,
        "theme": pledge.theme,
        "statement": pledge.statement,
        "kind": pledge.kind.value,
        "status": pledge.status.value,
        "owner": _contact(pledge.owner),
        "deputy": _contact(pledge.deputy),
        "offered_to": _contact(pledge.offered_to),
        "baseline": plain(pledge.baseline) or None,
        "baseline_date": pledge.baseline_on.isoformat() if pledge.baseline_on else None,
        "target": plain(pledge.target.value) or None,
        "unit": pledge.unit.name or None,
        "direction": pledge.direction.value,
        "due": pledge.due.isoformat(),
        "value": plain(pledge.value) or None,
        "rag": pledge.rag.value if pledge.rag else None,
        "colour": progress.colour.value if progress.colour else "grey",
        "confidence": latest.confidence.value if latest and latest.confidence else None,
        "blocker": pledge.blocker.value if pledge.blocker else None,
        "period": latest.period.name(numbering) if latest else None,
        "updated": latest.at.isoformat() if latest else None,
        "share": _share(progress.share),
        "expected": _share(progress.expected),
        "is_behind": progress.is_behind,
        "is_overdue": progress.is_overdue,
        "reporting": progress.reporting.value,
        "evidence": list(pledge.evidence),
        "visibility": visibility_said(pledge.visibility),
        "document": pledge.document or None,
        "clause": pledge.clause or None,
        "version": pledge.version,
    }


def entry_record(entry: Entry, numbering: Numbering) -> Record:
    """An entry with every field that entries have; those of other kinds of entry are null."""
    said = fields_of(entry)
    record: Record = {
        "number": entry.number,
        "entry": kind_of(entry).value,
        "at": entry.at.isoformat(),
        "by": _contact(entry.by),
        "source": entry.source.value,
        "to": _contact(entry.to) if isinstance(entry, HandOver | NewDeputy) else None,
        **{name: said.get(name) for name in FIELD_NAMES},
    }
    if isinstance(entry, PledgeUpdate):
        record |= {"period": entry.period.name(numbering), "months": entry.period.months, "is_late": is_late(entry)}
        record |= {"evidence": list(entry.evidence), "corrects": entry.corrects}
    return record


def _contact(contact: Contact | None) -> Record | None:
    if contact is None:
        return None
    return {"name": contact.shown, "email": contact.email or None, "organisation": contact.organisation or None}


def _share(share: Fraction | None) -> float | None:
    return None if share is None else round(float(share), 4)
