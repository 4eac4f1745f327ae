"""Pictures of the guide for staff: one hand-in from the first look to going back."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import polars as pl
from playwright.sync_api import Browser

from lib.geometry.geojson import to_geojson_bytes
from lib.load.boundaries import load_boundaries
from tests.browser.test_manage import Cells, hand_in, indicator, send, villages, wait_for, workbook
from tests.browser.visit import Visit, visiting
from tests.running import Site, copy_data, running

WINDOW = {"width": 1360, "height": 900}
TALL = 3200
"""Pixels of a window in which a whole page can be seen."""
WRONG = {"D7": "abc", "E9": 950, "B10": "desa Entah"}
PAGE = "kelola-data"


def take(browser: Browser, folder: Path) -> None:
    """Take the pictures from a copy of the shipped data on a fixed day."""
    with tempfile.TemporaryDirectory() as place:
        data = copy_data("full", Path(place, "data"))
        with (
            running(data, Path(place, "cache"), WATCH="1") as site,
            visiting(browser, site, WINDOW) as visit,
        ):
            _handed_in(visit, site, folder)
            _parts(visit, folder)
            _boundaries(visit, site, folder)
            _found(visit, folder)


def _handed_in(visit: Visit, site: Site, folder: Path) -> None:
    code = indicator(site)
    visit.go(PAGE)
    _picture(visit, folder, "serahkan", 520)
    likely = _likely(site)
    hand_in(visit, "rekap.xlsx", workbook(site, code, {**likely, **WRONG}))
    _picture(visit, folder, "salah", 1300)
    visit.go(PAGE)
    hand_in(visit, "rekap.xlsx", workbook(site, code, likely))
    _picture(visit, folder, "berubah", 800, start="Yang akan berubah")
    _picture(visit, folder, "terbitkan", 1150, "Di peta", 700)
    send(visit, "Terbitkan", **{"Nama Anda": "Sari", "Alasan": "rekap tahunan dari Dinkes"})
    wait_for(visit, "Terbit sebagai entri")
    visit.settle()
    _picture(visit, folder, "terbit", 420)


def _likely(site: Site) -> Cells:
    """Return values as they are usual for the indicator, by cell."""
    rows = range(4, 4 + len(villages(site)))
    return {f"{c}{r}": 96.5 + (7 * r + k) % 20 / 10 for r in rows for k, c in enumerate("CDE")}


def _parts(visit: Visit, folder: Path) -> None:
    visit.go(PAGE, bagian="riwayat")
    _picture(visit, folder, "riwayat", 700)
    visit.go(PAGE, bagian="formulir")
    _picture(visit, folder, "formulir", 700)
    visit.go(PAGE, bagian="tarik")
    visit.page.get_by_label("Berkas", exact=True).click()
    visit.page.get_by_role("option").filter(has_text="contoh").first.click()
    visit.settle()
    _picture(visit, folder, "tarik", 1000)


def _boundaries(visit: Visit, site: Site, folder: Path) -> None:
    visit.go(PAGE, bagian="peta")
    control = visit.page.locator('input[type="file"]')
    shapes = {"name": "batas.geojson", "mimeType": "application/json", "buffer": _shapes(site)}
    control.set_input_files(shapes)
    wait_for(visit, "Perlu keputusan Anda")
    visit.settle()
    _picture(visit, folder, "batas", 1200)


def _shapes(site: Site) -> bytes:
    """Return drawn cells under their names, one of them misspelt, as if they were official."""
    areas = pl.read_csv(site.data / "wilayah.csv", schema_overrides={"kode": pl.String})
    drawn = load_boundaries(site.data, areas.cast({"induk": pl.String, "nama_lain": pl.String}))
    names = dict(villages(site))
    collection = json.loads(to_geojson_bytes(drawn.frame))
    for number, feature in enumerate(collection["features"]):
        name = names[feature["properties"]["kode"]].partition(" ")[2]
        feature["properties"] = {"NAMOBJ": name + "n" if number == 8 else name}
    return json.dumps(collection).encode()


def _found(visit: Visit, folder: Path) -> None:
    visit.go("data-mutu")
    _picture(visit, folder, "temuan", 900)


def _picture(
    visit: Visit, folder: Path, name: str, height: int, start: str = "", width: int = 0
) -> None:
    """Take a picture of the page, from its top or from a heading."""
    visit.page.set_viewport_size({"width": WINDOW["width"], "height": TALL})
    visit.settle()
    box = visit.page.locator('[data-testid="stMainBlockContainer"]').bounding_box()
    assert box is not None
    end = visit.page.locator("footer.kk-kaki").bounding_box()
    last = end["y"] if end is not None else box["y"] + box["height"]
    top = box["y"]
    if start:
        heading = visit.page.get_by_role("heading", name=start, exact=True).first.bounding_box()
        assert heading is not None
        top = heading["y"] - 16
    tall = min(height, last - top)
    clip = {"x": box["x"], "y": top, "width": width or box["width"], "height": tall}
    visit.page.screenshot(path=folder / f"panduan-{name}.png", clip=clip)
    visit.page.set_viewport_size(WINDOW)
