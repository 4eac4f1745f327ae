from __future__ import annotations

from dataclasses import replace

from lib.design.colour import mix
from lib.design.tokens import LIGHT
from lib.maps.key import LONGEST, rows
from lib.maps.shapes import read
from lib.maps.static import static
from tests.charts.charting import valid
from tests.maps.squares import SQUARES
from tests.maps.test_plan import make


def test_classes_stand_highest_first_and_missing_data_last() -> None:
    found = rows(make(), LIGHT, "id")
    assert found["teks"].to_list() == ["20,0–30,0 (1)", "10,0–20,0 (1)", "tidak ada data (1)"]
    assert found["kosong"].to_list() == [False, False, True]
    assert found["warna"].to_list() == [LIGHT.sequential[-1], LIGHT.sequential[0], LIGHT.paper]


def test_bars_are_as_long_as_classes_are_full() -> None:
    one = make(names={c: c for c in "abcdefgh"})
    lengths = rows(one, LIGHT, "id")["kanan"].to_list()
    assert lengths[-1] == LONGEST
    assert lengths[0] == lengths[1] < LONGEST / 2


def test_a_map_for_a_file_explains_its_classes() -> None:
    spec = static(make(), read(SQUARES), tokens=LIGHT, lang="id", legend=True)
    valid(spec)
    assert "legenda" in spec["datasets"]
    assert "legenda" not in static(make(), read(SQUARES), tokens=LIGHT, lang="id")["datasets"]


def test_a_striped_class_is_as_pale_as_its_stripes() -> None:
    plan = make()
    pale = tuple(replace(c, striped=True) for c in plan.classes)
    found = rows(replace(plan, classes=pale), LIGHT, "id")["warna"].to_list()
    assert found[0] == mix(LIGHT.sequential[-1], LIGHT.paper, 0.5)
