"""One indicator through time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice

import polars as pl

from lib.charts.axis import Scale, scale, times
from lib.charts.labels import aside, names_at_ends
from lib.charts.outlook import BEHIND, IN_FRONT, Heading, heading, layers
from lib.charts.segments import segments
from lib.charts.tips import period_text, status_text, value_tip, value_title
from lib.city.outlook import Outlook
from lib.contract.periods import Period
from lib.contract.vocabulary import Status
from lib.design import vega
from lib.design.measure import Measure
from lib.design.tokens import Tokens
from lib.design.vega import Spec, layer, literal, nominal
from lib.i18n import t

HEIGHT = 360
SPARSE = 16
"""Series with at most so many values show each as a dot."""


@dataclass(frozen=True, slots=True)
class Break:
    """A period with which a new series begins, and the word at the line."""

    period: str
    word: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """Which areas stand out in a trend, and what all are called."""

    names: Mapping[str, str]
    """Area code to name."""
    city: str | None = None
    """Drawn thick, labelled at its end."""
    chosen: tuple[str, ...] = ()
    """Drawn in colour and labelled, in the order of the colours; others are thin and grey."""


def trend(
    rows: pl.DataFrame,
    measure: Measure,
    lines: Lines,
    *,
    tokens: Tokens,
    lang: str,
    breaks: Sequence[Break] = (),
    target: pl.DataFrame | None = None,
    outlook: Outlook | None = None,
    step: int | None = None,
    height: int = HEIGHT,
) -> Spec:
    """Draw one indicator through time.

    Args:
        rows: Panel of one indicator: wilayah, periode, mulai, bulan, nilai, status, contoh.
        measure: The indicator.
        lines: City, chosen areas and names.
        tokens: Colour mode.
        lang: ``id`` or ``en``.
        breaks: Where the series may not be joined.
        target: Columns periode, target and, if known, contoh; one row per period.
        outlook: Where one of the areas is heading: median line, projection, path to the target.
        step: Months between expected values if more than a period's length.
        height: Of the whole picture, in pixels.

    Returns:
        A layered chart; tables ``garis``, ``titik``, ``label`` and, where there is something to
        show, ``lain``, ``target``, ``jeda`` and those of ``charts.outlook``.
    """
    runs = segments(rows, [b.period for b in breaks], step).with_columns(
        vega.milliseconds_of("mulai").alias("waktu"),
        pl.format("{}/{}", "wilayah", "ruas").alias("seri"),
        vega.mapped("wilayah", lines.names).alias("nama"),
    )
    named = [c for c in (*lines.chosen, lines.city) if c is not None]
    main = _main(runs.filter(pl.col("wilayah").is_in(named)), measure, lines, tokens, lang)
    rest, called = _rest(runs.filter(~pl.col("wilayah").is_in(named)))
    goal = _goal(target, measure, lang)
    way = heading(outlook, runs, lang)
    vertical = _vertical([*runs["nilai"], *goal["nilai"], *_reach(way)], measure)
    datasets = {
        "jeda": _breaks(breaks, lang),
        "lain": rest,
        **{name: way.tables[name].drop("mulai") for name in BEHIND if name in way.tables},
        "target": goal.drop("mulai"),
        "garis": main.select("waktu", "nilai", "seri", "warna", "tebal"),
        "titik": main.select(*_DOT, *_TIP),
        **{name: way.tables[name].drop("mulai") for name in IN_FRONT if name in way.tables},
        "label": names_at_ends(aside(main, way), goal, vertical, tokens, height),
    }
    datasets = {name: frame for name, frame in datasets.items() if frame.height}
    drawn = list(datasets)
    if rest.height:
        datasets["nama"] = called
    own = _own_colour(main, outlook, tokens)
    style = _Style(measure, vertical, tokens, lang, own, joined="jalur" not in way.tables)
    return vega.chart(
        [part for name in drawn for part in style.layers(name)],
        datasets,
        tokens=tokens,
        lang=lang,
        height=height,
        note=vega.note(*_foot(runs, goal, way, lang), tokens),
        encoding={"x": _horizontal([*runs["mulai"], *goal["mulai"], *_days(way)])},
    )


def _own_colour(main: pl.DataFrame, outlook: Outlook | None, tokens: Tokens) -> str:
    """Return the colour of the line that the outlook belongs to."""
    mine = main.filter(pl.col("wilayah") == pl.lit(outlook.wilayah if outlook else None))
    return str(mine["warna"][0]) if mine.height else tokens.soft


def _reach(way: Heading) -> list[float]:
    """Return what the outlook adds to the values that the vertical axis holds."""
    return [
        value
        for frame in way.tables.values()
        for name in ("nilai", "bawah", "atas")
        if name in frame.columns
        for value in frame[name]
    ]


def _days(way: Heading) -> list[dt.date]:
    return [day for frame in way.tables.values() for day in frame["mulai"]]


_DOT = ("waktu", "nilai", "warna", "isi", "bentuk", "besar", "tampak")
_TIP = ("nama", "saat", "teks", "sebutan")


def _main(
    runs: pl.DataFrame, measure: Measure, lines: Lines, tokens: Tokens, lang: str
) -> pl.DataFrame:
    """Add what the lines that stand out look like."""
    colours = dict(zip(lines.chosen, islice(cycle(tokens.lines), len(lines.chosen)), strict=True))
    if lines.city is not None:
        colours[lines.city] = tokens.ink
    hollow = pl.col("status").is_in([Status.PROVISIONAL, Status.ESTIMATE])
    alone = pl.len().over("wilayah", "ruas") == 1
    shown = hollow | alone | (pl.len().over("wilayah") <= SPARSE)
    estimate = pl.col("status") == Status.ESTIMATE
    return runs.with_columns(
        vega.mapped("wilayah", colours).alias("warna"),
        pl.when(pl.col("wilayah") == pl.lit(lines.city)).then(3.5).otherwise(2.0).alias("tebal"),
        pl.when(shown).then(1.0).otherwise(0.0).alias("tampak"),
        pl.when(hollow).then(64.0).otherwise(40.0).alias("besar"),
        pl.when(estimate).then(pl.lit("diamond")).otherwise(pl.lit("circle")).alias("bentuk"),
        period_text(runs, lang),
        status_text(runs, lang),
        measure_text(runs, measure, lang),
    ).with_columns(pl.when(hollow).then(pl.lit(tokens.paper)).otherwise("warna").alias("isi"))


def _rest(runs: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the lines in the background, small to send, and the names of their areas.

    Single precision is enough for a thin line: it moves a month by a minute at most.
    """
    area = pl.col("wilayah").rank("dense").cast(pl.Int32).alias("area")
    small = runs.select(
        pl.col("waktu", "nilai").cast(pl.Float32), area, pl.col("ruas").cast(pl.Int32)
    )
    return small, runs.select(area, "nama").unique("area", maintain_order=True)


def measure_text(runs: pl.DataFrame, measure: Measure, lang: str) -> pl.Expr:
    """Return the word of a value where values are words, else an empty column."""
    if not measure.words:
        return pl.lit(None, pl.String).alias("teks")
    words = {value: measure.bare(value, lang) for value in runs["nilai"].unique()}
    return pl.col("nilai").replace_strict(words, return_dtype=pl.String).alias("teks")


def _goal(target: pl.DataFrame | None, measure: Measure, lang: str) -> pl.DataFrame:
    """Return the target path: waktu, nilai, contoh, teks (the label at its end, else blank)."""
    schema = {
        "waktu": pl.Float64,
        "mulai": pl.Date,
        "nilai": pl.Float64,
        "contoh": pl.Boolean,
        "teks": pl.String,
    }
    if target is None or target.filter(pl.col("target").is_not_null()).is_empty():
        return pl.DataFrame(schema=schema)
    rows = [
        (Period.parse(row["periode"]), row["target"], bool(row.get("contoh")))
        for row in target.filter(pl.col("target").is_not_null()).to_dicts()
    ]
    rows.sort(key=lambda row: row[0])
    last = rows[-1]
    text = t("charts.target_at", lang, value=measure.bare(last[1], lang), year=last[0].year)
    return pl.DataFrame(
        [
            (vega.milliseconds(p.start), p.start, value, sample, text if p == last[0] else "")
            for p, value, sample in rows
        ],
        schema=schema,
        orient="row",
    )


def _vertical(values: Sequence[float], measure: Measure) -> Scale:
    if not measure.words:
        return scale([v for v in values if v is not None])
    places = tuple(float(i) for i in range(1, len(measure.words) + 1))
    return Scale(places[0] - 0.2, places[-1] + 0.2, places, 0)


def _breaks(breaks: Sequence[Break], lang: str) -> pl.DataFrame:
    rows = [
        (vega.milliseconds(Period.parse(b.period).start), b.word or t("charts.break", lang))
        for b in breaks
    ]
    return pl.DataFrame(rows, schema={"waktu": pl.Float64, "kata": pl.String}, orient="row")


def _foot(runs: pl.DataFrame, goal: pl.DataFrame, way: Heading, lang: str) -> tuple[str, list[str]]:
    """Return the mark of sample data, and what the signs that occur mean."""
    sample = bool(runs["contoh"].any()) or bool(goal["contoh"].any()) or way.sample
    present = set(runs["status"].unique())
    signs = [
        t(f"charts.sign.{status}", lang)
        for status in (Status.PROVISIONAL, Status.ESTIMATE)
        if status in present
    ]
    return t("charts.sample", lang) if sample else "", [*signs, *way.signs]


def _horizontal(days: Sequence[dt.date]) -> Spec:
    return times(min(days), max(days)).channel() if days else vega.when("waktu", axis=None)


@dataclass(frozen=True, slots=True)
class _Style:
    """The layers that draw each table."""

    measure: Measure
    vertical: Scale
    tokens: Tokens
    lang: str
    colour: str
    """Of the line that the outlook belongs to."""
    joined: bool
    """Whether a line joins the targets; not where the path to the last one is drawn."""

    def y(self) -> Spec:
        return self.vertical.channel("nilai", self.measure.unit, self.measure.words)

    def layers(self, table: str) -> list[Spec]:
        if table in (*BEHIND, *IN_FRONT):
            return layers(table, self.colour, self.y(), self.tokens)
        draw = {
            "jeda": self._breaks,
            "lain": self._rest,
            "target": self._goal,
            "garis": self._lines,
            "titik": self._dots,
            "label": self._labels,
        }
        return draw[table]()

    def _breaks(self) -> list[Spec]:
        rule = {"type": "rule", "stroke": self.tokens.faint, "strokeWidth": 1}
        word = {
            "type": "text",
            "align": "left",
            "baseline": "top",
            "dx": 5,
            "fill": self.tokens.soft,
        }
        return [
            layer(rule, "jeda"),
            layer(word, "jeda", {"y": {"value": 0}, "text": nominal("kata")}),
        ]

    def _rest(self) -> list[Spec]:
        mark = {"type": "line", "stroke": self.tokens.faint, "strokeWidth": 1}
        encoding = {
            "y": self.y(),
            "detail": [nominal("area"), nominal("ruas")],
            "tooltip": vega.tooltip({"nama": t("charts.area", self.lang)}),
        }
        names = {"data": {"name": "nama"}, "key": "area", "fields": ["nama"]}
        return [layer(mark, "lain", encoding, transform=[{"lookup": "area", "from": names}])]

    def _goal(self) -> list[Spec]:
        line = {
            "type": "line",
            "stroke": self.tokens.soft,
            "strokeWidth": 1.5,
            "strokeDash": [5, 4],
        }
        dot = {
            "type": "point",
            "shape": "stroke",
            "stroke": self.tokens.soft,
            "strokeWidth": 2.5,
            "size": 160,
        }
        tip = [
            value_tip(
                Measure("", "", "", self.measure.decimals), "nilai", t("charts.target", self.lang)
            )
        ]
        joined = [layer(line, "target", {"y": self.y()})] if self.joined else []
        return [*joined, layer(dot, "target", {"y": self.y(), "tooltip": tip})]

    def _lines(self) -> list[Spec]:
        encoding = {
            "y": self.y(),
            "detail": nominal("seri"),
            "stroke": literal("warna"),
            "strokeWidth": {"field": "tebal", "type": "quantitative", "scale": None},
        }
        return [layer("line", "garis", encoding)]

    def _dots(self) -> list[Spec]:
        names = {"nama": t("charts.area", self.lang), "saat": t("charts.period", self.lang)}
        tip = [
            *vega.tooltip(names),
            value_tip(self.measure, "nilai", value_title(self.measure, self.lang)),
            *vega.tooltip({"sebutan": t("charts.status", self.lang)}),
        ]
        encoding = {
            "y": self.y(),
            "fill": literal("isi"),
            "stroke": literal("warna"),
            "shape": literal("bentuk"),
            "size": {"field": "besar", "type": "quantitative", "scale": None},
            "opacity": {"field": "tampak", "type": "quantitative", "scale": None},
            "tooltip": tip,
        }
        return [layer({"type": "point", "strokeWidth": 2}, "titik", encoding)]

    def _labels(self) -> list[Spec]:
        text = {
            "type": "text",
            "align": {"expr": "datum.rata"},
            "baseline": "middle",
            "dx": {"expr": "datum.rata == 'left' ? 10 : 8"},
            "fontWeight": {"expr": "datum.tebal ? 600 : 400"},
        }
        halo = {**text, "stroke": self.tokens.paper, "strokeWidth": 3, "strokeJoin": "round"}
        encoding = {"y": self.y(), "text": nominal("nama")}
        return [
            layer(halo, "label", encoding),
            layer(text, "label", {**encoding, "fill": literal("warna")}),
        ]
