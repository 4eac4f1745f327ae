"""The metadata form of Satu Data Indonesia for the chosen indicator."""

from __future__ import annotations

import streamlit as st

from lib.city import metadata
from lib.i18n.format import number
from lib.store.catalogue import Indicator
from lib.ui import facts
from lib.ui.markup import escape, section
from lib.ui.view import View


def draw(view: View, chosen: Indicator) -> None:
    """Draw every field of the form, the blank ones too, and say who fills them in."""
    form = metadata.form(view.city, chosen.kode, view.lang)
    filled = sum(entry.content is not None for entry in form)
    lead = view.t(
        "indicator.form_full" if filled == len(form) else "indicator.form_lead",
        filled=number(filled, view.lang),
        total=number(len(form), view.lang),
        agency=view.city.catalogue.agency_name(chosen.walidata),
    )
    st.html(
        section(view.t("indicator.form"), 3)
        + f'<p class="kk-catatan">{escape(lead)}</p>'
        + facts.markup(
            [(view.t(f"indicator.form.{e.key}"), e.content or "") for e in form],
            blank=view.t("terms.blank"),
        )
    )
