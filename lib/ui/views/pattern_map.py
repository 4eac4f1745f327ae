"""The map of pockets, its legend and its table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from lib.analysis.clusters import Confidence
from lib.city import pattern_words, provenance, rate_words, words
from lib.city.city import City
from lib.city.memory import remembered
from lib.city.pattern import Kind, Study
from lib.contract.vocabulary import Level
from lib.design.tokens import LIGHT, Tokens
from lib.design.vega import Spec
from lib.i18n import t
from lib.i18n.format import number, period
from lib.maps import drawn, pockets
from lib.maps.plan import MapPlan
from lib.maps.pockets import Known
from lib.maps.static import static
from lib.ui import figure, files, mapview, pictures
from lib.ui.figure import Twin
from lib.ui.markup import escape
from lib.ui.table import Column
from lib.ui.view import View
from lib.ui.views import pattern_columns

KEY = "pola_peta"
HEIGHT = 520

Row = Mapping[str, Any]

SIGNS = {
    Kind.BAD: "−",
    Kind.WORSE: "◊−",
    Kind.GOOD: "+",
    Kind.BETTER: "◊+",
    Kind.HIGH: "▲",
    Kind.ABOVE: "◊▲",
    Kind.LOW: "▼",
    Kind.BELOW: "◊▼",
}


def draw(view: View, made: Study, chosen: str) -> None:
    """Draw the map with its legend, its marks and its table."""
    plan = planned(view.city, made, chosen, view.tokens, view.lang)
    finding = pattern_words.finding(made, view.city, view.lang)
    said = {"indicator": made.indicator.name(view.lang), "period": period(made.period, view.lang)}
    mapview.draw_still(
        view, KEY, plan, alt=view.t("pattern.alt", finding=finding, **said), height=HEIGHT
    )
    st.html(legend(view, plan))
    extra = mapview.borders(view)
    about = provenance.of(view.city, made.rows)
    figure.below(view, KEY, about=about, twin=lambda: twin(view, made), extra=extra)


@remembered
def planned(city: City, made: Study, chosen: str, tokens: Tokens, lang: str) -> MapPlan:
    """Return the map of what stands out."""
    catalogue = city.catalogue
    marks = {r["wilayah"]: f"{r['tanda']}/{r['keyakinan']}" for r in made.marks.to_dicts()}
    tips = pattern_words.tips(made, lang)
    known = {
        row["wilayah"]: Known(
            marks.get(row["wilayah"]),
            rate_words.value(city, made.indicator, row, lang),
            tips[row["wilayah"]],
        )
        for row in made.rows.filter(pl.col("nilai").is_not_null()).iter_rows(named=True)
    }
    return pockets.pockets(
        known,
        _kinds(tokens, lang),
        names={a.kode: a.nama for a in catalogue.areas(made.level)},
        tokens=tokens,
        lang=lang,
        plain=t("pattern.plain", lang),
        outlines=[a.kode for a in catalogue.areas(Level.DISTRICT)],
        chosen=(chosen,) if chosen else (),
        sample=made.sample,
        schematic=city.shapes.schematic,
    )


def legend(view: View, plan: MapPlan) -> str:
    """Return the kinds that occur with their colours and patterns, as HTML."""
    items = [
        f'<li><i style="{_swatch(c.colour, c.striped, view.tokens)}"></i>'
        f"<span>{escape(c.text)}: {c.count}</span></li>"
        for c in plan.classes
    ]
    if plan.missing:
        stripe = f"repeating-linear-gradient(45deg,transparent 0 4px,{view.tokens.soft} 4px 5px)"
        items.append(
            f'<li><i style="background:{stripe};outline:1px dashed {view.tokens.soft}"></i>'
            f"<span>{escape(view.t('app.missing'))}: {len(plan.missing)}</span></li>"
        )
    label = escape(view.t("map.legend"))
    return f'<ul class="kk-kunci" aria-label="{label}">{"".join(items)}</ul>'


def _swatch(colour: str, striped: bool, tokens: Tokens) -> str:
    if not striped:
        return f"background:{colour}"
    return f"background:repeating-linear-gradient(45deg,{colour} 0 4px,{tokens.paper} 4px 7px)"


def _kinds(tokens: Tokens, lang: str) -> list[pockets.Kind]:
    """Return all kinds: strong ones plain, others striped; what needs attention first."""
    return [
        pockets.Kind(
            f"{kind}/{sure}",
            pattern_words.kind(kind, sure, lang),
            _colour(kind, tokens),
            SIGNS[kind],
            striped=sure == Confidence.WATCH,
        )
        for kind in pattern_words.ORDER
        for sure in Confidence
    ]


def _colour(kind: Kind, tokens: Tokens) -> str:
    colours = {
        Kind.BAD: tokens.diverging[0],
        Kind.WORSE: tokens.diverging[1],
        Kind.GOOD: tokens.diverging[-1],
        Kind.BETTER: tokens.diverging[-2],
        Kind.HIGH: tokens.lines[5],
        Kind.ABOVE: tokens.lines[3],
        Kind.LOW: tokens.lines[2],
        Kind.BELOW: tokens.sequential[2],
    }
    return colours[kind]


def rows_of(view: View, made: Study) -> list[dict[str, Any]]:
    """Return all areas of the level: those that stand out first, those without a value last."""
    areas = [a.kode for a in view.city.catalogue.areas(made.level)]
    every = pl.DataFrame({"wilayah": areas}, schema={"wilayah": pl.String})
    marks = made.marks.select("wilayah", "tanda", "keyakinan")
    local = made.pattern.wilayah if made.pattern is not None else made.marks
    rows = every.join(made.rows, on="wilayah", how="left", maintain_order="left")
    rows = rows.join(
        local.select("wilayah", "rata_tetangga", "p", "q"),
        on="wilayah",
        how="left",
        maintain_order="left",
    ).join(marks, on="wilayah", how="left", maintain_order="left")
    if made.pattern is not None and made.pattern.halus is not None:
        smooth = made.rows.select("wilayah").with_columns(made.pattern.halus.nilai.alias("halus"))
        rows = rows.join(smooth, on="wilayah", how="left", maintain_order="left")
    return rows.sort("q", "p", nulls_last=True, maintain_order=True).to_dicts()


def twin(view: View, made: Study) -> Twin:
    """Return the areas as a table, what stands out first, with the downloads."""
    title = view.t(
        "pattern.table",
        indicator=made.indicator.name(view.lang),
        period=period(made.period, view.lang),
    )
    rows = rows_of(view, made)
    parts = (made.indicator.kode, view.t("pattern.file"), made.period)
    made_files = files.table(
        view,
        [view.t(key) for key in _HEADS],
        [_cells(view, made, row) for row in rows],
        title,
        *parts,
        sample=made.sample,
        remark=" ".join(pattern_words.cautions(made, view.city, view.lang)),
    )
    pictures_ = pictures.of(
        view,
        lambda: _still(view, made),
        title,
        pattern_words.lead(made, view.lang),
        provenance.of(view.city, made.rows),
        parts,
    )
    unit = made.indicator.unit(view.lang)
    shapes = files.mapped(view, shown(view, made), made.level, unit, title, *parts)
    return Twin(rows, _columns(view, made), title, (*made_files, *pictures_, shapes))


def shown(view: View, made: Study) -> pl.DataFrame:
    """Return the figures of the areas without those that too few events stand behind."""
    values = [
        row["nilai"] if rate_words.is_shown(view.city, made.indicator, row) else None
        for row in made.rows.iter_rows(named=True)
    ]
    return made.rows.with_columns(pl.Series("nilai", values, dtype=pl.Float64))


def _still(view: View, made: Study) -> Spec:
    """Return the map as a chart for a file: on white paper, the kinds explained inside."""
    return static(
        planned(view.city, made, "", LIGHT, view.lang),
        drawn.shapes(view.city),
        tokens=LIGHT,
        lang=view.lang,
        width=mapview.STILL,
        legend=True,
        clickable=False,
    )


_HEADS = (
    "map.column.area",
    "map.column.code",
    "map.column.value",
    "map.column.unit",
    "pattern.column.low",
    "pattern.column.high",
    "pattern.column.smooth",
    "pattern.column.around",
    "pattern.column.chance",
    "pattern.column.chance_all",
    "pattern.column.mark",
    "pattern.column.stability",
)


def _cells(view: View, made: Study, row: Row) -> list[str | float | None]:
    """Return a row for a file: numbers as numbers, those not to be shown left out."""
    shown = rate_words.is_shown(view.city, made.indicator, row)
    places = made.indicator.desimal + 2
    mark = row["tanda"] and pattern_words.kind(row["tanda"], row["keyakinan"], view.lang)
    return [
        view.city.catalogue.area(row["wilayah"]).nama,
        row["wilayah"],
        row["nilai"] if shown else None,
        made.indicator.unit(view.lang),
        *(files.rounded(row[end] if shown else None, places) for end in ("bawah", "atas")),
        *(files.rounded(row.get(name), places) for name in ("halus", "rata_tetangga")),
        *(files.rounded(row[name], 4) for name in ("p", "q")),
        mark,
        rate_words.stability(row, view.lang) or None,
    ]


def _columns(view: View, made: Study) -> list[Column]:
    lang = view.lang
    columns = [
        pattern_columns.area(view),
        Column(view.t("pattern.column.mark"), lambda r: _mark(view, r)),
        pattern_columns.value(view, made, "map.column.value"),
    ]
    if made.rows["bawah"].count():
        columns.append(
            Column(
                view.t("pattern.column.interval"),
                lambda r: rate_words.interval(view.city, made.indicator, r, lang),
                number=True,
                wide=True,
            )
        )
    if made.smooth:
        columns.append(
            Column(
                view.t("pattern.column.smooth"),
                lambda r: words.value(made.indicator, r.get("halus"), lang),
                number=True,
            )
        )
    return [*columns, *_judged(view, made)]


def _mark(view: View, row: Row) -> str:
    """Return what an area is, as the legend says it."""
    if row["tanda"] is None:
        return view.t("pattern.plain") if row["nilai"] is not None else "–"
    return pattern_words.kind(row["tanda"], row["keyakinan"], view.lang)


def _judged(view: View, made: Study) -> list[Column]:
    lang = view.lang
    columns = [
        Column(
            view.t("pattern.column.around"),
            lambda r: words.value(made.indicator, r["rata_tetangga"], lang),
            number=True,
            wide=True,
        ),
        Column(
            view.t("pattern.column.chance"),
            lambda r: pattern_words.chance(r["p"], lang),
            number=True,
            wide=True,
        ),
        Column(
            view.t("pattern.column.chance_all"),
            lambda r: number(r["q"], lang, 3),
            number=True,
            wide=True,
        ),
    ]
    if any(rate_words.stability(r, lang) for r in made.rows.iter_rows(named=True)):
        head = view.t("pattern.column.stability")
        columns.append(Column(head, lambda r: rate_words.stability(r, lang), wide=True))
    return columns
