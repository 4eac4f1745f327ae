"""Status and score on the front page and on a dimension's, each with what is behind it."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.ui.registry import DIMENSION_FILE
from tests.city.test_score import CITY, DIMENSIONS, FULL, INDICATORS, whole
from tests.folders import write_folder
from tests.ui.visiting import visit, words

HEAD = "indikator,wilayah,periode,nilai,status\n"
YEARS = tuple(f"A1,{CITY},{2016 + n},{50 + n},tetap" for n in range(8))
TARGETS = f"indikator,wilayah,periode,target\nA1,{CITY},2030,90\nA2,{CITY},2030,35\n"


def standing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *rows: str, page: str = "", **query: str
) -> AppTest:
    files = {
        "indikator.csv": INDICATORS,
        "dimensi.csv": DIMENSIONS,
        "target.csv": TARGETS,
        "nilai/a.csv": HEAD + "\n".join(rows),
    }
    data = write_folder(tmp_path / "data", files)
    return visit(monkeypatch, data, tmp_path / "cache", page=page, **query)


def test_a_dimension_card_has_score_and_statuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = (*whole(*FULL), *whole(("A1", 50), ("A2", 50), *FULL[2:], year=2023))

    said = words(standing(tmp_path, monkeypatch, *rows))

    assert "Skor 70, dari 3 dari 3 indikator" in said
    assert 'aria-label="Skor 70 dari 100, setahun sebelumnya 63"' in said
    assert said.count("2 sesuai jalur") == 1
    assert "Target belum dinilai" in said, "the other dimension"


def test_a_score_below_the_rule_says_what_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = words(standing(tmp_path, monkeypatch, *whole(("A1", 60))))

    assert "Skor: perlu 1 angka lagi" in said
    assert "kk-meter" not in said.replace(".kk-meter", "")


def test_why_opens_the_calculation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = standing(tmp_path, monkeypatch, *YEARS, page=DIMENSION_FILE, indikator="A1")

    html = words(app)
    assert html.count('<details class="kk-mengapa">') == 2, "on the card, and in full below"
    assert "Pohon: stagnan" in html
    assert "<dt>Laju sejak titik awal</dt><dd>naik 1\N{NO-BREAK SPACE}poin persen" in html
    assert "<dt>Aturan garis lurus</dt>" in html


def test_what_lies_ahead_can_be_put_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = standing(tmp_path, monkeypatch, *YEARS, page=DIMENSION_FILE, indikator="A1")
    assert "Bila berjalan seperti selama ini, pada 2026 sekitar 60" in words(app)
    assert app.query_params["proyeksi"] == "ya"

    app.toggle(key="w_proyeksi").set_value(False).run()

    assert "Bila berjalan seperti selama ini" not in words(app)
    assert app.query_params["proyeksi"] == "tidak"


def test_the_table_has_the_projection_with_its_band(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = standing(tmp_path, monkeypatch, *YEARS, page=DIMENSION_FILE, indikator="A1")

    app.session_state["tren_dimensi_tabel"] = True
    app.run()

    assert '<td class="n">60 (60 – 60)</td><td>proyeksi</td>' in words(app)
    assert "Proyeksi: Unduh CSV" in [b.proto.label for b in app.get("download_button")]
