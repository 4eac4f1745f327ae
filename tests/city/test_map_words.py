"""Sentences and tooltips of maps."""

from __future__ import annotations

from pathlib import Path

from lib.city import map_words, scene
from lib.city.scene import Style
from lib.contract.vocabulary import Level
from tests.city.test_portrait import made as portraits
from tests.city.test_scene import KAMBOJA, KENANGA, MAWAR, MELATI, made

VILLAGE = Level.VILLAGE


def say(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_best_and_worst_are_named_by_the_direction(tmp_path: Path) -> None:
    city = made(tmp_path, f"T,{MAWAR},2024,9,", f"T,{MELATI},2024,3,", "T,71.74,2024,5,")

    shown = scene.of_values(city, "T", VILLAGE, "2024", Style())

    assert say(map_words.finding(shown, city, "id")) == (
        "Pada 2024 paling baik Melati Satu (3,0 %), paling tertinggal Mawar (9,0 %)."
        " Kota Contoh: 5,0 %."
    )


def test_many_equal_areas_are_counted_not_named(tmp_path: Path) -> None:
    rows = [f"U,{a},2024,90," for a in (MAWAR, MELATI, KAMBOJA)]
    city = made(tmp_path, *rows, f"U,{KENANGA},2024,70,")

    shown = scene.of_values(city, "U", VILLAGE, "2024", Style())

    assert "paling baik 3 wilayah (90,0" in map_words.finding(shown, city, "id")


def test_one_value_and_equal_values_have_sentences_of_their_own(tmp_path: Path) -> None:
    city = made(tmp_path, f"U,{MAWAR},2023,50,", f"U,{MAWAR},2024,60,", f"U,{MELATI},2024,60,")

    one = scene.of_values(city, "U", VILLAGE, "2023", Style())
    equal = scene.of_values(city, "U", VILLAGE, "2024", Style())

    assert say(map_words.finding(one, city, "id")) == "Mawar, 2023: 50,0 %."
    assert say(map_words.finding(equal, city, "id")) == "Pada 2024 semua wilayah sama: 60,0 %."


def test_changes_count_who_moved_which_way(tmp_path: Path) -> None:
    city = made(
        tmp_path,
        f"T,{MAWAR},2020,9,",
        f"T,{MAWAR},2024,5,",
        f"T,{MELATI},2020,3,",
        f"T,{MELATI},2024,4,",
        f"T,{KAMBOJA},2020,3,",
        f"T,{KAMBOJA},2024,3,",
    )

    shown = scene.of_changes(city, "T", VILLAGE, "2020", "2024", Style())

    assert say(map_words.finding(shown, city, "id")) == (
        "Dari 2020 sampai 2024, 1 dari 3 kelurahan/desa membaik, 1 memburuk, 1 tetap."
        " Paling membaik Mawar (turun 4,0 poin persen)."
        " Paling memburuk Melati Satu (naik 1,0 poin persen)."
    )


def test_when_all_moved_one_way_nobody_counts_zeros(tmp_path: Path) -> None:
    city = made(tmp_path, f"U,{MAWAR},2020,1,", f"U,{MAWAR},2024,5,")

    shown = scene.of_changes(city, "U", VILLAGE, "2020", "2024", Style())

    assert map_words.finding(shown, city, "en").startswith(
        "From 2020 to 2024, all 1 villages improved."
    )


def test_nothing_to_show_is_said(tmp_path: Path) -> None:
    city = made(tmp_path, f"U,{MAWAR},2024,5,")

    empty = scene.of_values(city, "U", VILLAGE, "2020", Style())
    alone = scene.of_changes(city, "U", VILLAGE, "2020", "2024", Style())

    assert map_words.finding(empty, city, "id").startswith("Belum ada nilai Terlayani")
    assert "tidak dapat dibandingkan" in map_words.finding(alone, city, "id")


def test_tooltip_tells_place_change_and_that_it_is_a_sample(tmp_path: Path) -> None:
    city = made(
        tmp_path,
        f"U,{MAWAR},2023,70,contoh",
        f"U,{MAWAR},2024,80,contoh",
        f"U,{MELATI},2024,90,sementara",
    )

    shown = scene.of_values(city, "U", VILLAGE, "2024", Style())
    tips = map_words.tips(shown, "id")

    assert [say(line) for line in tips[MAWAR]] == [
        "Peringkat 2 dari 2",
        "Naik 10,0 poin persen sejak 2023, membaik",
        "DATA CONTOH",
    ]
    assert tips[MELATI][-1] == "Sementara"


def test_tooltip_of_a_change_tells_both_values_or_why_there_is_none(tmp_path: Path) -> None:
    city = made(tmp_path, f"U,{MAWAR},2020,70,", f"U,{MAWAR},2024,60,", f"U,{MELATI},2024,9,")

    tips = map_words.tips(scene.of_changes(city, "U", VILLAGE, "2020", "2024", Style()), "id")

    assert [say(line) for line in tips[MAWAR]] == ["70,0 % menjadi 60,0 %", "Memburuk"]
    assert tips[MELATI] == ("Tidak ada nilai pada periode awal",)


def test_counts_of_unequal_areas_are_high_or_low_not_good_or_bad(tmp_path: Path) -> None:
    rows = [f"J,{MAWAR},2024,9,", f"J,{MELATI},2024,3,"]
    city = portraits(tmp_path, *rows)

    shown = scene.of_values(city, "J", VILLAGE, "2024", Style())

    assert say(map_words.finding(shown, city, "id")) == (
        "Pada 2024 tertinggi Mawar (9 pohon), terendah Melati Satu (3 pohon)."
    )
    assert map_words.caution(shown, "id").startswith("Jumlah mutlak")
