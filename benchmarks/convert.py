"""Turns text documents into other formats by other programs: LibreOffice (soffice) and pandoc."""

import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.etree import ElementTree

_AS_TEXT = "--infilter=Text (encoded):UTF8,LF,,,"


def missing_programs() -> list[str]:
    """Those of the programs that are not installed here."""
    return [name for name in ("soffice", "pandoc") if shutil.which(name) is None]


def convert(originals: Path, out: Path) -> dict[str, Path]:
    """One folder in `out` for each way into a format, by its name ("pdf from Word"), holding every text document of
    `originals` under its own name with another suffix."""
    texts = sorted(path for path in originals.iterdir() if path.suffix in (".txt", ".md"))
    folders = {name: out / name.replace(" ", "-").lower() for name in _WAYS}
    for name, way in _WAYS.items():
        folders[name].mkdir(parents=True)
        way(texts, folders[name])
    return folders


def text_of(file: Path) -> str | None:
    """The text of a file as another program reads it. None where there is no such program here."""
    if file.suffix in (".txt", ".md"):
        return file.read_text("utf-8", "replace")
    if file.suffix == ".pptx":
        return _text_of_slides(file)
    program = {".pdf": "pdftotext", ".docx": "soffice", ".html": "pandoc"}.get(file.suffix, "none")
    if shutil.which(program) is None:
        return None
    with tempfile.TemporaryDirectory(prefix="text-") as folder:
        plain = Path(folder) / f"{file.stem}.txt"
        if file.suffix == ".pdf":
            _run(["pdftotext", "-raw", str(file), str(plain)])
        elif file.suffix == ".html":
            _run(["pandoc", "-t", "plain", "--wrap=none", "-o", str(plain), str(file)])
        else:
            _office("txt:Text (encoded):UTF8")([file], Path(folder))
        return plain.read_text("utf-8", "replace")


def _text_of_slides(file: Path) -> str:
    """Every paragraph of every slide and its notes, as they stand in the package."""
    namespace = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    found = []
    with zipfile.ZipFile(file) as package:
        for name in package.namelist():
            if re.match(r"ppt/(slides|notesSlides)/[^/]+\.xml$", name):
                root = ElementTree.fromstring(package.read(name))
                found += ["".join(t.text or "" for t in p.iter(f"{namespace}t")) for p in root.iter(f"{namespace}p")]
    return "\n".join(found)


def _office(suffix: str, *arguments: str) -> Callable[[Sequence[Path], Path], None]:
    def way(files: Sequence[Path], folder: Path) -> None:
        with tempfile.TemporaryDirectory(prefix="office-") as profile:
            command = ["soffice", "--headless", f"-env:UserInstallation=file://{profile}", *arguments]
            _run([*command, "--convert-to", suffix, "--outdir", str(folder), *map(str, files)])

    return way


def _pandoc(suffix: str) -> Callable[[Sequence[Path], Path], None]:
    def way(files: Sequence[Path], folder: Path) -> None:
        for file in files:
            target = folder / f"{file.stem}.{suffix}"
            _run(["pandoc", "-f", "markdown", "-s", "-o", str(target), str(file)])

    return way


def _through(first: Callable[[Sequence[Path], Path], None], suffix: str) -> Callable[[Sequence[Path], Path], None]:
    def way(files: Sequence[Path], folder: Path) -> None:
        with tempfile.TemporaryDirectory(prefix="between-") as between:
            first(files, Path(between))
            _office(suffix)(sorted(Path(between).iterdir()), folder)

    return way


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=300)


_WAYS = {
    "pdf of text": _office("pdf", _AS_TEXT),
    "pdf of Word": _through(_pandoc("docx"), "pdf"),
    "Word by office": _office("docx", _AS_TEXT),
    "Word by pandoc": _pandoc("docx"),
    "slides": _pandoc("pptx"),
    "html by office": _through(_pandoc("docx"), "html"),
    "html by pandoc": _pandoc("html"),
}
