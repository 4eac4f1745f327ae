"""Behind each status stands its calculation, in both languages."""

from __future__ import annotations

from pathlib import Path

from lib.analysis.progress import Progress
from lib.city import reckoning, status
from lib.city.city import City
from lib.city.reckoning import Reckoning
from tests.city.cities import TODAY, city_of

CITY = "71.74"
TARGETS = "indikator,wilayah,periode,target,dokumen\n"


def city(tmp_path: Path, targets: str, *values: tuple[str, float], status_: str = "tetap") -> City:
    rows = "".join(f"A2,{CITY},{when},{value},{status_}\n" for when, value in values)
    return city_of(
        tmp_path,
        {
            "nilai/uji.csv": "indikator,wilayah,periode,nilai,status\n" + rows,
            "target.csv": TARGETS + targets,
        },
    )


def reckoned(made: City, code: str = "A2", lang: str = "id") -> Reckoning:
    verdict = status.of(made, code, CITY)
    assert verdict is not None
    return reckoning.of(made.catalogue.indicator(code), verdict, TODAY, lang)


def steps(found: Reckoning) -> dict[str, str]:
    return {step.nama: step.isi for step in found.langkah}


def test_every_number_of_a_pace_is_there(tmp_path: Path) -> None:
    made = city(tmp_path, f"A2,{CITY},2030,80,RPJMD\n", ("2020", 50), ("2024", 54))

    found = reckoned(made)

    assert found.keadaan is Progress.STAGNATING
    assert steps(found) == {
        "Angka terakhir": "54\N{NO-BREAK SPACE}% (2024)",
        "Target berikutnya": "80\N{NO-BREAK SPACE}% (2030)",
        "Target akhir": "80\N{NO-BREAK SPACE}% (2030)",
        "Dokumen": "RPJMD",
        "Titik awal": "50\N{NO-BREAK SPACE}% (2020), angka pertama deretnya",
        "Laju sejak titik awal": "naik 1\N{NO-BREAK SPACE}poin persen per tahun",
        "Laju yang diperlukan sejak titik awal": "naik 3\N{NO-BREAK SPACE}poin persen per tahun",
        "Laju yang diperlukan mulai sekarang": "naik 4,3\N{NO-BREAK SPACE}poin persen per tahun",
        "Aturan garis lurus": "33 % dari laju yang diperlukan: stagnan",
        "Aturan pertumbuhan tetap": "40 % dari laju yang diperlukan: stagnan",
        "Bila laju tetap, pada tahun target": "60\N{NO-BREAK SPACE}% (2030)",
    }
    assert found.aturan.startswith("Yang menentukan: laju menurut aturan garis lurus.")
    assert "berbeda" not in found.aturan
    assert found.dihitung


def test_where_the_two_rules_differ_that_is_said(tmp_path: Path) -> None:
    made = city(tmp_path, f"A2,{CITY},2030,60,\n", ("2020", 1), ("2024", 5.2))

    found = reckoned(made)

    lines = steps(found)
    assert lines["Aturan garis lurus"].endswith(": stagnan")
    assert lines["Aturan pertumbuhan tetap"].endswith(": sesuai jalur")
    assert "Kedua aturan berbeda" in found.aturan
    assert "The two rules differ" in reckoned(made, lang="en").aturan


def test_this_years_target_is_held_first(tmp_path: Path) -> None:
    targets = f"A2,{CITY},2024,53,\nA2,{CITY},2030,80,\n"
    made = city(tmp_path, targets, ("2020", 50), ("2024", 54))

    found = reckoned(made)

    assert found.keadaan is Progress.ON_TRACK
    assert steps(found)["Target tahun itu"] == "53\N{NO-BREAK SPACE}% (2024), tercapai"
    assert found.aturan == "Yang menentukan: target tahun itu."


def test_without_a_target_the_reason_stands_alone(tmp_path: Path) -> None:
    made = city(tmp_path, "", ("2020", 50), ("2024", 54))

    found = reckoned(made)

    assert found.keadaan is Progress.UNKNOWN
    assert not found.dihitung
    assert found.aturan == "Belum ada target, jadi belum dapat dinilai."
    assert steps(found) == {"Angka terakhir": "54\N{NO-BREAK SPACE}% (2024)"}


def test_one_value_has_no_pace(tmp_path: Path) -> None:
    found = reckoned(city(tmp_path, f"A2,{CITY},2030,80,\n", ("2024", 54)))

    assert found.keadaan is Progress.UNKNOWN
    assert found.aturan == "Baru ada satu angka, jadi lajunya belum dapat dihitung."
    assert "Laju sejak titik awal" not in steps(found)
    assert "Laju yang diperlukan mulai sekarang" in steps(found)
