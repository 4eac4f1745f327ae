"""Says which figures of a linked view have changed since the link was made."""

from __future__ import annotations

import polars as pl
import streamlit as st

from lib.i18n.format import number, period
from lib.ui import state
from lib.ui.view import View

SHOWN = 5


def note(view: View) -> None:
    """Compare the data of the link with today's, for the indicator that the link names."""
    asked = state.get("data")
    if asked is None or not state.arrived("data"):
        return
    if view.city.fingerprint.startswith(asked):
        return
    differences = view.city.differences(asked, state.get("indikator"))
    if differences is None:
        st.info(view.t("app.changed.unknown"), icon=":material/history:")
    elif differences.is_empty():
        st.info(view.t("app.changed.none"), icon=":material/history:")
    else:
        st.info(_sentence(view, differences), icon=":material/history:")


def _sentence(view: View, rows: pl.DataFrame) -> str:
    catalogue = view.city.catalogue
    lines = [view.t("app.changed.some", count=number(rows.height, view.lang))]
    for row in rows.head(SHOWN).iter_rows(named=True):
        indicator = catalogue.indicator(row["indikator"])
        lines.append(
            "- "
            + view.t(
                "app.changed.one",
                indicator=indicator.name(view.lang),
                area=catalogue.area(row["wilayah"]).nama,
                period=period(row["periode"], view.lang),
                before=number(row["dulu"], view.lang, indicator.desimal),
                after=number(row["kini"], view.lang, indicator.desimal),
            )
        )
    return "\n".join(lines)
