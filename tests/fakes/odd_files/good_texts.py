"""Good files in the formats that are text: each tells its group's code word."""

import quopri

from tests.fakes.odd_files.groups import Group

ARABIC = "اجتمعت مجموعة العمل في الخريف واتفقت على خطة الشراء المحلي."
HEBREW = "קבוצת העבודה נפגשה בסתיו והסכימה על תוכנית הרכש המקומית."


def text_of(group: Group) -> bytes:
    """Plain text with two headings."""
    return f"{group.title}\n\n{_prose(group)}\n\nAccess\n\n{group.sentence} It changes every year.\n".encode()


def markdown_of(group: Group) -> bytes:
    """Markdown with a list."""
    items = "\n".join(f"- {line}" for line in group.lines[4:])
    return f"# {group.title}\n\n{_prose(group)}\n\n## Access\n\n{group.sentence}\n\n## Work\n\n{items}\n".encode()


def html_of(group: Group) -> bytes:
    """A web page."""
    return _page(group, f"<p>{group.sentence}</p>").encode()


def deep_html_of(group: Group, depth: int) -> bytes:
    """A web page whose sentence stands `depth` boxes deep."""
    return _page(group, "<div>" * depth + f"<p>{group.sentence}</p>" + "</div>" * depth).encode()


def unclosed_html_of(group: Group) -> bytes:
    """A web page as Word 97 exported it: unclosed tags, capitals, stray closing tags."""
    lines = "".join(f"<P>{line}" for line in group.lines)
    return f"<HTML><BODY><H1>{group.title}</H2>{lines}<P>{group.sentence}</B></TD><BR></BODY>".encode()


def mhtml_of(group: Group) -> bytes:
    """A web page as a browser saves it in one file, quoted-printable, with a picture."""
    page = quopri.encodestring(html_of(group)).decode()
    head = "From: <Saved by Blink>\nSubject: A page\nMIME-Version: 1.0\n"
    kind = 'Content-Type: multipart/related; type="text/html"; boundary="----part"\n\n'
    part = "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n"
    picture = "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n"
    place = "Content-Location: https://anchors.example.org/handbook\n\n"
    return f"{head}{kind}------part\n{part}{place}{page}\n------part\n{picture}------part--\n".encode()


def csv_of(group: Group) -> bytes:
    """A table of notes, as Excel writes it: a byte order mark, CRLF."""
    rows = [f'{at},"{line}"' for at, line in enumerate((*group.lines[:5], group.sentence, *group.lines[5:]), start=1)]
    return ("\ufeff" + "\r\n".join(("Number,Note", *rows)) + "\r\n").encode()


def tsv_of(group: Group) -> bytes:
    """The same with tabs."""
    rows = [f"{at}\t{line}" for at, line in enumerate((*group.lines, group.sentence), start=1)]
    return "\n".join(("Number\tNote", *rows)).encode()


def utf_16_of(group: Group) -> bytes:
    """Text as Notepad's "Unicode"."""
    return text_of(group).decode().encode("utf-16")


def windows_1252_of(group: Group) -> bytes:
    """Text with pound signs and curly quotes, as an old Windows writes it."""
    return f"{text_of(group).decode()}\nThe budget – “tight” – is £5.\n".encode("cp1252")


def right_to_left_text_of(group: Group) -> bytes:
    """Arabic and Hebrew around the sentence."""
    return f"{group.title}\n\n{ARABIC}\n\n{group.sentence}\n\n{HEBREW}\n\n{_prose(group)}\n".encode()


def _prose(group: Group) -> str:
    return " ".join(group.lines[:4])


def _page(group: Group, sentence: str) -> str:
    items = "".join(f"<li>{line}</li>" for line in group.lines[4:])
    return (
        f"<!DOCTYPE html><html><head><title>{group.title}</title></head><body><h1>{group.title}</h1>"
        f"<p>{_prose(group)}</p><h2>Access</h2>{sentence}<ul>{items}</ul></body></html>"
    )
