"""Which files of a folder are read, which are not, and why."""

import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from indexer.find_files import FoundFiles, find_files
from knowledge.errors import HelpfulError


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("words", encoding="utf-8")


def names(found: FoundFiles, folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in found.files]


def reasons(found: FoundFiles) -> dict[str, str]:
    return {skipped.path.name: skipped.reason for skipped in found.skipped}


def test_documents_come_back_from_every_depth_in_order(tmp_path: Path) -> None:
    write(tmp_path, "b.md", "a.HTML", "deep/er/c.txt", "deep/d.markdown", "e.htm", "f.text")
    found = find_files(tmp_path)
    assert names(found, tmp_path) == ["a.HTML", "b.md", "deep/d.markdown", "deep/er/c.txt", "e.htm", "f.text"]
    assert found.skipped == ()


def test_hidden_things_lock_files_and_documents_toml_are_passed_over_in_silence(tmp_path: Path) -> None:
    write(tmp_path, ".hidden.md", ".git/notes.md", "~$minutes.docx", "documents.toml", "sub/documents.toml")
    assert find_files(tmp_path) == FoundFiles((), ())


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".pptx", ".xlsx", ".csv", ".odt", ".doc", ".msg", ".PDF"])
def test_office_files_are_documents_by_their_suffix(tmp_path: Path, suffix: str) -> None:
    write(tmp_path, f"report{suffix}")
    assert names(find_files(tmp_path), tmp_path) == [f"report{suffix}"]


@pytest.mark.parametrize("name", ["script.py", "data.json", "page.css", "server.log"])
def test_text_that_nobody_wrote_to_be_read_is_no_document(tmp_path: Path, name: str) -> None:
    write(tmp_path, name)
    assert reasons(find_files(tmp_path)) == {name: "it is not a document type that can be read"}


@pytest.mark.parametrize(
    ("beginning", "reason"),
    [
        (b"\xff\xd8\xff\xe0", "it is a picture"),
        (b"ID3\x04\0\0", "it is a recording"),
        (b"\x7fELF\x02\x01", "it is a program or a database"),
        (b"\x1f\x8b\x08\0", "it is an archive; unpack it into the folder"),
        (b"\x01\x02\x03\x04\x05", "it is not a document type that can be read"),
        (b"", "it is empty"),
    ],
)
@pytest.mark.parametrize("name", ["file", "file.xyz", "file.jpeg"])
def test_where_the_suffix_says_nothing_the_content_says_why_not(
    tmp_path: Path, name: str, beginning: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(beginning)
    assert reasons(find_files(tmp_path)) == {name: reason}


@pytest.mark.parametrize("name", ["README", "Minutes of 8.9.2026", "report.final", "paper.zip"])
@pytest.mark.parametrize("beginning", [b"Some words.", b"%PDF-1.7", b"PK\x03\x04"])
def test_where_the_suffix_says_nothing_a_documents_content_is_enough(
    tmp_path: Path, name: str, beginning: bytes
) -> None:
    (tmp_path / name).write_bytes(beginning)
    assert names(find_files(tmp_path), tmp_path) == [name]


def test_the_pictures_and_scripts_beside_a_saved_page_are_passed_over_in_silence(tmp_path: Path) -> None:
    write(tmp_path, "Our network.html", "Our network_files/frame.html", "Our network_files/a.js", "other_files/b.md")
    found = find_files(tmp_path)
    assert names(found, tmp_path) == ["Our network.html", "other_files/b.md"]
    assert found.skipped == ()


def test_links_that_lead_out_are_skipped_with_the_reason(tmp_path: Path) -> None:
    write(tmp_path, "outside/secret.md", "inside/open.md")
    (tmp_path / "inside/file.md").symlink_to(tmp_path / "outside/secret.md")
    (tmp_path / "inside/folder").symlink_to(tmp_path / "outside")
    found = find_files(tmp_path / "inside")
    assert names(found, tmp_path) == ["inside/open.md"]
    assert reasons(found) == dict.fromkeys(["file.md", "folder"], "it is a link that leads out of the folder")


def test_a_neighbour_whose_name_begins_alike_is_outside_too(tmp_path: Path) -> None:
    write(tmp_path, "docs-old/secret.md", "docs/open.md")
    (tmp_path / "docs/link.md").symlink_to(tmp_path / "docs-old/secret.md")
    assert names(find_files(tmp_path / "docs"), tmp_path) == ["docs/open.md"]


def test_a_file_reached_in_two_ways_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, "z.md", ".store/kept.md")
    (tmp_path / "a.md").symlink_to("z.md")
    (tmp_path / "b.md").symlink_to(".store/kept.md")
    (tmp_path / "c.md").symlink_to(".store/kept.md")
    assert names(find_files(tmp_path), tmp_path) == ["b.md", "z.md"]


def test_link_loops_do_no_harm(tmp_path: Path) -> None:
    write(tmp_path, "sub/a.md")
    (tmp_path / "sub/up").symlink_to(tmp_path)
    (tmp_path / "self.md").symlink_to(tmp_path / "self.md")
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere.md")
    found = find_files(tmp_path)
    assert names(found, tmp_path) == ["sub/a.md"]
    assert reasons(found) == dict.fromkeys(["gone.md", "self.md"], "it is a link that leads nowhere")


def test_a_folder_reached_through_a_link_is_read(tmp_path: Path) -> None:
    write(tmp_path, "real/a.md")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert names(find_files(tmp_path / "link"), tmp_path) == ["link/a.md"]


def test_pipes_and_sockets_are_skipped_and_never_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path must be short
    os.mkfifo("pipe.md")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.md")
        found = find_files(tmp_path)
    assert set(reasons(found)) == {"pipe.md", "socket.md"}
    assert all("not an ordinary file" in reason for reason in reasons(found).values())


def test_a_name_that_is_not_utf_8_is_skipped_under_a_name_that_can_be_shown(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.md")).write_text("words", encoding="utf-8")
    assert reasons(find_files(tmp_path)) == {"caf�.md": "its name is not valid UTF-8; rename it"}


def test_a_single_file_stands_for_itself(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "b.py")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/link.md").symlink_to(tmp_path / "a.md")
    assert find_files(tmp_path / "a.md").files == (tmp_path / "a.md",)
    assert find_files(tmp_path / "elsewhere/link.md").files == (tmp_path / "elsewhere/link.md",)
    assert reasons(find_files(tmp_path / "b.py")) == {"b.py": "it is not a document type that can be read"}


def test_a_folder_that_does_not_exist_is_named_in_the_error(tmp_path: Path) -> None:
    with pytest.raises(HelpfulError, match=r"There is no file or folder .*missing"):
        find_files(tmp_path / "missing")


@contextmanager
def as_a_guest() -> Iterator[None]:
    """As somebody whom file permissions bind, which they do not if the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


def test_what_may_not_be_read_is_skipped_with_the_reason() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, "open.md", "shut.md", "closed/a.md", "half/b.md")
        modes = {"shut.md": 0, "closed": 0, "half": 0o444, ".": 0o755}
        for path, mode in modes.items():
            (folder / path).chmod(mode)
        try:
            with as_a_guest():
                found = find_files(folder)
                with pytest.raises(HelpfulError, match="may not be opened"):
                    find_files(folder / "closed")
        finally:
            for path in modes:
                (folder / path).chmod(0o755)
    assert names(found, folder) == ["open.md"]
    assert reasons(found) == {
        "closed": "it cannot be opened (Permission denied)",
        "b.md": "it cannot be opened (Permission denied)",
        "shut.md": "this program's account may not read it",
    }
