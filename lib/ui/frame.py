"""What stands around every page: switches above, notes, the line below."""

from __future__ import annotations

import streamlit as st

from lib.contract.vocabulary import Framework
from lib.i18n import DEFAULT_LANGUAGE, LANGUAGES, t
from lib.i18n.format import date
from lib.store.history import PREFIX
from lib.ui import changed, choose, state
from lib.ui.markup import escape
from lib.ui.view import View


def language() -> str:
    """Return the reader's language, before any switch is drawn."""
    wanted = state.get("bahasa")
    return wanted if wanted in LANGUAGES else DEFAULT_LANGUAGE


def framework() -> Framework:
    """Return the chosen way of dividing into dimensions, before any switch is drawn."""
    wanted = state.get("kerangka")
    return Framework(wanted) if wanted in set(Framework) else Framework.CITY


def header(view: View) -> None:
    """Draw the name of the city and the two switches of every page."""
    with st.container(key="kepala", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(
            f'<div class="kk-nama"><b>{escape(view.city.name(view.lang))}</b>'
            f"<span>{escape(view.t('app.name'))}</span></div>"
        )
        names = {f: view.t(f"app.framework.{f}") for f in map(str, Framework)}
        choose.few(
            "kerangka",
            view.t("app.framework"),
            names,
            str(Framework.CITY),
            label_visibility="collapsed",
        )
        choose.few(
            "bahasa",
            view.t("app.language"),
            {lang: t("app.language_name", lang) for lang in LANGUAGES},
            DEFAULT_LANGUAGE,
            label_visibility="collapsed",
        )


def notes(view: View) -> None:
    """Say what the link asked for in vain, what has changed since, and what is wrong."""
    changed.note(view)
    if not view.city.has_data:
        st.warning(view.t("app.no_data", folder="data"), icon=":material/folder_off:")


def lost_note(view: View) -> None:
    """Say which choices of the link no longer exist; called when the page has chosen."""
    for key, value in state.lost().items():
        st.info(
            view.t("app.lost", what=view.t(f"app.key.{key}"), value=value),
            icon=":material/link_off:",
        )


def footer(view: View) -> None:
    """Draw the line below every page: state of the data and what it holds."""
    lost_note(view)
    city = view.city
    state.use("data", city.fingerprint[:PREFIX])
    parts = [
        view.t("app.footer.data", date=date(city.as_of, view.lang)) if city.as_of else "",
        view.t("app.footer.fingerprint", fingerprint=city.fingerprint[:PREFIX]),
        view.t("app.footer.sample") if city.has_sample else "",
    ]
    st.html(
        '<footer class="kk-kaki">'
        + " · ".join(escape(part) for part in parts if part)
        + "</footer>"
    )
