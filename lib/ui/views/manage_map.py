"""What would change, on a map: from the old figure to the new one, in the areas concerned."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl
import streamlit as st

from lib.analysis import classes
from lib.analysis.classes import Classes
from lib.city import words
from lib.contract.vocabulary import Direction, Level, Status
from lib.design.measure import Measure
from lib.exchange.difference import Difference
from lib.i18n.format import number, period, signed
from lib.maps import plan as plans
from lib.maps.plan import MapPlan
from lib.maps.static import static
from lib.store.catalogue import Catalogue, Indicator
from lib.ui import legend, mapview
from lib.ui.markup import escape, section
from lib.ui.view import View

HEIGHT = 440
WIDTH = 640
"""Pixels a map counts as having."""
CHANGED, NEW = "changed", "new"


@dataclass(frozen=True, slots=True)
class _Subject:
    """What one map shows."""

    kind: str
    """``changed``: new figure minus old; ``new``: figures where there were none."""
    indicator: Indicator
    period: str
    level: Level
    rows: pl.DataFrame
    """Columns wilayah, nilai, nilai_lama (changed only), status, tampil."""


def draw(view: View, key: str, found: Difference, catalogue: Catalogue) -> None:
    """Draw the map of one indicator and period at a time, if areas below the city change."""
    subjects = _subjects(found, catalogue)
    if not subjects:
        return
    st.html(section(view.t("manage.map"), 3))
    names = {_name(view, s): s for s in subjects}
    if len(names) > 1:
        chosen = st.selectbox(view.t("manage.map_choice"), list(names), key=f"{key}_peta_pilihan")
        subject = names.get(str(chosen), subjects[0])
    else:
        subject = subjects[0]
    made = _plan(view, subject, catalogue)
    alt = view.t(
        f"manage.map_alt.{subject.kind}",
        indicator=subject.indicator.name(view.lang),
        period=period(subject.period, view.lang),
        count=number(subject.rows.height, view.lang),
    )
    st.html(f'<p class="kk-teks">{escape(alt)}</p>')
    with st.container(width=WIDTH):
        _draw(view, key, made, alt)


def _draw(view: View, key: str, made: MapPlan, alt: str) -> None:
    spec = static(
        made,
        mapview.shapes(view.city),
        tokens=view.tokens,
        lang=view.lang,
        width=WIDTH,
        height=HEIGHT,
        clickable=False,
    )
    st.vega_lite_chart(
        spec=spec, theme=None, width="stretch", height=HEIGHT, key=f"{key}_peta", alt=alt
    )
    st.html(legend.markup(view, made, None, ""))


def _subjects(found: Difference, catalogue: Catalogue) -> list[_Subject]:
    """Return what can be drawn: first what changes, then what is new; most areas, latest first."""
    made: list[_Subject] = []
    moved = (pl.col("nilai") != pl.col("nilai_lama")) & pl.col("kata").is_null()
    changed = found.changed.filter(moved).with_columns(
        tampil=pl.col("nilai") - pl.col("nilai_lama")
    )
    new = found.new.filter(pl.col("kata").is_null()).with_columns(tampil=pl.col("nilai"))
    levels = {code: area.level.value for code, area in catalogue.all_areas.items()}
    for kind, frame in ((CHANGED, changed), (NEW, new)):
        level = pl.col("wilayah").replace_strict(levels, default=None, return_dtype=pl.String)
        below = frame.with_columns(jenjang=level).filter(
            pl.col("jenjang").is_not_null() & (pl.col("jenjang") != Level.CITY.value)
        )
        groups = below.group_by("indikator", "periode", "jenjang", maintain_order=True)
        mine = [
            _Subject(kind, catalogue.indicator(str(i)), str(p), Level(str(j)), rows)
            for (i, p, j), rows in groups
        ]
        mine.sort(key=lambda s: s.period, reverse=True)
        made += sorted(mine, key=lambda s: (-s.rows.height, s.indicator.kode))
    return made


def _name(view: View, one: _Subject) -> str:
    return view.t(
        f"manage.map_name.{one.kind}",
        indicator=one.indicator.name(view.lang),
        code=one.indicator.kode,
        period=period(one.period, view.lang),
        level=view.t(f"map.level_name.{one.level}"),
        count=number(one.rows.height, view.lang),
    )


def _classes(one: _Subject) -> Classes:
    if one.kind == CHANGED:
        return classes.diverging(one.rows["tampil"], 0.0)
    return classes.natural(one.rows["tampil"])


def _plan(view: View, one: _Subject, catalogue: Catalogue) -> MapPlan:
    """Prepare the map; only the areas concerned have a colour."""
    codes = set(one.rows["wilayah"])
    return plans.plan(
        one.rows.select("wilayah", nilai="tampil"),
        _classes(one),
        Measure.of(one.indicator, view.lang),
        names={a.kode: a.nama for a in catalogue.areas(one.level) if a.kode in codes},
        tokens=view.tokens,
        lang=view.lang,
        details={r["wilayah"]: _details(view, one, r) for r in one.rows.iter_rows(named=True)},
        outlines=[a.kode for a in catalogue.areas(Level.DISTRICT)],
        sample=bool((one.rows["status"] == Status.SAMPLE.value).any()),
        schematic=view.city.shapes.schematic,
        favourable=-1 if one.indicator.arah is Direction.DOWN else 1,
    )


def _details(view: View, one: _Subject, row: dict[str, float]) -> tuple[str, ...]:
    now = words.value(one.indicator, row["nilai"], view.lang)
    if one.kind == NEW:
        return (view.t("manage.map_tip.new", value=now),)
    was = words.value(one.indicator, row["nilai_lama"], view.lang)
    difference = signed(row["tampil"], view.lang, one.indicator.desimal)
    return (view.t("manage.map_tip.changed", before=was, after=now, difference=difference),)
