"""A chart, its source, its table and its downloads: always together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from lib.charts.theme import Spec
from lib.city.provenance import Provenance
from lib.ui import provenance, table
from lib.ui.view import View


@dataclass(frozen=True, slots=True)
class Download:
    """A file that is made only when somebody asks for it."""

    label: str
    name: str
    mime: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Twin:
    """The same figures as a table, and as files."""

    rows: Iterable[Mapping[str, Any]]
    columns: Sequence[table.Column]
    caption: str
    downloads: Sequence[Download] = ()


def draw(
    view: View,
    key: str,
    spec: Spec,
    *,
    alt: str,
    about: Provenance,
    twin: Callable[[], Twin],
    extra: str = "",
    select: bool = False,
) -> str | None:
    """Draw a chart with everything that belongs to it.

    Args:
        view: The reader's view.
        key: Unique name of the chart on its page.
        spec: Vega-Lite chart of ``lib.charts``.
        alt: What the chart shows, in one sentence.
        about: Sources and caveats of its figures.
        twin: Makes the table and the downloads; asked only when a reader opens them.
        extra: A further remark for the source line.
        select: Whether a click on an area chooses it.

    Returns:
        The code of the area clicked in this run, if any.
    """
    picked = chart(key, spec, alt=alt, select=select)
    below(view, key, about=about, twin=twin, extra=extra)
    return picked


def chart(key: str, spec: Spec, *, alt: str, select: bool = False) -> str | None:
    """Draw a chart alone; what belongs to it is drawn elsewhere on the page."""
    height = spec.get("height")
    event: Any = st.vega_lite_chart(
        spec=spec,
        theme=None,
        width="stretch",
        height=height if isinstance(height, int) else "content",
        key=key,
        alt=alt,
        on_select="rerun" if select else "ignore",
    )
    return clicked(event) if select else None


def below(
    view: View, key: str, *, about: Provenance, twin: Callable[[], Twin], extra: str = ""
) -> None:
    """Draw the source line and the table twin of any figure."""
    if said := provenance.line(view, about, extra):
        st.html(said)
    box = st.expander(
        view.t("app.table_and_downloads"), key=f"{key}_tabel", on_change="rerun", type="compact"
    )
    if box.open:
        with box:
            made = twin()
            table.draw(made.rows, made.columns, made.caption)
            downloads(key, made.downloads)


def downloads(key: str, files: Sequence[Download]) -> None:
    """Draw a row of download buttons."""
    with st.container(horizontal=True, gap="small"):
        for number, file in enumerate(files):
            st.download_button(
                file.label,
                data=file.make,
                file_name=file.name,
                mime=file.mime,
                key=f"{key}_unduh_{number}",
                on_click="ignore",
                icon=":material/download:",
            )


def clicked(event: Any) -> str | None:  # noqa: ANN401 - Streamlit's own state object
    """Return the area that a selection named ``wilayah`` holds."""
    picked = event["selection"].get("wilayah") if event else None
    return str(picked[0]["wilayah"]) if picked else None
