"""The page that compares, with whatever data there is."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.folders import write_folder
from tests.ui.test_map import VALUES, VILLAGES
from tests.ui.visiting import visit, words

PAGE = "pages/jelajah/halaman_banding.py"
BOTH = VALUES.format(status="tetap") + "".join(
    f"\nA4,{village},2024,{value},tetap"
    for village, value in zip(VILLAGES, (4, 3, 2, 1), strict=True)
)


def compare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, **query: str) -> AppTest:
    data = write_folder(tmp_path / "data", {"nilai/a.csv": BOTH})
    return visit(monkeypatch, data, tmp_path / "cache", page=PAGE, **query)


def charts(app: AppTest) -> int:
    return len(app.get("vega_lite_chart")) + len(app.get("arrow_vega_lite_chart"))


def test_areas_are_compared_in_two_pictures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = compare(tmp_path, monkeypatch, banding=f"{VILLAGES[0]},{VILLAGES[3]}")

    assert app.multiselect(key="w_banding").value == [VILLAGES[0], VILLAGES[3]]
    assert "Kenanga paling baik pada 1 dari 1 indikator" in words(app)
    assert charts(app) == 2


def test_areas_of_another_level_are_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = compare(tmp_path, monkeypatch, banding=VILLAGES[0])

    app.button_group(key="w_jenjang").set_value("kecamatan").run()

    assert app.multiselect(key="w_banding").value == ["71.74.01", "71.74.02"]


def test_indicators_are_compared_with_a_warning_about_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = compare(tmp_path, monkeypatch, cara="indikator", indikator="A2", indikator2="A4")

    said = words(app)
    assert "baru 4 wilayah punya keduanya, perlu sekurang-kurangnya 5" in said
    assert "Salah satunya jumlah mutlak" in said
    assert charts(app) == 1


def test_no_areas_chosen_asks_for_some(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = compare(tmp_path, monkeypatch)

    app.multiselect(key="w_banding").set_value([]).run()

    assert "Pilih sekurang-kurangnya dua wilayah" in words(app)


def test_without_values_it_says_who_can_supply_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without_values: Path
) -> None:
    app = visit(monkeypatch, without_values, tmp_path / "cache", page=PAGE)

    assert app.info[0].value.startswith("Belum ada yang dapat dibandingkan")
    assert charts(app) == 0
