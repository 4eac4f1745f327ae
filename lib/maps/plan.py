"""What a map shows, before it is drawn by either engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from lib.analysis.classes import Classes, Kind, assign
from lib.design.measure import Measure
from lib.design.tokens import Tokens
from lib.i18n import t
from lib.i18n.format import number


@dataclass(frozen=True, slots=True)
class MapArea:
    """One area of a map."""

    code: str
    name: str
    place: int | None
    """Class, from 0; null if there is no value."""
    colour: str
    value: str
    """With its unit; "no data" if missing."""
    details: tuple[str, ...] = ()
    """Further lines of the tooltip: rank, change, status."""


@dataclass(frozen=True, slots=True)
class MapClass:
    """One class of the legend."""

    low: float
    high: float
    colour: str
    count: int
    """Areas of this map in it."""
    text: str
    striped: bool = False
    """Whether its areas have stripes over their colour."""


@dataclass(frozen=True, slots=True)
class MapPlan:
    """A map of one indicator and period."""

    areas: tuple[MapArea, ...]
    classes: tuple[MapClass, ...]
    outlines: tuple[str, ...] = ()
    """Areas whose borders are drawn stronger (kecamatan)."""
    chosen: tuple[str, ...] = ()
    """Areas outlined because the reader has chosen them."""
    sample: bool = False
    """Whether a value shown is sample data."""
    schematic: bool = False
    """Whether the boundaries are drawn cells."""
    marked: tuple[str, ...] = ()
    """Areas whose names are written in any case."""
    striped: tuple[str, ...] = ()
    """Areas with stripes over their colour: what they show is less sure."""

    @property
    def missing(self) -> tuple[str, ...]:
        """Codes of the areas without a value."""
        return tuple(a.code for a in self.areas if a.place is None)

    def notes(self, lang: str) -> tuple[str, ...]:
        """Return what must be said at the map beside the mark of sample data."""
        words = [t("maps.schematic", lang)] if self.schematic else []
        count = len(self.missing)
        return (*words, *([t("maps.hatched", lang, count=count)] if count else []))


def plan(
    values: pl.DataFrame,
    classes: Classes,
    measure: Measure,
    *,
    names: Mapping[str, str],
    tokens: Tokens,
    lang: str,
    details: Mapping[str, Sequence[str]] | None = None,
    outlines: Sequence[str] = (),
    chosen: Sequence[str] = (),
    sample: bool = False,
    schematic: bool = False,
    favourable: int = 1,
) -> MapPlan:
    """Prepare a map.

    Args:
        values: Columns wilayah, nilai.
        classes: Edges and kind; one scale for all periods where time is played.
        measure: The indicator, or the difference that is mapped.
        names: Every area of the map by code; one without a row in ``values`` has no data.
        tokens: Colour mode.
        lang: ``id`` or ``en``.
        details: Ready lines for the tooltip by code.
        outlines: Codes of the areas whose borders are drawn stronger.
        chosen: Codes of the areas to outline.
        sample: Whether a value shown is sample data.
        schematic: Whether the boundaries are drawn cells.
        favourable: −1 turns a diverging ramp, where less is better.
    """
    colours = ramp(classes, tokens, favourable)
    known = values.select("wilayah", "nilai", assign(values["nilai"], classes).alias("kelas"))
    cells = {code: (value, place) for code, value, place in known.iter_rows()}
    areas = []
    for code, name in names.items():
        value, place = cells.get(code, (None, None))
        text = t("maps.no_data", lang) if place is None else measure.text(value, lang)
        colour = tokens.paper if place is None else colours[place]
        areas.append(MapArea(code, name, place, colour, text, tuple((details or {}).get(code, ()))))
    counts = [sum(a.place == i for a in areas) for i in range(len(classes))]
    return MapPlan(
        areas=tuple(areas),
        classes=_legend(
            classes, colours, counts, measure, lang, _whole(values["nilai"], classes, measure)
        ),
        outlines=tuple(outlines),
        chosen=tuple(chosen),
        sample=sample,
        schematic=schematic,
    )


def ramp(classes: Classes, tokens: Tokens, favourable: int = 1) -> tuple[str, ...]:
    """Return one colour for each class, evenly from the ramp its kind asks for."""
    if classes.kind is Kind.DIVERGING:
        colours = tokens.diverging[::favourable]
    else:
        colours = tokens.sequential
    n, last = len(classes), len(colours) - 1
    if n == 1:
        return (colours[last // 2],)
    return tuple(colours[round(i * last / (n - 1))] for i in range(n))


def _legend(
    classes: Classes,
    colours: Sequence[str],
    counts: Sequence[int],
    measure: Measure,
    lang: str,
    whole: bool,
) -> tuple[MapClass, ...]:
    step = int(whole and classes.kind is Kind.SEQUENTIAL)
    return tuple(
        MapClass(low, high, colour, count, class_text(low + step * (i > 0), high, measure, lang))
        for i, ((low, high), colour, count) in enumerate(
            zip(classes.bounds, colours, counts, strict=True)
        )
    )


def _whole(values: pl.Series, classes: Classes, measure: Measure) -> bool:
    """Tell whether values and edges are whole: what is above 2 then begins with 3."""
    numbers = [*values.drop_nulls(), *classes.edges]
    return measure.decimals == 0 and all(float(n).is_integer() for n in numbers)


def class_text(low: float, high: float, measure: Measure, lang: str) -> str:
    """Write the edges of a class: ``60,0–75,5``, ``−2,0 s.d. 1,5``; equal ones once."""
    if measure.words:
        first, last = measure.bare(low, lang), measure.bare(high, lang)
    else:
        first, last = (number(v, lang, measure.decimals) for v in (low, high))
    if first == last:
        return last
    return t("maps.range", lang, low=first, high=last) if low < 0 else f"{first}–{last}"
