"""Archives without a clock."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

from lib.export.archive import steady

DAY = dt.date(2025, 12, 31)
CORE = '<c><dcterms:created x="y">{0}</dcterms:created><dcterms:modified>{0}</dcterms:modified></c>'


def packed(files: dict[str, bytes], year: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0)), content)
    return out.getvalue()


def office(year: int, *, turned: bool = False) -> bytes:
    names = ["docProps/core.xml", "[Content_Types].xml"]
    core = CORE.format(f"{year}-01-01T00:00:00Z").encode()
    inner = packed({"docProps/core.xml": core}, year)
    files = {name: core if "core" in name else b"<t/>" for name in names[:: -1 if turned else 1]}
    return packed({**files, "embed/a.xlsx": inner}, year)


def test_when_and_in_which_order_it_was_written_does_not_matter() -> None:
    assert steady(office(2024), DAY) == steady(office(2025, turned=True), DAY)


def test_the_moment_given_stands_in_the_file_and_the_types_come_first() -> None:
    with zipfile.ZipFile(io.BytesIO(steady(office(2024), DAY))) as archive:
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert archive.read("docProps/core.xml").count(b"2025-12-31T00:00:00Z") == 2
