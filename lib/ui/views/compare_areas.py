"""Areas against areas: where each stands on every indicator, and a table in colours."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from lib.charts.dots import dots
from lib.charts.heat import Axes, heat
from lib.charts.theme import LIGHT, Spec
from lib.charts.trend import Lines
from lib.city import provenance, words
from lib.city.comparison import Table
from lib.city.provenance import Provenance
from lib.contract.vocabulary import Level
from lib.design.measure import Measure
from lib.design.tokens import Tokens
from lib.i18n.format import listing, period
from lib.ui import figure, files, links, pictures, state
from lib.ui.figure import Twin
from lib.ui.markup import escape, section
from lib.ui.table import Column
from lib.ui.view import View

AREA_FILE = "pages/jelajah/halaman_wilayah.py"
DOTS, HEAT = "banding_titik", "banding_panas"


def draw(view: View, made: Table, level: Level, codes: Sequence[str]) -> None:
    """Draw both pictures.

    Args:
        view: The reader's view.
        made: The indicators of all areas of the level.
        level: The level.
        codes: The chosen areas.
    """
    if not made.indicators:
        st.info(view.t("compare.no_values"), icon=":material/database_off:")
        return
    names = {a.kode: a.nama for a in view.city.catalogue.areas(level)}
    chosen = made.rows.filter(pl.col("wilayah").is_in(list(codes)))
    twin = partial(_twin, view, made, level, codes, names, chosen)
    left, right = st.columns(2, gap="large")
    with left:
        st.html(section(view.t("compare.dots")) + _note(view.t("compare.dots_how")))
        _dots(view, made, codes, names, twin)
    with right:
        st.html(section(view.t("compare.heat")) + _note(view.t("compare.heat_how")))
        _heat(view, made, codes, names, twin)


def profiles(view: View, codes: Sequence[str]) -> None:
    """Draw links to the profiles of the chosen areas."""
    area = state.get("wilayah")
    if area is not None and area in codes:
        state.use("wilayah", area)
    with st.container(horizontal=True, gap="small"):
        for code in codes:
            name = view.city.catalogue.area(code).nama
            links.page_link(
                view,
                AREA_FILE,
                view.t("map.area_profile", area=name),
                icon=":material/location_city:",
                wilayah=code,
            )


def _dots(
    view: View,
    made: Table,
    codes: Sequence[str],
    names: Mapping[str, str],
    twin: Callable[..., Twin],
) -> None:
    city = view.city.area
    called = {**names, **({city.kode: city.nama} if city else {})}
    columns = ["indikator", "wilayah", "nilai", "contoh"]

    def drawn(tokens: Tokens) -> Spec:
        return dots(
            pl.concat([made.rows.select(columns), made.whole.select(columns)]),
            [Measure.of(i, view.lang) for i in made.indicators],
            Lines(called, city.kode if city else None, tuple(codes)),
            tokens=tokens,
            lang=view.lang,
        )

    about = provenance.of(view.city, made.rows)
    figure.draw(
        view,
        DOTS,
        drawn(view.tokens),
        alt=_alt(view, "dots_alt", codes, names),
        about=about,
        twin=lambda: twin(lambda: drawn(LIGHT), view.t("compare.dots"), about, legend=True),
    )


def _heat(
    view: View,
    made: Table,
    codes: Sequence[str],
    names: Mapping[str, str],
    twin: Callable[..., Twin],
) -> None:
    cells = made.rows.filter(pl.col("wilayah").is_in(list(codes))).select(
        "indikator", "wilayah", "nilai", pl.col("baik").alias("z"), "contoh"
    )
    axes = Axes([Measure.of(i, view.lang) for i in made.indicators], {c: names[c] for c in codes})

    def drawn(tokens: Tokens) -> Spec:
        return heat(cells, axes, tokens=tokens, lang=view.lang)

    about = provenance.of(view.city, made.rows.filter(pl.col("wilayah").is_in(list(codes))))
    figure.draw(
        view,
        HEAT,
        drawn(view.tokens),
        alt=_alt(view, "heat_alt", codes, names),
        about=about,
        twin=lambda: twin(lambda: drawn(LIGHT), view.t("compare.heat"), about),
        select=True,
    )


def _twin(
    view: View,
    made: Table,
    level: Level,
    codes: Sequence[str],
    names: Mapping[str, str],
    chosen: pl.DataFrame,
    make: pictures.Maker,
    shown: str,
    about: Provenance,
    *,
    legend: bool = False,
) -> Twin:
    """Return the values as a table, with the picture; a legend on top takes the second line."""
    values = {(r["indikator"], r["wilayah"]): r["nilai"] for r in chosen.to_dicts()}
    periods = dict(made.rows.select("indikator", "periode").unique().iter_rows())
    rows = [{"indikator": i, "periode": periods[i.kode]} for i in made.indicators]

    def cell(code: str, row: Mapping[str, Any]) -> str:
        value = values.get((row["indikator"].kode, code))
        if value is None:
            return view.t("app.missing")
        return words.value(row["indikator"], value, view.lang)

    columns = [
        Column(view.t("compare.column.indicator"), lambda r: r["indikator"].name(view.lang)),
        Column(view.t("compare.column.period"), lambda r: period(r["periode"], view.lang)),
        *(
            Column(names[code], lambda r, code=code: cell(code, r), number=True)  # type: ignore[misc]
            for code in codes
        ),
    ]
    called = {c: names[c] for c in codes} | {i.kode: i.name(view.lang) for i in made.indicators}
    title = view.t("compare.table", areas=listing([names[c] for c in codes], view.lang))
    areas = " ".join(names[c] for c in codes)
    parts = (view.t("compare.file"), view.t(f"terms.level.{level}"), areas)
    made_files = files.observations(view, chosen, title, *parts, names=called)
    under = "" if legend else title
    drawn = pictures.of(view, make, shown, under, about, (shown, *parts[1:]))
    return Twin(rows, columns, title, (*made_files, *drawn))


def _alt(view: View, key: str, codes: Sequence[str], names: Mapping[str, str]) -> str:
    return view.t(f"compare.{key}", areas=listing([names[c] for c in codes], view.lang))


def _note(text: str) -> str:
    return f'<p class="kk-catatan">{escape(text)}</p>'
