"""Every sentence about a gap, and only those that the numbers bear."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from lib.analysis.disparity import Unfit
from lib.analysis.trend import Trend, trend_of
from lib.city import disparity, disparity_words
from lib.city.city import City
from lib.city.disparity import NO_GAP, Gap, Move
from lib.i18n import LANGUAGES, has
from tests.city.grid import grid, rates, values
from tests.city.test_disparity import BASE, fan


@pytest.fixture
def city(tmp_path: Path) -> City:
    return grid(
        tmp_path,
        fan("U", 10, 9, 8, 7, 6, 5),
        rates("S", [(100 if i else 900, 1000) for i in range(20)]),
        values("N", BASE),
    )


def row(found: Gap, period: str = "2024") -> dict[str, object]:
    got = found.at(period)
    assert got is not None
    return got


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_both_ends_are_named_by_what_is_better(city: City) -> None:
    def said(code: str, period: str) -> str:
        found = disparity.gap(city, code)
        return plain(disparity_words.distance(found, row(found, period), city, "id"))

    assert said("U", "2022") == (
        "Pada 2022 paling baik Desa 43 (34,8 %), paling tertinggal Desa 00 (25,3 %): "
        "yang tertinggi 1,4 kali yang terendah."
    )
    assert said("S", "2024").startswith("Pada 2024 paling baik Desa 10 (10,0 %), paling tertingg")
    assert said("N", "2024").startswith("Pada 2024 tertinggi Desa 43 (39,0 derajat), terendah")


def test_equal_areas_are_said_to_be_equal(tmp_path: Path) -> None:
    city = grid(tmp_path, values("U", [30] * 20))
    found = disparity.gap(city, "U")

    assert plain(disparity_words.distance(found, row(found), city, "id")) == (
        "Pada 2024 semua wilayah sama: 30,0 %."
    )
    assert disparity_words.makers(found, disparity.behind(city, "U", "2024"), city, "id") == ""


def test_without_a_ratio_there_is_a_range_and_the_reason(tmp_path: Path) -> None:
    city = grid(tmp_path, values("U", [90 + i / 10 for i in range(20)]))
    found = disparity.gap(city, "U")

    assert plain(disparity_words.apart(found, row(found), "id")) == "berjarak 1,9 poin persen"
    assert disparity_words.limited(row(found), "id").startswith("Rata-ratanya sudah dekat batas")
    assert disparity_words.split(found, row(found), city, "id") == ""


def course(city: City, trend: Trend | None, last: int = 6) -> str:
    found = disparity.gap(city, "U")
    made = replace(found, trend=trend, last=found.last.head(last))
    return plain(disparity_words.course(made, "id"))


def test_the_course_is_certain_hinted_at_or_unclear(city: City) -> None:
    rising = trend_of([1, 2, 3, 4, 5, 6])
    hint = trend_of([1, 3, 2, 4, 3, 4.5])
    unclear = trend_of([1, 3, 0, 3.5, 1.2, 2.6])
    assert rising is not None
    assert hint is not None
    assert unclear is not None
    assert unclear.kemiringan > 0
    assert 0.05 < (hint.p or 0) < 0.2 < (unclear.p or 0)

    assert course(city, rising).startswith("Kesenjangan melebar sejak 2017, dan itu nyata (6 per")
    assert course(city, trend_of([6, 5, 4, 3, 2, 1])).startswith("Kesenjangan menyempit sejak 2017")
    assert "tampak melebar, tetapi itu belum dapat dipastikan" in course(city, hint)
    falling = trend_of([4.5, 3, 4, 2, 3, 1])
    assert "tampak menyempit, tetapi itu belum dapat dipastikan" in course(city, falling)
    assert course(city, unclear).startswith("Sejak 2017 arah kesenjangan tidak jelas (6 periode")


def test_a_short_course_is_not_judged(city: City) -> None:
    assert course(city, trend_of([1, 2, 3]), 3).startswith("Baru 3 periode yang sebanding")
    assert course(city, None, 1).startswith("Baru satu periode yang sebanding")
    assert course(city, None, 0) == ""


def test_an_unchanging_gap_is_steady(city: City) -> None:
    level = trend_of([1, 1, 1, 1, 1, 1])
    assert level is not None
    certain = replace(level, kepastian=trend_of([1, 2, 3, 4, 5, 6]).kepastian)  # type: ignore[union-attr]

    assert course(city, certain) == "Sejak 2017 kesenjangan tidak berubah arah (6 periode)."


def test_what_was_cut_off_is_said(tmp_path: Path) -> None:
    jeda = "indikator,periode,keterangan\nU,2019,cara baru\n"
    cut = grid(tmp_path / "a", fan("U", 5, 5, 5, 5), jeda=jeda)
    whole = grid(tmp_path / "b", fan("U", 5, 5, 5, 5))

    said = disparity_words.since_break(disparity.gap(cut, "U"), "id")
    assert said.startswith("Angka sebelum 2019 tidak dibandingkan")
    assert disparity_words.since_break(disparity.gap(whole, "U"), "id") == ""


def test_what_each_area_counts_for_is_said(city: City) -> None:
    own, alike = disparity.gap(city, "S"), disparity.gap(city, "U")
    named = replace(alike, weights="N")

    assert "menurut penyebut angkanya" in disparity_words.weights(own, city, "id")
    assert disparity_words.weights(alike, city, "id").startswith("Setiap wilayah dihitung sama")
    assert disparity_words.weights(named, city, "id").startswith("Wilayah ditimbang menurut Suhu")


def test_the_name_of_the_denominator_is_of_the_language_of_the_data(tmp_path: Path) -> None:
    table = (
        "kode,dimensi,nama_id,satuan,arah,jenjang,agregasi,frekuensi,penyebut\n"
        "S,alam,Sakit,%,turun,kelurahan,rasio,tahunan,balita\n"
    )
    city = grid(tmp_path, rates("S", [(40, 400)] * 20), indikator=table)
    found = disparity.gap(city, "S")

    assert "(balita)" in disparity_words.weights(found, city, "id")
    assert "balita" not in disparity_words.weights(found, city, "en")


def test_where_the_gap_lies(city: City) -> None:
    found = disparity.gap(city, "U")
    here = row(found, "2022")

    def said(share: float) -> str:
        return plain(disparity_words.split(found, {**here, "bagian_antar": share}, city, "id"))

    assert said(0.2).startswith("80 % kesenjangan berada di dalam kecamatan, 20 % di antara")
    assert said(0.8).startswith("80 % kesenjangan berada di antara kecamatan, 20 % di dalamnya")
    assert said(0.8).endswith("di antaranya wajar sekitar 5 %.")


def test_few_areas_make_most_of_a_gap(tmp_path: Path) -> None:
    one = grid(tmp_path / "a", values("U", [30] * 19 + [70]))
    many = grid(tmp_path / "b", values("U", BASE))

    def said(city: City) -> str:
        found = disparity.gap(city, "U")
        rows = disparity.behind(city, "U", "2024")
        return plain(disparity_words.makers(found, rows, city, "id"))

    assert said(one) == "95 % kesenjangan berasal dari satu dari 20 wilayah: Desa 43 (70,0 %)."
    assert said(many).startswith("57 % kesenjangan berasal dari 5 dari 20 wilayah: ")


def test_sides_are_better_or_worse_where_one_is(city: City) -> None:
    up, down, neutral = (disparity.gap(city, c) for c in ("U", "S", "N"))

    def said(found: Gap, difference: float | None) -> str:
        return disparity_words.side(found, {"selisih": difference, "bagian": 0.1}, "id")

    assert (said(up, 1), said(up, -1)) == (
        "lebih baik dari rata-rata",
        "lebih buruk dari rata-rata",
    )
    assert said(down, 1) == "lebih buruk dari rata-rata"
    assert (said(neutral, 1), said(neutral, -1)) == ("di atas rata-rata", "di bawah rata-rata")
    assert said(up, None) == "–"


def test_cautions_fit_the_period(tmp_path: Path) -> None:
    city = grid(
        tmp_path,
        values("U", [i if i < 10 else "" for i in range(20)], "2023"),
        values("U", ["" if i == 3 else i for i in range(20)]),
        rates("S", [(10, 400)] * 15 + [(40, 400)] * 5),
    )

    def said(code: str, period: str) -> list[str]:
        found = disparity.gap(city, code)
        return disparity_words.cautions(found, row(found, period), city, "id")

    assert said("U", "2023")[0].startswith("Pada periode ini baru 10 dari 20 wilayah punya nilai")
    assert said("U", "2024") == ["19 dari 20 wilayah punya nilai pada periode ini."]
    assert said("S", "2024")[0].startswith("15 wilayah bersandar pada kurang dari 20 kejadian")


def test_the_table_says_the_widest_and_counts_the_moves(city: City) -> None:
    codes = ("S", "U")
    rows = disparity.overview(city, codes)

    said = disparity_words.headline(rows, city, "id")

    assert said == (
        "Paling senjang: Sakit. Dari 2 indikator, kesenjangan 1 indikator nyata menyempit "
        "dan 0 nyata melebar; sekitar 1 di antaranya mungkin hanya kebetulan."
    )
    none = rows.with_columns(pl.lit(None, pl.Float64).alias("williamson"))
    assert disparity_words.headline(none, city, "id").startswith("Dari 2 indikator")
    short, narrow = rows.to_dicts()
    assert disparity_words.move(narrow, "id") == "menyempit sejak 2017"
    assert disparity_words.move(short, "id") == "belum cukup periode"
    assert disparity_words.width({"williamson": None}, "id") == "–"
    assert plain(disparity_words.width({"williamson": 0.421}, "id")) == "42 %"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reason_and_every_move_has_its_words(lang: str) -> None:
    assert all(has(f"disparity.limited.{why}", lang) for why in Unfit)
    assert all(has(f"disparity.refusal.{why}", lang) for why in NO_GAP)
    assert all(has(f"disparity.move.{move}", lang) for move in Move)


@pytest.mark.parametrize("why", NO_GAP)
def test_a_refusal_names_the_indicator_and_what_to_read_instead(city: City, why: Unfit) -> None:
    said = disparity_words.refusal(disparity.gap(city, "U"), why, "id")

    assert "Terlayani" in said
    assert "peta" in said


def test_the_gauge_is_named(city: City) -> None:
    assert "Indeks Williamson" in disparity_words.gauge(disparity.gap(city, "U"), "id")
    assert disparity.gap(city, "U").gauge is disparity.Gauge.RELATIVE
