"""Reads files that it makes itself, by our readers and by their bare libraries, and prints one JSON object.

    python benchmarks/reading.py [--pages 200] [--only pdf,docx] [--runs 5] [--memory-pages 1000]

A page is 3,000 characters of invented text; the files are the same in every run. Figures of a format are medians in
CPU seconds of this process, the two ways of reading taking turns, so that other work on the machine changes little.
The separate process is timed by the clock on the wall, as a person waits for it. `reader`: bytes to blocks.
`document`: the whole of it, with detection, description, sections, statements and passages.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from pydantic import TypeAdapter
from reading_files import SUFFIXES, make_file
from reading_libraries import LIBRARIES, peak_mb, read_bare, read_ours

from indexer.limits import Limits
from indexer.read_file import read_document
from indexer.reading_messages import REPLY, REQUEST, Read, Request
from indexer.reading_process import ReadingProcess, receive, send

_LIMITS = Limits()
_PACKAGES = ("pypdfium2", "python-docx", "python-pptx", "openpyxl", "beautifulsoup4", "lxml", "markdown-it-py")
_STARTS = 5
_LONGEST_REPLY = 2**30


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--only", type=lambda said: said.split(","), default=list(SUFFIXES), help="such as pdf,docx")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument(
        "--memory-pages", type=int, default=1_000, help="of the PDF that memory is measured on; 0: none"
    )
    options = parser.parse_args()
    if unknown := set(options.only) - set(SUFFIXES):
        parser.error(f"no such format: {', '.join(sorted(unknown))}; there are {', '.join(SUFFIXES)}")
    figures: dict[str, object] = {
        "machine": {"cpus": os.cpu_count(), "processor": platform.machine(), "load": round(os.getloadavg()[0], 1)},
        "versions": {"python": platform.python_version()} | {name: version(name) for name in _PACKAGES},
        "pages": options.pages,
    }
    figures["process_start_seconds"] = time_starts()
    figures["formats"] = {suffix: measure(suffix, options.pages, options.runs) for suffix in options.only}
    if options.memory_pages:
        figures["memory"] = measure_memory(options.memory_pages)
    print(json.dumps(figures, indent=1))


def measure(suffix: str, pages: int, runs: int) -> dict[str, object]:
    """What reading one file costs each way, the ways taking turns; the first turn, which imports, does not count."""
    _tell(f"making and reading {pages} pages of {suffix}")
    data = make_file(suffix, pages)
    path = Path(f"a-year-of-work.{suffix}")
    ways: dict[str, Callable[[], object]] = {
        "bare": lambda: read_bare(suffix, data),
        "reader": lambda: read_ours(suffix, data, _LIMITS),
        "document": lambda: read_document(path, data, None, _LIMITS),
    }
    bare, reader, document = _medians(ways, runs, time.process_time).values()
    figures: dict[str, object] = {
        "library": LIBRARIES[suffix],
        "megabytes": round(len(data) / 1e6, 2),
        "characters": read_bare(suffix, data),
        "bare_pages_per_second": _significant(pages / bare),
        "reader_pages_per_second": _significant(pages / reader),
        "document_pages_per_second": _significant(pages / document),
        "reader_ratio": _significant(reader / bare),
        "document_ratio": _significant(document / bare),
    }
    return figures | measure_process(path, data, runs)


def measure_process(path: Path, data: bytes, runs: int) -> dict[str, object]:
    """Seconds on the wall for the document, read here and in the process of its own that is already running."""
    with ReadingProcess(_LIMITS) as process:
        ways: dict[str, Callable[[], object]] = {
            "here": lambda: read_document(path, data, None, _LIMITS),
            "there": lambda: process.read(path, data, None),
        }
        here, there = _medians(ways, runs, time.perf_counter).values()
    return {"here_seconds": _significant(here), "process_seconds": _significant(there)}


def time_starts() -> float:
    """Seconds on the wall from nothing to the first document, of a few words, that a reading process has read."""

    def start() -> None:
        with ReadingProcess(_LIMITS) as process:
            process.read(Path("note.txt"), b"The steering group meets in May.", None)

    return _significant(_medians({"start": start}, _STARTS, time.perf_counter)["start"])


def measure_memory(pages: int) -> dict[str, object]:
    """The most memory, in MB, that fresh processes have resident for one large PDF: ours, the bare library's, and one
    that only imports what ours does."""
    _tell(f"making and reading a PDF of {pages:,} pages")
    with tempfile.TemporaryDirectory(prefix="anchorbot-reading-") as folder:
        file = Path(folder) / "large.pdf"
        file.write_bytes(make_file("pdf", pages))
        script = [sys.executable, str(Path(__file__).with_name("reading_libraries.py"))]
        bare, imports = (
            float(subprocess.run([*script, *more, str(file)], check=True, capture_output=True, text=True).stdout)
            for more in ([], ["--ours"])
        )
        ours, sections = _peak_of_process(file)
        megabytes = round(file.stat().st_size / 1e6, 2)
    return {
        "pages": pages,
        "megabytes": megabytes,
        "sections": sections,
        "process_peak_mb": ours,
        "imports_only_mb": imports,
        "bare_library_peak_mb": bare,
        "ratio": _significant(ours / bare),
    }


def _peak_of_process(file: Path) -> tuple[float, int]:
    """The peak of a reading process that has read this file, and how many sections it found."""
    limits = TypeAdapter(Limits).dump_json(_LIMITS).decode()
    worker = [sys.executable, "-m", "indexer.reading_worker", limits]
    with subprocess.Popen(worker, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin and process.stdout
        send(process.stdin, REQUEST.dump_json(Request(str(file), None)))
        send(process.stdin, file.read_bytes())
        reply = REPLY.validate_json(receive(process.stdout, _LONGEST_REPLY) or b"")
        peak = peak_mb(str(process.pid))
        process.stdin.close()
    if not isinstance(reply, Read):
        raise SystemExit(f"the large file was not read: {reply}")
    return peak, len(reply.document.sections)


def _medians(ways: dict[str, Callable[[], object]], runs: int, clock: Callable[[], float]) -> dict[str, float]:
    """Median seconds of each way over so many runs in turn, after one that does not count."""
    spent: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(runs + 1):
        for name, work in ways.items():
            start = clock()
            work()
            spent[name].append(clock() - start)
    return {name: statistics.median(seconds[1:]) for name, seconds in spent.items()}


def _significant(value: float) -> float:
    """`value` to three significant digits."""
    return float(f"{value:.3g}")


def _tell(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
