from __future__ import annotations

import polars as pl
import pytest

from lib.charts.heat import Axes, colour_of, heat
from lib.charts.theme import LIGHT, Measure
from tests.charts.charting import layer, rows, valid

MEASURES = [Measure("A", "Air minum", "%", 1), Measure("B", "Sampah", "ton")]
AXES = Axes(MEASURES, {"a": "Upai", "b": "Poyowa Besar Satu"})
CELLS = pl.DataFrame(
    {
        "indikator": ["A", "A", "B"],
        "wilayah": ["a", "b", "a"],
        "nilai": [80.0, 60.0, 3.0],
        "z": [2.0, -2.0, None],
        "contoh": [False, False, False],
    }
)


def draw(cells: pl.DataFrame = CELLS, axes: Axes = AXES) -> dict[str, object]:
    return heat(cells, axes, tokens=LIGHT, lang="id")


def test_every_cell_has_its_value_and_colour() -> None:
    spec = draw()
    valid(spec)
    found = {(r["ukuran"], r["nama"]): (r["teks"], r["warna"]) for r in rows(spec, "sel")}
    assert found == {
        ("Air minum", "Upai"): ("80,0", LIGHT.diverging[-1]),
        ("Air minum", "Poyowa Besar Satu"): ("60,0", LIGHT.diverging[0]),
        ("Sampah", "Upai"): ("3", LIGHT.diverging[3]),
        ("Sampah", "Poyowa Besar Satu"): ("–", LIGHT.paper),
    }


def test_missing_cells_are_dashed_and_say_so() -> None:
    last = rows(draw(), "sel")[-1]
    assert (last["kosong"], last["lengkap"]) == (True, "tidak ada data")


@pytest.mark.parametrize(
    "z, place", [(-9, 0), (-1, 1), (-0.5, 2), (0, 3), (None, 3), (0.5, 4), (1, 5), (9, 6)]
)
def test_blue_is_better_and_orange_is_worse(z: float | None, place: int) -> None:
    assert colour_of(z, LIGHT) == LIGHT.diverging[place]


def test_names_of_many_areas_are_slanted() -> None:
    many = Axes(MEASURES, {c: c.upper() for c in "abcdef"})

    def angle(axes: Axes) -> int:
        found: int = layer(draw(axes=axes), "rect", "sel")["encoding"]["x"]["axis"]["labelAngle"]
        return found

    assert angle(AXES) == 0
    assert angle(many) == -45


def test_lines_stand_below_each_other_with_their_name_above() -> None:
    places = {r["ukuran"]: (r["atas"], r["bawah"]) for r in rows(draw(), "sel")}
    heads = {r["judul"]: r["atas"] for r in rows(draw(), "judul")}
    assert places["Air minum"][1] < heads["Sampah (ton)"] < places["Sampah"][0]
    assert heads["Air minum (%)"] < places["Air minum"][0]


def test_the_note_explains_the_colours_and_names_samples() -> None:
    assert "Biru: lebih baik" in " ".join(draw()["title"]["text"])  # type: ignore[index]
    sample = CELLS.with_columns(contoh=pl.lit(value=True))
    assert draw(sample)["title"]["text"] == "DATA CONTOH"  # type: ignore[index]
