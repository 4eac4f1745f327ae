"""The page Presentasi without a browser: what it holds, choice, order, and what is kept."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lib.store.arrangement import Arrangement, arrangements, keep
from tests.folders import LONG, write_folder
from tests.ui.visiting import visit, words

PAGE = "pages/presentasi/halaman_presentasi.py"
GOOD = LONG + "".join(f"A2,71.74,{year},{year - 2000}\n" for year in range(2020, 2025))
MAPPED = "".join(
    f"A2,{code},{year},{n * 10 + year - 2020}\n"
    for n, code in enumerate(("71.74.01.1001", "71.74.01.1002", "71.74.02.1003"))
    for year in (2023, 2024)
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "data", {"nilai/a.csv": GOOD + MAPPED})


def opened(monkeypatch: pytest.MonkeyPatch, folder: Path, **query: str) -> AppTest:
    return visit(monkeypatch, folder, folder.parent / "cache", page=PAGE, **query)


def payload(app: AppTest) -> dict[str, Any]:
    found = re.search(r'<div class="kk-deck"[^>]*>(.*)</div>', words(app), re.DOTALL)
    assert found is not None
    content: dict[str, Any] = json.loads(html.unescape(found[1]))
    return content


def keys(app: AppTest) -> list[str]:
    return [slide["kunci"] for slide in payload(app)["slide"]]


def test_the_page_holds_every_slide(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    app = opened(monkeypatch, folder)

    assert keys(app) == [
        *("judul", "kota", "dimensi.alam", "dimensi.alam.peta", "quickwin", "memburuk"),
        *("keputusan", "langkah", "sumber"),
    ]
    assert all(slide["catatan"] for slide in payload(app)["slide"])


def test_a_map_brings_its_periods(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    slides = {s["kunci"]: s for s in payload(opened(monkeypatch, folder))["slide"]}

    moments = slides["dimensi.alam.peta"]["saat"]

    assert [m["periode"] for m in moments] == ["2023", "2024"]
    assert moments[0]["warna"][0].startswith("#")
    assert moments[1]["kata"][0].startswith("Mawar · 4")
    assert moments[1]["kata"][-1].startswith("Kenanga · tidak ada data")
    assert slides["dimensi.alam.peta"]["html"].count("data-wilayah") == 4


def test_a_link_names_slides_in_their_order(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    app = opened(monkeypatch, folder)
    app.query_params["slide"] = "sumber,hilang,judul"
    app.run()

    assert keys(app) == ["sumber", "judul"]
    assert app.query_params["slide"] == "sumber,judul"


def test_hostile_names_stay_text(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    table = (
        "kode,dimensi,nama_id,satuan,arah,jenjang,agregasi,frekuensi\n"
        'A2,alam,"<img src=x onerror=alert(1)>",%,naik,kelurahan,tidak_ada,tahunan\n'
    )
    files = {"nilai/a.csv": GOOD + MAPPED, "indikator.csv": table}
    app = opened(monkeypatch, write_folder(tmp_path / "data", files))

    for slide in payload(app)["slide"]:
        assert "<img" not in slide["html"]
        assert all("<img" not in m["judul"] + m["kalimat"] for m in slide["saat"])


def test_what_is_kept_can_be_used(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    keep(folder, Arrangement("Rapat", "kota", ("kota", "judul")))
    app = opened(monkeypatch, folder)
    app.session_state["susunan"] = True
    app.run()

    app.button(key="susunan_pakai").click().run()

    assert not app.exception
    assert keys(app) == ["kota", "judul"]
    assert [a.name for a in arrangements(folder)] == ["Rapat"]


def test_a_slide_is_moved(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    app = opened(monkeypatch, folder)
    app.session_state["susunan"] = True
    app.run()

    app.button(key="slide_down").click().run()

    assert not app.exception
    assert keys(app)[:2] == ["kota", "judul"]


def test_the_deck_and_the_documents_can_be_downloaded(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    app = opened(monkeypatch, folder)

    labels = [button.proto.label for button in app.get("download_button")]

    assert labels[:3] == ["Unduh PowerPoint", "Laporan (PDF)", "Ringkasan dua halaman (PDF)"]


def test_the_other_framework_begins_with_all_its_slides(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    app = opened(monkeypatch, folder)
    app.query_params["slide"] = "judul,dimensi.alam"
    app.query_params["kerangka"] = "nasional"
    app.run()

    assert "dimensi.smart_alam" in keys(app)
