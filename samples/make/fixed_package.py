"""Office packages with the same bytes every time: python-docx, python-pptx and openpyxl write the hour into them."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_WRITTEN = "2026-10-30T09:00:00Z"
_ZIP_TIME = (2026, 10, 30, 9, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
_THUMBNAIL = "docProps/thumbnail.jpeg"


def fixed_package(package: bytes) -> bytes:
    """`package` with fixed times, also in packages inside it (a chart's workbook), without the template's thumbnail."""
    written = BytesIO()
    with ZipFile(BytesIO(package)) as old, ZipFile(written, "w") as new:
        for name in old.namelist():
            if name != _THUMBNAIL:
                new.writestr(_member(name), _fixed_content(name, old.read(name)), ZIP_DEFLATED, 9)
    return written.getvalue()


def _member(name: str) -> ZipInfo:
    member = ZipInfo(name, _ZIP_TIME)
    member.create_system = 3  # or else it says which system wrote it
    member.external_attr = 0o644 << 16
    return member


def _fixed_content(name: str, content: bytes) -> bytes:
    if name.endswith(".xlsx"):
        return fixed_package(content)
    if name == "docProps/core.xml":
        return _STAMP.sub(rb"\g<1>" + _WRITTEN.encode() + rb"\g<3>", content)
    if name == "_rels/.rels":
        return re.sub(rb"<Relationship [^>]*thumbnail\.jpeg\"[^>]*/>", b"", content)
    return content
