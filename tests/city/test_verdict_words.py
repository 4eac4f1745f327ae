"""The status of an indicator in one sentence, every branch in both languages."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from lib.analysis.judgement import Doubt, judge
from lib.city import verdict_words
from lib.city.status import Verdict
from lib.contract.vocabulary import Direction
from tests.city.told import NB, TODAY, indicator, verdict

LINE = judge(10.4, 2023, "turun", 7.25, 2030, 14.5, 2015)
MONTHLY = judge(12, 2023.4, "turun", 7, 2030.9, 14.5, 2015.4)


def on_line(*, agreed: bool | None = None, peluang: float | None = None) -> Verdict:
    made = replace(LINE, sepakat=agreed)
    found = verdict(10.4, "2023", target=(7.25, "2030"), base=(14.5, "2015"), made=made)
    return replace(found, peluang=peluang)


def doubted(why: str) -> Verdict:
    made = replace(judge(7, 2023, "turun", 6, 2025), alasan=Doubt(why))
    return verdict(7, "2023", target=(6, "2025"), made=made)


SAID: dict[str, tuple[Any, str, str]] = {
    "neutral": (
        verdict(5, "2020", Direction.NEUTRAL, target=(3, "2030")),
        "",
        "",
    ),
    "no_target": (
        verdict(5, "2020"),
        "Belum ada target, sehingga capaiannya belum dapat dinilai.",
        "There is no target yet to judge it by.",
    ),
    "achieved": (
        verdict(5, "2020", target=(6, "2025")),
        "Target 6,00~% pada 2025 sudah tercapai.",
        "The target of 6.00~% for 2025 is met.",
    ),
    "missed": (
        verdict(7, "2020", target=(6, "2020")),
        "Target 6,00~% pada 2020 tidak tercapai, selisihnya 1,00~poin persen.",
        "The target of 6.00~% for 2020 was missed by 1.00~percentage points.",
    ),
    "pending": (
        verdict(7, "2020", target=(6, "2023")),
        "Angka 2023, tahun target 6,00~%, belum tersedia; sampai 2020 selisihnya masih "
        "1,00~poin persen.",
        "The figure for 2023, when 6.00~% was due, is not available yet; in 2020 the gap was "
        "still 1.00~percentage points.",
    ),
    "one_value": (
        verdict(7, "2023", target=(6, "2025")),
        "Target 6,00~% pada 2025 belum tercapai, dan lajunya belum dapat dinilai karena baru "
        "ada satu angka.",
        "The target of 6.00~% for 2025 is not met yet, and its pace cannot be judged because "
        "there is only one figure.",
    ),
    "break": (
        doubted("jeda"),
        "Target 6,00~% pada 2025 belum tercapai, dan lajunya belum dapat dinilai karena baru "
        "ada satu angka sejak deretnya berubah.",
        "The target of 6.00~% for 2025 is not met yet, and its pace cannot be judged because "
        "there is only one figure since the series changed.",
    ),
    "sample_cut": (
        doubted("contoh"),
        "Target 6,00~% pada 2025 belum tercapai, dan lajunya belum dapat dinilai karena angka"
        " nyata dan angka contoh tidak disambung.",
        "The target of 6.00~% for 2025 is not met yet, and its pace cannot be judged because "
        "real figures and samples are not joined.",
    ),
    "length": (
        doubted("panjang_periode"),
        "Targetnya untuk setahun penuh sedangkan angka ini baru untuk sebagian tahun, "
        "sehingga capaiannya belum dapat dinilai.",
        "Its target is for a whole year while this figure covers only part of one, so it "
        "cannot be judged yet.",
    ),
    "words": (
        doubted("kategori"),
        "Target 6,00~% pada 2025 belum tercapai; hasil berupa kata tidak memiliki laju.",
        "The target of 6.00~% for 2025 is not met yet; results that are words have no pace.",
    ),
    "rules_differ": (
        verdict(10.4, "2023", target=(7.25, "2030"), base=(14.5, "2015")),
        "Sesuai jalur menuju target 7,25~% pada 2030: jaraknya menyusut rata-rata 0,51~poin "
        "persen per tahun sejak 2015, dan selanjutnya perlu turun 0,45~poin persen per tahun;"
        " dihitung dengan pertumbuhan tetap statusnya “perlu percepatan”.",
        "It is on track for the target of 7.25~% by 2030: the gap has narrowed by "
        "0.51~percentage points a year since 2015, and from now on it needs to fall by "
        "0.45~percentage points a year; by steady growth its status would be “needs "
        "acceleration”.",
    ),
    "reached": (
        on_line(agreed=True),
        "Sesuai jalur menuju target 7,25~% pada 2030: jaraknya menyusut rata-rata 0,51~poin "
        "persen per tahun sejak 2015, dan selanjutnya perlu turun 0,45~poin persen per tahun;"
        " bila laju itu bertahan, target tercapai sekitar 2030.",
        "It is on track for the target of 7.25~% by 2030: the gap has narrowed by "
        "0.51~percentage points a year since 2015, and from now on it needs to fall by "
        "0.45~percentage points a year; at that pace the target is reached around 2030.",
    ),
    "chance": (
        on_line(peluang=0.62),
        "Sesuai jalur menuju target 7,25~% pada 2030: jaraknya menyusut rata-rata 0,51~poin "
        "persen per tahun sejak 2015, dan selanjutnya perlu turun 0,45~poin persen per tahun;"
        " menurut tren seluruh deretnya peluang mencapainya sekitar 60 %.",
        "It is on track for the target of 7.25~% by 2030: the gap has narrowed by "
        "0.51~percentage points a year since 2015, and from now on it needs to fall by "
        "0.45~percentage points a year; by the trend of the whole series the chance of "
        "reaching it is about 60 %.",
    ),
    "chance_low": (
        on_line(peluang=0.01),
        "Sesuai jalur menuju target 7,25~% pada 2030: jaraknya menyusut rata-rata 0,51~poin "
        "persen per tahun sejak 2015, dan selanjutnya perlu turun 0,45~poin persen per tahun;"
        " menurut tren seluruh deretnya peluang mencapainya kurang dari 5 %.",
        "It is on track for the target of 7.25~% by 2030: the gap has narrowed by "
        "0.51~percentage points a year since 2015, and from now on it needs to fall by "
        "0.45~percentage points a year; by the trend of the whole series the chance of "
        "reaching it is less than 5 %.",
    ),
    "chance_high": (
        on_line(peluang=0.99),
        "Sesuai jalur menuju target 7,25~% pada 2030: jaraknya menyusut rata-rata 0,51~poin "
        "persen per tahun sejak 2015, dan selanjutnya perlu turun 0,45~poin persen per tahun;"
        " menurut tren seluruh deretnya peluang mencapainya lebih dari 95 %.",
        "It is on track for the target of 7.25~% by 2030: the gap has narrowed by "
        "0.51~percentage points a year since 2015, and from now on it needs to fall by "
        "0.45~percentage points a year; by the trend of the whole series the chance of "
        "reaching it is more than 95 %.",
    ),
    "too_far": (
        verdict(12, "2023", target=(7, "2030"), base=(12.5, "2021")),
        "Stagnan terhadap target 7,00~% pada 2030: jaraknya menyusut rata-rata 0,25~poin "
        "persen per tahun sejak 2021, sedangkan selanjutnya perlu turun 0,71~poin persen per "
        "tahun.",
        "It is stagnating against the target of 7.00~% by 2030: the gap has narrowed by "
        "0.25~percentage points a year since 2021, while from now on it needs to fall by "
        "0.71~percentage points a year.",
    ),
    "accelerate": (
        verdict(12, "2023", target=(7, "2030"), base=(14.5, "2015")),
        "Perlu percepatan menuju target 7,00~% pada 2030: jaraknya menyusut rata-rata "
        "0,31~poin persen per tahun sejak 2015, sedangkan selanjutnya perlu turun 0,71~poin "
        "persen per tahun; dihitung dengan pertumbuhan tetap statusnya “stagnan”.",
        "It needs to speed up to reach the target of 7.00~% by 2030: the gap has narrowed by "
        "0.31~percentage points a year since 2015, while from now on it needs to fall by "
        "0.71~percentage points a year; by steady growth its status would be “stagnating”.",
    ),
    "stagnant": (
        verdict(14, "2023", target=(7, "2030"), base=(14.5, "2015")),
        "Stagnan terhadap target 7,00~% pada 2030: jaraknya menyusut rata-rata 0,063~poin "
        "persen per tahun sejak 2015, sedangkan selanjutnya perlu turun 1,00~poin persen per "
        "tahun.",
        "It is stagnating against the target of 7.00~% by 2030: the gap has narrowed by "
        "0.063~percentage points a year since 2015, while from now on it needs to fall by "
        "1.00~percentage points a year.",
    ),
    "unmoved": (
        verdict(14.5, "2023", target=(7, "2030"), base=(14.5, "2015")),
        "Stagnan terhadap target 7,00~% pada 2030: jaraknya tetap sejak 2015, sedangkan "
        "selanjutnya perlu turun 1,07~poin persen per tahun.",
        "It is stagnating against the target of 7.00~% by 2030: the gap has been the same "
        "since 2015, while from now on it needs to fall by 1.07~percentage points a year.",
    ),
    "worse": (
        verdict(15, "2023", target=(7, "2030"), base=(14.5, "2015")),
        "Memburuk terhadap target 7,00~% pada 2030: jaraknya melebar rata-rata 0,063~poin "
        "persen per tahun sejak 2015, sedangkan selanjutnya perlu turun 1,14~poin persen per "
        "tahun.",
        "It is deteriorating against the target of 7.00~% by 2030: the gap has widened by "
        "0.063~percentage points a year since 2015, while from now on it needs to fall by "
        "1.14~percentage points a year.",
    ),
    "lost": (
        verdict(8, "2023", target=(7, "2030"), base=(6, "2015")),
        "Memburuk: target 7,00~% pada 2030 pernah terpenuhi (6,00~% pada 2015) tetapi kini "
        "tidak lagi; untuk kembali perlu turun 0,14~poin persen per tahun.",
        "It is deteriorating: the target of 7.00~% for 2030 had been met (6.00~% in 2015) but"
        " no longer is; to return it needs to fall by 0.14~percentage points a year.",
    ),
    "now_met": (
        verdict(10, "2023", target=(7, "2030"), now=(10.5, "2023"), base=(14.5, "2022")),
        "Target 10,50~% untuk 2023 tercapai; menuju 7,00~% pada 2030 perlu turun 0,43~poin "
        "persen per tahun.",
        "The target of 10.50~% for 2023 is met; to reach 7.00~% by 2030 it needs to fall by "
        "0.43~percentage points a year.",
    ),
    "now_missed": (
        verdict(10, "2023", target=(7, "2030"), now=(9.5, "2023"), base=(14.5, "2022")),
        "Target 9,50~% untuk 2023 belum tercapai meskipun lajunya memadai, jadi perlu "
        "percepatan; menuju 7,00~% pada 2030 perlu turun 0,43~poin persen per tahun.",
        "The target of 9.50~% for 2023 is not met although its pace is sufficient, so it "
        "needs to speed up; to reach 7.00~% by 2030 it needs to fall by 0.43~percentage "
        "points a year.",
    ),
    "sample_target": (
        verdict(
            10,
            "2023",
            target=(7, "2030"),
            now=(9.5, "2023"),
            base=(14.5, "2022"),
            target_contoh=True,
        ),
        "Target 9,50~% (contoh) untuk 2023 belum tercapai meskipun lajunya memadai, jadi "
        "perlu percepatan; menuju 7,00~% pada 2030 perlu turun 0,43~poin persen per tahun.",
        "The target of 9.50~% (a sample) for 2023 is not met although its pace is sufficient,"
        " so it needs to speed up; to reach 7.00~% by 2030 it needs to fall by "
        "0.43~percentage points a year.",
    ),
    "upwards": (
        verdict(60, "2023", Direction.UP, target=(75, "2030"), base=(50, "2015")),
        "Perlu percepatan menuju target 75,00~% pada 2030: jaraknya menyusut rata-rata "
        "1,25~poin persen per tahun sejak 2015, sedangkan selanjutnya perlu naik 2,14~poin "
        "persen per tahun.",
        "It needs to speed up to reach the target of 75.00~% by 2030: the gap has narrowed by"
        " 1.25~percentage points a year since 2015, while from now on it needs to rise by "
        "2.14~percentage points a year.",
    ),
    "monthly": (
        verdict(
            12,
            "2023-06",
            target=(7, "2030"),
            base=(14.5, "2015"),
            made=replace(MONTHLY, sepakat=True, tercapai_pada=2029.95),
        ),
        "Perlu percepatan menuju target 7,00~% pada 2030: jaraknya menyusut rata-rata "
        "0,31~poin persen per tahun sejak 2015, sedangkan selanjutnya perlu turun 0,67~poin "
        "persen per tahun; bila laju itu bertahan, target tercapai sekitar 2029.",
        "It needs to speed up to reach the target of 7.00~% by 2030: the gap has narrowed by "
        "0.31~percentage points a year since 2015, while from now on it needs to fall by "
        "0.67~percentage points a year; at that pace the target is reached around 2029.",
    ),
}


@pytest.mark.parametrize("case", SAID)
def test_every_branch(case: str) -> None:
    made, *said = SAID[case]

    for lang, expected in zip(("id", "en"), said, strict=True):
        found = verdict_words.said(indicator(), made, TODAY, lang)
        assert found.replace(NB, "~") == expected


def test_a_figure_is_awaited_only_once_its_year_is_over() -> None:
    made = verdict(7, "2022", target=(6, "2023"))

    assert not verdict_words.is_pending(made, dt.date(2023, 12, 31))
    assert verdict_words.is_pending(made, dt.date(2024, 1, 1))
    assert not verdict_words.is_pending(verdict(7, "2023", target=(6, "2023")), TODAY)


def test_a_pace_is_not_drawn_out_further_than_it_was_measured() -> None:
    near = verdict(12, "2023", target=(11, "2030"), base=(13, "2021"))
    far = verdict(12, "2023", target=(10.9, "2030"), base=(13, "2021"))

    assert verdict_words.reached(near) == 2025
    assert verdict_words.reached(far) is None
