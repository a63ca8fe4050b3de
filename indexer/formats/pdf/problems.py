"""What the secretariat is told about pages that could not be read, and about files of which nothing could."""

from collections.abc import Sequence

from knowledge.errors import HelpfulError


def pictures(pages: Sequence[int]) -> str:
    noun, verb = ("Page", "is a picture") if len(pages) == 1 else ("Pages", "are pictures")
    return f"{noun} {ranges(pages)} {verb} without text: run OCR first, for instance with ocrmypdf."


def unreadable_fonts(pages: Sequence[int]) -> str:
    noun = "Page" if len(pages) == 1 else "Pages"
    return (
        f"{noun} {ranges(pages)}: some fonts do not say which letters they show, so their text was left out. "
        "Print the file to PDF again, or run OCR: ocrmypdf --force-ocr IN.pdf OUT.pdf"
    )


def broken(pages: Sequence[int]) -> str:
    noun, verb = ("Page", "is") if len(pages) == 1 else ("Pages", "are")
    return f"{noun} {ranges(pages)} {verb} damaged and could not be read: save or print the file as a new PDF."


def attachments(count: int) -> str:
    noun, verb = ("file", "was") if count == 1 else ("files", "were")
    return f"It carries {count} attached {noun}, which {verb} not read: save what matters into the folder."


def too_many_pages(read: int, count: int) -> str:
    return f"Only the first {read:,} of its {count:,} pages were read: split the file to index the rest."


def too_much_text(read: int, count: int) -> str:
    return (
        f"It holds so much text that only {read:,} of its {count:,} pages were read: split the file to index the rest."
    )


def locked() -> HelpfulError:
    return HelpfulError("It is protected with a password.", "Save a copy without a password and index that.")


def protected() -> HelpfulError:
    return HelpfulError(
        "It is protected in a way that cannot be opened here.", "Save a copy without protection and index that."
    )


def damaged() -> HelpfulError:
    return HelpfulError(
        "It is damaged: its pages cannot be read.",
        "Open it in a PDF viewer and print it to a new PDF, or fetch it once more from where it came from.",
    )


def without_pages() -> HelpfulError:
    return HelpfulError("It has no pages.", "Export it to PDF again from the program it was made in.")


def all_pictures() -> HelpfulError:
    return HelpfulError("Its pages are pictures without text.", "Run OCR first, for instance: ocrmypdf IN.pdf OUT.pdf")


def all_unreadable() -> HelpfulError:
    return HelpfulError(
        "Its fonts do not say which letters they show, so its text cannot be read.",
        "Print it to PDF again from the program it was made in, or run OCR: ocrmypdf --force-ocr IN.pdf OUT.pdf",
    )


def ranges(pages: Sequence[int]) -> str:
    """Numbers as people list them: "3 to 5 and 9"."""
    runs: list[list[int]] = []
    for page in sorted(pages):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    parts: list[str] = []
    for run in runs:
        parts += [f"{run[0]} to {run[-1]}"] if len(run) > 2 else [str(page) for page in run]
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
