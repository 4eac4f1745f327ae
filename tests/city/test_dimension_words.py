"""What is said of a dimension, every branch in both languages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lib.city import dimension_words, overview
from lib.city.city import City
from lib.city.overview import Tally
from tests.city.cities import TODAY, city_of, observations

CITY = "71.74"
INDICATORS = """
kode,dimensi,nama_id,nama_en,satuan,arah,jenjang,agregasi,frekuensi,desimal,skor_terburuk,skor_terbaik
A,alam,Air,Water,%,naik,kota,tidak_ada,tahunan,1,0,100
B,alam,Banjir,Floods,kali,turun,kota,tidak_ada,tahunan,0,20,0
C,alam,Cemar,Pollution,kali,turun,kota,tidak_ada,tahunan,0,20,0
"""
TALLY = Tally(
    total=9, known=8, better=5, worse=2, same=0, met=1, missed=2, overdue=0, newest="2024",
    sample=False,
)  # fmt: skip


@pytest.mark.parametrize(
    ("tally", "in_id", "in_en"),
    [
        (
            TALLY,
            "5 dari 7 indikator yang dapat dibandingkan membaik dan 2 memburuk.",
            "5 of 7 comparable indicators improved and 2 worsened.",
        ),
        (
            replace(TALLY, worse=0),
            "5 dari 5 indikator yang dapat dibandingkan membaik dan tidak ada yang memburuk.",
            "5 of 5 comparable indicators improved and none worsened.",
        ),
        (
            replace(TALLY, better=0, worse=0),
            "8 dari 9 indikator sudah berdata, tetapi belum ada yang dapat dibandingkan dengan"
            " periode sebelumnya.",
            "8 of 9 indicators have data, but none can be compared with an earlier period yet.",
        ),
        (
            replace(TALLY, better=0, worse=0, known=0),
            "Belum ada satu angka pun yang dimuat.",
            "No figure has been loaded yet.",
        ),
    ],
)
def test_how_indicators_changed(tally: Tally, in_id: str, in_en: str) -> None:
    assert dimension_words.changed(tally, "id") == in_id
    assert dimension_words.changed(tally, "en") == in_en


def _said(city: City, lang: str) -> tuple[str, ...]:
    dimension = city.catalogue.all_dimensions[0]
    codes = frozenset(i.kode for i in city.indicators(dimension))
    return dimension_words.said(city, dimension, overview.tally(city, codes, TODAY), lang)


def _made(folder: Path, *rows: str, targets: tuple[str, ...] = ()) -> City:
    lines = "\n".join(targets)
    target = f"indikator,wilayah,periode,target\n{lines}\n"
    files = {"indikator.csv": INDICATORS, "target.csv": target, **observations(*rows)}
    return city_of(folder, files)


def test_status_first_and_score(tmp_path: Path) -> None:
    rows = [
        f"{k},{CITY},{y},{v}," for k, y, v in (("A", 2023, 50), ("A", 2024, 40), ("B", 2024, 4))
    ]
    targets = (f"A,{CITY},2028,80", f"B,{CITY},2028,5")
    city = _made(tmp_path, *rows, f"C,{CITY},2024,2,contoh", targets=targets)

    assert _said(city, "id") == (
        "0 dari 1 indikator yang dapat dibandingkan membaik dan 1 memburuk.",
        "Terhadap target, dari 2 yang dapat dinilai: 1 tercapai dan 1 memburuk;"
        " yang perlu perhatian pertama Air.",
        "Skor 2024: 70 dari 100, dihitung dari 3 dari 3 indikator, termasuk angka contoh."
        " Paling menarik turun: Air (−20,0) dan Banjir (−6,7).",
    )
    assert _said(city, "en")[1:] == (
        "Against targets, of 2 that can be judged: achieved 1 and deteriorating 1;"
        " look first at Water.",
        "Score in 2024: 70 of 100, from 3 of 3 indicators, including sample figures."
        " Pulling down most: Water (−20.0) and Floods (−6.7).",
    )


def test_nothing_needs_attention(tmp_path: Path) -> None:
    city = _made(tmp_path, f"B,{CITY},2024,0,", targets=(f"B,{CITY},2024,5",))

    assert _said(city, "id")[1:] == (
        "Terhadap target, dari 1 yang dapat dinilai: 1 tercapai.",
        "Skor 2024 belum dapat dihitung: baru 1 dari 3 indikator yang berangka.",
    )
    assert _said(city, "en")[1:] == (
        "Against targets, of 1 that can be judged: achieved 1.",
        "There is no score for 2024 yet: figures for only 1 of 3 indicators.",
    )


def test_without_targets_and_without_figures(tmp_path: Path) -> None:
    real = _made(tmp_path / "a", *(f"{k},{CITY},2024,9," for k in "ABC"))

    assert _said(real, "id")[1] == "Belum ada target yang dapat dinilai."
    assert _said(real, "en")[1] == "There is no target yet that can be judged."
    assert _said(real, "id")[2].startswith(
        "Skor 2024: 40 dari 100, dihitung dari 3 dari 3 indikator."
    )
    assert _said(_made(tmp_path / "b"), "id") == ("Belum ada satu angka pun yang dimuat.",)
