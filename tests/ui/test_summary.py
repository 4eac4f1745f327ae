"""The front page says where the city stands, with whatever data there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.folders import write_folder
from tests.ui.visiting import visit, words

VILLAGES = ("71.74.01.1001", "71.74.01.1002", "71.74.02.1003", "71.74.02.2004")
VALUES = (
    "indikator,wilayah,periode,nilai,status\n"
    + "\n".join(
        f"A2,{village},{year},{value},{{status}}"
        for year, values in ((2023, (50, 60, 70, 80)), (2024, (55, 60, 72, 90)))
        for village, value in zip(VILLAGES, values, strict=True)
    )
    + "\nA3,71.74,2023,WDP,{status}\nA3,71.74,2024,WTP,{status}"
)


def test_cards_tell_how_a_dimension_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = write_folder(tmp_path / "data", {"nilai/a.csv": VALUES.format(status="tetap")})

    app = visit(monkeypatch, data, tmp_path / "cache")

    said = words(app)
    assert "1 dari 1 indikator yang dapat dibandingkan membaik dan tidak ada yang memburuk." in said
    assert "2 dari 4 berdata, s.d. 2024" in said
    assert "DATA CONTOH" not in said
    assert app.get("page_link")[0].proto.label == "**Alam**"
    assert app.get("vega_lite_chart"), "the map is there"


def test_sample_figures_are_marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = write_folder(tmp_path / "data", {"nilai/a.csv": VALUES.format(status="contoh")})

    said = words(visit(monkeypatch, data, tmp_path / "cache"))

    finding = next(line for line in said.splitlines() if "kk-temuan" in line)
    assert "DATA CONTOH" in finding


def test_links_carry_language_and_framework(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write_folder(tmp_path / "data", {"nilai/a.csv": VALUES.format(status="tetap")})

    app = visit(monkeypatch, data, tmp_path / "cache", bahasa="en", kerangka="nasional")

    first = app.get("page_link")[0].proto
    assert first.label == "**Smart Alam**"
    assert first.query_string == "bahasa=en&kerangka=nasional"


def test_without_values_it_says_who_can_supply_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = visit(monkeypatch, write_folder(tmp_path / "data", {}), tmp_path / "cache")

    assert "Belum ada satu angka pun yang dimuat." in words(app)
    assert "Walidata setiap indikator menyampaikannya" in app.info[0].value
    assert not app.get("vega_lite_chart")


def test_empty_folder_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()

    app = visit(monkeypatch, tmp_path / "data", tmp_path / "cache")

    assert '<h1 class="kk-judul">Ringkasan</h1>' in words(app)
    assert "Isi tabel dimensi" in app.info[0].value
