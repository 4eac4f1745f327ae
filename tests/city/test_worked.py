"""Examples are reckoned from the figures at hand, and are left out where there are none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from lib.city import worked
from lib.city.city import City
from lib.store.shapes import Shapes
from lib.ui.views.method import TOPICS
from tests.city.cities import TODAY, city_of

INDICATORS = """
kode,dimensi,nama_id,satuan,arah,jenjang,agregasi,frekuensi,walidata,desimal
A1,alam,Pohon *besar*,%,naik,kelurahan,rasio,tahunan,dinas,1
A2,alam,Sampah,%,turun,kota,tidak_ada,tahunan,dinas,1
"""
PARTS = (
    ("71.74.01.1001", 10, 100),
    ("71.74.01.1002", 30, 100),
    ("71.74.02.1003", 40, 100),
    ("71.74.02.2004", 720, 900),
)
VALUES = (
    "indikator,wilayah,periode,nilai,status,sumber,pembilang,penyebut\n"
    + "\n".join(f"A1,{area},2024,{100 * n / d},tetap,bps,{n},{d}" for area, n, d in PARTS)
    + "\nA2,71.74,2023,12.5,tetap,bps,,\nA2,71.74,2024,12,{status},bps,,\n"
)
TARGETS = "indikator,wilayah,periode,target\nA2,71.74,2024,10\n"


@dataclass
class _Shapes:
    schematic: bool = True
    frames = SimpleNamespace(get=lambda level: None)


def _city(folder: Path, status: str = "tetap") -> City:
    files = {
        "indikator.csv": INDICATORS,
        "nilai/uji.csv": VALUES.replace("{status}", status),
        "target.csv": TARGETS,
    }
    return City(city_of(folder, files).snapshot, cast(Shapes, _Shapes()))


def _text(city: City, topic: str, lang: str = "id") -> str:
    found = worked.example(city, topic, TODAY, lang)
    assert found is not None
    return found.text.replace("\N{NO-BREAK SPACE}", " ")


def test_rollup_divides_sums_and_shows_what_a_mean_would_give(tmp_path: Path) -> None:
    said = _text(_city(tmp_path), "rollup")

    assert "800 ÷ 1.200 × 100 = **66,7" in said
    assert "memberi 40,0" in said


def test_markup_in_data_is_no_markup(tmp_path: Path) -> None:
    assert r"Pohon \*besar\*" in _text(_city(tmp_path), "rollup")


def test_change_says_the_sign_and_the_judgement(tmp_path: Path) -> None:
    said = _text(_city(tmp_path), "change")

    assert "12,0 % (2024) dikurangi 12,5 % (2023) = **−0,5 poin persen**" in said
    assert said.endswith("jadi membaik.")


def test_target_where_less_is_better(tmp_path: Path) -> None:
    said = _text(_city(tmp_path), "target")

    assert "(2 × 10,0 % − 12,0 %) ÷ 10,0 % = **80,0 %**; target 2024 belum tercapai" in said


def test_points_of_what_deserves_attention_first(tmp_path: Path) -> None:
    said = _text(_city(tmp_path), "highlights")

    assert "Seberapa jauh? Kurang 20 % dari target (1)." in said
    assert said.endswith("Belum diketahui, jadi tidak dihitung (–). Jumlahnya **2** dari 6.")


def test_numbers_follow_the_language(tmp_path: Path) -> None:
    assert "800 ÷ 1,200 × 100 = **66.7" in _text(_city(tmp_path), "rollup", "en")


def test_sample_figures_mark_the_example(tmp_path: Path) -> None:
    found = worked.example(_city(tmp_path, "contoh"), "target", TODAY, "id")

    assert found is not None
    assert found.sample


@pytest.mark.parametrize("topic", [t for topics in TOPICS.values() for t in topics])
def test_without_figures_no_example_is_made_up(tmp_path: Path, topic: str) -> None:
    city = City(city_of(tmp_path, {}).snapshot, cast(Shapes, _Shapes()))

    found = worked.example(city, topic, TODAY, "id")

    assert found is None or topic == "status"
