"""Sheets as files: equal bytes, at most two pages, names of their own, texts that stay texts."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from lib.city.city import City
from lib.export.archive import bundle
from lib.export.paper import press, setting, sheets
from lib.export.paper.sheets import Choice, Kind, Wanted
from lib.i18n import LANGUAGES
from tests.city.cities import TODAY
from tests.export.slides.decks import HOSTILE, KOTA, VILLAGES, city

MARKUP = "#eval(1) $x$ *b* @ref `raw` //c [k] <a> = judul _e_ \\ ~ -- / + 1. x"
CHOICE = Choice(TODAY, "id")


def wanted(one: City) -> tuple[Wanted, ...]:
    return tuple(w for kind in Kind for w in sheets.there(one, kind, TODAY))


def test_there_is_one_for_every_agency_and_area(tmp_path: Path) -> None:
    found = wanted(city(tmp_path))

    assert [w.code for w in found if w.kind is Kind.AGENCY] == ["dinas"]
    assert [w.code for w in found if w.kind is Kind.AREA] == [
        *(KOTA, "71.74.01", "71.74.02", *VILLAGES),
    ]


def test_an_agency_whose_place_another_took_has_none(tmp_path: Path) -> None:
    table = (
        "kode,nama,singkatan,berlaku_sampai,pengganti\n"
        "lama,Dinas Lama,DL,2020,dinas\ndinas,Dinas Data,DD,,\nhabis,Dinas Habis,DH,2020,\n"
    )
    one = city(tmp_path, more={"opd.csv": table})

    assert [w.code for w in sheets.there(one, Kind.AGENCY, TODAY)] == ["dinas", "habis"]


def test_equal_data_gives_equal_bytes(tmp_path: Path) -> None:
    archives = []
    for name in ("a", "b"):
        one = city(tmp_path / name)
        made = sheets.every(one, wanted(one), CHOICE)
        archives.append(bundle((m.name, m.content) for m in made))

    assert archives[0] == archives[1]
    with zipfile.ZipFile(io.BytesIO(archives[0])) as found:
        assert found.testzip() is None
        assert len(set(found.namelist())) == 8


def test_names_say_whose_sheet_it_is_and_whether_it_is_a_sample(tmp_path: Path) -> None:
    real, sample = city(tmp_path / "a"), city(tmp_path / "b", status="contoh")
    area, agency = Wanted(Kind.AREA, VILLAGES[0]), Wanted(Kind.AGENCY, "dinas")

    assert sheets.name(real, area, CHOICE) == ("lembar-wilayah_71-74-01-1001_mawar_2025-06-30.pdf")
    assert sheets.name(sample, area, CHOICE) == (
        "lembar-wilayah_71-74-01-1001_mawar_contoh_2025-06-30.pdf"
    )
    assert sheets.name(sample, agency, CHOICE) == "lembar-opd_dinas_contoh_2025-06-30.pdf"
    assert sheets.bundle_name(real, [*Kind], CHOICE) == (
        "lembar-opd_lembar-wilayah_kota-contoh_2025-06-30.zip"
    )


def test_the_sample_in_a_name_is_that_of_the_document(tmp_path: Path) -> None:
    for status in ("", "contoh"):
        one = city(tmp_path / f"x{status}", status=status)
        for each in wanted(one):
            told = sheets.document(one, each, CHOICE)
            assert ("contoh" in sheets.name(one, each, CHOICE).split("_")) == told.sample


def test_sheets_come_one_by_one(tmp_path: Path) -> None:
    one = city(tmp_path)
    made = sheets.every(one, wanted(one), CHOICE)

    first = next(made)

    assert first.name.startswith("lembar-opd_dinas")
    assert first.content.startswith(b"%PDF")
    made.close()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["Sampah", HOSTILE, MARKUP, "A" * 200], ids=range(4))
def test_texts_of_the_data_stay_texts_on_two_pages(tmp_path: Path, name: str, lang: str) -> None:
    one = city(tmp_path, name)

    for code in (KOTA, "71.74.01", VILLAGES[0], VILLAGES[3]):
        told = sheets.document(one, Wanted(Kind.AREA, code), Choice(TODAY, lang))
        assert press.pages(press.pdf(told, one)) <= 2
    told = sheets.document(one, Wanted(Kind.AGENCY, "dinas"), Choice(TODAY, lang))
    content = setting.of(told, one).content
    assert name in _strings(content)
    assert press.pages(press.pdf(told, one)) <= 2


def test_a_figure_reaches_the_template_as_it_is_in_the_data(tmp_path: Path) -> None:
    one = city(tmp_path)
    told = sheets.document(one, Wanted(Kind.AREA, VILLAGES[1]), CHOICE)

    content = setting.of(told, one).content

    (ledger,) = [b for s in content["sections"] for b in s["blocks"] if b["kind"] == "ledger"]
    assert [cell["text"] for cell in ledger["groups"][0]["rows"][0]] == [
        *("Sampah", "20,0", "2024", "", "2 / 3", "33,5", "−13,5 lebih baik"),
    ]
    assert json.loads(json.dumps(content)) == content


def _strings(node: object) -> set[str]:
    if isinstance(node, str):
        return {node.replace("\u200b", "")}  # where an endless word may be broken
    parts = node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
    return {text for part in parts for text in _strings(part)}
