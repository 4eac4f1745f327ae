"""Downloads of the Indikator page."""

from __future__ import annotations

import polars as pl
import streamlit as st

from lib.city import directory
from lib.contract.tables import TABLES
from lib.export.listing import Row
from lib.store.catalogue import Indicator
from lib.ui import figure, files
from lib.ui.markup import escape, section
from lib.ui.view import View


def draw(view: View, chosen: Indicator) -> None:
    """Draw the downloads of the indicator's figures and of the whole catalogue."""
    st.html(section(view.t("indicator.downloads"), 3))
    shown = view.city.series(chosen.kode)
    if shown.height:
        title = view.t("indicator.download_values")
        st.html(f'<p class="kk-teks">{escape(title)}</p>')
        names = {a: view.city.catalogue.area(a).nama for a in shown["wilayah"].unique()}
        made = files.observations(
            view,
            shown,
            f"{chosen.kode}, {chosen.name(view.lang)} ({chosen.unit(view.lang)})",
            f"{chosen.kode} {chosen.name(view.lang)}",
            decimals=chosen.desimal,
            names=names | {chosen.kode: chosen.name(view.lang)},
            remark=view.t("indicator.download_remark"),
        )
        figure.downloads("angka", made)
    title = view.t("indicator.download_catalogue")
    st.html(f'<p class="kk-teks">{escape(title)}</p>')
    heads, cells = _catalogue(view)
    figure.downloads("katalog", files.table(view, heads, cells, title, "katalog-indikator"))


def _catalogue(view: View) -> tuple[list[str], list[Row]]:
    """Return every indicator with all columns of both tables, and what figures it has.

    The headings are those of the contract: a mended file can be handed in as it is.
    """
    tables = view.city.snapshot.tables
    columns = list(TABLES["indikator"].columns)
    form = [c for c in TABLES["metadata_indikator"].columns if c != "indikator"]
    joined = tables["indikator"].join(
        tables["metadata_indikator"], left_on="kode", right_on="indikator", how="left"
    )
    contents = directory.contents(view.city)
    said = {kode: view.t(f"terms.content.{content}") for kode, content in contents.items()}
    shown = joined.select(*columns, *form).with_columns(
        pl.col("kode").replace_strict(said, default=None, return_dtype=pl.String).alias("isi_data")
    )
    return shown.columns, [_row(r) for r in shown.iter_rows()]


def _row(cells: tuple[object, ...]) -> Row:
    return [
        ";".join(map(str, c)) if isinstance(c, list) else c  # type: ignore[misc]
        for c in cells
    ]
