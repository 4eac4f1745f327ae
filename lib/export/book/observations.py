"""All observations, one per row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lib.city.city import City
from lib.contract.vocabulary import Status
from lib.export.book.page import Cell, Figure, Head, Page, Row, count, figure
from lib.i18n import t
from lib.store.catalogue import Catalogue

_COLUMNS = (
    *(("indikator", 11), ("nama_indikator", 40), ("dimensi", 14), ("wilayah", 15)),
    *(("nama_wilayah", 22), ("jenjang", 12), ("periode", 11), ("mulai", 12), ("bulan", 8)),
    *(("nilai", 18), ("satuan", 16), ("status", 12), ("data_contoh", 13), ("sumber", 24)),
    *(("judul_sumber", 40), ("kualitas", 10), ("pembilang", 14), ("penyebut", 14)),
    *(("catatan", 40), ("berkas", 28), ("lembar", 14), ("baris", 8)),
)
"""Headings and widths; names of the contract, the same in both languages."""


def observations(city: City, lang: str) -> Page:
    """Return every published observation with its status, source and quality.

    Args:
        city: The city.
        lang: ``id`` or ``en``: of names and units; codes and headings are those of the
            contract.

    Returns:
        One row per indikator x wilayah x periode, in this order.
    """
    rows = [_row(city.catalogue, row, lang) for row in city.snapshot.values.iter_rows(named=True)]
    return Page(
        name=t("workbook.data", lang),
        title=t("workbook.data", lang),
        about=t("workbook.data_about", lang),
        heads=[Head(*column) for column in _COLUMNS],
        rows=rows,
        sample=city.has_sample,
        tidy=True,
    )


def _row(catalogue: Catalogue, row: Mapping[str, Any], lang: str) -> Row:
    indicator = catalogue.indicator(row["indikator"])
    sample = row["status"] == Status.SAMPLE
    sources = [c.strip() for c in (row["sumber"] or "").split(";") if c.strip()]
    cells: list[Cell] = [
        *(indicator.kode, indicator.name(lang), indicator.dimensi, row["wilayah"]),
        *(catalogue.area(row["wilayah"]).nama, row["jenjang"], row["periode"], row["mulai"]),
        *(count(row["bulan"]), figure(indicator, row["nilai"], sample, row["kata"])),
        *(indicator.unit(lang), row["status"] or Status.FINAL.value),
        *(t("terms.yes" if sample else "terms.no", lang), row["sumber"]),
        "; ".join(catalogue.source_title(c) for c in sources),
        row["kualitas"],
        *(_part(row["pembilang"], sample), _part(row["penyebut"], sample), row["catatan"]),
        *(row["berkas"], row["lembar"], count(row["baris"])),
    ]
    return cells


def _part(value: float | None, sample: bool) -> Cell:
    if value is None:
        return None
    return Figure(value, 0 if float(value).is_integer() else 2, sample)
