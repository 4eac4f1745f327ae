"""Documents as PDF, set by typst: tagged, with bookmarks, the bundled face and vector pictures.

Texts reach typst as JSON, never as markup, so that nothing in the data can be taken for code.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst

from lib.city.city import City
from lib.errors import ExportError
from lib.export.paper import setting
from lib.export.picture import FONTS
from lib.story.document import Document

MIME: Final = "application/pdf"
_PAGES: Final = re.compile(rb"/Type/Pages/Count (\d+)")
_HOUSE = Path(__file__).parent / "house"
"""Templates: one Document of any kind."""


def pdf(document: Document, city: City) -> bytes:
    """Return a document as PDF.

    It conforms to PDF/UA-1 unless the data holds letters that no face at hand has; these are
    then left to the faces of the machine.

    Args:
        document: What is handed out.
        city: The city, for its maps and courses.

    Returns:
        The file; equal data and day give equal bytes.

    Raises:
        ExportError: It could not be set.
    """
    set_ = setting.of(document, city)
    files: dict[str, bytes] = {
        **_templates(),
        "data.json": json.dumps(set_.content, ensure_ascii=False).encode(),
        **{name: drawing.encode() for name, drawing in set_.pictures.items()},
    }
    press: Any = typst.compile  # its stub knows no folder in memory
    fault: Exception | None = None
    for standards, system in _attempts():
        try:
            made = press(
                files,
                font_paths=_faces(system),
                pdf_standards=standards,
                timestamp=dt.datetime.combine(document.today, dt.time(), dt.UTC),
            )
        except (typst.TypstError, RuntimeError) as error:
            fault = error
            continue
        if isinstance(made, bytes):
            return made
    raise ExportError(reason=str(fault)) from fault


def pages(content: bytes) -> int:
    """Return how many pages a PDF of this module has."""
    found = _PAGES.search(content)  # its root comes first, before any text
    return int(found.group(1)) if found else 0


def _attempts() -> Iterator[tuple[list[typst.PDFStandard], bool]]:
    """Yield standards and whether the faces of the machine may help, strictest first."""
    yield ["ua-1"], False
    yield ["ua-1"], True
    yield [], True


@cache
def _faces(system: bool) -> typst.Fonts:
    """Return the faces to set with, read once: with or without those of the machine."""
    return typst.Fonts(include_system_fonts=system, font_paths=[str(FONTS)])


@cache
def _templates() -> dict[str, bytes]:
    """Return the templates under their names; the one called ``main.typ`` is set."""
    return {path.name: path.read_bytes() for path in sorted(_HOUSE.glob("*.typ"))}
