"""Archives and Office files whose bytes depend on nothing but their content."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable

_STAMP = (1980, 1, 1, 0, 0, 0)
_NESTED = (".xlsx", ".docx", ".pptx")
_FIRST = "[Content_Types].xml"
_CORE = "docProps/core.xml"
_TIMES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def steady(content: bytes, moment: dt.date) -> bytes:
    """Return an Office file without the time at which it was written.

    Args:
        content: A zip archive; workbooks inside are treated the same way.
        moment: What stands as created and modified.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda n: (n != _FIRST, n)):
            new.writestr(_entry(name), _content(name, old.read(name), moment))
    return out.getvalue()


def bundle(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return files as one zip archive.

    Args:
        files: Name and content of each, in the order in which they are listed.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files:
            archive.writestr(_entry(name), content)
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _STAMP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # else it tells on which system it was written
    entry.external_attr = 0o600 << 16
    return entry


def _content(name: str, content: bytes, moment: dt.date) -> bytes:
    if name.endswith(_NESTED):
        return steady(content, moment)
    if name == _CORE:
        time = f"{moment.isoformat()}T00:00:00Z".encode()
        return _TIMES.sub(rb"\g<1>" + time + rb"\g<3>", content)
    return content
