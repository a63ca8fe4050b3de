"""`anchorbot meeting minutes`."""

from pathlib import Path

from bot.cli.dates import day_typed
from bot.cli.running import guarded, settings_with
from bot.cli.saving import write_file
from bot.handlers.records import gather_minutes
from bot.wiring.clock import now_by
from bot.words.minutes_note import BY_OPERATOR, as_markdown, note_of
from bot.words.names import shown
from bot.words.word_file import as_word
from knowledge.groups.minutes import check_is_known
from knowledge.groups.next_meeting import occurrence_on
from knowledge.groups.sitting import check_has_begun, last_begun
from knowledge.store.database import open_database, snapshot
from knowledge.store.group_rows import group_named


def run_minutes(name: str, day: str, out: Path | None, data: Path | None, may_replace: bool) -> int:
    """Prints or writes the draft of a meeting's minutes."""

    def work() -> int:
        with open_database(settings_with(data).data) as db, snapshot(db):
            group, made_at = group_named(db, name), now_by(db)
            typed = day_typed(day, "--occurrence", made_at.date()) if day else None
            occurrence = occurrence_on(group, typed) if typed else last_begun(group, made_at)
            check_has_begun(group, occurrence, made_at)
            minutes = gather_minutes(db, group, occurrence)
            check_is_known(minutes)
        note = note_of(minutes, BY_OPERATOR, made_at)
        if out is None:
            print(as_markdown(note), end="")  # noqa: T201
            return 0
        is_word = out.suffix.lower() == ".docx"
        write_file(out, as_word(note, made_at) if is_word else as_markdown(note).encode(), may_replace)
        print(f"{shown(note.title)}: written to {shown(str(out))}.")  # noqa: T201
        return 0

    return guarded(work)
