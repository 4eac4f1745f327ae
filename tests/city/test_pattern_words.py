"""Every sentence about a pattern, and only those that the numbers bear."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from lib.city import pattern, pattern_words
from lib.city.city import City
from lib.city.pattern import Kind, Refusal, Study
from lib.i18n import LANGUAGES, has
from tests.city.grid import CODES, CORNER, NEIGHBOURS, grid, rates, values
from tests.city.test_pattern import HOT, NOISE

CALM = [4.5, 6.7, 6.4, 3.8, 5.3, 6.8, 6, 7, 6.7, 3.4, 6.8, 3, 6, 4.6, 6.5, 4.4, 4.2, 6, 6.4, 6.5]


@pytest.fixture
def city(tmp_path: Path) -> City:
    checks = [10 * ((i % 5 + i // 5) % 2) + i / 100 for i in range(20)]
    return grid(
        tmp_path,
        values("S", HOT),
        values("U", CALM),
        values("N", checks),
        values("J", HOT),
        rates("P", [(n, 400) for n in NOISE]),
        "B,71.74,2024,5,tetap,,\n",
    )


def study(city: City, code: str, smooth: bool = False) -> Study:
    return pattern.study(city, code, "2024", smooth)


def marked(made: Study, *marks: tuple[str, Kind, str]) -> Study:
    """Return a study in which other areas stand out."""
    rows = [(c, k.value, sure, 1.0, 2.0, 0.01, 0.04) for c, k, sure in marks]
    return replace(made, marks=pl.DataFrame(rows, made.marks.schema, orient="row"))


def test_a_strong_pocket_is_named_with_its_areas(city: City) -> None:
    said = pattern_words.finding(study(city, "S"), city, "id")

    assert said.startswith("Wilayah yang bertetangga cenderung serupa (peluang kebetulan 0,1")
    assert "Kantong kurang baik yang kuat: " in said


def test_unlike_neighbours_are_said_to_be_unlike(city: City) -> None:
    rook = {c: tuple(o for o in own if _touches(c, o)) for c, own in NEIGHBOURS.items()}
    city.shapes.neighbours = rook  # type: ignore[misc]

    said = pattern_words.finding(study(city, "N"), city, "id")

    assert said.startswith("Wilayah yang bertetangga cenderung berlainan (peluang kebetulan")


def _touches(one: str, other: str) -> bool:
    a, b = CODES.index(one), CODES.index(other)
    return abs(a % 5 - b % 5) + abs(a // 5 - b // 5) == 1


def test_noise_has_no_pattern(city: City) -> None:
    said = pattern_words.finding(study(city, "U"), city, "id")

    assert said.startswith("Secara keseluruhan tidak tampak pola")
    assert said.endswith("Tidak ada wilayah yang menonjol bersama tetangganya.")


def test_what_may_be_chance_is_only_to_be_watched(city: City) -> None:
    made = study(city, "U")
    sure = "perlu_dicermati"
    bad, good = (CODES[0], Kind.BAD, sure), (CODES[9], Kind.GOOD, sure)

    def said(*marks: tuple[str, Kind, str]) -> str:
        return pattern_words.finding(marked(made, *marks), city, "id")

    assert said(bad).endswith(
        "Tidak ada kantong yang kuat; yang perlu dicermati hanya Desa 00 (kantong kurang baik)."
    )
    assert said(bad, (CODES[1], Kind.BAD, sure)).endswith(
        "2 wilayah perlu dicermati (kantong kurang baik): Desa 00 dan Desa 10."
    )
    assert said(good, bad).endswith(
        "2 wilayah perlu dicermati, terutama Desa 00 (kantong kurang baik)."
    )


def test_strong_kinds_come_in_the_order_of_attention(city: City) -> None:
    marks = [(CODES[i], kind, "kuat") for i, kind in enumerate(Kind)]
    said = pattern_words.finding(marked(study(city, "U"), *marks), city, "id")

    heads = [
        "Kantong kurang baik yang kuat: ",
        "Jelas lebih buruk daripada tetangganya: ",
        "Kantong baik yang kuat: ",
        "Jelas lebih baik daripada tetangganya: ",
        "Kantong tinggi yang kuat: ",
        "Jelas lebih tinggi daripada tetangganya: ",
        "Kantong rendah yang kuat: ",
        "Jelas lebih rendah daripada tetangganya: ",
    ]
    places = [said.index(head) for head in heads]
    assert places == sorted(places)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_and_every_refusal_has_its_words(lang: str) -> None:
    for kind in Kind:
        assert has(f"pattern.strong.{kind}", lang)
        assert has(f"pattern.kind.{kind}", lang)
    for refusal in Refusal:
        assert has(f"pattern.refusal.{refusal}", lang)


@pytest.mark.parametrize("refusal", Refusal)
def test_a_refusal_is_the_finding(city: City, refusal: Refusal) -> None:
    made = replace(study(city, "U"), refusal=refusal)

    said = pattern_words.finding(made, city, "id")

    assert said == pattern_words.why(made, city, "id")
    assert said.endswith(".")
    assert "{" not in said
    assert pattern_words.cautions(made, city, "id") == []


def test_without_refusal_there_is_nothing_to_explain(city: City) -> None:
    assert pattern_words.why(study(city, "U"), city, "id") == ""


def test_too_few_areas_are_counted(city: City) -> None:
    said = pattern_words.finding(study(city, "B"), city, "id")

    assert said.startswith("Opini kota mengukur kota sebagai satu kesatuan")


def test_many_names_are_counted(city: City) -> None:
    assert pattern_words.named(city, CODES[:5], "id").endswith("Desa 30, dan Desa 40")
    assert pattern_words.named(city, CODES[:7], "id").endswith("Desa 30, dan 3 lainnya")
    assert pattern_words.named(city, CODES[:7], "en").endswith("and 3 others")


@pytest.mark.parametrize(
    ("p", "said"),
    [
        (None, "–"),
        (0.0002, "kurang dari 0,1 %"),
        (0.0496, "5,0 %"),
        (0.01, "1,0 %"),
        (0.234, "23 %"),
        (1.0, "100 %"),
    ],
)
def test_chance_is_never_zero(p: float | None, said: str) -> None:
    assert pattern_words.chance(p, "id").replace("\N{NO-BREAK SPACE}", " ") == said


def test_overall_names_statistic_areas_and_trials(city: City) -> None:
    made = study(city, "S")
    assert made.pattern is not None

    said = pattern_words.overall(made.pattern.moran, "id")

    assert "pada 20 wilayah; tanpa pola −0,05" in said
    assert "9.999 kali pengacakan" in said


def test_cautions_fit_what_was_looked_at(city: City) -> None:
    def said(made: Study) -> str:
        return " ".join(pattern_words.cautions(made, city, "id"))

    assert "Jumlah mutlak" in said(study(city, "J"))
    assert "Jumlah mutlak" not in said(study(city, "S"))
    assert "batas wilayahnya skematik" in said(study(city, "S"))
    assert "Wilayah di luar batas kota" in said(study(city, "S"))
    assert "20 wilayah bersandar pada kurang dari 20 kejadian" in said(study(city, "P"))
    watched = marked(study(city, "U"), (CODES[0], Kind.BAD, "perlu_dicermati"))
    assert "dari 20 wilayah sekitar 1 tampak menonjol" in said(watched)
    assert "Perlu dicermati" not in said(marked(study(city, "U")))


def test_areas_left_out_are_counted_and_islands_named(tmp_path: Path) -> None:
    apart = {**NEIGHBOURS, CODES[19]: ()}
    apart = {c: tuple(o for o in own if o != CODES[19]) for c, own in apart.items()}
    some = ["" if i == 7 else n for i, n in enumerate(NOISE)]
    city = grid(tmp_path, values("U", some), neighbours=apart)

    said = " ".join(pattern_words.cautions(study(city, "U"), city, "id"))

    assert "1 wilayah tanpa nilai tidak ikut dihitung." in said
    assert "tetangganya tidak punya nilai: Desa 43." in said
    assert pattern_words.area(study(city, "U"), city, CODES[7], "id") == "Desa 21: tidak ada data."
    assert pattern_words.area(study(city, "U"), city, CODES[19], "id").endswith(
        "tetangganya tidak punya nilai."
    )


def test_an_area_is_told_with_its_neighbours(city: City) -> None:
    made = study(city, "S")

    corner = pattern_words.area(made, city, CORNER[0], "id")
    other = pattern_words.area(made, city, CODES[19], "id")

    assert "Termasuk kantong kurang baik, kuat." in corner
    assert other.endswith("Tidak menonjol.")
    assert "rata-rata tetangganya" in other


def test_tips_say_why_an_area_is_marked(city: City) -> None:
    tips = pattern_words.tips(study(city, "S"), "id")

    assert tips[CORNER[0]][0] == "Kantong kurang baik, kuat"
    assert tips[CORNER[0]][1].startswith("Rata-rata tetangganya ")
    assert tips[CODES[19]] == ()
    assert "tidak stabil" in pattern_words.tips(study(city, "P"), "id")[CODES[0]][0] or (
        "hanya jumlah" in pattern_words.tips(study(city, "P"), "id")[CODES[0]][0]
    )


def test_smoothed_figures_are_said_to_be_smoothed(tmp_path: Path) -> None:
    parts = [(60 if c in CORNER else 20 + n, 400) for c, n in zip(CODES, NOISE, strict=True)]
    city = grid(tmp_path, rates("S", parts))

    assert "dihaluskan" in pattern_words.lead(study(city, "S", smooth=True), "id")
    assert "dihaluskan" not in pattern_words.lead(study(city, "S"), "id")
    refused = replace(study(city, "S"), pattern=None, refusal=Refusal.WORDS)
    assert pattern_words.lead(refused, "id") == "Pola ruang"
    gaps = replace(refused, refusal=Refusal.MANY_GAPS)
    assert pattern_words.lead(gaps, "id").startswith("Pola ruang menurut kelurahan/desa, 2024")
