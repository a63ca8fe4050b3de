"""A database of an earlier version is brought up to date with what it holds."""

from datetime import date
from pathlib import Path

from sqlite_utils import Database

from knowledge.documents import MEMBER, Paging
from knowledge.notices import Kind, Subject
from knowledge.store.database import FILE_NAME, open_database
from knowledge.store.migrations import migrations
from knowledge.store.reminder_rows import reminders_about, reminders_of_meeting
from knowledge.store.search_rows import statements_of_section, visible_documents


def test_pages_and_documents_of_the_first_schema_are_kept(tmp_path: Path) -> None:
    old = Database(tmp_path / FILE_NAME)
    migrations.apply(old, stop_before="m002_pages_and_versions")
    old.execute(
        "INSERT INTO documents VALUES (1, '/a.md', 'x', '1', 'm', 'live', 'Title', 'report', '[]', NULL, NULL, NULL, "
        "'{}', 'network', '[]', '2026-11-17T10:00:00')"
    )
    old.execute("INSERT INTO sections VALUES (1, 1, '[\"Part\"]', 7)")
    old.execute("INSERT INTO passages VALUES (1, 1, 1, 'Title', 'Words.', zeroblob(4))")
    old.execute("INSERT INTO statements VALUES (1, 1, 1, 'sentence', 'Words.', 'Words.', '', 0, zeroblob(4))")
    old.conn.commit()
    old.close()
    with open_database(tmp_path) as db:
        (statement,) = statements_of_section(db, 1)
        (document,) = visible_documents(db, MEMBER)
    assert (statement.page, statement.text) == (7, "Words.")
    assert (document.title, document.paging, document.problems, document.relation) == ("Title", Paging(), (), None)


def test_reminders_that_were_planned_before_there_were_kinds_are_of_their_meeting_and_notes_of_trouble(
    tmp_path: Path,
) -> None:
    old = Database(tmp_path / FILE_NAME)
    migrations.apply(old, stop_before="m013_notices")
    sql = (
        "INSERT INTO reminders (key, group_id, original, version, rung, person_id, planned_for, due_at, expires_at, "
        "planned_at, changed_at) VALUES (?, ?, ?, ?, ?, 5, ?1, ?1, ?1, ?1, ?1)"
    ).replace("?1", "'2026-11-03T10:00:00+00:00'")
    old.execute(sql, ["n:3/2026-11-17:call:5:2", 3, "2026-11-17", 2, "agenda call"])
    old.execute(sql, ["n:trouble:7:5", 0, "2026-11-03", 7, "trouble"])
    old.conn.commit()
    old.close()
    with open_database(tmp_path) as db:
        (call,) = reminders_of_meeting(db, 3, date(2026, 11, 17))
        (note,) = reminders_about(db, Subject(Kind.TROUBLE, 0, "7"))
        bundles = {bundle for (bundle,) in db.execute("SELECT bundle FROM reminders")}
    assert (call.version, call.rung) == (2, "agenda call")
    assert note.key == "n:trouble:7:5"
    assert bundles == {"meeting 3/2026-11-17", "trouble 7"}


def test_a_meeting_that_was_added_before_is_put_back_to_the_hour_that_it_had(tmp_path: Path) -> None:
    old = Database(tmp_path / FILE_NAME)
    migrations.apply(old, stop_before="m021_added_for")
    for day, at, is_extra in (("2026-11-17", "10:00:00", 0), ("2026-12-06", "14:00:00", 1)):
        sql = "INSERT INTO occurrences (group_id, original, day, at, is_extra) VALUES (3, ?, ?, ?, ?)"
        old.execute(sql, [day, day, at, is_extra])
    old.conn.commit()
    old.close()
    with open_database(tmp_path) as db:
        assert db.execute("SELECT original, added_for FROM occurrences ORDER BY original").fetchall() == [
            ("2026-11-17", ""), ("2026-12-06", "14:00:00"),
        ]  # fmt: skip
