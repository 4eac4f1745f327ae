"""The last chapter: every source of a figure, with its quality and how many figures it gives."""

from __future__ import annotations

import polars as pl

from lib.city.city import City
from lib.i18n import t
from lib.i18n.format import number
from lib.story import document as doc
from lib.story.figure import Table


def chapter(city: City, lang: str) -> tuple[doc.Section, ...]:
    """Return the section of the sources, most used first.

    Args:
        city: The city.
        lang: ``id`` or ``en``.
    """
    counts = (
        city.snapshot.values.filter(pl.col("nilai").is_not_null())
        .select(pl.col("sumber").drop_nulls().str.split(";").explode())
        .group_by("sumber")
        .len()
        .sort("len", "sumber", descending=[True, False])
    )
    heading = t("paper.sources", lang)
    if counts.is_empty():
        missing = doc.Words(t("paper.sources.none", lang), "empty")
        return (doc.Section(heading, (missing,), fresh=True),)
    rows = tuple(_row(city, code, n, lang) for code, n in counts.iter_rows())
    heads = tuple(
        t(f"paper.head.{h}", lang) for h in ("source", "publisher", "year", "quality", "figures")
    )
    table = Table(heads, rows, (0.5, 0.24, 0.08, 0.08, 0.1), frozenset({4}))
    said = t("paper.sources.finding", lang, count=number(counts.height, lang))
    return (doc.Section(heading, (doc.Words(said, "lead"), doc.Grid(table)), fresh=True),)


def _row(city: City, code: str, count: int, lang: str) -> tuple[str, ...]:
    known = city.catalogue.sources.get(code)
    return (
        city.catalogue.source_title(code),
        (known.penerbit if known else None) or "–",
        (known.tahun if known else None) or "–",
        (known.kualitas if known else None) or "–",
        number(count, lang),
    )
