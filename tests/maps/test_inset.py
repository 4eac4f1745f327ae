"""The small map on paper: colours, legend, the name of the chosen area, nothing outside."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET

import polars as pl

from lib.analysis.classes import own
from lib.contract.vocabulary import Direction
from lib.design.measure import Measure
from lib.design.tokens import LIGHT
from lib.maps import shapes
from lib.maps.inset import inset
from lib.maps.plan import plan
from tests.maps.squares import NAMES, SQUARES

FAR = json.loads(SQUARES)
for feature in FAR["features"]:
    for ring in feature["geometry"]["coordinates"]:
        ring[:] = [[124.3 + x / 20, 0.7 + y / 20] for x, y in ring]
SHAPES = shapes.read(json.dumps(FAR).encode())
SPACE = "{http://www.w3.org/2000/svg}"
MEASURE = Measure("X1", "Contoh", "%", 0, Direction.UP)


def drawn(names: dict[str, str] = NAMES, chosen: str = "a", *, values: bool = True) -> ET.Element:
    rows = pl.DataFrame({"wilayah": ["a", "b"], "nilai": [10.0, 30.0]})
    table = rows if values else rows.clear()
    made = plan(
        table,
        own(rows["nilai"], (20.0,)),
        MEASURE,
        names=names,
        tokens=LIGHT,
        lang="id",
        outlines=["kec"],
        chosen=[chosen],
    )
    return ET.fromstring(inset(made, SHAPES, tokens=LIGHT, lang="id", width=400, height=200))


def texts(root: ET.Element) -> list[str]:
    return [str(one.text) for one in root.iter(f"{SPACE}text")]


def test_every_class_is_explained_with_its_count() -> None:
    assert texts(drawn())[-3:] == ["21–30 (1)", "10–20 (1)", "tidak ada data (1)"]


def test_areas_have_the_colours_of_their_classes_and_missing_ones_a_hatch() -> None:
    paths = list(drawn().iter(f"{SPACE}path"))

    fills = [p.get("fill") for p in paths if p.get("fill") != "none"]
    assert fills == [LIGHT.sequential[0], LIGHT.sequential[-1], LIGHT.paper]
    assert sum("stroke-dasharray" in p.attrib for p in paths) == 1


def test_everything_stands_where_its_area_is() -> None:
    paths = list(drawn(chosen="c").iter(f"{SPACE}path"))
    areas = [extent(p) for p in paths if p.get("fill") not in (None, "none")]
    hatch = next(extent(p) for p in paths if "transform" not in p.attrib)
    (left, _), (right, _) = areas[-1]

    # Far from the zero meridian a scale that is cut short moves an outline by its width.
    assert left - 1 <= hatch[0][0] < hatch[1][0] <= right + 1


def extent(path: ET.Element) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the least and the largest corner of a path, in pixels of the picture's group."""
    by = float(path.get("transform", "scale(1)").split("(")[1].rstrip(")"))
    pairs = re.split("[ML]", path.attrib["d"].replace("Z", ""))
    places = [tuple(by * float(n) for n in pair.split()) for pair in pairs if pair]
    across, up = zip(*places, strict=True)
    return (min(across), min(up)), (max(across), max(up))


def test_the_chosen_area_alone_is_named() -> None:
    assert texts(drawn())[:2] == ["Upai", "Upai"]
    assert "Biga" not in texts(drawn())


def test_a_name_is_text_whatever_it_holds() -> None:
    name = '<b>"A" & #x</b>'

    assert texts(drawn({**NAMES, "a": name}))[0] == name


def test_a_long_name_stays_inside_the_picture() -> None:
    root = drawn({**NAMES, "a": "Kampung Panjang Sekali"})
    (group,) = root.iter(f"{SPACE}g")
    shift = float(str(group.get("transform")).split("(")[1].split()[0])
    name = next(group.iter(f"{SPACE}text"))

    assert 0 < float(str(name.get("x"))) + shift < 400


def test_without_outlines_there_is_no_map() -> None:
    made = plan(
        pl.DataFrame({"wilayah": ["z"], "nilai": [1.0]}),
        own(pl.Series([1.0, 2.0]), (1.5,)),
        MEASURE,
        names={"z": "Zeta"},
        tokens=LIGHT,
        lang="id",
    )

    assert inset(made, SHAPES, tokens=LIGHT, lang="id", width=400, height=200) == ""
