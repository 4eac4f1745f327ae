"""Links to our own pages that carry a view."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from lib.ui.view import View


def query(view: View, **choice: str | None) -> dict[str, str]:
    """Return the URL parameters of a view: language and framework always, then the choice."""
    sticky = {"bahasa": view.lang, "kerangka": str(view.framework)}
    return sticky | {k: v for k, v in choice.items() if v}


def href(view: View, path: str, **choice: str | None) -> str:
    """Return the address of a page for use in our own HTML, relative to the server."""
    return f"/{path}?{urlencode(query(view, **choice))}"


def page_link(view: View, file: str, label: str, *, icon: str | None = None, **choice: str | None) -> None:
    """Draw a link to the page of a file without reloading the browser."""
    st.page_link(file, label=label, icon=icon, query_params=query(view, **choice))
