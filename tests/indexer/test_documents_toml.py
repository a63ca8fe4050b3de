"""What the owner of a folder writes into documents.toml overrules what was found out."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.documents_toml import Correction, apply_correction, read_corrections
from knowledge.documents import Audience, Description, DocumentKind, Fact, Standing, Visibility
from knowledge.errors import HelpfulError


def corrections(folder: Path, text: str) -> dict[str, Correction]:
    (folder / "documents.toml").write_text(text, encoding="utf-8")
    return read_corrections(folder)


def test_a_folder_without_the_file_has_no_corrections(tmp_path: Path) -> None:
    assert read_corrections(tmp_path) == {}


def test_every_fact_can_be_given(tmp_path: Path) -> None:
    assert corrections(
        tmp_path,
        """
        ["essex-tor.md"]
        title = "Terms of  reference"
        kind = "terms of reference"
        place = "Essex"
        network = "Essex Anchors"
        publisher = "Essex Partners"
        date = "2022-05"
        visibility = "group"
        visible_to = ["social-value"]
        """,
    ) == {
        "essex-tor.md": Correction(
            title="Terms of reference",
            kind=DocumentKind.TERMS_OF_REFERENCE,
            places=("Essex",),
            network="Essex Anchors",
            publisher="Essex Partners",
            date="2022-05",
            visibility=Visibility(Audience.GROUP, frozenset({"social-value"})),
        )
    }


def test_several_places_and_several_files_can_be_given(tmp_path: Path) -> None:
    found = corrections(
        tmp_path, '["./a/b.md"]\nplaces = ["Derbyshire", "Derby"]\n["c.md"]\nvisibility = "public"\n["d.md"]'
    )
    assert found == {
        "a/b.md": Correction(places=("Derbyshire", "Derby")),
        "c.md": Correction(visibility=Visibility(Audience.PUBLIC)),
        "d.md": Correction(),
    }


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('"2022"', "2022"),
        ('"2022-05"', "2022-05"),
        ('"2024-02-29"', "2024-02-29"),
        ("2022-05-16", "2022-05-16"),
        ("2022-05-16T10:00:00", "2022-05-16"),
    ],
)
def test_a_date_is_as_exact_as_it_is_written(tmp_path: Path, written: str, read: str) -> None:
    assert corrections(tmp_path, f'["a.md"]\ndate = {written}')["a.md"].date == read


def test_co_chairs_need_no_names(tmp_path: Path) -> None:
    found = corrections(tmp_path, '["a.md"]\nvisibility = "co-chairs"')
    assert found["a.md"].visibility == Visibility(Audience.CO_CHAIRS)


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    assert corrections(tmp_path, '\ufeff["a.md"]\ntitle = "A"') == {"a.md": Correction(title="A")}


def test_for_a_single_file_the_corrections_beside_it_count(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("words", encoding="utf-8")
    corrections(tmp_path, '["a.md"]\ntitle = "A"')
    assert read_corrections(tmp_path / "a.md") == {"a.md": Correction(title="A")}


@pytest.mark.parametrize(
    ("line", "key", "allowed"),
    [
        ('tilte = "A"', "tilte", "title, kind, place"),
        ("title = 5", "title", "must be text"),
        ('title = "  "', "title", "must be text"),
        ('kind = "poem"', "kind", '"charter", "terms of reference"'),
        ('places = "Essex"', "places", "list of texts"),
        ("places = []", "places", "list of texts"),
        ('places = ["Essex", 5]', "places", "list of texts"),
        ('place = "Essex"\nplaces = ["Essex"]', "place", "not both"),
        ("date = 2022", "date", "2022-05-16"),
        ('date = "2022-13"', "date", "2022-05-16"),
        ('date = "2023-02-29"', "date", "2022-05-16"),
        ('date = "May 2022"', "date", "2022-05-16"),
        ("date = 10:00:00", "date", "2022-05-16"),
        ('visibility = "secret"', "visibility", '"public", "network", "group"'),
        ('visibility = "group"', "visibility", "visible_to"),
        ('visibility = "organisation"', "visibility", "visible_to"),
        ('visibility = "group"\nvisible_to = []', "visible_to", "list of texts"),
        ('visibility = "group"\nvisible_to = "social-value"', "visible_to", "list of texts"),
        ('visibility = "public"\nvisible_to = ["social-value"]', "visible_to", "leave one of them out"),
        ('visible_to = ["social-value"]', "visible_to", "needs a visibility"),
    ],
)
def test_a_mistake_is_named_with_what_is_allowed(tmp_path: Path, line: str, key: str, allowed: str) -> None:
    with pytest.raises(HelpfulError) as raised:
        corrections(tmp_path, f'["essex-tor.md"]\n{line}')
    said = str(raised.value)
    assert all(part in said for part in ("documents.toml", '["essex-tor.md"]', f'"{key}"', allowed))
    assert said.endswith("Nothing was changed.")


def test_a_file_name_without_quotes_is_explained(tmp_path: Path) -> None:
    with pytest.raises(HelpfulError, match=r'in quotes: \["essex-tor\.md"\]'):
        corrections(tmp_path, '[essex-tor.md]\ntitle = "A"')


def test_a_line_above_every_table_is_explained(tmp_path: Path) -> None:
    with pytest.raises(HelpfulError, match="must stand under a file path"):
        corrections(tmp_path, 'title = "A"')


@pytest.mark.parametrize("text", ["[broken", "a = " + "[" * 100_000])
def test_broken_toml_is_explained(tmp_path: Path, text: str) -> None:
    with pytest.raises(HelpfulError, match=r"documents\.toml is not valid TOML.*Nothing was changed\."):
        corrections(tmp_path, text)


def test_a_file_that_is_not_utf_8_is_explained(tmp_path: Path) -> None:
    (tmp_path / "documents.toml").write_bytes(b'["a.md"]\ntitle = "\xa35"')
    with pytest.raises(HelpfulError, match="is not valid TOML"):
        read_corrections(tmp_path)


def test_a_folder_of_that_name_is_explained(tmp_path: Path) -> None:
    (tmp_path / "documents.toml").mkdir()
    with pytest.raises(HelpfulError, match="cannot be opened"):
        read_corrections(tmp_path)


FOUND = Description(
    title=Fact("minutes", "the file's name"),
    kind=Fact(DocumentKind.OTHER, "nothing else fitted"),
    date=Fact("2022", "first page"),
)


def test_a_correction_replaces_what_it_gives_and_nothing_else() -> None:
    corrected = apply_correction(FOUND, Correction(title="Minutes, May", places=("Derby",)))
    assert corrected.title == Fact("Minutes, May", "documents.toml")
    assert corrected.places == Fact(("Derby",), "documents.toml")
    assert (corrected.kind, corrected.date) == (FOUND.kind, FOUND.date)


def test_visibility_is_replaced_as_a_whole() -> None:
    group = Visibility(Audience.GROUP, frozenset({"social-value"}))
    assert apply_correction(FOUND, Correction(visibility=group)).visibility == group


def test_an_empty_correction_changes_nothing() -> None:
    assert apply_correction(FOUND, Correction()) == FOUND


@settings(deadline=None)
@given(st.builds(Correction, kind=st.sampled_from(DocumentKind), title=st.text(min_size=1)))
def test_correcting_twice_is_correcting_once(correction: Correction) -> None:
    once = apply_correction(FOUND, correction)
    assert apply_correction(once, correction) == once


@settings(deadline=None)
@given(day=st.dates(min_value=datetime.date(1000, 1, 1)))
def test_every_real_day_is_read_as_written(tmp_path_factory: pytest.TempPathFactory, day: datetime.date) -> None:
    folder = tmp_path_factory.getbasetemp()
    assert corrections(folder, f'["a.md"]\ndate = "{day}"')["a.md"].date == day.isoformat()


def test_the_secretariat_says_which_version_holds(tmp_path: Path) -> None:
    (tmp_path / "new.docx").touch()
    found = corrections(tmp_path, '["old.docx"]\nsuperseded_by = "new.docx"\n["new.docx"]\ncurrent = true\n')
    assert found["old.docx"].standing == Standing(superseded_by=str(tmp_path / "new.docx"))
    assert found["new.docx"].standing == Standing(current=True)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ('superseded_by = "gone.docx"', 'no such file as "gone.docx"'),
        ('superseded_by = "old.docx"', "must name another file"),
        ('superseded_by = "new.docx"\ncurrent = true', "leave one of the two out"),
        ('current = "yes"', "true or false"),
        ("superseded_by = 3", "must be text"),
    ],
)
def test_a_version_that_cannot_be_meant_is_named(tmp_path: Path, lines: str, told: str) -> None:
    (tmp_path / "old.docx").touch()
    (tmp_path / "new.docx").touch()
    with pytest.raises(HelpfulError, match=told):
        corrections(tmp_path, f'["old.docx"]\n{lines}\n')
