"""The course of one indicator: city, districts and chosen areas, its table and its files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import polars as pl
import streamlit as st

from lib.charts import drawn
from lib.charts.theme import LIGHT, Spec, Tokens
from lib.city import focus, outlook, provenance, words
from lib.city.city import City
from lib.city.memory import remembered
from lib.city.outlook import Outlook
from lib.city.provenance import Provenance
from lib.contract.vocabulary import Level
from lib.i18n.format import period
from lib.store.catalogue import Indicator
from lib.ui import card, choose, figure, files, pictures
from lib.ui.figure import Download, Twin
from lib.ui.markup import escape
from lib.ui.table import Column
from lib.ui.view import View

KEY = "tren_dimensi"

PROJECTED = "proyeksi"
"""Status of the rows of the table that are no observations."""

MOST = 5
"""Areas that may be compared in the chart beside the chosen one."""


def draw(view: View, chosen: Indicator, area: str) -> None:
    """Draw the course of the city, its districts and the chosen areas.

    Args:
        view: The reader's view.
        chosen: The indicator.
        area: Code of the chosen area.
    """
    st.html(f"<h3>{escape(view.t('dimension.trend'))}</h3>")
    picked = tuple(dict.fromkeys((area, *_compared(view, chosen))))
    ahead = choose.switch("proyeksi", view.t("outlook.show"), default=True)
    if ahead and (said := outlook.said(view.city, chosen, area, view.lang)):
        st.html(f'<p class="kk-catatan">{escape(" ".join(said))}</p>')
    spec, rows, about = _course(view.city, chosen, picked, view.tokens, view.lang, ahead)
    figure.draw(
        view,
        KEY,
        spec,
        alt=view.t("dimension.trend_alt", indicator=chosen.name(view.lang)),
        about=about,
        twin=lambda: _twin(view, chosen, picked, rows, about, ahead),
    )


def _compared(view: View, chosen: Indicator) -> list[str]:
    catalogue = view.city.catalogue
    there = set(view.city.series(chosen.kode)["wilayah"])
    options = [a for a in catalogue.all_areas if a in there]
    if len(options) < 2:
        return []
    return choose.several(
        "banding",
        view.t("dimension.compare"),
        options,
        lambda code: catalogue.area(code).nama,
        limit=MOST,
        placeholder=view.t("dimension.compare_none"),
    )


@remembered
def _course(
    city: City,
    chosen: Indicator,
    picked: tuple[str, ...],
    tokens: Tokens,
    lang: str,
    ahead: bool,
) -> tuple[Spec, pl.DataFrame, Provenance]:
    """Return the chart of a course, the rows that it shows, and where they come from."""
    catalogue = city.catalogue
    whole = city.area.kode if city.area else None
    others = [a for a in picked if a != whole]
    districts = [a.kode for a in catalogue.areas(Level.DISTRICT)]
    shown = list(dict.fromkeys([*([whole] if whole else []), *districts, *others]))
    rows = focus.series(city, chosen.kode, shown)
    spec = drawn.course(
        city,
        chosen,
        rows,
        names=others or districts,
        ahead=picked[0] if ahead else None,
        tokens=tokens,
        lang=lang,
    )
    return spec, rows, provenance.of(city, rows)


def _ahead(city: City, chosen: Indicator, area: str) -> Outlook | None:
    """Return where the chosen area is heading; words have no course."""
    return None if chosen.kategori else outlook.of(city, chosen.kode, area)


def _twin(
    view: View,
    chosen: Indicator,
    picked: tuple[str, ...],
    rows: pl.DataFrame,
    about: Provenance,
    ahead: bool,
) -> Twin:
    """Return the values as a table, newest first, the projection above, with the downloads."""
    lang, name = view.lang, chosen.name(view.lang)
    parts = (chosen.kode, view.t("dimension.file_trend"))
    areas = view.city.catalogue.all_areas.values()
    names = {a.kode: a.nama for a in areas} | {chosen.kode: name}
    coming = _projected(_ahead(view.city, chosen, picked[0]) if ahead else None)
    made = [
        *files.observations(view, rows, name, *parts, decimals=chosen.desimal, names=names),
        *_projection_files(view, chosen, coming),
        *pictures.of(
            view,
            lambda: _course(view.city, chosen, picked, LIGHT, lang, ahead)[0],
            name,
            "",
            about,
            parts,
        ),
    ]
    return Twin(_newest_first(rows, coming), _columns(view, chosen), name, made)


def _columns(view: View, chosen: Indicator) -> list[Column]:
    lang, catalogue = view.lang, view.city.catalogue
    unit = "" if chosen.kategori else chosen.unit(lang)
    head = view.t("dimension.column.value", unit=unit) if unit else None
    return [
        Column(view.t("dimension.column.area"), lambda r: catalogue.area(r["wilayah"]).nama),
        Column(view.t("dimension.column.period"), lambda r: period(r["periode"], lang)),
        Column(
            head or view.t("dimension.column.value_plain"),
            lambda r: _value(chosen, r, lang),
            number=True,
        ),
        Column(view.t("dimension.column.status"), lambda r: view.t(f"charts.status.{r['status']}")),
        Column(view.t("dimension.column.source"), lambda r: _source(view, r)),
    ]


def _value(chosen: Indicator, row: words.Row, lang: str) -> str:
    """Return a value; that of a projection with its band."""
    if row["status"] != PROJECTED:
        return words.figure(chosen, row["nilai"], lang)[0]
    middle, low, high = (words.figure(chosen, row[n], lang)[0] for n in ("nilai", "bawah", "atas"))
    return f"{middle} ({low} – {high})"


def _projected(found: Outlook | None) -> pl.DataFrame | None:
    """Return a projection as rows of the table; ``None`` without any."""
    if found is None or found.proyeksi.is_empty():
        return None
    return found.proyeksi.with_columns(
        pl.lit(found.wilayah).alias("wilayah"),
        pl.lit(PROJECTED).alias("status"),
        pl.lit(None, pl.String).alias("sumber"),
        pl.lit(None, pl.String).alias("asal"),
    )


def _projection_files(
    view: View, chosen: Indicator, coming: pl.DataFrame | None
) -> tuple[Download, ...]:
    """Return the projection as files of its own: it is no observation."""
    if coming is None:
        return ()
    heads = [view.t(f"outlook.head.{name}") for name in ("area", "period", "value", "low", "high")]
    cells = [
        [view.city.catalogue.area(area).nama, when, value, low, high]
        for area, when, value, low, high in coming.select(
            "wilayah", "periode", "nilai", "bawah", "atas"
        ).iter_rows()
    ]
    title = f"{chosen.name(view.lang)}: {view.t('outlook.column')}"
    made = files.table(
        view,
        heads,
        cells,
        title,
        chosen.kode,
        view.t("outlook.file"),
        sample=bool(coming["contoh"].any()),
    )
    return tuple(replace(one, label=f"{view.t('outlook.download')}: {one.label}") for one in made)


def _newest_first(rows: pl.DataFrame, coming: pl.DataFrame | None) -> Iterator[words.Row]:
    """Yield the rows of the table; nothing is sorted unless the table is opened."""
    if coming is not None:
        yield from coming.sort("mulai", descending=True).iter_rows(named=True)
    yield from rows.sort("wilayah", "mulai", descending=[False, True]).iter_rows(named=True)


def _source(view: View, row: words.Row) -> str:
    if row["sumber"]:
        return view.city.catalogue.source_title(row["sumber"])
    return view.t("card.rolled_up") if row["asal"] == card.ROLLED_UP else "–"
