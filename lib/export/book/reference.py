"""What the figures mean and where they come from: metadata and sources."""

from __future__ import annotations

from collections import Counter

from lib.city import metadata
from lib.city.city import City
from lib.export.book.page import Cell, Head, Page, Row, count
from lib.i18n import t
from lib.i18n.format import listing, period
from lib.store.catalogue import Indicator, Source

_FORM = (*metadata.ALWAYS, *metadata.COMPOSITE, *metadata.SIMPLE, *metadata.LAST)
_WIDE = frozenset({"nama", "konsep", "definisi", "interpretasi", "rumus", "publikasi"})
_BESIDE = (
    *(("level", 14), ("direction", 22), ("frequency", 16), ("aggregation", 30), ("steward", 22)),
    *(("reference", 30), ("breaks", 20), ("values", 10)),
)
_SOURCE = (
    *(("code", 24), ("name", 60), ("publisher", 28), ("year", 10), ("address", 50)),
    *(("quality", 34), ("values", 10)),
)


def forms(city: City, lang: str) -> Page:
    """Return the metadata form (MS-Ind) of every indicator, one per row.

    Beside it stands what the dashboard needs to know of the indicator.
    """
    counts = Counter(city.snapshot.values["indikator"].to_list())
    heads = [Head(t("workbook.column.code", lang), 10)]
    heads += [
        Head(t(f"indicator.form.{key}", lang), 40 if key in _WIDE else 20, wrap=True)
        for key in _FORM
    ]
    heads += [Head(t(f"workbook.column.{key}", lang), width, True) for key, width in _BESIDE]
    return Page(
        name=t("workbook.metadata", lang),
        title=t("workbook.metadata", lang),
        about=t("workbook.metadata_about", lang),
        heads=heads,
        rows=[_form(city, one, counts[one.kode], lang) for one in city.catalogue.indicators],
        fixed=2,
    )


def sources(city: City, lang: str) -> Page:
    """Return every source with its quality and how many figures rest on it."""
    named = city.snapshot.values["sumber"].drop_nulls().to_list()
    counts = Counter(code.strip() for one in named for code in one.split(";"))
    return Page(
        name=t("workbook.sources", lang),
        title=t("workbook.sources", lang),
        about=t("workbook.sources_about", lang),
        heads=[Head(t(f"workbook.column.{k}", lang), w, k == "name") for k, w in _SOURCE],
        rows=[_source(one, counts[one.kode], lang) for one in city.catalogue.sources.values()],
    )


def _form(city: City, one: Indicator, values: int, lang: str) -> Row:
    filled = {entry.key: entry.content for entry in metadata.form(city, one.kode, lang)}
    cells: list[Cell] = [
        one.kode,
        *(filled.get(key) for key in _FORM),
        t(f"terms.level.{one.jenjang}", lang),
        t(f"terms.direction.{one.arah}", lang),
        t(f"terms.frequency.{one.frekuensi}", lang),
        t(f"terms.aggregation.{one.agregasi}", lang),
        *(city.catalogue.agency_name(one.walidata), one.acuan),
        listing([period(p, lang) for p in one.breaks], lang),
        count(values),
    ]
    return cells


def _source(one: Source, values: int, lang: str) -> Row:
    return (
        *(one.kode, one.judul, one.penerbit, one.tahun, one.tautan),
        t(f"terms.quality.{one.kualitas or 'none'}", lang),
        count(values),
    )
