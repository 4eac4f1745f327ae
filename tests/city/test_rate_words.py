"""What rates of few events are said to bear."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from lib.city import pattern, rate_words
from lib.city.city import City
from tests.city.grid import CODES, grid, rates, values
from tests.city.test_pattern import NOISE


def rows(city: City, code: str) -> list[dict[str, object]]:
    return pattern.study(city, code, "2024", False).rows.to_dicts()


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_why_there_is_no_rate(tmp_path: Path) -> None:
    amounts = "".join(f"R,{c},2024,50,tetap,1.5,3\n" for c in CODES)
    city = grid(tmp_path, amounts, values("U", NOISE), rates("S", [(30, 400)] * 20))

    def said(code: str) -> str:
        return rate_words.no_rate(city, city.catalogue.indicator(code), "id")

    assert said("S") == ""
    assert said("U").startswith("Penghalusan dan corong memerlukan pembilang")
    assert "bukan hitungan kejadian" in said("R")


def test_few_events_are_shown_as_their_number_only(tmp_path: Path) -> None:
    city = grid(tmp_path, rates("S", [(1, 400), (4, 400), *[(30, 400)] * 18]))
    indicator = city.catalogue.indicator("S")
    one, four, many, *_ = rows(city, "S")

    assert rate_words.value(city, indicator, one, "id") == "1 kejadian"
    assert rate_words.value(city, indicator, four, "id") == "4 kejadian"
    assert plain(rate_words.value(city, indicator, many, "id")) == "7,5 %"
    assert rate_words.interval(city, indicator, four, "id") == "–"
    assert rate_words.interval(city, indicator, many, "id") == "5,3 s.d. 10,5"
    assert rate_words.events(city, indicator, four, "id") == "4"
    none = {"nilai": None, "pembilang": None, "kestabilan": None}
    assert rate_words.value(city, indicator, none, "id") == "tidak ada data"
    assert rate_words.events(city, indicator, none, "id") == "–"


def test_below_the_privacy_threshold_not_even_the_number_is_shown(tmp_path: Path) -> None:
    city = grid(tmp_path, rates("P", [(7, 400), (8, 400), *[(30, 400)] * 18]))
    indicator = city.catalogue.indicator("P")
    first, second, *_ = rows(city, "P")

    assert rate_words.value(city, indicator, first, "id") == "kurang dari 8"
    assert rate_words.events(city, indicator, first, "id") == "kurang dari 8"
    assert rate_words.interval(city, indicator, first, "id") == "–"
    assert not rate_words.is_counted(city, indicator, first)
    assert rate_words.is_shown(city, indicator, second)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        (None, ""),
        ("stabil", ""),
        ("tidak_stabil", "tidak stabil (kurang dari 20 kejadian, atau penyebut kurang dari 100)"),
        ("hanya_jumlah", "hanya jumlah (kurang dari 5 kejadian)"),
    ],
)
def test_stability_is_said_where_it_lacks(word: str | None, said: str) -> None:
    assert rate_words.stability({"kestabilan": word}, "id") == said


def smoothing(city: City) -> str:
    return plain(rate_words.smoothing(pattern.study(city, "S", "2024", True), city, "id"))


def test_what_smoothing_changed_most_is_named(tmp_path: Path) -> None:
    parts = [(60 + 40 * (i % 5), 1000) for i in range(20)]
    small = [(8, 40), *parts[1:]]
    city = grid(tmp_path, rates("S", small))

    assert smoothing(city).startswith("Paling berubah: Desa 00, dari 20,0 % menjadi ")
    assert "karena penyebutnya hanya 40." in smoothing(city)
    raw = pattern.study(city, "S", "2024", False)
    assert rate_words.smoothing(raw, city, "id") == ""


def test_a_hidden_rate_is_not_given_away_by_smoothing(tmp_path: Path) -> None:
    parts = [(60 + 40 * (i % 5), 1000) for i in range(20)]
    city = grid(tmp_path, rates("S", [(4, 10), *parts[1:]]))

    said = smoothing(city)

    assert said.startswith("Paling berubah: Desa 00, dengan 4 kejadian dari 10, dihaluskan menjadi")
    assert "40,0" not in said


def test_smoothing_that_changes_nothing_or_all_is_said_so(tmp_path: Path) -> None:
    large = [(100_000 * (2 + i % 5), 1_000_000) for i in range(20)]
    steady = grid(tmp_path / "a", rates("S", large))
    chance = grid(tmp_path / "b", rates("S", [(n, 100) for n in NOISE]))

    assert smoothing(steady).startswith("Penghalusan tidak mengubah apa pun yang terlihat")
    assert smoothing(chance).startswith("Setelah dihaluskan semua wilayah sama")


def outside(city: City, code: str) -> str:
    found = pattern.funnel(city, code, "2024")
    assert found is not None
    return rate_words.outside(found, city.catalogue.indicator(code), city, "id")


def test_areas_outside_the_limits_are_named_by_side(tmp_path: Path) -> None:
    city = grid(tmp_path, rates("S", [(90, 400), (5, 400), *[(40, 400)] * 18]))

    assert outside(city, "S") == (
        "2 dari 20 wilayah di luar batas 95 %; karena kebetulan saja wajar sekitar 1. "
        "Lebih tinggi: Desa 00. Lebih rendah: Desa 10."
    )


def test_no_area_outside_and_most_areas_outside(tmp_path: Path) -> None:
    calm = grid(tmp_path / "a", rates("S", [(40, 400)] * 20))
    wild = grid(tmp_path / "b", rates("S", [(40 + 15 * i, 400) for i in range(20)]))

    assert outside(calm, "S").startswith("Semua 20 wilayah di dalam batas 95 %")
    assert "tidak memilih siapa yang istimewa" in outside(wild, "S")


def test_areas_without_a_rate_are_counted(tmp_path: Path) -> None:
    city = grid(tmp_path, rates("S", [(3, 400), *[(40, 400)] * 19]))
    found = pattern.funnel(city, "S", "2024")
    assert found is not None
    indicator = city.catalogue.indicator("S")

    said = rate_words.hidden(found, indicator, city, "id")
    assert said == "1 wilayah dengan kurang dari 5 kejadian tidak digambar"
    calm = pattern.Funnel(found.rate, found.centre, pl.DataFrame(), ())
    assert rate_words.hidden(calm, indicator, city, "id") == ""
