"""The one sentence at the top of a page, from the figures below it."""

from __future__ import annotations

import polars as pl

from lib.city import pattern, words
from lib.city.city import City
from lib.city.overview import Tally
from lib.city.scene import Scene
from lib.contract.vocabulary import Direction
from lib.i18n import t
from lib.i18n.format import number, period

FEW = 3
"""Fewer areas than this have no spread worth a sentence."""


def standing(tally: Tally, lang: str) -> str:
    """Return how many indicators improved, worsened and met their target.

    Args:
        tally: Of a dimension or of the whole city.
        lang: ``id`` or ``en``.
    """
    params = {
        name: number(getattr(tally, name), lang)
        for name in ("better", "worse", "compared", "met", "judged", "known", "total")
    }
    if tally.compared:
        key = "finding" if tally.judged else "finding_untargeted"
        key += "" if tally.worse else "_unspoilt"
    else:
        key = "finding_uncompared" if tally.known else "finding_nothing"
    return t(f"summary.{key}", lang, **params)


def spread(city: City, scene: Scene, lang: str) -> str:
    """Return which areas of a map stand best and worst, or highest and lowest.

    Args:
        city: The city, for names.
        scene: The map.
        lang: ``id`` or ``en``.

    Returns:
        The sentence; blank with fewer than ``FEW`` values or when all are equal.
    """
    rows = _borne(city, scene).sort("nilai", "wilayah")
    if rows.height < FEW or rows["nilai"].n_unique() < 2:
        return ""
    low, high = rows.row(0, named=True), rows.row(-1, named=True)
    if scene.indicator.arah is Direction.DOWN:
        low, high = high, low
    key = "spread_neutral" if scene.indicator.arah is Direction.NEUTRAL else "spread"
    return t(
        f"dimension.{key}",
        lang,
        first=_named(city, scene, high, lang),
        last=_named(city, scene, low, lang),
        period=period(scene.period, lang),
        mark=f" {t('sentences.mark.contoh', lang)}" if rows["contoh"].any() else "",
    )


def _borne(city: City, scene: Scene) -> pl.DataFrame:
    """Return the rows that may be ranked: rates of few cases may not."""
    rows = scene.rows.filter(pl.col("nilai").is_not_null())
    if pattern.rate(city, scene.indicator.kode) is None:
        return rows
    least = pattern.least_shown(city, scene.indicator.kode)
    return rows.filter((pl.col("pembilang") >= least).fill_null(value=True))


def _named(city: City, scene: Scene, row: words.Row, lang: str) -> str:
    same = scene.rows.filter(pl.col("nilai") == row["nilai"]).height
    value = words.said(scene.indicator, row["nilai"], lang)
    name = city.catalogue.area(row["wilayah"]).nama
    if same == 1:
        return t("dimension.one", lang, area=name, value=value)
    return t("dimension.shared", lang, area=name, others=number(same - 1, lang), value=value)
