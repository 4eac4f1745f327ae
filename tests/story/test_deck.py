"""The slides of a small city: which there are, what they say, and what they rest on."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.analysis.progress import Progress
from lib.contract.vocabulary import Framework
from lib.i18n import LANGUAGES
from lib.i18n.catalogue import namespace
from lib.story.deck import deck, slides
from lib.story.figure import Bars, Table, Trend
from lib.story.slide import Deck, Slide
from tests.city.cities import TODAY, city_of, observations

KOTA = "71.74"
INDICATORS = """
kode,dimensi,nama_id,satuan,arah,jenjang,agregasi,frekuensi,walidata,desimal,skor_terburuk,skor_terbaik
A1,alam,Pohon,pohon,naik,kota,tidak_ada,tahunan,dinas,0,,
A2,alam,Sampah,%,turun,kota,tidak_ada,tahunan,dinas,1,100,0
"""
RISING = [f"A1,{KOTA},{year},{year - 2010}," for year in range(2020, 2025)]
WORSE = [f"A2,{KOTA},2023,10,", f"A2,{KOTA},2024,30,"]


def told(folder: Path, *rows: str, lang: str = "id", **tables: str) -> Deck:
    files = {f"{name}.csv": text for name, text in tables.items()}
    city = city_of(folder, {"indikator.csv": INDICATORS, **observations(*rows), **files})
    return deck(city, lang=lang, today=TODAY)


def one(told_: Deck, key: str) -> Slide:
    return next(s for s in told_.slides if s.key == key)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_city_without_figures_still_has_every_slide(tmp_path: Path, lang: str) -> None:
    found = told(tmp_path, lang=lang)

    assert [s.key for s in found.slides] == [
        *("judul", "kota", "dimensi.alam", "quickwin", "memburuk", "keputusan", "langkah"),
        "sumber",
    ]
    assert all(s.heading and s.notes for s in found.slides)
    assert one(found, "dimensi.alam").empty != ""
    assert one(found, "quickwin").empty != ""
    assert not found.sample


def test_a_dimension_is_told_by_its_trend(tmp_path: Path) -> None:
    slide = one(told(tmp_path, *RISING), "dimensi.alam")

    assert slide.heading == (
        "Pohon: 14\N{NO-BREAK SPACE}pohon pada 2024, naik 1\N{NO-BREAK SPACE}pohon sejak 2023,"
        " membaik"
    )
    assert slide.sentences == ("Belum ada target yang dapat dinilai.",)
    assert isinstance(slide.figure, Trend)
    assert slide.figure.periods == ("2020", "2021", "2022", "2023", "2024")
    assert slide.figure.lines[0].values == (10, 11, 12, 13, 14)
    assert slide.alt == "Grafik Pohon untuk Kota Contoh, 2020 – 2024."
    assert [tick.text for tick in slide.ticks] == ["1 membaik", "0 memburuk"]


def test_the_trend_that_misses_its_target_comes_first(tmp_path: Path) -> None:
    target = f"indikator,wilayah,periode,target\nA2,{KOTA},2024,5\nA2,{KOTA},2026,4\n"
    rows = [*RISING, f"A2,{KOTA},2022,9,", *WORSE]
    slide = one(told(tmp_path, *rows, target=target), "dimensi.alam")

    assert isinstance(slide.figure, Trend)
    assert slide.figure.indicator.kode == "A2"
    assert slide.figure.labels[-1] == "2026"
    assert slide.figure.target == (None, None, 5.0, None, 4.0)
    assert slide.figure.lines[0].values == (9, 10, 30, None, None)
    assert slide.sentences[0].startswith("Target 5,0\N{NO-BREAK SPACE}% untuk 2024 belum tercapai")
    assert slide.state is Progress.DETERIORATING


def test_a_missing_year_stays_a_gap_and_a_break_begins_a_new_line(tmp_path: Path) -> None:
    rows = [f"A1,{KOTA},{year},{value}," for year, value in ((2019, 1), (2021, 2), (2022, 9))]
    slide = one(
        told(tmp_path, *rows, jeda="indikator,periode,keterangan\nA1,2022,Cara baru\n"),
        "dimensi.alam",
    )

    assert isinstance(slide.figure, Trend)
    assert slide.figure.periods == ("2019", "2020", "2021", "2022")
    assert [line.values for line in slide.figure.lines] == [
        (1, None, 2, None),
        (None, None, None, 9),
    ]
    assert [line.name for line in slide.figure.lines] == ["Kota Contoh (s.d. 2021)", "Kota Contoh"]


def test_sample_figures_mark_the_slides_they_are_on(tmp_path: Path) -> None:
    rows = [f"A1,{KOTA},{year},{year - 2010},contoh" for year in range(2020, 2025)]
    found = told(tmp_path, *rows)

    assert one(found, "dimensi.alam").sample
    assert one(found, "kota").sample
    assert one(found, "judul").sample
    assert not one(found, "quickwin").sample


def test_where_the_city_stands_counts_each_dimension(tmp_path: Path) -> None:
    slide = one(told(tmp_path, *RISING, *WORSE), "kota")

    assert isinstance(slide.figure, Bars)
    assert slide.figure.names == ("Alam",)
    assert {p.kind: p.counts for p in slide.figure.parts} == {
        "better": (1,),
        "same": (0,),
        "worse": (1,),
        "rest": (0,),
    }


def test_what_got_worse_is_named_with_its_steward(tmp_path: Path) -> None:
    slide = one(told(tmp_path, *RISING, f"A2,{KOTA},2020,5,", *WORSE), "memburuk")

    assert isinstance(slide.figure, Table)
    ((name, before, now, change, agency),) = slide.figure.rows
    assert (name, agency) == ("Sampah", "DD")
    assert before.endswith("(2023)")
    assert now.endswith("(2024)")
    assert change.startswith("naik 20,0")


def test_quick_win_says_how_far_each_programme_is(tmp_path: Path) -> None:
    program = (
        "kode,nama,dimensi,jenis,opd,mulai,selesai\n"
        "Q1,Satu pintu,alam,quick_win,dinas,2024-01-01,2025-12-31\n"
        "Q2,Taman,alam,quick_win,dinas,2024,\n"
        "R1,Lain,alam,rencana_aksi,dinas,2024,\n"
    )
    progress = (
        "program,periode,rencana_persen,realisasi_persen\nQ1,2025-Q1,10,5\nQ1,2025-Q2,40,35\n"
    )
    slide = one(told(tmp_path, program=program, realisasi=progress), "quickwin")

    assert isinstance(slide.figure, Table)
    assert [row[0] for row in slide.figure.rows] == ["Satu pintu", "Taman"]
    assert "35" in slide.figure.rows[0][3]
    assert "35" not in "".join(slide.figure.rows[1])
    assert not slide.sample


def test_open_decisions_come_first_and_say_when_they_are_late(tmp_path: Path) -> None:
    decisions = (
        "tanggal,isi,opd,tenggat,status\n"
        "2025-01-10,Tanam pohon,dinas,2025-12-01,terbuka\n"
        "2025-01-10,Kirim data,dinas,2025-03-01,terbuka\n"
        "2025-01-10,Sudah,dinas,2025-02-01,selesai\n"
    )
    slide = one(told(tmp_path, keputusan=decisions), "langkah")

    assert isinstance(slide.figure, Table)
    assert [row[0] for row in slide.figure.rows] == ["Kirim data", "Tanam pohon"]
    assert [row[2] for row in slide.figure.rows] == [
        "1 Maret 2025, lewat tenggat",
        "1 Desember 2025",
    ]
    assert slide.heading == "2 keputusan masih terbuka, 1 di antaranya lewat tenggat"


def test_chosen_slides_come_in_their_order_and_unknown_ones_are_left_out(tmp_path: Path) -> None:
    city = city_of(tmp_path, observations())

    found = deck(city, lang="id", today=TODAY, chosen=["sumber", "hilang", "judul", "sumber"])

    assert [s.key for s in found.slides] == ["sumber", "judul"]


def test_equal_data_gives_an_equal_deck(tmp_path: Path) -> None:
    decks = [told(tmp_path / name, *RISING, *WORSE) for name in ("a", "b")]

    assert decks[0].slides == decks[1].slides


def test_the_other_framework_tells_its_own_dimensions(tmp_path: Path) -> None:
    city = city_of(tmp_path, observations())

    keys = [s.key for s in slides(city, Framework.NATIONAL, TODAY, "id")]

    assert "dimensi.smart_alam" in keys


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_status_has_a_word(lang: str) -> None:
    words = namespace("story", lang)

    assert {f"state.{state.value}" for state in Progress} <= set(words)
