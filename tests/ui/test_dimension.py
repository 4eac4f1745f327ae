"""A dimension's page: cards, and one indicator as far as its figures go."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.ui.registry import DIMENSION_FILE
from tests.folders import write_folder
from tests.ui.visiting import visit, words

VILLAGES = ("71.74.01.1001", "71.74.01.1002", "71.74.02.1003", "71.74.02.2004")
HEAD = "indikator,wilayah,periode,nilai,status\n"
BY_VILLAGE = "".join(
    f"A2,{village},{year},{value},tetap\n"
    for year, values in ((2023, (50, 60, 70, 80)), (2024, (55, 60, 72, 90)))
    for village, value in zip(VILLAGES, values, strict=True)
)
FOR_CITY = "A3,71.74,2023,WDP,tetap\nA3,71.74,2024,WTP,tetap\n"
BY_DISTRICT = "A2,71.74.01,2024,55,tetap\nA2,71.74.02,2024,65,tetap\n"


def folder(tmp_path: Path, values: str) -> Path:
    return write_folder(tmp_path / "data", {"nilai/a.csv": HEAD + values})


def test_first_shown_is_the_one_with_figures_by_village(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = folder(tmp_path, BY_VILLAGE + FOR_CITY)

    app = visit(monkeypatch, data, tmp_path / "cache", page=DIMENSION_FILE)

    assert app.selectbox(key="w_indikator").value == "A2"
    assert app.select_slider(key="w_periode").value == "2024"
    said = words(app)
    assert "Peta menurut kelurahan/desa" in said
    assert "Pada 2024 terbaik Kenanga (90\N{NO-BREAK SPACE}%), terlemah Mawar" in said
    assert len(app.get("deck_gl_json_chart")) == 1
    assert len(app.get("vega_lite_chart")) == 2, "the course and the ranking"


def test_each_indicator_has_a_card_that_chooses_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = folder(tmp_path, BY_VILLAGE + FOR_CITY)
    app = visit(monkeypatch, data, tmp_path / "cache", page=DIMENSION_FILE)

    assert [b.key for b in app.button] == ["pilih_A2", "pilih_A3", "pilih_A1", "pilih_A4"]
    app.button(key="pilih_A3").click().run()

    assert app.selectbox(key="w_indikator").value == "A3"
    assert app.query_params["indikator"] == "A3"


def test_figure_of_the_city_is_not_spread_over_villages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = folder(tmp_path, FOR_CITY)

    app = visit(monkeypatch, data, tmp_path / "cache", page=DIMENSION_FILE)

    assert "Angka ini hanya ada pada tingkat kota." in words(app)
    assert not app.get("deck_gl_json_chart")
    assert len(app.get("vega_lite_chart")) == 1, "only the course"


def test_coarser_figures_than_meant_are_mapped_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = folder(tmp_path, BY_DISTRICT)

    app = visit(monkeypatch, data, tmp_path / "cache", page=DIMENSION_FILE)

    said = words(app)
    assert "nilai yang ada baru pada tingkat kecamatan" in said
    assert "Peta menurut kecamatan" in said


def test_indicator_without_values_names_its_steward(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = visit(monkeypatch, folder(tmp_path, ""), tmp_path / "cache", page=DIMENSION_FILE)

    assert app.selectbox(key="w_indikator").value == "A1"
    assert "Yang dapat menyampaikannya: DD." in app.info[0].value
    assert "Pohon di Kota Contoh belum ada angkanya." in words(app)


def test_card_says_that_there_are_figures_further_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = folder(tmp_path, BY_VILLAGE)

    said = words(visit(monkeypatch, data, tmp_path / "cache", page=DIMENSION_FILE))

    assert said.count("ada menurut kelurahan/desa") == 1
    assert said.count("Belum ada angka.") == 3


def test_choice_of_another_indicator_is_written_into_the_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = folder(tmp_path, BY_VILLAGE + FOR_CITY)
    app = visit(monkeypatch, data, tmp_path / "cache", page=DIMENSION_FILE)

    app.selectbox(key="w_wilayah").select("71.74.01.1001").run()
    app.select_slider(key="w_periode").set_value("2023").run()

    assert app.query_params["wilayah"] == "71.74.01.1001"
    assert app.query_params["periode"] == "2023"
    assert "di Kelurahan Mawar tercatat 55\N{NO-BREAK SPACE}% pada 2024" in words(app)


def test_dimension_without_indicators_says_how_to_add_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write_folder(
        tmp_path / "data",
        {"dimensi.csv": "kerangka,kode,urutan,nama_id\nkota,kosong,1,Kosong\n"},
    )

    app = visit(monkeypatch, data, tmp_path / "cache", page=DIMENSION_FILE)

    assert "Dimensi ini belum memiliki indikator." in app.info[0].value
