"""Evidence is found inside the folder and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.city import evidence
from lib.city.evidence import Evidence, Place
from lib.contract.vocabulary import EvidenceStatus
from tests.city.acting import FILES
from tests.city.cities import city_of


def test_register_names_who_has_to_supply_it(tmp_path: Path) -> None:
    found = evidence.register(city_of(tmp_path, FILES))  # type: ignore[arg-type]
    assert [(e.kode, e.opd) for e in found] == [
        ("P1", "dinas"),
        ("P2", "lama"),
        ("A1", "dinas"),
        ("A2", "lama"),
    ]
    assert [e.contoh for e in found] == [False] * 4


@pytest.mark.parametrize(
    ("link", "place"),
    [
        ("taman.txt", Place.FILE),
        ("bukti/taman.txt", Place.FILE),
        ("sub/bukti/foto.txt", Place.FILE),
        ("opd.csv", Place.LOST),
        ("hilang.pdf", Place.LOST),
        ("../luar.txt", Place.REFUSED),
        ("bukti/../opd.csv", Place.REFUSED),
        ("/etc/hosts", Place.REFUSED),
        ("javascript:alert(1)", Place.REFUSED),
        ("https://contoh.example", Place.WEB),
        ("", Place.NONE),
    ],
)
def test_place(tmp_path: Path, link: str, place: Place) -> None:
    folder = tmp_path / "data"
    for name in ("bukti/taman.txt", "sub/bukti/foto.txt", "opd.csv", "../luar.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")
    one = Evidence("P1", None, None, "x", link, None, EvidenceStatus.THERE, "", contoh=False)
    assert evidence.place(one, folder) is place


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "rahasia.txt"
    secret.write_text("rahasia")
    (tmp_path / "data" / "bukti").mkdir(parents=True)
    (tmp_path / "data" / "bukti" / "x.txt").symlink_to(secret)
    one = Evidence("P1", None, None, "x", "x.txt", None, EvidenceStatus.THERE, "", contoh=False)
    assert evidence.path(one, tmp_path / "data") is None
