"""Tooltips: texts that few distinct cells share are written once, numbers in the browser."""

from __future__ import annotations

import polars as pl

from lib.design.measure import Measure
from lib.design.vega import Spec, mapped
from lib.i18n import t
from lib.i18n.format import period


def period_text(rows: pl.DataFrame, lang: str, column: str = "periode") -> pl.Expr:
    """Return ``saat``: the periods of a column as people read them."""
    return mapped(column, {text: period(text, lang) for text in rows[column].unique()}).alias(
        "saat"
    )


def status_text(rows: pl.DataFrame, lang: str) -> pl.Expr:
    """Return ``sebutan``: the status of each row in words, blank where there is none."""
    words = {
        word: t(f"charts.status.{word}", lang) for word in rows["status"].unique().drop_nulls()
    }
    return mapped("status", words).alias("sebutan")


def value_title(measure: Measure, lang: str) -> str:
    """Return the heading of a value: with its unit."""
    word = t("charts.value", lang)
    return f"{word} ({measure.unit})" if measure.unit and not measure.words else word


def value_tip(measure: Measure, field: str, title: str) -> Spec:
    """Return the tooltip row of a value; signs come from the chart's locale.

    Where values are words, the table has them as ``teks``.
    """
    if measure.words:
        return {"field": "teks", "type": "nominal", "title": title}
    form = f",.{measure.decimals}f"
    return {"field": field, "type": "quantitative", "format": form, "title": title}
