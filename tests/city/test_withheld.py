"""A weak figure stays out, and stands beside the one that is used."""

from __future__ import annotations

from pathlib import Path

from lib.city import withheld
from tests.city.cities import city_of

VALUES = """
indikator,wilayah,periode,nilai,status,sumber,catatan
A2,71.74,2023,50,tetap,bps,
A2,71.74,2023,70,tetap,kabar,Bertentangan
A2,71.74,2022,60,tetap,kabar,
"""


def test_the_figure_used_stands_beside_the_one_withheld(tmp_path: Path) -> None:
    city = city_of(tmp_path, {"nilai/uji.csv": VALUES})

    first, second = withheld.figures(city)

    assert (first.row["periode"], first.row["nilai"], first.used) == ("2022", 60, None)
    assert second.used is not None
    assert (second.row["nilai"], second.used["nilai"]) == (70, 50)
    assert second.row["catatan"] == "Bertentangan"
    assert withheld.count(city) == 2


def test_nothing_withheld(tmp_path: Path) -> None:
    assert withheld.figures(city_of(tmp_path, {})) == ()
