"""What the reader has chosen to see on the page of patterns, and the controls for it."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from lib.city import pattern
from lib.i18n.format import period
from lib.ui import choose
from lib.ui.view import View
from lib.ui.views import map_choice

RAW, SMOOTH = "asli", "dihaluskan"


@dataclass(frozen=True, slots=True)
class Choice:
    """One indicator, one period, its figures as they are or smoothed."""

    kode: str
    period: str
    smooth: bool


def choices(view: View, codes: tuple[str, ...]) -> Choice:
    """Let the reader choose."""
    wide, middle, narrow = st.columns([8, 7, 6], vertical_alignment="bottom", gap="medium")
    with wide:
        kode = choose.one(
            "indikator",
            view.t("map.indicator"),
            codes,
            pattern.first(view.city, codes),
            lambda c: map_choice.name(view, c),
        )
    there = pattern.periods(view.city, kode)
    with middle:
        when = choose.moment(
            "periode", view.t("map.period"), there, there[-1], lambda p: period(p, view.lang)
        )
    with narrow:
        smooth = _smooth(view, kode)
    return Choice(kode, when, smooth)


def _smooth(view: View, kode: str) -> bool:
    if pattern.rate(view.city, kode) is None:
        return False
    options = {key: view.t(f"pattern.figures.{key}") for key in (RAW, SMOOTH)}
    return choose.few("angka", view.t("pattern.figures"), options, RAW) == SMOOTH
