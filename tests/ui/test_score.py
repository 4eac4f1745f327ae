"""The page Skor & bobot, with whatever data there is, and a trial in its link."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.city.test_score import CITY, DIMENSIONS, FULL, INDICATORS, villages, whole
from tests.folders import write_folder
from tests.ui.visiting import visit, words

PAGE = "pages/analisis/halaman_skor.py"
HEAD = "indikator,wilayah,periode,nilai,status\n"
ROWS = (*villages(90, 70, 50, 30), *whole(*FULL), *whole(("A1", 50), *FULL[1:], year=2023))


def scores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *rows: str, **query: str) -> AppTest:
    files = {
        "indikator.csv": INDICATORS,
        "dimensi.csv": DIMENSIONS,
        "nilai/a.csv": HEAD + "\n".join(rows or ROWS),
    }
    data = write_folder(tmp_path / "data", files)
    return visit(monkeypatch, data, tmp_path / "cache", page=PAGE, **query)


def charts(app: AppTest) -> int:
    return len(app.get("vega_lite_chart")) + len(app.get("arrow_vega_lite_chart"))


def test_scores_parts_and_ranking_are_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = scores(tmp_path, monkeypatch)

    said = words(app)
    assert "Skor Kota Contoh 2024: 60 dari 100, dihitung dari 4 dari 4 indikator." in said
    assert "Naik 1,7 poin dari 2023." in said
    assert "Keseluruhan, Kota Contoh: 2024 terhadap 2023. Paling menarik naik: Pohon" in said
    assert "4 dari 5 indikator sudah mempunyai patokan itu." in said
    assert charts(app) == 3
    assert "Angka yang masih diperlukan" not in said


def test_the_ranking_tells_the_place_of_the_chosen_area(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = scores(tmp_path, monkeypatch, wilayah="71.74.01.1001")

    assert "Mawar: tempat 1 dari 4 pada 90 % dari 1.000 cara" in words(app)


def test_a_trial_in_the_link_is_shown_beside_the_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = scores(tmp_path, monkeypatch, coba="d:warga=0")

    said = words(app)
    assert "Skor Kota Contoh 2024: 70 dari 100, dihitung dari 3 dari 3 indikator." in said
    assert "Yang tampil adalah percobaan, bukan skor baku." in said
    assert "Warga tidak ikut" in said
    assert "Aturan baku dan percobaan" in said
    assert app.query_params["coba"] == "d:warga=0"
    assert app.select_slider(key="skor_bd_warga").value == 0


def test_controls_write_the_trial_into_the_link_and_reset_takes_it_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = scores(tmp_path, monkeypatch, coba="m:g")

    app.select_slider(key="skor_bd_alam").set_value(2.0).run()
    app.text_input(key="skor_terbaik_A1").set_value("62,5").run()
    assert app.query_params["coba"] == "m:g;d:alam=2;p:A1=0~62.5"
    assert app.text_input(key="skor_terbaik_A1").value == "62,5"

    app.button(key="skor_ulang").click().run()
    assert "coba" not in app.query_params
    assert "Yang tampil adalah percobaan" not in words(app)


def test_a_goalpost_that_is_no_number_is_refused_with_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = scores(tmp_path, monkeypatch, coba="m:g")

    app.text_input(key="skor_terbaik_A1").set_value("banyak").run()

    assert "“banyak” tidak dapat dipakai" in app.warning[0].value
    assert app.query_params["coba"] == "m:g"


@pytest.mark.parametrize("text", ["apa saja", "w:A1=99", "p:A1=1~1", "w:TIDAK=1"])
def test_a_broken_trial_gives_a_note_and_the_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    app = scores(tmp_path, monkeypatch, coba=text)

    assert "tidak dapat dibaca; yang tampil adalah aturan baku" in app.warning[0].value
    assert "Skor Kota Contoh 2024: 60 dari 100" in words(app)
    assert "coba" not in app.query_params


def test_too_few_figures_name_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = scores(tmp_path, monkeypatch, *whole(("A1", 60), ("B1", 50)))

    said = words(app)
    assert "Kota Contoh belum dapat diberi skor keseluruhan untuk 2024" in said
    assert "Dengan sekurang-kurangnya 1 angka lagi skornya dapat disebut: 1 untuk Alam." in said
    assert "Belum ada peringkat" in said


def test_samples_are_marked_and_can_be_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = scores(tmp_path, monkeypatch, *whole(*FULL, status="contoh"))
    assert "DATA CONTOH" in words(app)

    app.button_group(key="w_contoh").set_value("tidak").run()

    assert "Tanpa data contoh belum ada angka Kota Contoh untuk 2024" in words(app)
    assert app.query_params["contoh"] == "tidak"


def test_without_values_it_says_what_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without_values: Path
) -> None:
    app = visit(monkeypatch, without_values, tmp_path / "cache", page=PAGE)

    assert app.info[0].value.startswith("Belum ada yang dapat diskor.")
    assert charts(app) == 0


def test_a_framework_without_goalposts_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = scores(tmp_path, monkeypatch, kerangka="nasional")

    assert "Belum ada indikator berpatokan di kerangka ini." in words(app)


def test_the_city_is_chosen_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert scores(tmp_path, monkeypatch).selectbox(key="w_wilayah").value == CITY
