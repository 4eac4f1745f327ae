"""The sheet of an agency and of an area: what they say, and what they leave out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lib.analysis.progress import Progress
from lib.city.city import City
from lib.contract.vocabulary import Framework
from lib.i18n import LANGUAGES
from lib.story import document as doc
from lib.story.sheets import agency, table
from lib.story.sheets.agency import agency_sheet
from lib.story.sheets.area import area_sheet
from tests.city.cities import TODAY
from tests.export.slides import decks

KOTA, DISTRICT, VILLAGE, EMPTY = "71.74", "71.74.01", "71.74.01.1001", "71.74.02.2004"
AGENCIES = "kode,nama,singkatan\ndinas,Dinas Data,DD\nkosong,Dinas Kosong,DK\n"
PROGRAMMES = (
    "kode,nama,dimensi,jenis,opd,mulai,selesai\n"
    "P1,Satu pintu,alam,quick_win,dinas,2024-01-01,2025-03-31\n"
    "P2,Taman,alam,rencana_aksi,dinas,2024,\n"
)
DECISIONS = (
    "tanggal,isi,opd,tenggat,status\n"
    "2025-01-10,Tanam pohon,dinas,2025-12-01,terbuka\n"
    "2025-01-10,Kirim data,dinas,2025-03-01,terbuka\n"
)
COUNTED = """
kode,dimensi,nama_id,satuan,arah,jenjang,agregasi,frekuensi,walidata,pembilang,penyebut,ambang_privasi,pengali
R1,alam,Kasus,per 1.000,turun,kelurahan,rasio,tahunan,dinas,kasus,penduduk,3,1000
"""


def city(folder: Path, status: str = "", **more: str) -> City:
    files = {f"{name}.csv": text for name, text in more.items()}
    return decks.city(folder, status=status, more={"opd.csv": AGENCIES, **files})


def of_agency(one: City, code: str = "dinas", lang: str = "id") -> doc.Document:
    return agency_sheet(one, code, today=TODAY, lang=lang)


def of_area(one: City, code: str, lang: str = "id") -> doc.Document:
    return area_sheet(one, code, framework=Framework.CITY, today=TODAY, lang=lang)


def blocks(told: doc.Document) -> Iterator[doc.Block]:
    for section in told.sections:
        for block in section.blocks:
            yield block
            if isinstance(block, doc.Beside):
                yield from (*block.left, *block.right)


def ledgers(told: doc.Document) -> list[doc.Ledger]:
    return [block for block in blocks(told) if isinstance(block, doc.Ledger)]


def cells(ledger: doc.Ledger) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for group in ledger.groups for row in group.rows]


def test_an_agency_is_told_what_it_owes_and_holds(tmp_path: Path) -> None:
    told = of_agency(city(tmp_path, program=PROGRAMMES, keputusan=DECISIONS))

    assert (told.title, told.subtitle) == ("Dinas Data", "DD · jenis belum disebut")
    assert [s.heading for s in told.sections] == [
        "",
        "Yang harus disampaikan berikutnya (4)",
        "Indikator sebagai walidata (1)",
        "Program (2)",
        "Bukti dukung yang lemah atau belum ada (3)",
        "Keputusan yang masih terbuka (2)",
    ]
    (numbers,) = [b for b in blocks(told) if isinstance(b, doc.Numbers)]
    assert [figure for figure, _ in numbers.pairs] == ["0", "1", "3", "2"]
    indicators, programmes, decisions = ledgers(told)
    ((name, standing, last, due, state),) = cells(indicators)
    assert (name, standing, last) == ("Sampah", "belum jatuh tempo", "2024")
    assert due.startswith("2025, ")
    assert state == "memburuk"
    assert [row[0] for row in cells(programmes)] == ["Taman", "Satu pintu"]
    assert cells(decisions) == [
        ("Kirim data", "lewat tenggat 1 Mar 2025"),
        ("Tanam pohon", "sampai 1 Des 2025"),
    ]
    late = decisions.groups[0].rows[0][1]
    assert late.like is Progress.DETERIORATING
    assert not told.sample


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_agency_without_duties_is_told_whom_to_ask(tmp_path: Path, lang: str) -> None:
    told = of_agency(city(tmp_path), "kosong", lang)

    ((words,),) = [s.blocks for s in told.sections]
    assert isinstance(words, doc.Words)
    assert words.tone == "empty"
    assert "walidata" in words.text


def test_what_does_not_fit_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(agency.MOST, "keputusan", 1)
    told = of_agency(city(tmp_path, keputusan=DECISIONS))

    last = told.sections[-1]
    assert last.heading == "Keputusan yang masih terbuka (2)"
    assert cells(last.blocks[0]) == [("Kirim data", "lewat tenggat 1 Mar 2025")]  # type: ignore[arg-type]
    assert last.blocks[1] == doc.Words("dan 1 lainnya, lengkapnya di dasbor", "note")


def test_the_figures_of_an_area_are_those_of_the_data(tmp_path: Path) -> None:
    told = of_area(city(tmp_path), VILLAGE)

    (ledger,) = ledgers(told)
    assert [c.head for c in ledger.columns] == [
        *("Indikator", "Nilai", "Periode", "Perjalanan", "Peringkat", "Kota", "Terhadap kota"),
    ]
    assert cells(ledger) == [("Sampah", "10,0", "2024", "", "1 / 3", "33,5", "−23,5 lebih baik")]
    assert ledger.groups[0].rows[0][0].note == "%"
    assert ledger.groups[0].rows[0][-1].like is Progress.ACHIEVED
    assert ledger.groups[0].name == "Alam"
    assert told.subtitle == "Kelurahan di Contoh Utara · luas 3,00 km² · kode 71.74.01.1001"
    assert not told.sample


def test_the_city_is_told_by_its_changes_and_targets(tmp_path: Path) -> None:
    told = of_area(city(tmp_path), KOTA)

    (ledger,) = ledgers(told)
    assert cells(ledger) == [
        ("Sampah", "33,5", "2024", "", "+1,0 memburuk", "memburuk"),
    ]
    courses = [b for b in blocks(told) if isinstance(b, doc.Picture)]
    assert [p.drawing.indicator for p in courses if isinstance(p.drawing, doc.Sketch)] == ["A1"]
    assert not any(isinstance(p.drawing, doc.Place) for p in courses)
    spark = ledger.groups[0].rows[0][3].spark
    assert spark is not None
    assert spark.rows.height == 7


def test_a_map_shows_the_area_among_the_others(tmp_path: Path) -> None:
    told = of_area(city(tmp_path), VILLAGE)

    pictures = [b for b in blocks(told) if isinstance(b, doc.Picture)]
    place, ground = pictures
    assert isinstance(place.drawing, doc.Place)
    assert isinstance(ground.drawing, doc.Inset)
    assert (ground.drawing.area, ground.drawing.scene.period) == (VILLAGE, "2024")
    assert ground.caption == "Unggul: Sampah, 10,0\N{NO-BREAK SPACE}%"
    assert ground.alt != place.alt != ""


def test_an_area_without_figures_says_what_is_missing(tmp_path: Path) -> None:
    told = of_area(city(tmp_path), EMPTY)

    words = [b for b in blocks(told) if isinstance(b, doc.Words)]
    assert [w.tone for w in words] == ["empty"]
    assert ledgers(told) == []


def test_sample_figures_are_marked_where_they_are(tmp_path: Path) -> None:
    one = city(tmp_path, status="contoh")

    for told in (of_area(one, VILLAGE), of_area(one, KOTA)):
        (ledger,) = ledgers(told)
        assert told.sample
        assert ledger.sample
        assert ledger.groups[0].rows[0][2].sample
    assert of_agency(one).sample


def test_few_cases_are_not_shown_as_a_rate(tmp_path: Path) -> None:
    rows = [
        f"R1,{code},2024,{cases / 10},{cases},10000"
        for code, cases in ((VILLAGE, 2), ("71.74.01.1002", 4), ("71.74.02.1003", 300))
    ]
    one = decks.city(
        tmp_path,
        more={
            "indikator.csv": COUNTED,
            "target.csv": "indikator,wilayah,periode,target\n",
            "nilai/uji.csv": "indikator,wilayah,periode,nilai,pembilang,penyebut\n"
            + "\n".join(rows),
        },
    )

    told = {
        code: cells(ledgers(of_area(one, code))[0])[0][1]
        for code in (VILLAGE, "71.74.01.1002", "71.74.02.1003")
    }

    assert told == {
        VILLAGE: "kurang dari 3",
        "71.74.01.1002": "4 kejadian",
        "71.74.02.1003": "30",
    }
    pictures = [b for b in blocks(of_area(one, VILLAGE)) if isinstance(b, doc.Picture)]
    assert [p for p in pictures if isinstance(p.drawing, doc.Inset)] == []


def test_rows_beyond_two_pages_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MOST", 0)
    told = of_area(city(tmp_path), VILLAGE)

    assert doc.Words("dan 1 indikator lain, lengkapnya di dasbor dan laporan kota", "note") in list(
        blocks(told)
    )
