"""How far apart areas are over time: a band from the lowest to the highest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from lib.charts.axis import Scale, scale, spread, times
from lib.charts.segments import segments
from lib.charts.tips import period_text
from lib.charts.trend import Break
from lib.contract.periods import Period
from lib.design import vega
from lib.design.measure import Measure
from lib.design.tokens import Tokens
from lib.design.vega import Spec, layer, literal, nominal
from lib.i18n import t

HEIGHT = 380
LABEL_GAP = 17
"""Least distance of two labels in pixels."""
SPARSE = 16
"""Series with at most so many values show each as a dot."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the lines are called at their ends."""

    high: str
    low: str
    middle: str
    city: str


def gap(
    rows: pl.DataFrame,
    measure: Measure,
    names: Names,
    *,
    tokens: Tokens,
    lang: str,
    breaks: Sequence[Break] = (),
    step: int | None = None,
    chosen: str = "",
    height: int = HEIGHT,
) -> Spec:
    """Draw the lowest, middle and highest area, and the city.

    Args:
        rows: One row a period: periode, mulai, bulan, terendah, tertinggi, tengah, kota (or
            null), nama_terendah, nama_tertinggi (names of the areas), contoh.
        measure: The indicator.
        names: Of the lines.
        tokens: Colour mode.
        lang: ``id`` or ``en``.
        breaks: Where the series may not be joined.
        step: Months between expected values if more than a period's length.
        chosen: Period to mark; blank: none.
        height: Of the whole picture.

    Returns:
        A layered chart with the tables ``pita`` (one row a period, ``ruas`` numbers the runs
        that may be joined), ``garis`` (waktu, nilai, seri, warna, tebal), ``label`` and, where
        there are any, ``jeda`` and ``saat``.
    """
    runs = segments(
        rows.with_columns(pl.lit("").alias("wilayah"), pl.col("tengah").alias("nilai")),
        [b.period for b in breaks],
        step,
    )
    band = _band(runs, measure, lang)
    style = _Style(measure, _vertical(band), names, tokens, lang)
    tables = {
        "pita": band,
        "garis": style.lines(band),
        "label": style.ends(band, height),
        "jeda": _breaks(breaks, band, lang),
        "saat": band.filter(pl.col("periode") == chosen).select("waktu"),
    }
    tables = {name: frame for name, frame in tables.items() if frame.height or name == "pita"}
    return vega.chart(
        style.layers(tables),
        tables,
        tokens=tokens,
        lang=lang,
        height=height,
        note=vega.note(t("charts.sample", lang) if rows["contoh"].any() else "", [], tokens),
        encoding={"x": _horizontal(runs)},
    )


_TEXTS = ("teks_tertinggi", "teks_tengah", "teks_terendah", "teks_kota")


def _band(runs: pl.DataFrame, measure: Measure, lang: str) -> pl.DataFrame:
    cells = [
        (
            _at(measure, row["tertinggi"], row["nama_tertinggi"], lang),
            measure.text(row["tengah"], lang),
            _at(measure, row["terendah"], row["nama_terendah"], lang),
            measure.text(row["kota"], lang),
        )
        for row in runs.iter_rows(named=True)
    ]
    texts = pl.DataFrame(cells, dict.fromkeys(_TEXTS, pl.String), orient="row")
    return pl.concat(
        [
            runs.select(
                "periode",
                vega.milliseconds_of("mulai").alias("waktu"),
                pl.col("terendah", "tertinggi", "tengah", "kota").cast(pl.Float64),
                pl.col("ruas").cast(pl.Int32),
                period_text(runs, lang),
            ),
            texts,
        ],
        how="horizontal",
    )


def _at(measure: Measure, value: float, name: str, lang: str) -> str:
    return f"{measure.text(value, lang)} ({name})"


def _vertical(band: pl.DataFrame) -> Scale:
    values = [v for c in ("terendah", "tertinggi", "kota") for v in band[c].drop_nulls()]
    return scale(values)


def _horizontal(runs: pl.DataFrame) -> Spec:
    days = runs["mulai"].to_list()
    return times(min(days), max(days)).channel() if days else vega.when("waktu", axis=None)


def _breaks(breaks: Sequence[Break], band: pl.DataFrame, lang: str) -> pl.DataFrame:
    """Return the breaks between two periods that are drawn."""
    schema = {"waktu": pl.Float64, "kata": pl.String}
    if band.is_empty():
        return pl.DataFrame(schema=schema)
    first = float(band["waktu"].min())  # type: ignore[arg-type]
    starts = [(vega.milliseconds(Period.parse(b.period).start), b.word) for b in breaks]
    rows = [(at, word or t("charts.break", lang)) for at, word in starts if at > first]
    return pl.DataFrame(rows, schema=schema, orient="row")


@dataclass(frozen=True, slots=True)
class _Style:
    """The layers, and the tables that only they need."""

    measure: Measure
    vertical: Scale
    names: Names
    tokens: Tokens
    lang: str

    def _looks(self) -> list[tuple[str, str, float, str]]:
        """Return column, colour, width and name of each line."""
        sign = self.measure.direction.sign
        low, high = self.tokens.soft, self.tokens.soft
        if sign:
            low, high = (self.tokens.diverging[::sign][i] for i in (0, -1))
        return [
            ("tertinggi", high, 2.0, self.names.high),
            ("tengah", self.tokens.soft, 1.5, self.names.middle),
            ("terendah", low, 2.0, self.names.low),
            ("kota", self.tokens.ink, 3.0, self.names.city),
        ]

    def lines(self, band: pl.DataFrame) -> pl.DataFrame:
        parts = [
            band.filter(pl.col(column).is_not_null()).select(
                "waktu",
                pl.col(column).alias("nilai"),
                pl.format("{}/{}", pl.lit(column), "ruas").alias("seri"),
                pl.lit(colour).alias("warna"),
                pl.lit(width).alias("tebal"),
                pl.lit(column == "tengah").alias("putus"),
                pl.lit(1.0 if band.height <= SPARSE else 0.0).alias("tampak"),
            )
            for column, colour, width, _ in self._looks()
        ]
        return pl.concat(parts)

    def ends(self, band: pl.DataFrame, height: int) -> pl.DataFrame:
        """Place a name at the end of each line, moved apart."""
        rows = []
        for column, colour, width, name in self._looks():
            known = band.filter(pl.col(column).is_not_null())
            if known.height and name:
                rows.append((known["waktu"][-1], known[column][-1], name, colour, width > 2))
        step = (self.vertical.high - self.vertical.low) * LABEL_GAP / (height - 96)
        places = spread([r[1] for r in rows], self.vertical.low, self.vertical.high + step, step)
        moved = [(r[0], place, *r[2:]) for r, place in zip(rows, places, strict=True)]
        schema = {
            "waktu": pl.Float64,
            "nilai": pl.Float64,
            "nama": pl.String,
            "warna": pl.String,
            "tebal": pl.Boolean,
        }
        return pl.DataFrame(moved, schema=schema, orient="row")

    def _y(self, field: str = "nilai") -> Spec:
        return self.vertical.channel(field, self.measure.unit)

    def layers(self, tables: dict[str, pl.DataFrame]) -> list[Spec]:
        draw = {
            "pita": self._area,
            "jeda": self._rules,
            "saat": self._moment,
            "garis": self._lines,
            "label": self._labels,
        }
        return [*(part for name in draw if name in tables for part in draw[name]()), self._tips()]

    def _area(self) -> list[Spec]:
        mark = {"type": "area", "fill": self.tokens.paper2, "opacity": 1, "tooltip": None}
        place = {"y": self._y("terendah"), "y2": {"field": "tertinggi"}, "detail": nominal("ruas")}
        return [layer(mark, "pita", place)]

    def _rules(self) -> list[Spec]:
        rule = {"type": "rule", "stroke": self.tokens.faint, "strokeWidth": 1}
        word = {"type": "text", "align": "left", "baseline": "top", "dx": 5}
        text = {"y": {"value": 0}, "text": nominal("kata")}
        return [layer(rule, "jeda"), layer({**word, "fill": self.tokens.soft}, "jeda", text)]

    def _moment(self) -> list[Spec]:
        rule = {"type": "rule", "stroke": self.tokens.soft, "strokeDash": [2, 3]}
        return [layer(rule, "saat")]

    def _lines(self) -> list[Spec]:
        encoding = {
            "y": self._y(),
            "detail": nominal("seri"),
            "stroke": literal("warna"),
            "strokeWidth": {"field": "tebal", "type": "quantitative", "scale": None},
            "strokeDash": {
                "condition": {"test": "datum.putus", "value": [5, 4]},
                "value": [1, 0],
            },
        }
        dots = {
            "y": self._y(),
            "fill": literal("warna"),
            "opacity": {"field": "tampak", "type": "quantitative", "scale": None},
        }
        dot = {"type": "point", "size": 36, "filled": True, "tooltip": None}
        line = {"type": "line", "tooltip": None}
        return [layer(line, "garis", encoding), layer(dot, "garis", dots)]

    def _labels(self) -> list[Spec]:
        text = {
            "type": "text",
            "align": "left",
            "baseline": "middle",
            "dx": 10,
            "fontWeight": {"expr": "datum.tebal ? 600 : 400"},
        }
        halo = {**text, "stroke": self.tokens.paper, "strokeWidth": 3, "strokeJoin": "round"}
        place = {"y": self._y(), "text": nominal("nama")}
        return [
            layer(halo, "label", place),
            layer(text, "label", {**place, "fill": literal("warna")}),
        ]

    def _tips(self) -> Spec:
        """Return an unseen rule at each period that catches the pointer."""
        titles = {
            "saat": t("charts.period", self.lang),
            "teks_tertinggi": t("disparity.chart.high", self.lang),
            "teks_tengah": t("disparity.chart.middle", self.lang),
            "teks_terendah": t("disparity.chart.low", self.lang),
            "teks_kota": t("charts.city", self.lang),
        }
        mark = {"type": "rule", "stroke": self.tokens.ink, "strokeWidth": 12, "opacity": 0}
        place = {
            "y": self._y("terendah"),
            "y2": {"field": "tertinggi"},
            "tooltip": vega.tooltip(titles),
        }
        return layer(mark, "pita", place)
