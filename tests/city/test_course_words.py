"""The course of a series in one sentence, every branch in both languages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from lib.city import course_words
from lib.city.course import Course
from tests.city.told import NB, course, indicator

YEARS = [str(year) for year in range(2015, 2023)]
HALVES = [f"{year}-S{half}" for year in range(2018, 2023) for half in (1, 2)]
UP = [1, 2, 3, 5, 6, 7, 9, 10]
DOWN = UP[::-1]
UNSURE = [5, 7, 4, 6, 5, 8]


def bounds(one: Course, low: float, high: float, echo: float | None = None) -> Course:
    assert one.tren is not None
    return replace(one, tren=replace(one.tren, bawah=low, atas=high, gema=echo))


SAID: dict[str, tuple[Any, str, str]] = {
    "first": (
        course([5], ["2020"]),
        "Belum ada angka sebelumnya yang sebanding.",
        "There is no earlier figure to compare it with.",
    ),
    "break": (
        course([5], ["2020"], cut="jeda"),
        "Deretnya berubah, sehingga angka sebelum 2020 tidak sebanding dan arahnya belum "
        "dapat dibaca.",
        "The series changed, so figures before 2020 are not comparable and its direction "
        "cannot be read yet.",
    ),
    "real": (
        course([5], ["2020"], cut="contoh"),
        "Angka sebelum 2020 hanya contoh dan tidak disambung dengan angka nyata ini.",
        "Figures before 2020 are samples and are not joined with this real one.",
    ),
    "sample": (
        course([5], ["2020"], cut="contoh", sample=True),
        "Angka nyata sebelum 2020 tidak disambung dengan angka contoh ini.",
        "Real figures before 2020 are not joined with this sample.",
    ),
    "season": (
        course([5, 6], ["2020-Q1", "2020-Q2"]),
        "Belum ada angka untuk periode yang sama pada tahun sebelumnya.",
        "There is no figure for the same period of an earlier year.",
    ),
    "season_late": (
        course([5, 7, 6], ["2019-Q1", "2020-Q1", "2020-Q2"]),
        "Belum ada angka untuk periode yang sama pada tahun sebelumnya.",
        "There is no figure for the same period of an earlier year.",
    ),
    "still": (
        course([5] * 6, YEARS[:6]),
        "Angkanya tidak berubah sejak 2015 (6 data).",
        "It has not changed since 2015 (6 figures).",
    ),
    "few_higher": (
        course([5, 4, 6.5], YEARS[:3]),
        "Dibandingkan dengan 2015 angkanya lebih tinggi 1,50~poin persen; dengan 3 data "
        "arahnya belum dapat dipastikan.",
        "Compared with 2015 it is 1.50~percentage points higher; with 3 figures its direction"
        " is not certain yet.",
    ),
    "few_lower": (
        course([5, 4], ["2015", "2019"]),
        "Dibandingkan dengan 2015 angkanya lebih rendah 1,00~poin persen; dengan 2 data "
        "arahnya belum dapat dipastikan.",
        "Compared with 2015 it is 1.00~percentage points lower; with 2 figures its direction "
        "is not certain yet.",
    ),
    "few_same": (
        course([5, 4, 5.001], YEARS[:3]),
        "Angkanya sama dengan angka 2015; dengan 3 data arahnya belum dapat dipastikan.",
        "It is the same as in 2015; with 3 figures its direction is not certain yet.",
    ),
    "few_season": (
        course([5, 9, 6], ["2019-Q1", "2019-Q2", "2020-Q1"]),
        "Dibandingkan dengan TW I 2019 angkanya lebih tinggi 1,00~poin persen; dengan 3 data "
        "arahnya belum dapat dipastikan.",
        "Compared with Q1 2019 it is 1.00~percentage points higher; with 3 figures its "
        "direction is not certain yet.",
    ),
    "rising_worse": (
        course(UP, YEARS, verdict="memburuk"),
        "Sejak 2015 angkanya naik rata-rata 1,33~poin persen per tahun (selang 95 %: 1,00 "
        "sampai 1,50), dan naik pada 7 dari 7 tahun; arah ini memburuk.",
        "Since 2015 it has risen by 1.33~percentage points a year on average (95 % interval: "
        "1.00 to 1.50), rising in 7 of 7 years; that is a deterioration.",
    ),
    "falling_better": (
        course(DOWN, YEARS, verdict="membaik"),
        "Sejak 2015 angkanya turun rata-rata 1,33~poin persen per tahun (selang 95 %: 1,00 "
        "sampai 1,50), dan turun pada 7 dari 7 tahun; arah ini membaik.",
        "Since 2015 it has fallen by 1.33~percentage points a year on average (95 % interval:"
        " 1.00 to 1.50), falling in 7 of 7 years; that is an improvement.",
    ),
    "rising_neutral": (
        course(UP, YEARS, verdict="netral"),
        "Sejak 2015 angkanya naik rata-rata 1,33~poin persen per tahun (selang 95 %: 1,00 "
        "sampai 1,50), dan naik pada 7 dari 7 tahun.",
        "Since 2015 it has risen by 1.33~percentage points a year on average (95 % interval: "
        "1.00 to 1.50), rising in 7 of 7 years.",
    ),
    "after_break": (
        course(UP, YEARS, verdict="memburuk", cut="jeda"),
        "Sejak deretnya berubah (2015) angkanya naik rata-rata 1,33~poin persen per tahun "
        "(selang 95 %: 1,00 sampai 1,50), dan naik pada 7 dari 7 tahun; arah ini memburuk.",
        "Since the series changed (2015) it has risen by 1.33~percentage points a year on "
        "average (95 % interval: 1.00 to 1.50), rising in 7 of 7 years; that is a "
        "deterioration.",
    ),
    "with_gaps": (
        course(UP[:6], ["2010", "2012", "2015", "2016", "2019", "2020"]),
        "Sejak 2010 angkanya naik rata-rata 0,60~poin persen per tahun (selang 95 %: 0,33 "
        "sampai 1,00), dan naik pada 5 dari 5 perbandingan berurutan.",
        "Since 2010 it has risen by 0.60~percentage points a year on average (95 % interval: "
        "0.33 to 1.00), rising in 5 of 5 consecutive comparisons.",
    ),
    "by_season": (
        course([1, 5, 2, 6, 3, 7, 4, 8, 5, 9], HALVES),
        "Sejak Semester I 2018 angkanya naik rata-rata 1,00~poin persen per tahun (selang 95 "
        "%: 1,00 sampai 1,00), dan naik pada 8 dari 8 perbandingan dengan periode yang sama "
        "setahun sebelumnya.",
        "Since H1 2018 it has risen by 1.00~percentage points a year on average (95 % "
        "interval: 1.00 to 1.00), rising in 8 of 8 comparisons with the same period a year "
        "earlier.",
    ),
    "step_up": (
        course(UP, YEARS, step=("2018", 2.0), odd=("2019",)),
        "Sejak 2015 angkanya naik rata-rata 1,33~poin persen per tahun (selang 95 %: 1,00 "
        "sampai 1,50), dan naik pada 7 dari 7 tahun; pada 2018 ada kenaikan mendadak "
        "2,00~poin persen.",
        "Since 2015 it has risen by 1.33~percentage points a year on average (95 % interval: "
        "1.00 to 1.50), rising in 7 of 7 years; in 2018 it jumped by 2.00~percentage points.",
    ),
    "step_down": (
        course(DOWN, YEARS, step=("2018", -2.0)),
        "Sejak 2015 angkanya turun rata-rata 1,33~poin persen per tahun (selang 95 %: 1,00 "
        "sampai 1,50), dan turun pada 7 dari 7 tahun; pada 2018 ada penurunan mendadak "
        "2,00~poin persen.",
        "Since 2015 it has fallen by 1.33~percentage points a year on average (95 % interval:"
        " 1.00 to 1.50), falling in 7 of 7 years; in 2018 it dropped by 2.00~percentage "
        "points.",
    ),
    "odd": (
        course(UP, YEARS, odd=("2019",)),
        "Sejak 2015 angkanya naik rata-rata 1,33~poin persen per tahun (selang 95 %: 1,00 "
        "sampai 1,50), dan naik pada 7 dari 7 tahun; angka 2019 menyimpang jauh dari angka "
        "lainnya.",
        "Since 2015 it has risen by 1.33~percentage points a year on average (95 % interval: "
        "1.00 to 1.50), rising in 7 of 7 years; the figure for 2019 lies far from the others.",
    ),
    "odd_two": (
        course(UP, YEARS, odd=("2016", "2019")),
        "Sejak 2015 angkanya naik rata-rata 1,33~poin persen per tahun (selang 95 %: 1,00 "
        "sampai 1,50), dan naik pada 7 dari 7 tahun; angka 2016 dan 2019 menyimpang jauh dari"
        " angka lainnya.",
        "Since 2015 it has risen by 1.33~percentage points a year on average (95 % interval: "
        "1.00 to 1.50), rising in 7 of 7 years; the figures for 2016 and 2019 lie far from "
        "the others.",
    ),
    "odd_many": (
        course(UP, YEARS, odd=("2016", "2018", "2019")),
        "Sejak 2015 angkanya naik rata-rata 1,33~poin persen per tahun (selang 95 %: 1,00 "
        "sampai 1,50), dan naik pada 7 dari 7 tahun; 3 angka menyimpang jauh dari angka "
        "lainnya.",
        "Since 2015 it has risen by 1.33~percentage points a year on average (95 % interval: "
        "1.00 to 1.50), rising in 7 of 7 years; 3 figures lie far from the others.",
    ),
    "unsure": (
        course(UNSURE, YEARS[:6]),
        "Sejak 2015 (6 data) arahnya belum dapat dipastikan: perubahan per tahunnya antara "
        "−1,00 dan 2,00~poin persen (selang 95 %).",
        "Since 2015 (6 figures) its direction is not certain: the change per year lies "
        "between −1.00 and 2.00~percentage points (95 % interval).",
    ),
    "unsure_step": (
        course(UNSURE, YEARS[:6], step=("2018", 2.0)),
        "Sejak 2015 (6 data) arahnya belum dapat dipastikan: perubahan per tahunnya antara "
        "−1,00 dan 2,00~poin persen (selang 95 %); pada 2018 ada kenaikan mendadak 2,00~poin "
        "persen.",
        "Since 2015 (6 figures) its direction is not certain: the change per year lies "
        "between −1.00 and 2.00~percentage points (95 % interval); in 2018 it jumped by "
        "2.00~percentage points.",
    ),
    "flat": (
        course([5] * 7 + [6], YEARS),
        "Sejak 2015 (8 data) tidak tampak arah yang pasti.",
        "Since 2015 (8 figures) it shows no certain direction.",
    ),
    "one_sided": (
        bounds(course(UNSURE, YEARS[:6]), 0.1, 0.5),
        "Sejak 2015 (6 data) tidak tampak arah yang pasti.",
        "Since 2015 (6 figures) it shows no certain direction.",
    ),
    "echo": (
        bounds(course(UNSURE, YEARS[:6]), 0.1, 0.5, 0.6),
        "Sejak 2015 (6 data) arahnya belum dapat dipastikan karena angka yang berurutan "
        "saling bergantung.",
        "Since 2015 (6 figures) its direction is not certain because each figure depends on "
        "the one before.",
    ),
    "spans_zero": (
        bounds(course(UP, YEARS, verdict="memburuk"), -0.1, 1.5),
        "Sejak 2015 (8 data) arahnya belum dapat dipastikan: perubahan per tahunnya antara "
        "−0,10 dan 1,50~poin persen (selang 95 %).",
        "Since 2015 (8 figures) its direction is not certain: the change per year lies "
        "between −0.10 and 1.50~percentage points (95 % interval).",
    ),
    "word_same": (
        course([3, 4, 4], ["2019", "2020", "2021"], words=["WDP", "WTP", "WTP"]),
        "Hasilnya tetap WTP sejak 2020.",
        "The result has been WTP since 2020.",
    ),
    "word_always": (
        course([4, 4], ["2020", "2021"], words=["WTP", "WTP"]),
        "Hasilnya tetap WTP sejak 2020.",
        "The result has been WTP since 2020.",
    ),
    "word_changed": (
        course([4, 3], ["2020", "2021"], words=["WTP", "WDP"]),
        "Sebelumnya hasilnya WTP pada 2020.",
        "The result before that was WTP in 2020.",
    ),
    "word_first": (
        course([4], ["2020"], words=["WTP"]),
        "Belum ada angka sebelumnya yang sebanding.",
        "There is no earlier figure to compare it with.",
    ),
}


@pytest.mark.parametrize("case", SAID)
def test_every_branch(case: str) -> None:
    made, *said = SAID[case]

    for lang, expected in zip(("id", "en"), said, strict=True):
        found = course_words.said(indicator(), made, lang)
        assert found.replace(NB, "~") == expected


@pytest.mark.parametrize("values", [UNSURE, UP[:4], [5, 5, 5, 5, 5, 5, 6]])
def test_no_direction_where_it_is_not_certain(values: list[float]) -> None:
    said = course_words.said(indicator(), course(values, YEARS[: len(values)]), "id")

    assert not {"naik", "turun"} & set(said.split())


@pytest.mark.parametrize(
    ("change", "decimals", "said"),
    [
        (0.51, 2, "0,51~poin persen"),
        (-0.0236, 2, "0,024~poin persen"),
        (3.0, 0, "3~poin persen"),
        (3.4, 0, "3,4~poin persen"),
        (121.5, 0, "122~poin persen"),
        (0.0, 1, "0,0~poin persen"),
    ],
)
def test_a_pace_shows_two_digits_that_count(change: float, decimals: int, said: str) -> None:
    found = course_words.pace(indicator(desimal=decimals), change, "id")

    assert found.replace(NB, "~") == said
