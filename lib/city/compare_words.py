"""What a comparison says in words, and what it does not say."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from lib.analysis.correlation import MINIMUM_PAIRS, Correlation
from lib.city.city import City
from lib.city.comparison import Table
from lib.contract.vocabulary import Aggregation
from lib.i18n import t
from lib.i18n.format import listing, number
from lib.store.catalogue import Indicator

WEAK, STRONG = 0.3, 0.6
"""Size of a coefficient from which a connection is called moderate, and strong."""

NAMED = 2


def areas(city: City, made: Table, codes: Sequence[str], lang: str) -> str:
    """Return which of the chosen areas is ahead most often.

    Only indicators count in which one way is better and all of the chosen have a value.
    """
    if len(codes) < 2:
        return t("compare.finding.few", lang)
    rows = made.rows.filter(pl.col("wilayah").is_in(list(codes)), pl.col("baik").is_not_null())
    whole = rows.filter(pl.len().over("indikator") == len(codes))
    if whole.is_empty():
        return t("compare.finding.unjudged", lang)
    best = whole.filter(pl.col("baik") == pl.col("baik").max().over("indikator"))
    wins = best.group_by("wilayah").len().sort("len", "wilayah", descending=[True, False])
    most = wins["len"][0]
    first = wins.filter(pl.col("len") == most)["wilayah"].to_list()
    if len(first) > NAMED:
        return t("compare.finding.even", lang, count=number(whole["indikator"].n_unique(), lang))
    return t(
        "compare.finding.ahead" if len(first) == 1 else "compare.finding.ahead_shared",
        lang,
        area=listing([city.catalogue.area(c).nama for c in first], lang),
        wins=number(most, lang),
        count=number(whole["indikator"].n_unique(), lang),
    )


def connection(found: Correlation, x: Indicator, y: Indicator, year: int | None, lang: str) -> str:
    """Return how two indicators go together, with the number of areas and the year.

    Args:
        found: Their correlation.
        x: The one.
        y: The other.
        year: Year of the values; ``None`` without any.
        lang: ``id`` or ``en``.
    """
    names = {"x": x.name(lang), "y": y.name(lang), "n": number(found.n, lang), "year": year or "–"}
    if found.spearman is None:
        least = number(MINIMUM_PAIRS, lang)
        return t(f"compare.unknown.{found.alasan}", lang, least=least, **names)
    rho = found.spearman.nilai
    if found.spearman.bawah <= 0 <= found.spearman.atas:
        return t("compare.connection.chance", lang, **names)
    size = "strong" if abs(rho) >= STRONG else "moderate" if abs(rho) >= WEAK else "weak"
    way = "same" if rho > 0 else "opposite"
    strength = t(f"compare.strength.{size}", lang)
    return t(f"compare.connection.{way}", lang, strength=strength, **names)


def coefficients(found: Correlation, lang: str) -> str:
    """Return both coefficients with interval and number of areas; blank if there are none."""
    if found.spearman is None or found.pearson is None:
        return ""
    said = {
        f"{name}{end}": number(getattr(one, part), lang, 2)
        for name, one in (("s", found.spearman), ("p", found.pearson))
        for end, part in (("", "nilai"), ("_low", "bawah"), ("_high", "atas"))
    }
    return t("compare.coefficients", lang, n=number(found.n, lang), **said)


def cautions(found: Correlation, x: Indicator, y: Indicator, lang: str) -> list[str]:
    """Return what must be said beside a correlation."""
    said = [t("compare.caution.cause", lang)] if found.spearman is not None else []
    if Aggregation.SUM in (x.agregasi, y.agregasi):
        said.append(t("compare.caution.counts", lang))
    return said
