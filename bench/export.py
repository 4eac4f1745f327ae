"""Files to hand out: seconds and memory for each, and how they grow with the indicators.

Run with ``python -m bench.export``. Each file is made twice in one process: first with
nothing computed yet (as a command does), then again (as a second reader's download).
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import polars as pl

from lib.city.city import City
from lib.export.archive import bundle
from lib.export.book.workbook import made
from lib.export.paper import press
from lib.export.paper.sheets import Choice, Kind, every, there
from lib.export.slides.deck import pptx
from lib.paths import ROOT
from lib.store.build import load_folder
from lib.store.shapes import load_shapes
from lib.story.brief import brief
from lib.story.deck import deck
from lib.story.report import report

TODAY = dt.date(2026, 1, 31)
SHARES = (0.25, 0.5, 1.0)
"""Of the indicators."""


def whole_report(city: City) -> tuple[bytes, int]:
    """Return the report of the city and how many pages it has."""
    content = press.pdf(report(city, lang="id", today=TODAY), city)
    return content, press.pages(content)


def two_pages(city: City) -> tuple[bytes, int]:
    """Return the brief and how many pages it has."""
    content = press.pdf(brief(city, lang="id", today=TODAY), city)
    return content, press.pages(content)


def slides(city: City) -> tuple[bytes, int]:
    """Return the deck and how many slides it has."""
    told = deck(city, lang="id", today=TODAY)
    return pptx(told, city), len(told.slides)


def every_sheet(city: City) -> tuple[bytes, int]:
    """Return the sheets of all agencies and areas in one archive, and how many they are."""
    wanted = [one for kind in Kind for one in there(city, kind, TODAY)]
    made = [(one.name, one.content) for one in every(city, wanted, Choice(TODAY, "id"))]
    return bundle(made), len(made)


def workbook(city: City) -> tuple[bytes, int]:
    """Return the workbook and how many sheets it has."""
    book = made(city, lang="id", today=TODAY)
    return book.content, len(book.sheets)


MAKERS: Mapping[str, Callable[[City], tuple[bytes, int]]] = {
    "brief": two_pages,
    "report": whole_report,
    "sheets": every_sheet,
    "slides": slides,
    "workbook": workbook,
}
"""What makes each file: the bytes and the number of pages."""


def part(folder: Path, share: float) -> Path:
    """Write a data folder with some of the indicators."""
    shutil.copytree(ROOT / "data", folder)
    table = pl.read_csv(folder / "indikator.csv", infer_schema=False)
    every = [
        rows.head(max(round(rows.height * share), 1))
        for rows in table.partition_by("dimensi", maintain_order=True)
    ]
    kept = pl.concat(every)
    kept.write_csv(folder / "indikator.csv")
    for file in (*(folder / "nilai").rglob("*.csv"), *folder.glob("*.csv")):
        rows = pl.read_csv(file, infer_schema=False)
        if "indikator" in rows.columns and file.name not in {"program.csv", "indikator.csv"}:
            rows.filter(pl.col("indikator").is_in(kept["kode"].implode())).write_csv(file)
    return folder


def city_of(folder: Path) -> City:
    """Load a city with nothing computed yet."""
    snapshot = load_folder(folder, None, TODAY)
    return City(snapshot, load_shapes(snapshot, folder, None, TODAY))


def measured(name: str, folder: Path) -> dict[str, object]:
    """Return what one kind of file takes for one folder."""
    city, took = city_of(folder), []
    for _ in range(2):
        begun = time.perf_counter()
        content, pages = MAKERS[name](city)
        took.append(time.perf_counter() - begun)
    return {
        "indicators": len(city.catalogue.indicators),
        "pages": pages,
        "first_s": round(took[0], 2),
        "again_s": round(took[1], 2),
        "kilobytes": round(len(content) / 1000),
        "peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000),
    }


def main() -> None:
    """Measure and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=sorted(MAKERS), action="append")
    chosen = parser.parse_args().only or list(MAKERS)
    found: dict[str, list[dict[str, object]]] = {}
    with tempfile.TemporaryDirectory() as place:
        folders = [part(Path(place) / f"data-{share}", share) for share in SHARES]
        for name in chosen:
            found[name] = [measured(name, folder) for folder in folders]
    print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
