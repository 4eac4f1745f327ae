"""Links to our own pages that carry a view."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from lib.contract.vocabulary import Framework
from lib.paths import ROOT
from lib.store.catalogue import Dimension, Indicator
from lib.ui.registry import DIMENSION_FILE, dimension_url
from lib.ui.view import View


def query(view: View, **choice: str | None) -> dict[str, str]:
    """Return the URL parameters of a view: language and framework always, then the choice."""
    sticky = {"bahasa": view.lang, "kerangka": str(view.framework)}
    return sticky | {k: v for k, v in choice.items() if v}


def href(view: View, path: str, **choice: str | None) -> str:
    """Return the address of a page for use in our own HTML, relative to the server."""
    return f"/{path}?{urlencode(query(view, **choice))}"


def page_link(
    view: View, file: str, label: str, *, icon: str | None = None, **choice: str | None
) -> None:
    """Draw a link to the page of a file without reloading the browser."""
    st.page_link(file, label=label, icon=icon, query_params=query(view, **choice))


def dimension_link(
    view: View, dimension: Dimension, label: str, *, icon: str | None = None, **choice: str | None
) -> None:
    """Draw a link to the page of a dimension; it carries the dimension's own framework."""
    page = st.Page(ROOT / DIMENSION_FILE, url_path=dimension_url(dimension.kode))
    asked = query(view, **choice) | {"kerangka": str(dimension.kerangka)}
    st.page_link(page, label=label, icon=icon, query_params=asked)


def indicator_link(
    view: View, indicator: Indicator, label: str, *, icon: str | None = None, **choice: str | None
) -> None:
    """Draw a link to an indicator on the page of its dimension, in the reader's framework.

    One that has no dimension there is shown in the city's framework; without any dimension
    at all the label stands without a link.
    """
    for framework in (view.framework, Framework.CITY):
        kode = view.city.dimension_of(indicator, framework)
        for dimension in view.city.catalogue.dimensions(framework):
            if dimension.kode == kode:
                wanted = choice | {"indikator": indicator.kode}
                dimension_link(view, dimension, label, icon=icon, **wanted)
                return
    st.markdown(label)
