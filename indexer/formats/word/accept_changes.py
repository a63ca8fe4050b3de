"""A part's tree as its readers see it: tracked changes accepted, and what is not text for reading taken out."""

from indexer.formats.word.elements import MC, Element, W, at_path, is_on, remove, value_of

_LEFT_OUT = frozenset({f"{W}{name}" for name in ("del", "moveFrom", "rt")})
_FORMER_LOOKS = frozenset(
    f"{W}{name}Change" for name in ("pPr", "rPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid", "sectPr", "numbering")
)
_DELETED = ("del", "moveFrom")


def accept_changes(root: Element) -> None:
    """Change the tree: insertions stay, deletions go, and a deleted paragraph mark joins its two paragraphs.

    Out go as well: tables of contents, hints where nothing was filled in, the spare form of a shape that is told
    in two forms, readings above words, and field marks without their partner.
    """
    _take_out(root, *_FORMER_LOOKS)
    _keep_one_form(root)
    _take_out_deleted_rows(root)
    joined = [p for p in root.iter(f"{W}p") if _is_deleted(at_path(p, "pPr/rPr"))]
    _take_out(root, *_LEFT_OUT)
    for paragraph in reversed(joined):
        _join_with_next(paragraph)
    for control in list(root.iter(f"{W}sdt")):
        if _says_nothing(control):
            remove(control)
    _take_out_lone_marks(root)


def _take_out(root: Element, *tags: str) -> None:
    for element in list(root.iter(*tags)):
        remove(element)


def _keep_one_form(root: Element) -> None:
    """Of mc:AlternateContent keep the first choice, unless only the fallback has text in it."""
    for element in list(root.iter(f"{MC}AlternateContent")):
        forms = [form for form in element if form.tag in (f"{MC}Choice", f"{MC}Fallback")]
        kept = next((form for form in forms if next(form.iter(f"{W}txbxContent", f"{W}t"), None) is not None), None)
        for form in forms:
            if form is not (forms[0] if kept is None else kept):
                element.remove(form)


def _take_out_deleted_rows(root: Element) -> None:
    for row in list(root.iter(f"{W}tr")):
        if _is_deleted(at_path(row, "trPr")):
            remove(row)
    for cell in list(root.iter(f"{W}tc")):
        if at_path(cell, "tcPr/cellDel") is not None:
            remove(cell)


def _is_deleted(properties: Element | None) -> bool:
    return any(at_path(properties, name) is not None for name in _DELETED)


def _join_with_next(paragraph: Element) -> None:
    """Move what a paragraph holds to the start of the next one, whose mark stays and with it its looks."""
    following = paragraph.getnext()
    while following is not None and following.tag not in (f"{W}p", f"{W}tbl", f"{W}sdt"):
        following = following.getnext()
    if following is None or following.tag != f"{W}p":
        return
    at = 0 if at_path(following, "pPr") is None else 1
    for part in reversed([part for part in paragraph if part.tag != f"{W}pPr"]):
        following.insert(at, part)
    remove(paragraph)


def _says_nothing(control: Element) -> bool:
    """Whether a content control is a table of contents, or shows the hint that nothing was filled in."""
    gallery = value_of(control, "sdtPr/docPartObj/docPartGallery") or ""
    return gallery.lower() == "table of contents" or bool(is_on(control, "sdtPr/showingPlcHdr"))


def _take_out_lone_marks(root: Element) -> None:
    """Without this, a field that never ends would swallow the rest of the document."""
    open_marks: list[Element] = []
    inner: list[list[Element]] = []
    lone: list[Element] = []
    for mark in root.iter(f"{W}fldChar"):
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            open_marks.append(mark)
            inner.append([])
        elif not open_marks:
            lone.append(mark)
        elif kind == "end":
            open_marks.pop()
            inner.pop()
        else:
            inner[-1].append(mark)
    for mark in (*lone, *open_marks, *(mark for marks in inner for mark in marks)):
        remove(mark)
