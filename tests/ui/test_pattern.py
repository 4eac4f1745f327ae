"""The page of patterns: what it shows, what it refuses and why, and what the link carries."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from streamlit.testing.v1 import AppTest

from lib.city.city import City
from lib.city.pattern import funnel, study
from lib.contract.vocabulary import Framework
from lib.store.build import load_folder
from lib.store.shapes import Shapes
from lib.ui.view import View
from lib.ui.views import pattern_funnel, pattern_map, pattern_smooth
from tests.city.cities import TODAY
from tests.city.grid import CODES, NEIGHBOURS, PLACES, code, files, rates, values
from tests.city.test_pattern import NOISE
from tests.folders import write_folder
from tests.ui.visiting import visit, words

PAGE = "pages/analisis/halaman_pola.py"
BLOCK = [code(x, y) for x, y in PLACES if x <= 2 and y <= 1]
"""Six villages in a corner: enough to be strong by the neighbours of drawn cells."""
HOT = [30 + n if c in BLOCK else n for c, n in zip(CODES, NOISE, strict=True)]
SPOT = [(120 if c in BLOCK else 30 + n, 400) for c, n in zip(CODES, NOISE, strict=True)]


def pattern(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *rows: str, **query: str) -> AppTest:
    data = write_folder(tmp_path / "data", files(*rows))
    return visit(monkeypatch, data, tmp_path / "cache", page=PAGE, **query)


def charts(app: AppTest) -> list[str]:
    kinds = ("vega_lite_chart", "arrow_vega_lite_chart")
    return [chart.proto.spec for kind in kinds for chart in app.get(kind)]


def test_a_planted_hot_spot_shows_in_words_and_on_the_map(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = pattern(tmp_path, monkeypatch, rates("S", SPOT))

    said = words(app)
    assert "Kantong kurang baik yang kuat: " in said
    pocket = said.split("Kantong kurang baik yang kuat: ")[1].split(".")[0]
    assert pocket in {f"Desa {x}{y}" for x in range(3) for y in range(2)}
    assert "− Kantong kurang baik, kuat: " in said
    assert "Ketetanggaan ini perkiraan" in said
    assert "DATA CONTOH" not in said
    assert "wilayah di luar batas 95 %" in said
    assert len(charts(app)) == 2
    assert app.query_params["angka"] == "asli"


def test_the_link_carries_indicator_period_figures_and_area(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = {"indikator": "S", "periode": "2023", "angka": "dihaluskan", "wilayah": BLOCK[0]}
    rows = (rates("S", SPOT, "2023"), rates("S", SPOT), values("U", HOT))

    app = pattern(tmp_path, monkeypatch, *rows, **wanted)

    assert {k: app.query_params[k] for k in wanted} == wanted
    said = words(app)
    assert "Paling berubah: " in said
    assert "Desa 00: 30,0" in said
    assert len(charts(app)) == 4


def test_smoothing_is_not_offered_without_numerators(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = pattern(tmp_path, monkeypatch, values("U", HOT))

    assert not [b for b in app.button_group if b.key == "w_angka"]
    assert "Penghalusan dan corong memerlukan pembilang dan penyebut" in words(app)
    assert "Kantong baik yang kuat: " in words(app)


def test_smoothed_away_differences_are_said_to_be_chance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = rates("S", [(20 + n, 400) for n in NOISE])

    app = pattern(tmp_path, monkeypatch, rows, angka="dihaluskan")

    assert "tidak lebih lebar daripada yang dapat terjadi karena kebetulan" in words(app)
    assert "perbedaannya tidak lebih besar daripada kebetulan" in words(app)
    assert len(charts(app)) == 3


def test_a_period_with_many_gaps_is_refused_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = [n if i < 12 else "" for i, n in enumerate(NOISE)]

    app = pattern(tmp_path, monkeypatch, values("U", some, "2025"), values("U", HOT))

    assert "Pada 2025 baru 12 dari 20 wilayah punya nilai Terlayani" in words(app)
    app.select_slider(key="w_periode").set_value("2024").run()
    assert "Kantong baik yang kuat: " in words(app)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("B,71.74,2024,5,tetap,,\n", "mengukur kota sebagai satu kesatuan"),
        ("N,71.74,2024,5,tetap,,\n", "baru ada untuk kota"),
        ("D,71.74.01,2024,5,tetap,,\nD,71.74.02,2024,6,tetap,,\n", "hanya 2 wilayah"),
        (f"K,{CODES[0]},2024,Rendah,tetap,,\n", "berupa kata, bukan angka"),
    ],
)
def test_kinds_without_a_pattern_say_why_and_lead_to_the_map(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: str, said: str
) -> None:
    app = pattern(tmp_path, monkeypatch, row)

    assert said in words(app)
    assert charts(app) == []
    assert len(app.get("page_link")) == 1


def test_sample_figures_are_marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = pattern(tmp_path, monkeypatch, values("U", HOT, status="contoh"))

    assert "DATA CONTOH" in words(app)


def test_english_has_no_indonesian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = pattern(tmp_path, monkeypatch, rates("S", SPOT), bahasa="en")

    assert "Strong unfavourable pocket: " in words(app)
    assert "Kantong" not in words(app)


def test_without_values_it_says_who_can_supply_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without_values: Path
) -> None:
    app = visit(monkeypatch, without_values, tmp_path / "cache", page=PAGE)

    assert app.info[0].value.startswith("Belum ada yang dapat diperiksa")
    assert charts(app) == []


def test_table_twins_show_few_events_only_as_their_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = rates("S", [*SPOT[:19], (3, 400)])
    city = City(
        load_folder(write_folder(tmp_path, files(few)), None, TODAY),
        cast(Shapes, SimpleNamespace(neighbours=NEIGHBOURS, schematic=True)),
    )
    view = View(city, "id", Framework.CITY, TODAY, "pola-ruang", "light")
    made = study(city, "S", "2024", True)
    held = funnel(city, "S", "2024")
    assert held is not None

    for twin in (
        pattern_map.twin(view, made),
        pattern_smooth.twin(view, made),
        pattern_funnel.twin(view, made, held),
    ):
        last = next(r for r in twin.rows if r["wilayah"] == CODES[19])
        assert "3 kejadian" in [column.cell(last) for column in twin.columns]
        csv = twin.downloads[0].make().decode("utf-8-sig")
        line = next(x for x in csv.splitlines() if CODES[19] in x)
        assert ";0,75;" not in line
        assert all(file.make() for file in twin.downloads[:2])
    drawn = pattern_map.shown(view, made)
    assert drawn.filter(wilayah=CODES[19])["nilai"].to_list() == [None], "nor in the areas"
    assert drawn["nilai"].null_count() == 1
