"""The lines between two "---" with which some Markdown files begin."""

import re

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_ENTRY = re.compile(r"[\w-]+[ \t]*:(?:[ \t]|$)")
_CONTINUED = (" ", "\t", "#", "- ", "}", "]")
_TITLE = re.compile(r"^title[ \t]*:[ \t]+(.+?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
_QUOTED = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^']|'')*)'")


def split_front_matter(text: str) -> tuple[str | None, str]:
    """The title that YAML front matter gives, and the text after it; None and all the text if there is none.

    What stands between two rules is only taken for front matter if every line of it could be YAML. Of YAML we
    read no more than a title on one line, plain or in quotes.
    """
    text = text.replace("\r\n", "\n")
    found = _FRONT_MATTER.match(text)
    if found is None or not _is_yaml(found[1]):
        return None, text
    title = _TITLE.search(found[1])
    return _value(title[1]) if title else None, text[found.end() :]


def _is_yaml(lines: str) -> bool:
    first, *others = lines.split("\n")
    starts = _ENTRY.match(first) is not None or first.startswith("#")
    return starts and all(not line or line.startswith(_CONTINUED) or _ENTRY.match(line) for line in others)


def _value(written: str) -> str | None:
    """A YAML scalar without quotes and comment; None for one that goes on over the next lines."""
    if quoted := _QUOTED.match(written):
        if quoted[2] is not None:
            return quoted[2].replace("''", "'").strip() or None
        return re.sub(r"\\(.)", r"\1", quoted[1]).strip() or None
    if written[0] in "|>&*!\"'":
        return None
    return re.split(r"\s#", written)[0].strip() or None
