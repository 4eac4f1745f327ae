"""The map page: every way to look, and what it says when there is nothing to look at."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.folders import write_folder
from tests.ui.visiting import visit, words

PAGE = "pages/jelajah/halaman_peta.py"
VILLAGES = ("71.74.01.1001", "71.74.01.1002", "71.74.02.1003", "71.74.02.2004")
VALUES = "indikator,wilayah,periode,nilai,status\n" + "\n".join(
    f"A2,{village},{year},{value},{{status}}"
    for year, values in (
        (2022, (40, 50, 60, 70)),
        (2023, (50, 60, 70, 80)),
        (2024, (55, 60, 72, 90)),
    )
    for village, value in zip(VILLAGES, values, strict=True)
)


def open_map(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: str = "tetap", **query: str
) -> AppTest:
    data = write_folder(tmp_path / "data", {"nilai/a.csv": VALUES.format(status=status)})
    return visit(monkeypatch, data, tmp_path / "cache", page=PAGE, **query)


def decks(app: AppTest) -> list[dict[str, object]]:
    return [json.loads(chart.proto.json) for chart in app.get("deck_gl_json_chart")]


def outlined(deck: dict[str, object]) -> int:
    layers = {layer["id"]: layer for layer in deck["layers"]}  # type: ignore[attr-defined]
    return len(layers["pilihan"]["data"]["features"]) if "pilihan" in layers else 0


def test_newest_values_of_the_finest_level_come_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_map(tmp_path, monkeypatch)

    said = words(app)
    assert "Pada 2024 paling baik Kenanga" in said
    assert "Batas skematik" in said
    assert "DATA CONTOH" not in said
    assert len(decks(app)) == 1
    assert app.query_params["jenjang"] == "kelurahan"
    assert app.query_params["periode"] == "2024"


def test_a_link_restores_the_whole_view(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = {
        "indikator": "A2",
        "jenjang": "kelurahan",
        "ubahan": "perubahan",
        "periode": "2023",
        "periode2": "2022",
        "wilayah": "71.74.02.2004",
        "kelas": "quantiles",
        "jumlah": "3",
        "nama": "tidak",
        "tepi": "tidak",
    }

    app = open_map(tmp_path, monkeypatch, **wanted)

    assert {k: app.query_params[k] for k in wanted} == wanted
    assert "Dari 2022 sampai 2023, semua 4 kelurahan/desa membaik." in words(app)
    (deck,) = decks(app)
    assert outlined(deck) == 1
    assert {"nama", "batas"}.isdisjoint(layer["id"] for layer in deck["layers"])  # type: ignore[attr-defined]


def test_two_maps_share_a_scale_and_a_chosen_area(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_map(tmp_path, monkeypatch, ubahan="dua", wilayah=VILLAGES[0])

    first, second = decks(app)
    assert outlined(first) == outlined(second) == 1
    assert app.query_params["periode2"] == "2022"
    assert any("Skala warna sama untuk kedua peta." in c.value for c in app.caption)


def test_own_breaks_are_used_and_faulty_ones_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = open_map(tmp_path, monkeypatch, kelas="own", batas="55; 75")
    assert not good.warning
    assert "56–75" in words(good), "whole values: above 55 means from 56"

    bad = open_map(tmp_path, monkeypatch, kelas="own", batas="55; tujuh")
    assert bad.warning[0].value.startswith("“tujuh” bukan angka.")
    assert len(decks(bad)) == 1


def test_time_can_be_stepped_and_played(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_map(tmp_path, monkeypatch)

    app.button(key="peta_step_back").click().run()
    assert "Pada 2023 paling baik" in words(app)
    assert app.query_params["periode"] == "2023"

    app.button(key="peta_putar").click().run()
    assert app.button(key="peta_henti")
    assert "Pada 2024 paling baik" in words(app), "the last period was reached"

    app.button(key="peta_henti").click().run()
    assert app.button(key="peta_putar")


def test_without_webgl_the_still_map_is_there_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lib.ui.browser.has_webgl", lambda: False)

    app = open_map(tmp_path, monkeypatch)

    assert not decks(app)
    assert app.get("vega_lite_chart") or app.get("arrow_vega_lite_chart")
    assert any("tidak mendukung WebGL" in c.value for c in app.caption)


def test_who_wants_no_motion_gets_steps_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lib.ui.browser.wants_stillness", lambda: True)

    app = open_map(tmp_path, monkeypatch)

    assert {b.key for b in app.button} == {"peta_step_back", "peta_step_on"}


def test_sample_figures_are_marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = words(open_map(tmp_path, monkeypatch, status="contoh"))

    finding = next(line for line in said.splitlines() if "kk-temuan" in line)
    assert "DATA CONTOH" in finding


def test_city_figures_are_not_spread_over_villages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = "indikator,wilayah,periode,nilai\nA3,71.74,2023,WDP\nA3,71.74,2024,WTP"
    data = write_folder(tmp_path / "data", {"nilai/a.csv": values})

    app = visit(monkeypatch, data, tmp_path / "cache", page=PAGE, indikator="A3")

    assert app.query_params["jenjang"] == "kota"
    assert "tidak dapat dibagi ke kelurahan/desa" in words(app)


def test_without_values_it_says_who_can_supply_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without_values: Path
) -> None:
    app = visit(monkeypatch, without_values, tmp_path / "cache", page=PAGE)

    assert not decks(app)
    assert "walidata tiap indikator menyampaikannya" in words(app)
