"""What is wrong or kept out: findings, and figures whose source is too weak."""

from __future__ import annotations

from lib.city import findings, withheld
from lib.city.city import City
from lib.city.withheld import Held
from lib.export.book.page import Cell, Head, Page, Row, count, figure
from lib.i18n import t
from lib.i18n.findings import message, remedy, severity

_FINDING = (
    *(("severity", 12), ("code", 24), ("file", 30), ("sheet", 14), ("row", 8), ("column", 14)),
    *(("value", 24), ("message", 70), ("remedy", 70), ("count", 10)),
)
_HELD = (
    *(("indicator", 44), ("area", 22), ("period", 11), ("held", 16), ("held_source", 40)),
    *(("used", 16), ("used_source", 40), ("note", 60), ("steward", 22)),
)
_WRAPPED = frozenset({"message", "remedy", "note", "held_source", "used_source"})


def found(city: City, lang: str) -> Page:
    """Return every finding with its place and remedy, worst first."""
    return Page(
        name=t("workbook.findings", lang),
        title=t("workbook.findings", lang),
        about=t("workbook.findings_about", lang),
        heads=_heads(_FINDING, lang),
        rows=[
            (
                *(severity(f, lang), str(f.code), f.file, f.sheet, count(f.row), f.column),
                *(f.value, message(f, lang), remedy(f, lang), count(f.count)),
            )
            for f in findings.everything(city)
        ],
    )


def held(city: City, lang: str) -> Page:
    """Return every figure that is kept out beside the one used instead."""
    every = withheld.figures(city)
    return Page(
        name=t("workbook.withheld", lang),
        title=t("workbook.withheld", lang),
        about=t("workbook.withheld_about", lang),
        heads=_heads(_HELD, lang),
        rows=[_held(city, one, lang) for one in every],
        sample=any(one.used is not None and bool(one.used["contoh"]) for one in every),
    )


def _heads(columns: tuple[tuple[str, int], ...], lang: str) -> list[Head]:
    return [Head(t(f"quality.column.{k}", lang), w, k in _WRAPPED) for k, w in columns]


def _held(city: City, one: Held, lang: str) -> Row:
    indicator = city.catalogue.indicator(one.row["indikator"])
    title = city.catalogue.source_title
    used = one.used or {}
    cells: list[Cell] = [
        f"{indicator.kode} {indicator.name(lang)}",
        city.catalogue.area(one.row["wilayah"]).nama,
        one.row["periode"],
        figure(indicator, one.row["nilai"], word=one.row["kata"]),
        title(one.row["sumber"]) if one.row["sumber"] else None,
        figure(indicator, used.get("nilai"), bool(used.get("contoh")), used.get("kata")),
        title(used["sumber"]) if used.get("sumber") else None,
        one.row["catatan"],
        city.catalogue.agency_name(indicator.walidata),
    ]
    return cells
