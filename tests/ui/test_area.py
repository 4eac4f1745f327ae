"""The profile page, with whatever data there is."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from tests.folders import write_folder
from tests.ui.test_map import VALUES, VILLAGES
from tests.ui.visiting import visit, words

PAGE = "pages/jelajah/halaman_wilayah.py"


def open_area(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: str = "tetap", **query: str
) -> AppTest:
    data = write_folder(tmp_path / "data", {"nilai/a.csv": VALUES.format(status=status)})
    return visit(monkeypatch, data, tmp_path / "cache", page=PAGE, **query)


def test_a_village_stands_among_its_peers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_area(tmp_path, monkeypatch, wilayah=VILLAGES[0])

    said = words(app)
    assert '<h1 class="kk-judul">Mawar</h1>' in said
    assert "Kelurahan di Contoh Utara" in said
    assert "4 / 4" in said, "last of all villages"
    assert "2 / 2" in said, "last of its district"
    assert "3 / 3" in said, "last of the kelurahan"
    assert "data:image/svg+xml" in said
    assert app.get("download_button")


def test_peers_are_offered_for_comparison(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_area(tmp_path, monkeypatch, wilayah=VILLAGES[0])

    links = [link.proto.query_string for link in app.get("page_link")]
    chosen = [parse_qs(query).get("banding", [""])[0].split(",") for query in links]
    assert [VILLAGES[0], VILLAGES[2], VILLAGES[1]] in chosen, "the other kelurahan, by name"
    assert "Sesama kelurahan" in words(app)


def test_the_city_has_targets_instead_of_peers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = "indikator,wilayah,periode,nilai\nA3,71.74,2023,WDP\nA3,71.74,2024,WTP"
    data = write_folder(tmp_path / "data", {"nilai/a.csv": values})

    said = words(visit(monkeypatch, data, tmp_path / "cache", page=PAGE))

    assert "1 dari 1 indikator yang dapat dibandingkan membaik" in said
    assert ">Target</th>" in said
    assert "Wilayah yang paling mirip" not in said
    assert 'alt="Kota Contoh dengan kelurahan dan desanya"' in said
    assert "ditonjolkan" not in said, "nothing stands out of a city that is shown whole"


def test_all_areas_can_be_chosen_each_below_its_parent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_area(tmp_path, monkeypatch)

    assert app.selectbox(key="w_wilayah").options == [
        "Kota Contoh (kota)",
        "Contoh Utara (kecamatan di Kota Contoh)",
        "Mawar (kelurahan di Contoh Utara)",
        "Melati Satu (kelurahan di Contoh Utara)",
        "Contoh Selatan (kecamatan di Kota Contoh)",
        "Kamboja (kelurahan di Contoh Selatan)",
        "Kenanga (desa di Contoh Selatan)",
    ]


def test_sample_figures_are_marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = words(open_area(tmp_path, monkeypatch, status="contoh", wilayah=VILLAGES[0]))

    finding = next(line for line in said.splitlines() if "kk-temuan" in line)
    assert "DATA CONTOH" in finding


def test_an_area_without_values_says_who_can_supply_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = visit(monkeypatch, write_folder(tmp_path / "data", {}), tmp_path / "cache", page=PAGE)

    assert app.info[0].value.startswith("Belum ada nilai untuk Kota Contoh.")


def test_an_empty_folder_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()

    app = visit(monkeypatch, tmp_path / "data", tmp_path / "cache", page=PAGE)

    assert app.info[0].value.startswith("Belum ada wilayah di folder data.")


def test_an_area_that_is_gone_gives_a_note_and_the_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_area(tmp_path, monkeypatch, wilayah="99.99")

    assert '<h1 class="kk-judul">Kota Contoh</h1>' in words(app)
