"""Areas by code and by name: certain, or refused with what is alike."""

from __future__ import annotations

import polars as pl
import pytest

from lib.contract.codes import Code
from lib.load.areas import AreaNames

ROWS = [
    ("71.74", "Kota Mawar", "kota", None, None),
    ("71.74.01", "Mawar Utara", "kecamatan", "71.74", None),
    ("71.74.02", "Mawar Timur", "kecamatan", "71.74", None),
    ("71.74.01.1001", "Mawar", "kelurahan", "71.74.01", None),
    ("71.74.01.1002", "Kotobangon", "kelurahan", "71.74.01", "Kotobangun;Koto Bangon"),
    ("71.74.01.2003", "Bilalang I", "desa", "71.74.01", None),
    ("71.74.01.1004", "Melati", "kelurahan", "71.74.01", None),
    ("71.74.02.1001", "Melati", "kelurahan", "71.74.02", None),
    ("71.74.02.2002", "Melati", "desa", "71.74.02", None),
]
NAMES = AreaNames(
    pl.DataFrame(ROWS, schema=["kode", "nama", "jenis", "induk", "nama_lain"], orient="row")
)


@pytest.mark.parametrize(
    "text, code",
    [
        ("71.74.01.1001", "71.74.01.1001"),
        ("7174011001", "71.74.01.1001"),
        ("7174011001.0", "71.74.01.1001"),
        ("71 74 01 1001", "71.74.01.1001"),
        ("717401", "71.74.01"),
        ("71.74", "71.74"),
        ("KOTOBANGON", "71.74.01.1002"),
        ("Kel. Kotobangun", "71.74.01.1002"),
        ("koto-bangon", "71.74.01.1002"),
        ("Desa Bilalang Satu", "71.74.01.2003"),
        ("BILALANG 1", "71.74.01.2003"),
        ("Kota Mawar", "71.74"),
        ("Kelurahan Mawar", "71.74.01.1001"),
        ("Kec. Mawar Utara", "71.74.01"),
        ("Melati (Mawar Utara)", "71.74.01.1004"),
        ("Melati, Kec. Mawar Utara", "71.74.01.1004"),
    ],
)
def test_certain(text: str, code: str) -> None:
    assert NAMES.find(text) == [code]


@pytest.mark.parametrize(
    "text, codes",
    [
        ("Mawar", ["71.74", "71.74.01.1001"]),
        ("Melati", ["71.74.01.1004", "71.74.02.1001", "71.74.02.2002"]),
        ("Melati (Mawar Timur)", ["71.74.02.1001", "71.74.02.2002"]),
    ],
)
def test_name_of_several(text: str, codes: list[str]) -> None:
    assert NAMES.find(text) == codes
    assert NAMES.read([text]).problems == {text: Code.AREA_AMBIGUOUS}


@pytest.mark.parametrize("text", ["71.74.09", "Anggrek", "7174", "", "99"])
def test_unknown_codes_are_not_guessed(text: str) -> None:
    assert NAMES.find(text) == ([] if text != "7174" else ["71.74"])


def test_typing_error_is_suggested_never_applied() -> None:
    found = NAMES.read(["Kotobangn"])
    assert found.codes == {}
    assert found.problems == {"Kotobangn": Code.AREA_UNKNOWN}
    assert found.hints == {"Kotobangn": "Kotobangon (71.74.01.1002)"}
