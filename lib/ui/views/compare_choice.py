"""What the reader has chosen to compare, and the controls for it."""

from __future__ import annotations

from enum import StrEnum

import streamlit as st

from lib.city import comparison
from lib.contract.vocabulary import Level
from lib.store.catalogue import Indicator
from lib.ui import choose, state
from lib.ui.view import View

MOST_AREAS = 6
"""Areas that can be told apart in one chart."""


class Way(StrEnum):
    """What is compared (``cara`` in the URL)."""

    AREAS = "wilayah"
    INDICATORS = "indikator"


def way_and_level(view: View, there: tuple[Level, ...]) -> tuple[Way, Level]:
    """Let the reader choose what is compared, and at which level."""
    first, second = st.columns(2, vertical_alignment="bottom")
    with first:
        ways = {str(w): view.t(f"compare.way.{w}") for w in Way}
        way = choose.few("cara", view.t("compare.way"), ways, str(Way.AREAS))
    with second:
        names = {str(lv): view.t(f"map.level_name.{lv}") for lv in there}
        level = choose.few("jenjang", view.t("map.level"), names, str(there[0]))
    return Way(way), Level(level)


def areas(view: View, level: Level) -> list[str]:
    """Let the reader choose the areas to compare."""
    catalogue = view.city.catalogue
    codes = [a.kode for a in catalogue.areas(level)]
    asked = state.get("banding")
    kept = [c for c in (asked or "").split(",") if c in codes]
    if asked and not kept and not state.arrived("banding"):
        # Left over from another level or page: none of them exists here.
        state.put("banding", ",".join(comparison.start(view.city, level, state.get("wilayah"))))
    return choose.several(
        "banding",
        view.t("compare.areas", most=MOST_AREAS),
        codes,
        lambda code: catalogue.area(code).nama,
        default=comparison.start(view.city, level, state.get("wilayah")),
        limit=MOST_AREAS,
        placeholder=view.t("compare.areas_none"),
    )


def subject(view: View, level: Level) -> tuple[Indicator, ...]:
    """Let the reader choose the dimension whose indicators are compared."""
    city = view.city
    there = comparison.comparable(city, level)
    groups = {
        d.kode: tuple(i for i in city.indicators(d) if i in there)
        for d in city.catalogue.dimensions(view.framework)
    }
    groups = {code: found for code, found in groups.items() if found}
    names = {d.kode: d.name(view.lang) for d in city.catalogue.dimensions(view.framework)}
    if not groups:
        return there
    chosen = choose.one(
        "dimensi",
        view.t("compare.dimension"),
        [*groups, ""],
        max(groups, key=lambda code: len(groups[code])),
        lambda code: names[code] if code else view.t("compare.every_dimension"),
    )
    return groups.get(chosen, there)


def two_indicators(view: View, level: Level) -> tuple[Indicator, Indicator]:
    """Let the reader choose two indicators."""
    catalogue = view.city.catalogue
    codes = comparison.correlatable(view.city, level)

    def say(code: str) -> str:
        return catalogue.indicator(code).name(view.lang)

    left, right = st.columns(2)
    with left:
        x = choose.one("indikator", view.t("compare.across"), codes, codes[0], say)
    with right:
        others = [c for c in codes if c != x] or list(codes)
        y = choose.one("indikator2", view.t("compare.up"), others, others[0], say)
    return catalogue.indicator(x), catalogue.indicator(y)
