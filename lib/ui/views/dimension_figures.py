"""The areas of one indicator at one time: what may be shown of them, map and ranking."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import streamlit as st

from lib.charts.ranking import ranking as ranking_chart
from lib.charts.theme import LIGHT, Spec, Tokens
from lib.charts.trend import Lines
from lib.city import focus, provenance, scene
from lib.city.city import City
from lib.city.memory import remembered
from lib.city.scene import Scene, Style
from lib.contract.vocabulary import Aggregation, Level
from lib.design.measure import Measure
from lib.i18n.format import number, period
from lib.store.catalogue import Indicator
from lib.ui import figure, mapview, pictures
from lib.ui.figure import Twin
from lib.ui.markup import escape
from lib.ui.pictures import Made
from lib.ui.view import View
from lib.ui.views import map_table

HEIGHT = 480


def level_notes(view: View, chosen: Indicator, level: Level) -> list[str]:
    """Return what must be said about the level of an indicator's figures.

    Args:
        view: The reader's view.
        chosen: An indicator with values.
        level: The level that is shown.
    """
    finest = view.city.levels(chosen.kode)[0]
    if finest is not level:
        return [_sparse(view, chosen, finest)] if _is_sparse(view, chosen, finest) else []
    if finest is not chosen.jenjang:
        return [
            view.t(
                "dimension.finest_meant",
                meant=view.t(f"terms.level.{chosen.jenjang}"),
                level=view.t(f"terms.level.{finest}"),
                agency=view.city.catalogue.agency_name(chosen.walidata),
            )
        ]
    if finest is Level.VILLAGE:
        return []
    key = "finest_city" if finest is Level.CITY else "finest_district"
    return [view.t(f"dimension.{key}")]


def _is_sparse(view: View, chosen: Indicator, level: Level) -> bool:
    return focus.attendance(view.city, chosen.kode, level) < focus.ENOUGH


def _sparse(view: View, chosen: Indicator, finest: Level) -> str:
    total = len(view.city.catalogue.areas(finest))
    there = round(focus.attendance(view.city, chosen.kode, finest) * total)
    return view.t(
        "dimension.sparse",
        count=number(there, view.lang),
        total=number(total, view.lang),
        level=view.t(f"terms.level.{finest}"),
    )


def area_map(view: View, key: str, drawn: Scene, area: str) -> None:
    """Draw the map; a click chooses an area.

    Args:
        view: The reader's view.
        key: Unique name of the map on its page.
        drawn: What to show.
        area: Code of the chosen area.
    """
    said = _said(view, drawn)
    st.html(f"<h3>{escape(view.t('dimension.map', **said))}</h3>")
    mapview.draw(
        view,
        key,
        drawn,
        alt=view.t("dimension.map_alt", **said),
        twin=lambda: map_table.of_map(view, drawn, (area,)),
        chosen=(area,),
        height=HEIGHT,
    )


def ranking(view: View, key: str, drawn: Scene, area: str) -> None:
    """Draw the areas of a map in their order; a click chooses one.

    Args:
        view: The reader's view.
        key: Unique name of the chart on its page.
        drawn: The map whose areas are ranked.
        area: Code of the chosen area.
    """
    said = _said(view, drawn)
    st.html(f"<h3>{escape(view.t('dimension.ranking', **said))}</h3>")
    asked = (drawn.indicator.kode, drawn.level, drawn.period, area)

    def files() -> Made:
        return _picture(view, drawn, lambda: _order(view.city, *asked, LIGHT, view.lang))

    figure.draw(
        view,
        key,
        _order(view.city, *asked, view.tokens, view.lang),
        alt=view.t("dimension.ranking_alt", **said),
        about=provenance.of_scene(view.city, drawn),
        twin=lambda: _twin(view, drawn, files()),
        select=True,
    )


@remembered
def _order(
    city: City, kode: str, level: Level, when: str, area: str, tokens: Tokens, lang: str
) -> Spec:
    drawn = scene.of_values(city, kode, level, when, Style())
    names = {a.kode: a.nama for a in city.catalogue.areas(level)}
    there = set(drawn.rows["wilayah"])
    counted = drawn.indicator.agregasi is Aggregation.SUM  # no part can be held against the whole
    return ranking_chart(
        drawn.rows.select("wilayah", "nilai", pl.col("peringkat_semua").alias("peringkat")),
        Measure.of(drawn.indicator, lang),
        Lines(names, None, (area,)),
        tokens=tokens,
        lang=lang,
        city_value=None if counted else drawn.city_value,
        missing=[code for code in names if code not in there],
        sample=bool(drawn.rows["contoh"].any()),
    )


def _said(view: View, drawn: Scene) -> dict[str, str]:
    return {
        "indicator": drawn.indicator.name(view.lang),
        "level": view.t(f"terms.level.{drawn.level}"),
        "period": period(drawn.period, view.lang),
    }


def _twin(view: View, drawn: Scene, files: Made) -> Twin:
    twin = map_table.twin(view, drawn)
    return replace(twin, downloads=[*twin.downloads, *files])


def _picture(view: View, drawn: Scene, make: pictures.Maker) -> Made:
    said = _said(view, drawn)
    return pictures.of(
        view,
        make,
        said["indicator"],
        f"{said['level']}, {said['period']}",
        provenance.of_scene(view.city, drawn),
        (drawn.indicator.kode, view.t("dimension.file_ranking"), said["level"], drawn.period),
    )
