"""What deserves attention first in this city, by the rule of ``lib.analysis.priority``."""

from __future__ import annotations

import polars as pl

from lib.analysis.priority import priority_areas, priority_indicators
from lib.analysis.series import sign
from lib.analysis.small_numbers import Stability
from lib.city import attention, course, score, status
from lib.city.city import City
from lib.city.memory import remembered
from lib.city.score import Asked
from lib.contract.vocabulary import Aggregation, Framework, Level


@remembered
def indicators(city: City, codes: frozenset[str] | None = None) -> pl.DataFrame:
    """Rank the city's indicators by how much attention they deserve.

    Recent figures come before old ones: an old figure calls for data, not for action.

    Args:
        city: The city.
        codes: Codes of the indicators that count; ``None``: all.

    Returns:
        The columns of ``analysis.priority_indicators``; how widely is the share of the
        villages (else districts) that miss their own target, or the city's.
    """
    every = status.frame(city)
    whole = city.area.kode if city.area else ""
    own = every.filter(pl.col("wilayah") == whole)
    if codes is not None:
        own = own.filter(pl.col("indikator").is_in(codes))
    since, asked = attention.since(city), latest(city)
    scores = score.of(city, asked) if asked else None
    parts = _parts(city, every, own)
    for rows in (own.filter(pl.col("mulai") >= since) if since else own.clear(), own):
        found = priority_indicators(rows, course.whole(city), scores, parts)
        if found.height:
            return found
    return priority_indicators(own.clear())


@remembered
def areas(city: City) -> pl.DataFrame:
    """Rank the areas of the finest level with scores by how much attention they deserve.

    Returns:
        The columns of ``analysis.priority_areas``; no rows without such scores.
    """
    asked = latest(city)
    levels = score.levels(city, asked) if asked else ()
    if asked is None or not levels:
        return pl.DataFrame(schema={"wilayah": pl.String, "jumlah": pl.Int8})
    robust = score.ranked(city, asked, levels[0])
    return priority_areas(robust, score.of(city, asked), score.of(city, asked.before))


@remembered
def latest(city: City) -> Asked | None:
    """Return the scores that priorities go by: of the latest year; ``None`` without figures."""
    years = score.years(city)
    return Asked(Framework.CITY, years[-1]) if years else None


def _parts(city: City, every: pl.DataFrame, own: pl.DataFrame) -> pl.DataFrame:
    """Say of each village whether it meets its own target, else the city's of that period.

    Counts are not held against the city's target, rates of few cases against none.
    """
    finest = Level.VILLAGE if (every["jenjang"] == Level.VILLAGE).any() else Level.DISTRICT
    table = city.snapshot.tables["indikator"]
    rules = table.filter(pl.col("agregasi") != Aggregation.SUM.value).select(
        pl.col("kode").alias("indikator"), sign(pl.col("arah")).alias("_tanda")
    )
    goals = own.join(rules, on="indikator").select(
        "indikator", "periode", "_tanda", pl.col("target").alias("_kota")
    )
    reach = pl.col("_tanda") * (pl.col("nilai") - pl.col("_kota"))
    met = pl.when(pl.col("_tanda") != 0).then(reach >= -1e-12 * pl.col("_kota").abs())
    bears = (pl.col("kestabilan") != Stability.COUNT_ONLY.value).fill_null(value=True)
    return (
        every.filter(pl.col("jenjang") == finest, bears, pl.col("kata").is_null())
        .join(goals, on=["indikator", "periode"], how="left")
        .with_columns(pl.coalesce("terpenuhi", met).alias("terpenuhi"))
        .select("indikator", "wilayah", "terpenuhi")
    )
