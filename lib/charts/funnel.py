"""Rates against the size of their areas, between limits that chance alone reaches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from lib.analysis.funnel import Place, funnel_limits
from lib.analysis.rate import Rate
from lib.analysis.small_numbers import Stability
from lib.charts.axis import Scale, scale, spread
from lib.charts.trend import Lines
from lib.design import vega
from lib.design.measure import Measure
from lib.design.tokens import Tokens
from lib.design.vega import Spec, layer, literal, nominal, quantitative
from lib.i18n import t
from lib.i18n.format import number

HEIGHT = 440
STEPS = 120
"""Sizes for which the limits are drawn."""
_GAP = 17
"""Least distance of two names in pixels."""

_OUT = tuple(p.value for p in Place if p is not Place.INSIDE)
_VERY = (Place.VERY_HIGH.value, Place.VERY_LOW.value)
_HIGH = (Place.HIGH.value, Place.VERY_HIGH.value)


def funnel(
    rows: pl.DataFrame,
    rate: Rate,
    centre: float,
    measure: Measure,
    base: str,
    lines: Lines,
    *,
    tokens: Tokens,
    lang: str,
    sample: bool = False,
    height: int = HEIGHT,
) -> Spec:
    """Draw one point for each area between the 95 % and 99.8 % limits.

    Args:
        rows: Columns wilayah, nilai, pembilang, penyebut, letak (``analysis.funnel.Place``),
            kestabilan (``analysis.small_numbers.Stability``). Areas outside the limits are
            named, unless most are.
        rate: How the rates are made.
        centre: Rate of all areas together, in the unit of ``measure``.
        measure: The indicator.
        base: What the denominator counts: title of the horizontal axis.
        lines: Names, and the chosen areas.
        tokens: Colour mode.
        lang: ``id`` or ``en``.
        sample: Whether a value is sample data.
        height: Of the whole picture.

    Returns:
        A layered chart with the tables ``batas`` (limits by size), ``tengah``, ``ujung`` (names
        of the limits), ``titik`` and ``label``. A click selects an area.
    """
    known = rows.filter(pl.col("nilai").is_finite(), pl.col("penyebut") > 0).sort("wilayah")
    limits = _limits(known, rate, centre)
    frame = _Frame(
        across=scale([0.0, *known["penyebut"]]),
        up=_vertical(known, limits, rate),
        measure=measure,
        base=base,
        tokens=tokens,
        lang=lang,
    )
    points = _points(known, measure, lines, tokens, lang)
    tables = {
        "batas": limits,
        "tengah": pl.DataFrame({"nilai": [centre], "teks": [_centre(centre, measure, lang)]}),
        "ujung": frame.ends(limits),
        "titik": points,
        "label": frame.labelled(points, height),
    }
    unstable = (known["kestabilan"] == Stability.UNSTABLE.value).any()
    return vega.chart(
        [*frame.limits(), *frame.centre(), *frame.dots(), *frame.labels()],
        tables,
        tokens=tokens,
        lang=lang,
        height=height,
        note=vega.note(
            t("charts.sample", lang) if sample else "",
            [t("pattern.chart.hollow", lang)] if unstable else [],
            tokens,
        ),
    )


def _limits(known: pl.DataFrame, rate: Rate, centre: float) -> pl.DataFrame:
    """Return the limits for sizes from the smallest to the greatest, evenly in their root."""
    if known.is_empty():
        return funnel_limits([], centre, per=rate.per, share=rate.share)
    low, high = (float(v) ** 0.5 for v in (known["penyebut"].min(), known["penyebut"].max()))  # type: ignore[arg-type]
    wide = high - low or high / 10
    first, last = max(low - wide / 20, low / 2), high + wide / 40
    sizes = sorted(
        {max(1.0, round((first + (last - first) * i / STEPS) ** 2)) for i in range(STEPS + 1)}
    )
    return funnel_limits(sizes, centre, per=rate.per, share=rate.share)


def _vertical(known: pl.DataFrame, limits: pl.DataFrame, rate: Rate) -> Scale:
    """Return an axis for all rates and for the 95 % limits; wider ones run out of it."""
    values = [*known["nilai"], *limits["bawah_95"], *limits["atas_95"]]
    found = scale([v for v in values if v is not None])
    top = rate.per if rate.share else found.high
    low, high = max(found.low, 0.0), min(found.high, max(top, *known["nilai"], 0.0))
    kept = tuple(tick for tick in found.ticks if low <= tick <= high)
    return Scale(low, high, kept, found.decimals)


def _points(
    known: pl.DataFrame, measure: Measure, lines: Lines, tokens: Tokens, lang: str
) -> pl.DataFrame:
    rows = [_point(row, measure, lines, tokens, lang) for row in known.iter_rows(named=True)]
    if known.filter(pl.col("letak") != Place.INSIDE.value).height > known.height / 2:
        rows = [(*row[:-1], row[0] in lines.chosen) for row in rows]
    schema: Mapping[str, type[pl.DataType]] = {
        "wilayah": pl.String,
        "nama": pl.String,
        "x": pl.Float64,
        "y": pl.Float64,
        "teks": pl.String,
        "kejadian": pl.String,
        "letak": pl.String,
        "warna": pl.String,
        "isi": pl.String,
        "bentuk": pl.String,
        "besar": pl.Float64,
        "bernama": pl.Boolean,
    }
    return pl.DataFrame(rows, schema=dict(schema), orient="row")


def _point(
    row: Mapping[str, object], measure: Measure, lines: Lines, tokens: Tokens, lang: str
) -> tuple[object, ...]:
    code, place = str(row["wilayah"]), str(row["letak"])
    out, chosen = place in _OUT, code in lines.chosen
    colour = _colour(place, measure, tokens)
    if chosen and not out:
        colour = tokens.accent
    hollow = row["kestabilan"] == Stability.UNSTABLE.value
    shape = ("triangle-up" if place in _HIGH else "triangle-down") if out else "circle"
    parts = [number(float(str(row[c])), lang) for c in ("pembilang", "penyebut")]
    return (
        code,
        lines.names.get(code, code),
        row["penyebut"],
        row["nilai"],
        measure.text(float(str(row["nilai"])), lang),
        t("pattern.chart.of", lang, events=parts[0], base=parts[1]),
        t(f"pattern.chart.{place}", lang),
        colour,
        tokens.paper if hollow else colour,
        shape,
        130.0 if out or chosen else 70.0,
        out or chosen,
    )


def _colour(place: str, measure: Measure, tokens: Tokens) -> str:
    """Return the colour of a point: favourable, unfavourable, or neither; lighter inside 99.8 %."""
    if place not in _OUT:
        return tokens.soft
    gain = (1 if place in _HIGH else -1) * measure.direction.sign
    if gain == 0:
        return tokens.lines[5] if place in _VERY else tokens.lines[3]
    ends = tokens.diverging[::gain]
    return ends[-1] if place in _VERY else ends[-2]


def _centre(centre: float, measure: Measure, lang: str) -> str:
    return t("pattern.chart.centre", lang, value=measure.text(centre, lang))


@dataclass(frozen=True, slots=True)
class _Frame:
    """Axes and the layers between them."""

    across: Scale
    up: Scale
    measure: Measure
    base: str
    tokens: Tokens
    lang: str

    def _x(self, field: str = "x") -> Spec:
        axis: Spec = {
            "values": list(self.across.ticks),
            "format": self.across.format,
            "title": self.base,
            "titleAnchor": "end",
            "titleAlign": "right",
            "titlePadding": 8,
            "labelOverlap": "greedy",
        }
        domain = [self.across.low, self.across.high]
        return quantitative(field, scale={"domain": domain, "nice": False}, axis=axis)

    def _y(self, field: str = "y") -> Spec:
        return self.up.channel(field, self.measure.unit)

    def limits(self) -> list[Spec]:
        out = []
        for level, opacity, dash in (("998", 0.5, [2, 3]), ("95", 0.9, [5, 4])):
            band = {
                "type": "area",
                "clip": True,
                "fill": self.tokens.paper2,
                "opacity": opacity,
                "tooltip": None,
            }
            place = {"x": self._x("penyebut"), "y": self._y(f"bawah_{level}")}
            out.append(layer(band, "batas", {**place, "y2": {"field": f"atas_{level}"}}))
            for end in ("bawah", "atas"):
                line = {
                    "type": "line",
                    "clip": True,
                    "stroke": self.tokens.soft,
                    "strokeWidth": 1,
                    "strokeDash": dash,
                    "tooltip": None,
                }
                place = {"x": self._x("penyebut"), "y": self._y(f"{end}_{level}")}
                out.append(layer(line, "batas", place))
        return out

    def centre(self) -> list[Spec]:
        rule = {"type": "rule", "stroke": self.tokens.ink, "strokeWidth": 1}
        text = {"type": "text", "align": "left", "baseline": "bottom", "dx": 4, "dy": -3}
        halo = {**text, "stroke": self.tokens.paper, "strokeWidth": 3, "strokeJoin": "round"}
        place = {"x": {"value": 0}, "y": self._y("nilai"), "text": nominal("teks")}
        ends = {"type": "text", "align": "left", "dx": 4, "fill": self.tokens.soft}
        named = {"x": self._x("x"), "y": self._y(), "text": nominal("teks")}
        return [
            layer(rule, "tengah", {"y": self._y("nilai")}),
            layer(halo, "tengah", place),
            layer(text, "tengah", place),
            layer(ends, "ujung", named),
        ]

    def ends(self, limits: pl.DataFrame) -> pl.DataFrame:
        """Return where the names of the limits stand: at their right end, if that is in sight."""
        rows = []
        for row in limits.tail(1).iter_rows(named=True):
            for level, text in (("998", 99.8), ("95", 95.0)):
                for end in ("bawah", "atas"):
                    y = row[f"{end}_{level}"]
                    if y is not None and self.up.low <= y <= self.up.high:
                        rows.append((row["penyebut"], y, self._percent(text)))
        gap = (self.up.high - self.up.low) * 14 / (HEIGHT - 110)
        places = spread([r[1] for r in rows], self.up.low, self.up.high, gap)
        schema = {"x": pl.Float64, "y": pl.Float64, "teks": pl.String}
        moved = [(x, y, text) for (x, _, text), y in zip(rows, places, strict=True)]
        return pl.DataFrame(moved, schema=schema, orient="row")

    def _percent(self, value: float) -> str:
        return f"{number(value, self.lang, 0 if value == 95 else 1)}\N{NO-BREAK SPACE}%"

    def dots(self) -> list[Spec]:
        dot = {"type": "point", "strokeWidth": 2, "cursor": "pointer", "opacity": 1}
        titles = {
            "nama": t("charts.area", self.lang),
            "teks": self.measure.name,
            "kejadian": t("pattern.chart.count", self.lang),
            "letak": t("pattern.chart.place", self.lang),
        }
        encoding = {
            "x": self._x(),
            "y": self._y(),
            "stroke": literal("warna"),
            "fill": literal("isi"),
            "shape": literal("bentuk"),
            "size": {"field": "besar", "type": "quantitative", "scale": None},
            "tooltip": vega.tooltip(titles),
        }
        return [layer(dot, "titik", encoding, params=[vega.click()])]

    def labelled(self, points: pl.DataFrame, height: int) -> pl.DataFrame:
        """Return the names to write, moved apart where they would touch."""
        named = points.filter("bernama").sort("y")
        gap = (self.up.high - self.up.low) * _GAP / (height - 110)
        room = (self.across.high - self.across.low) / 4
        shifted = _apart(named["x"].to_list(), named["y"].to_list(), room, gap)
        middle = (self.across.low + self.across.high) * 0.6
        return named.with_columns(
            pl.Series("y", shifted, pl.Float64), (pl.col("x") > middle).alias("kiri")
        )

    def labels(self) -> list[Spec]:
        text = {
            "type": "text",
            "align": {"expr": "datum.kiri ? 'right' : 'left'"},
            "dx": {"expr": "datum.kiri ? -9 : 9"},
        }
        halo = {**text, "stroke": self.tokens.paper, "strokeWidth": 3, "strokeJoin": "round"}
        encoding = {"x": self._x(), "y": self._y(), "text": nominal("nama")}
        return [layer(halo, "label", encoding), layer(text, "label", encoding)]


def _apart(across: Sequence[float], up: Sequence[float], room: float, gap: float) -> list[float]:
    """Move names up where one to the left or right of it at the same height would touch it."""
    placed: list[tuple[float, float]] = []
    for x, y in zip(across, up, strict=True):
        close = sorted(v for u, v in placed if abs(u - x) < room)
        moved = y
        for other in close:
            if abs(moved - other) < gap:
                moved = other + gap
        placed.append((x, moved))
    return [y for _, y in placed]
