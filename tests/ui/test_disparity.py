"""The page of gaps: what it shows, what it refuses and why, and what the link carries."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.city.grid import files, rates, values
from tests.city.test_disparity import BASE, fan
from tests.folders import write_folder
from tests.ui.visiting import visit, words

PAGE = "pages/analisis/halaman_kesenjangan.py"


def gaps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *rows: str, **query: str) -> AppTest:
    data = write_folder(tmp_path / "data", files(*rows))
    return visit(monkeypatch, data, tmp_path / "cache", page=PAGE, **query)


def charts(app: AppTest) -> int:
    return len(app.get("vega_lite_chart")) + len(app.get("arrow_vega_lite_chart"))


def test_the_widest_gap_comes_first_with_its_course(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = gaps(tmp_path, monkeypatch, fan("U", 10, 9, 8, 7, 6, 5), values("S", BASE))

    said = words(app)
    assert app.query_params["indikator"] == "S"
    assert "paling tertinggal Desa 43" in said
    assert "Baru satu periode yang sebanding" in said
    assert "kesenjangan 1 indikator nyata menyempit dan 0 nyata melebar" in said
    assert "DATA CONTOH" not in said


def test_the_link_carries_indicator_period_and_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = {"indikator": "U", "periode": "2019", "urut": "nama"}
    rows = (fan("U", 10, 9, 8, 7, 6, 5), rates("S", [(i + 20, 400) for i in range(20)]))

    app = gaps(tmp_path, monkeypatch, *rows, **wanted)

    assert {k: app.query_params[k] for k in wanted} == wanted
    said = words(app)
    assert "Kesenjangan menyempit sejak 2017, dan itu nyata" in said
    assert "Pada 2019 paling baik" in said
    assert said.index("Sakit</a>") < said.index("Terlayani</a>")
    assert "indikator=S" in said
    assert charts(app) == 2


def test_order_of_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = gaps(tmp_path, monkeypatch, fan("U", 5, 6, 7, 8, 9), values("S", BASE))

    assert words(app).index("Sakit</a>") < words(app).index("Terlayani</a>")
    app.button_group(key="w_urut").set_value("gerak").run()
    assert words(app).index("Terlayani</a>") < words(app).index("Sakit</a>")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (values("J", BASE), "adalah jumlah mutlak"),
        (values("K", ["Rendah", "Tinggi"] * 10), "berupa kata, bukan angka"),
        ("D,71.74.01,2024,5,tetap,,\nD,71.74.02,2024,6,tetap,,\n", "Kurang dari tiga wilayah"),
    ],
)
def test_kinds_without_a_gap_say_why_and_lead_to_the_map(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: str, said: str
) -> None:
    app = gaps(tmp_path, monkeypatch, rows)

    assert said in words(app)
    assert charts(app) == 0
    assert len(app.get("page_link")) == 1


def test_close_to_the_limit_there_is_no_ratio(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = gaps(tmp_path, monkeypatch, values("U", [90 + i / 10 for i in range(20)]))

    said = words(app)
    assert "Rata-ratanya sudah dekat batas atas" in said
    assert "Gini" not in said.split("Rata-ratanya")[0]
    assert charts(app) == 1


def test_sample_figures_are_marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = gaps(tmp_path, monkeypatch, values("U", BASE, status="contoh"))

    assert "DATA CONTOH" in words(app)


def test_english_has_no_indonesian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = gaps(tmp_path, monkeypatch, fan("U", 10, 9, 8, 7, 6, 5), bahasa="en")

    said = words(app)
    assert "The gap has narrowed since 2017, and that is certain" in said
    assert "esenjangan" not in said.replace("kesenjangan?", "")


def test_without_values_it_says_who_can_supply_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without_values: Path
) -> None:
    app = visit(monkeypatch, without_values, tmp_path / "cache", page=PAGE)

    assert app.info[0].value.startswith("Belum ada yang dapat dibandingkan")
    assert charts(app) == 0
