"""The form says what is filled in, what is not, and asks a composite other questions."""

from __future__ import annotations

from pathlib import Path

from lib.city import metadata
from lib.city.city import City
from tests.city.cities import city_of

FORM = """
indikator,konsep,satuan_en,klasifikasi,komposit,indikator_pembangun,kegiatan,variabel_pembangun
A1,Kehijauan,trees,wilayah;periode,tidak,,Sensus pohon,pohon besar;pohon kecil
A2,,,,ya,sampah; limbah,,
"""


def _form(city: City, kode: str, lang: str = "id") -> dict[str, str | None]:
    return {e.key: e.content for e in metadata.form(city, kode, lang)}


def test_simple_indicator_names_its_variables(tmp_path: Path) -> None:
    found = _form(city_of(tmp_path, {"metadata_indikator.csv": FORM}), "A1")

    assert found["nama"] == "Pohon"
    assert found["konsep"] == "Kehijauan"
    assert found["komposit"] == "tidak"
    assert found["kegiatan"] == "Sensus pohon"
    assert found["variabel_pembangun"] == "pohon besar dan pohon kecil"
    assert "indikator_pembangun" not in found


def test_composite_names_its_indicators(tmp_path: Path) -> None:
    found = _form(city_of(tmp_path, {"metadata_indikator.csv": FORM}), "A2")

    assert found["indikator_pembangun"] == "sampah dan limbah"
    assert "kegiatan" not in found


def test_what_is_blank_is_none(tmp_path: Path) -> None:
    found = _form(city_of(tmp_path, {}), "A1")

    assert found["konsep"] is None
    assert found["rumus"] is None


def test_fixed_words_follow_the_language(tmp_path: Path) -> None:
    found = _form(city_of(tmp_path, {"metadata_indikator.csv": FORM}), "A1", "en")

    assert found["satuan"] == "trees"
    assert found["klasifikasi"] == "area and period"
    assert found["komposit"] == "no"
