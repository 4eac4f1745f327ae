from __future__ import annotations

import polars as pl
import pytest

from lib.analysis.classes import Classes, Kind, Scheme, diverging, natural, own
from lib.design.measure import Measure
from lib.design.tokens import DARK, LIGHT
from lib.maps.plan import MapPlan, class_text, plan, ramp
from tests.maps.squares import NAMES

SHARE = Measure("X", "Akses air minum layak", "%", 1)
VALUES = pl.DataFrame({"wilayah": ["a", "b"], "nilai": [10.0, 30.0]})


def make(**more: object) -> MapPlan:
    given = {"names": NAMES, "tokens": LIGHT, "lang": "id", **more}
    return plan(VALUES, own(VALUES["nilai"], [20]), SHARE, **given)


def test_areas_have_the_colour_of_their_class() -> None:
    first, second, _ = make().areas
    assert (first.place, first.colour, first.value) == (
        0,
        LIGHT.sequential[0],
        "10,0\N{NO-BREAK SPACE}%",
    )
    assert (second.place, second.colour) == (1, LIGHT.sequential[-1])


def test_an_area_without_a_value_is_missing_and_never_zero() -> None:
    found = make()
    assert found.missing == ("c",)
    assert (found.areas[2].value, found.areas[2].colour) == ("tidak ada data", LIGHT.paper)
    assert found.notes("id") == ("Arsir: tidak ada data (1 wilayah)",)


def test_the_legend_has_edges_counts_and_words() -> None:
    assert [(c.text, c.count) for c in make().classes] == [("10,0–20,0", 1), ("20,0–30,0", 1)]
    assert [c.text for c in make(lang="en").classes] == ["10.0–20.0", "20.0–30.0"]


def test_schematic_boundaries_are_said() -> None:
    assert make(schematic=True).notes("en")[0] == "Schematic boundaries"


@pytest.mark.parametrize("count", range(1, 8))
def test_a_ramp_goes_from_light_to_dark(count: int) -> None:
    edges = tuple(float(i) for i in range(count + 1))
    found = ramp(Classes(edges, (0,) * count, Kind.SEQUENTIAL, Scheme.OWN), LIGHT)
    assert len(set(found)) == count
    places = [LIGHT.sequential.index(c) for c in found]
    assert places == sorted(places)


def test_a_diverging_ramp_turns_where_less_is_better() -> None:
    classes = diverging([-5, -1, 0, 1, 5])
    more, less = ramp(classes, DARK), ramp(classes, DARK, -1)
    assert more == less[::-1]
    assert more[len(more) // 2] == DARK.diverging[3]


def test_a_class_of_one_value_is_one_number() -> None:
    assert class_text(5, 5, SHARE, "id") == "5,0"


def test_classes_of_words_are_words() -> None:
    opinion = Measure("O", "Opini", "", words=("WDP", "WTP"))
    assert class_text(1, 2, opinion, "id") == "WDP–WTP"


def test_no_values_at_all_make_a_map_without_data() -> None:
    found = plan(VALUES.clear(), own([], []), SHARE, names=NAMES, tokens=LIGHT, lang="id")
    assert len(found.missing) == 3
    assert found.classes == ()


def test_whole_values_leave_no_doubt_which_class_holds_an_edge() -> None:
    opinion = Measure("X", "Opini", "", 0, words=("TMP", "WDP", "WTP"))
    values = pl.DataFrame({"wilayah": ["a", "b", "c"], "nilai": [1.0, 2.0, 3.0]})
    names = dict.fromkeys("abc", "Upai")

    made = plan(values, natural(values["nilai"]), opinion, names=names, tokens=LIGHT, lang="id")
    counts = Measure("X", "Titik", "titik", 0)
    few = plan(values, own(values["nilai"], [1.0]), counts, names=names, tokens=LIGHT, lang="id")

    assert [(c.text, c.count) for c in made.classes] == [("TMP", 1), ("WDP", 1), ("WTP", 1)]
    assert [(c.text, c.count) for c in few.classes] == [("1", 1), ("2–3", 2)]
