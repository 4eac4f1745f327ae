"""Where a course is heading: median line, projection with its band, path to the target, doubts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from lib.city.outlook import Outlook
from lib.contract.periods import Period
from lib.design import vega
from lib.design.tokens import Tokens
from lib.design.vega import Spec, layer, nominal
from lib.i18n import t

BEHIND = ("selang", "pita", "jalur", "tren", "proyeksi", "patah")
"""Tables that lie behind the values, in the order in which they are drawn."""
IN_FRONT = ("silang",)


@dataclass(frozen=True, slots=True)
class Heading:
    """An outlook ready to be drawn into a trend."""

    tables: Mapping[str, pl.DataFrame]
    """By name, only those with rows; all have ``waktu``."""
    signs: tuple[str, ...]
    """What the marks mean, for the note below."""
    sample: bool
    wilayah: str | None = None
    """Whose outlook it is."""


def heading(outlook: Outlook | None, rows: pl.DataFrame, lang: str) -> Heading:
    """Prepare what is drawn of an outlook.

    Args:
        outlook: Of one of the areas; ``None``: nothing is drawn.
        rows: The values of all areas: wilayah, periode, mulai, nilai.
        lang: ``id`` or ``en``.
    """
    if outlook is None:
        return Heading({}, (), sample=False)
    own = rows.filter(pl.col("wilayah") == outlook.wilayah)
    odd = own.filter(pl.col("periode").is_in(list(outlook.pencilan)))
    tables = {
        "selang": outlook.garis.select("mulai", "bawah", "atas"),
        "tren": outlook.garis.select("mulai", "nilai"),
        "pita": outlook.proyeksi.select("mulai", "bawah", "atas"),
        "proyeksi": _joined(outlook),
        "jalur": outlook.jalur,
        "patah": _step(outlook, lang),
        "silang": odd.select("mulai", "nilai"),
    }
    when = vega.milliseconds_of("mulai").alias("waktu")
    there = {name: frame.with_columns(when) for name, frame in tables.items() if frame.height}
    signs = [t(f"charts.sign.{name}", lang) for name in _SAID if name in there]
    return Heading(there, tuple(signs), bool(outlook.proyeksi["contoh"].any()), outlook.wilayah)


_SAID = ("jalur", "tren", "proyeksi", "silang")


def _joined(outlook: Outlook) -> pl.DataFrame:
    """Return the projection, begun at the end of the median line."""
    ahead = outlook.proyeksi.select("mulai", "nilai")
    last = outlook.garis.select("mulai", "nilai").tail(1)
    return pl.concat([last, ahead]) if ahead.height else ahead


def _step(outlook: Outlook, lang: str) -> pl.DataFrame:
    if outlook.patah is None:
        return pl.DataFrame(schema={"mulai": pl.Date, "kata": pl.String})
    start = Period.parse(outlook.patah).start
    return pl.DataFrame({"mulai": [start], "kata": [t("charts.step", lang)]})


def layers(table: str, colour: str, y: Spec, tokens: Tokens) -> list[Spec]:
    """Return what draws one table of a ``Heading``.

    Args:
        table: Its name.
        colour: Of the area's own line.
        y: The vertical channel of the chart, of the field ``nilai``.
        tokens: Colour mode.
    """
    low, high = {**y, "field": "bawah"}, {"field": "atas"}
    band = {"type": "area", "fill": colour, "line": False}
    line = {"type": "line", "stroke": colour, "strokeWidth": 1.5}
    rule = {"type": "rule", "stroke": tokens.soft, "strokeWidth": 1, "strokeDash": [2, 3]}
    word = {"type": "text", "align": "left", "baseline": "top", "dx": 5, "fill": tokens.soft}
    cross = {"type": "point", "shape": "cross", "angle": 45, "size": 130, "filled": True}
    drawn: dict[str, list[Spec]] = {
        "selang": [layer({**band, "opacity": 0.1}, table, {"y": low, "y2": high})],
        "pita": [layer({**band, "opacity": 0.2}, table, {"y": low, "y2": high})],
        "tren": [layer({**line, "opacity": 0.6}, table, {"y": y})],
        "proyeksi": [layer({**line, "strokeDash": [2, 3]}, table, {"y": y})],
        "jalur": [
            layer({**line, "stroke": tokens.soft, "strokeDash": [5, 4]}, table, {"y": y}),
        ],
        "patah": [
            layer(rule, table),
            layer(word, table, {"y": {"value": 18}, "text": nominal("kata")}),
        ],
        "silang": [
            layer(
                {**cross, "fill": tokens.sample, "opacity": 1, "stroke": tokens.paper},
                table,
                {"y": y},
            )
        ],
    }
    return drawn[table]
