"""Another city uses the app by replacing the folder: nothing in the code knows this one."""

from __future__ import annotations

import re
from pathlib import Path

import polars as pl

from lib.paths import ROOT

PARTS = ("lib", "pages", "app.py", "asgi.py")


def texts() -> dict[str, str]:
    """Return everything that runs or is read on a page, by file."""
    found: list[Path] = []
    for part in PARTS:
        path = ROOT / part
        found += [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file()]
    kinds = (".py", ".json", ".csv", ".md", ".js", ".css", ".html")
    return {
        p.relative_to(ROOT).as_posix(): p.read_text(encoding="utf-8")
        for p in found
        if p.suffix in kinds
    }


def test_no_code_and_no_text_names_the_city_or_its_districts() -> None:
    areas = pl.read_csv(ROOT / "data" / "wilayah.csv", infer_schema=False)
    above = areas.filter(pl.col("jenis").is_in(["kota", "kecamatan"]))
    names = {re.escape(name.removeprefix("Kota ")) for name in above["nama"]}
    codes = {re.escape(code) for code in above["kode"]}
    known = re.compile("|".join(sorted(names | codes)), re.I)

    assert above.height > 1
    assert {file for file, text in texts().items() if known.search(text)} == set()
