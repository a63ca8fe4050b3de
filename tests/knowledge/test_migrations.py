"""A database of an earlier version is brought up to date with what it holds."""

from pathlib import Path

from sqlite_utils import Database

from knowledge.documents import MEMBER, Paging
from knowledge.store.database import FILE_NAME, open_database
from knowledge.store.migrations import migrations
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
