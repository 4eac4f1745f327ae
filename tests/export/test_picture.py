from __future__ import annotations

import io
import re

import polars as pl
from PIL import Image

from lib.charts.trend import trend
from lib.design.tokens import DARK, LIGHT
from lib.export.picture import png, svg, titled
from tests.charts.test_trend import AREAS, SHARE, YEARS


def chart(lang: str = "id") -> dict[str, object]:
    return trend(YEARS, SHARE, AREAS, tokens=LIGHT, lang=lang)


def test_a_picture_has_the_size_asked_for_on_its_paper() -> None:
    picture = Image.open(io.BytesIO(png(chart(), LIGHT, width=480, scale=2)))
    assert picture.size == (960, 720)
    assert picture.convert("RGB").getpixel((1, 1)) == (255, 255, 255)
    dark = trend(YEARS, SHARE, AREAS, tokens=DARK, lang="id")
    assert Image.open(io.BytesIO(png(dark, DARK))).convert("RGB").getpixel((1, 1)) == (16, 23, 30)


def test_text_is_there_in_our_face_and_language() -> None:
    text = svg(chart(), LIGHT)
    assert "Utara" in text
    assert "Source Sans" in text
    assert "Titik kosong" in text
    assert "Hollow dot" in svg(chart("en"), LIGHT)


def test_letters_are_drawn_and_not_dropped() -> None:
    """An unknown font drops all text; then these two would look alike."""
    with_names = png(chart(), LIGHT, scale=1)
    spec = chart()
    spec["layer"] = [part for part in spec["layer"] if part["mark"] != "text"]  # type: ignore[attr-defined]
    spec["title"] = {"text": ""}
    assert len(with_names) > len(png(spec, LIGHT, scale=1))


def test_equal_charts_give_equal_bytes() -> None:
    assert png(chart(), LIGHT) == png(chart(), LIGHT)
    assert re.sub(r"\s", "", svg(chart(), LIGHT)) == re.sub(r"\s", "", svg(chart(), LIGHT))


def test_a_picture_for_elsewhere_says_what_it_shows_and_from_where() -> None:
    spec = titled(
        chart(),
        LIGHT,
        title="Air minum membaik",
        subtitle="Persen, 2021–2023",
        source="Sumber: BPS",
    )
    text = svg(spec, LIGHT)
    for said in ("Air minum membaik", "Persen, 2021–2023", "Sumber: BPS", "Titik kosong"):
        assert said in text
    plain = trend(YEARS.filter(pl.col("status") == "tetap"), SHARE, AREAS, tokens=LIGHT, lang="id")
    assert "Sumber: BPS" in svg(titled(plain, LIGHT, title="x", source="Sumber: BPS"), LIGHT)


def test_the_mark_of_sample_data_stays_first() -> None:
    sample = YEARS.with_columns(contoh=pl.lit(value=True))
    spec = trend(sample, SHARE, AREAS, tokens=LIGHT, lang="id")
    below = titled(spec, LIGHT, title="x", source="Sumber: BPS")["title"]
    assert below["text"] == "DATA CONTOH"  # type: ignore[index]
    assert below["subtitle"][-1] == "Sumber: BPS"  # type: ignore[index]
