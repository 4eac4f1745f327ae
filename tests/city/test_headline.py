"""The sentence at the top of a page says what the figures say, and nothing more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lib.city import headline, scene
from lib.city.overview import Tally
from lib.city.scene import Style
from lib.contract.vocabulary import Level
from tests.city.cities import city_of, observations

TALLY = Tally(
    total=9,
    known=8,
    better=5,
    worse=2,
    same=0,
    met=1,
    missed=2,
    overdue=0,
    newest="2024",
    sample=False,
)


@pytest.mark.parametrize(
    ("tally", "said"),
    [
        (
            TALLY,
            "5 dari 7 indikator yang dapat dibandingkan membaik dan 2 memburuk;"
            " 1 dari 3 target tercapai.",
        ),
        (
            replace(TALLY, met=0, missed=0),
            "5 dari 7 indikator yang dapat dibandingkan membaik dan 2 memburuk."
            " Belum ada target yang dapat dinilai.",
        ),
        (
            replace(TALLY, worse=0),
            "5 dari 5 indikator yang dapat dibandingkan membaik dan tidak ada yang memburuk;"
            " 1 dari 3 target tercapai.",
        ),
        (
            replace(TALLY, better=0, worse=0),
            "8 dari 9 indikator sudah berdata, tetapi belum ada yang dapat dibandingkan"
            " dengan periode sebelumnya.",
        ),
        (replace(TALLY, better=0, worse=0, known=0), "Belum ada satu angka pun yang dimuat."),
    ],
)
def test_standing_leaves_out_what_is_not_known(tally: Tally, said: str) -> None:
    assert headline.standing(tally, "id") == said


def test_spread_names_best_and_weakest_by_direction(tmp_path: Path) -> None:
    rows = [
        f"A2,71.74.0{d}.{n},2024,{v},"
        for d, n, v in ((1, 1001, 40), (1, 1002, 90), (2, 1003, 90), (2, 2004, 60))
    ]
    city = city_of(tmp_path, observations(*rows))
    drawn = scene.of_values(city, "A2", Level.VILLAGE, "2024", Style())

    said = headline.spread(city, drawn, "id")

    assert "terlemah Mawar (40\N{NO-BREAK SPACE}%)" in said
    assert "dan 1 lainnya (90\N{NO-BREAK SPACE}%)" in said


def test_two_areas_have_no_spread(tmp_path: Path) -> None:
    city = city_of(tmp_path, observations("A2,71.74.01.1001,2024,40,", "A2,71.74.01.1002,2024,90,"))
    drawn = scene.of_values(city, "A2", Level.VILLAGE, "2024", Style())

    assert headline.spread(city, drawn, "id") == ""


def test_spread_ranks_no_rate_of_few_cases_and_says_samples(tmp_path: Path) -> None:
    table = (
        "kode,dimensi,nama_id,satuan,arah,jenjang,agregasi,frekuensi,pembilang,penyebut\n"
        "R,alam,Sakit,%,turun,kelurahan,rasio,tahunan,sakit,jiwa\n"
    )
    parts = ((1001, 1, 100), (1002, 30, 100), (1003, 20, 100), (2004, 50, 100))
    rows = "".join(
        f"R,71.74.0{1 if n < 1003 else 2}.{n},2024,{100 * k / d},contoh,{k},{d}\n"
        for n, k, d in parts
    )
    head = "indikator,wilayah,periode,nilai,status,pembilang,penyebut\n"
    city = city_of(tmp_path, {"indikator.csv": table, "nilai/uji.csv": head + rows})
    drawn = scene.of_values(city, "R", Level.VILLAGE, "2024", Style())

    said = headline.spread(city, drawn, "id").replace("\N{NO-BREAK SPACE}", " ")

    assert said == "Pada 2024 (angka contoh) terbaik Kamboja (20 %), terlemah Kenanga (50 %)."
