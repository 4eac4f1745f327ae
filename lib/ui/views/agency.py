"""OPD: who has delivered and who has not; the sheet of one agency by link."""

from __future__ import annotations

import streamlit as st

from lib.city import agencies
from lib.export.paper.sheets import Kind
from lib.ui import choose, headline
from lib.ui.view import View, current
from lib.ui.views import agency_overview, agency_sheet, sheets

ALL = ""
"""No agency in particular; it does not stand in the URL."""
WIDTH = 440


def render() -> None:
    """Draw the page."""
    view = current()
    every = agencies.bodies(view.city)
    if not every:
        headline.draw(view, view.t("agency.title"))
        st.info(view.t("agency.empty"), icon=":material/account_tree:")
        return
    head = st.container()
    with st.container(key="kendali_opd", horizontal=True, vertical_alignment="bottom"):
        code = _choose(view, every)
        if code in every:
            sheets.one(view, Kind.AGENCY, code)
    if code in every:
        agency_sheet.draw(view, agencies.sheet(view.city, code, view.today), head)
    else:
        agency_overview.draw(view, head)


def _choose(view: View, every: dict[str, agencies.Body]) -> str:
    everybody = view.t("agency.all")

    def say(code: str) -> str:
        if code not in every:
            return everybody
        agency = every[code].agency
        return view.t("agency.option", short=agency.singkatan, name=agency.nama)

    with st.container(width=WIDTH):
        return choose.one("opd", view.t("agency.choose"), [ALL, *every], ALL, say)
