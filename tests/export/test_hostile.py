"""Whatever a name from data looks like, it comes out as text in every file."""

from __future__ import annotations

import csv as standard
import io
import json
import xml.etree.ElementTree as ElementTree

import openpyxl
import polars as pl
import pytest
from PIL import Image

from lib.charts.trend import Lines, trend
from lib.design.tokens import LIGHT
from lib.export import csv, geojson, listing, xlsx
from lib.export.about import About
from lib.export.filenames import filename
from lib.export.picture import png, svg, titled
from lib.maps.shapes import read
from tests.charts.test_trend import AREAS, SHARE, YEARS
from tests.maps.squares import NAMES, SQUARES

HOSTILE = [
    "<script>alert(1)</script>",
    '=HYPERLINK("http://x";"klik")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "Data!A1",
    "\u202eterbalik\u202c العربية",
    "\U0001f600 kampung \U0001f1ee\U0001f1e9",
    "\"kutip\" 'tunggal' ; , \\ \t",
    "kendali\x01\x0b\x1b_x0041_ \ufffe",
    "</text></svg> &amp; ]]> <!-- --> <?x ?>",
    "datum.nilai {{x}} ${y} #set page()",
    "panjang" * 60,
]
DANGER = ("=", "+", "-", "@", "\t", "\r")

pytestmark = pytest.mark.parametrize("name", HOSTILE)


def observed(name: str) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "indikator": ["A1"],
            "wilayah": ["a"],
            "periode": ["2024"],
            "nilai": [1.5],
            "status": ["tetap"],
            "catatan": [name],
        }
    )


def test_csv(name: str) -> None:
    about = About(name, source=name, chosen=name)
    for content in (
        csv.csv(observed(name), about, lang="id"),
        listing.csv([name], [[name], [2.5]], about, lang="id"),
    ):
        rows = list(standard.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
        cells = [cell for row in rows for cell in row]
        assert not [cell for cell in cells if cell.startswith(DANGER)]
        assert any(name in cell for cell in cells)


def test_xlsx(name: str) -> None:
    about = About(name, source=name, chosen=name)
    for content in (
        xlsx.xlsx(observed(name), about, lang="id", decimals=1, names={"A1": name, "a": name}),
        listing.xlsx([name], [[name], [2.5]], about, lang="id"),
    ):
        book = openpyxl.load_workbook(io.BytesIO(content))
        cells = [c for sheet in book.worksheets for row in sheet.iter_rows() for c in row]
        assert not [c.coordinate for c in cells if c.data_type == "f" or c.hyperlink]
        assert not [c.value for c in cells if isinstance(c.value, str) and c.value[:1] in DANGER]


def test_geojson(name: str) -> None:
    names = dict.fromkeys(NAMES, name)
    content = geojson.geojson(
        observed(name), read(SQUARES), About(name), names=names, unit=name, lang="id"
    )

    found = json.loads(content)
    assert {f["properties"]["nama"] for f in found["features"]} == {name}


def test_pictures(name: str) -> None:
    lines = Lines(dict.fromkeys(AREAS.names, name), AREAS.city, AREAS.chosen)
    spec = titled(
        trend(YEARS, SHARE, lines, tokens=LIGHT, lang="id"), LIGHT, title=name, source=name
    )

    root = ElementTree.fromstring(svg(spec, LIGHT))

    kinds = {element.tag.rsplit("}", 1)[-1] for element in root.iter()}
    assert not kinds & {"script", "foreignObject", "image", "a"}
    said = " ".join("".join(root.itertext()).split())
    assert any(word in said for word in name.replace("\x01", " ").replace("\x1b", " ").split())
    with Image.open(io.BytesIO(png(spec, LIGHT, width=320, scale=1))) as picture:
        assert picture.width == 320


def test_names_of_files(name: str) -> None:
    made = filename(name, ending="csv", lang="id")

    assert made.isascii()
    assert not set(made) & set('<>:"/\\|?*= \x01\t')
    assert len(made) <= 70
