"""Whatever a page shows can be taken along: every chart, map and table, on every page."""

from __future__ import annotations

import io
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import pytest
import streamlit as st
from PIL import Image
from streamlit.testing.v1 import AppTest

from lib.paths import ROOT
from lib.ui import figure, mapview, table
from lib.ui.figure import Download, Twin
from lib.ui.registry import DIMENSION_FILE, SECTIONS
from lib.ui.views import disparity_makers
from tests.running import TODAY, copy_data

SHARED = {"pages/tindakan/halaman_opd.py": 4}
"""Tables that one file holds together: the agencies, group by group."""
VISITS = (
    ("pages/analisis/halaman_pola.py", {"indikator": "E08", "angka": "dihaluskan"}),
    ("pages/analisis/halaman_skor.py", {"wilayah": "71.74.01.1005"}),
    ("pages/jelajah/halaman_peta.py", {"ubahan": "perubahan"}),
    ("pages/jelajah/halaman_peta.py", {"ubahan": "dua"}),
    ("pages/jelajah/halaman_banding.py", {"cara": "indikator"}),
    ("pages/tindakan/halaman_program.py", {"program": "PRG05"}),
    ("pages/tindakan/halaman_program.py", {"opd": "diskominfo", "keadaan": "terlambat"}),
    ("pages/tindakan/halaman_penilaian.py", {"kerangka": "nasional"}),
    ("pages/data/halaman_mutu.py", {"bagian": "kalender"}),
    ("pages/data/halaman_mutu.py", {"bagian": "ditahan"}),
    ("pages/data/halaman_mutu.py", {"bagian": "berkas"}),
)
"""Pages again, with other things to show."""
FILES = [page.file for section in SECTIONS for page in section.pages] + [DIMENSION_FILE]
CHART, MAP = {"png", "svg", "csv", "xlsx"}, {"png", "svg", "csv", "xlsx", "geojson"}
PAGES = {file: (file, dict[str, str]()) for file in FILES} | {
    f"{file}?{urlencode(query)}": (file, query) for file, query in VISITS
}
PREVIEWS = {"pages/data/halaman_kelola.py"}
"""Pages that show files before they count: there is nothing to take along yet."""


@dataclass
class Shown:
    """What one run of a page drew."""

    charts: list[str] = field(default_factory=list)
    maps: list[str] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)
    twins: dict[str, Twin] = field(default_factory=dict)
    files: dict[str, list[Download]] = field(default_factory=dict)

    def of(self, key: str) -> list[Download]:
        """Return the files of a figure; two maps beside each other share them."""
        found = [twin for name, twin in self.twins.items() if _same(name, key)]
        return [file for twin in found for file in twin.downloads]

    def every(self) -> list[Download]:
        both = (*(list(t.downloads) for t in self.twins.values()), *self.files.values())
        return [file for files in both for file in files]


def _same(one: str, other: str) -> bool:
    return one == other or one.rsplit("_", 1)[0] == other.rsplit("_", 1)[0]


def ending(file: Download) -> str:
    return file.name.rsplit(".", 1)[1]


@pytest.fixture(scope="module", params=["full", "real"])
def pages(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Shown]]:
    """Run every page once on the shipped data and keep what it drew."""
    folder = tmp_path_factory.mktemp("unduhan")
    copy_data(request.param, folder / "data")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {
            "DATA_DIR": str(folder / "data"),
            "CACHE_DIR": str(folder / "cache"),
            "TODAY": TODAY,
            "WATCH": "0",
        }.items():
            patch.setenv(name, value)
        st.cache_resource.clear()
        shown: dict[str, Shown] = {}
        now = Shown()

        def wrapped(owner: Any, name: str, keep: Callable[..., None]) -> None:  # noqa: ANN401
            real = getattr(owner, name)

            def one(*given: Any, **named: Any) -> Any:  # noqa: ANN401
                keep(*given, **named)
                return real(*given, **named)

            patch.setattr(owner, name, one)

        wrapped(figure, "chart", lambda key, *_, **__: now.charts.append(key))
        for kind in ("_deck", "_static"):
            wrapped(mapview, kind, lambda _, key, *__, **___: now.maps.append(key))
        for owner in (figure, disparity_makers):
            wrapped(owner, "below", lambda _, key, **named: _keep(now, key, named["twin"]))
        wrapped(figure, "downloads", lambda key, files: now.files.update({key: list(files)}))
        wrapped(table, "draw", lambda *given, **__: now.tables.append(given[2]))

        for place, (file, query) in PAGES.items():
            app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
            for name, value in query.items():
                app.query_params[name] = value
            app.run()
            now.__init__()  # type: ignore[misc]
            app.switch_page(str(ROOT / file)).run()
            assert not app.exception, place
            shown[place] = Shown(now.charts, now.maps, now.tables, now.twins, now.files)
        yield shown


def _keep(now: Shown, key: str, make: Callable[[], Twin]) -> None:
    now.twins[key] = make()


@pytest.mark.parametrize("file", PAGES)
def test_every_chart_and_map_has_its_pictures_and_its_data(
    pages: dict[str, Shown], file: str
) -> None:
    shown = pages[file]

    for keys, needed in ((shown.charts, CHART), (shown.maps, MAP)):
        lacking = {key: needed - {ending(f) for f in shown.of(key)} for key in keys}
        assert {key: ends for key, ends in lacking.items() if ends} == {}


@pytest.mark.parametrize("file", [f for f in PAGES if f not in PREVIEWS])
def test_every_table_has_its_files(pages: dict[str, Shown], file: str) -> None:
    shown = pages[file]
    files = [*shown.twins.values(), *shown.files.values()]
    both = [
        one
        for one in files
        if {"csv", "xlsx"} <= {ending(f) for f in (one.downloads if isinstance(one, Twin) else one)}
    ]

    assert len(both) >= len(set(shown.tables)) - SHARED.get(file, 1) + 1, shown.tables


@pytest.mark.parametrize("file", PAGES)
def test_a_file_is_named_and_made_on_demand(pages: dict[str, Shown], file: str) -> None:
    for one in pages[file].every():
        assert callable(one.make), one.name
        assert re.fullmatch(r"[a-z0-9-]+(_[a-z0-9-]+)*_2026-03-15\.\w+", one.name), one.name
    for key, twin in pages[file].twins.items():
        for one in twin.downloads:
            parts = one.name.removesuffix(f"_2026-03-15.{ending(one)}").split("_")
            assert len([p for p in parts if p not in ("contoh",)]) >= 2, (key, one.name)


@pytest.mark.parametrize("pages", ["full"], indirect=True)
def test_the_map_page_makes_what_its_names_say(pages: dict[str, Shown]) -> None:
    for one in pages["pages/jelajah/halaman_peta.py"].every():
        content = one.make()
        if one.name.endswith("png"):
            with Image.open(io.BytesIO(content)) as picture:
                assert picture.width == 2 * 960
        elif one.name.endswith("geojson"):
            features = json.loads(content)["features"]
            assert len(features) == 33
            assert sum(f["properties"]["nilai"] is not None for f in features) > 25


@pytest.mark.parametrize("place", PAGES)
def test_every_picture_and_table_can_be_made(pages: dict[str, Shown], place: str) -> None:
    for one in pages[place].every():
        if one.name.endswith("svg"):
            picture = ElementTree.fromstring(one.make())
            assert len("".join(picture.itertext())) > 40, one.name
        elif one.name.endswith("csv"):
            assert "Diunduh: 15 Maret 2026" in one.make().decode("utf-8-sig"), one.name


@pytest.mark.parametrize("pages", ["full"], indirect=True)
def test_a_file_says_how_its_rows_were_filtered(pages: dict[str, Shown]) -> None:
    page = "pages/tindakan/halaman_program.py"
    told = []
    for place in (page, f"{page}?opd=diskominfo&keadaan=terlambat"):
        (made,) = [f for f in pages[place].files["daftar_program"] if ending(f) == "csv"]
        told.append((made.name, made.make().decode("utf-8-sig")))

    assert "Saringan: tidak ada, semua baris" in told[0][1]
    assert "Saringan: OPD: Diskominfo; Keadaan: terlambat" in told[1][1]
    assert told[0][1].count("\n") > told[1][1].count("\n")
    assert told[1][0] == "program_diskominfo_terlambat_contoh_2026-03-15.csv"
