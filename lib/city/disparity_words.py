"""What the gap between areas says in words: how far, which way, how sure, because of whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from lib.analysis.disparity import Unfit
from lib.analysis.small_numbers import UNSTABLE_BELOW, intervals
from lib.analysis.trend import LEVEL, MINIMUM, Course
from lib.city import disparity, pattern, pattern_words, words
from lib.city.city import City
from lib.city.disparity import Gap, Move
from lib.contract.vocabulary import Direction
from lib.i18n import t
from lib.i18n.format import listing, number, period

HINT = 0.2
"""Probability of chance from which not even a hint of a course is spoken of."""
HALF = 0.5
"""Share of the gap that the areas named as its makers have together."""
MOST = 5
"""Areas named at most."""

Row = Mapping[str, Any]


def refusal(made: Gap, why: Unfit, lang: str) -> str:
    """Return why there is no gap to speak of, and what to look at instead."""
    return t(f"disparity.refusal.{why}", lang, indicator=made.indicator.name(lang))


def limited(row: Row, lang: str) -> str:
    """Return why ratio, Gini and Theil are not given; blank if they are."""
    return t(f"disparity.limited.{row['alasan']}", lang) if row["alasan"] else ""


def distance(made: Gap, row: Row, city: City, lang: str) -> str:
    """Return the areas at both ends and how far they are apart.

    Args:
        made: The gap.
        row: One of its periods.
        city: For names.
        lang: ``id`` or ``en``.
    """
    indicator = made.indicator
    ends = [
        (city.catalogue.area(row[f"wilayah_{end}"]).nama, words.said(indicator, row[end], lang))
        for end in ("tertinggi", "terendah")
    ]
    if indicator.arah is Direction.DOWN:
        ends.reverse()
    if row["rentang"] == 0:
        return t("disparity.equal", lang, value=ends[0][1], period=period(row["periode"], lang))
    kind = "neutral" if indicator.arah is Direction.NEUTRAL else "judged"
    return t(
        f"disparity.distance.{kind}",
        lang,
        period=period(row["periode"], lang),
        first=ends[0][0],
        first_value=ends[0][1],
        last=ends[1][0],
        last_value=ends[1][1],
        apart=apart(made, row, lang),
    )


def apart(made: Gap, row: Row, lang: str) -> str:
    """Return how far both ends are apart: as a ratio where there is one, and as a range."""
    span = words.amount(made.indicator, row["rentang"], lang)
    if row["rasio"] is None or row["alasan"]:
        return t("disparity.apart.range", lang, span=span)
    return t("disparity.apart.ratio", lang, ratio=number(row["rasio"], lang, 1), span=span)


def course(made: Gap, lang: str) -> str:
    """Return whether the gap narrows or widens, since when, and how sure that is."""
    if made.last.is_empty():
        return ""
    found = made.trend
    said = {
        "since": period(made.last["periode"][0], lang),
        "count": number(made.last.height, lang),
        "least": number(MINIMUM, lang),
        "chance": pattern_words.chance(found.p if found else None, lang),
    }
    move = made.move
    if move is Move.TOO_SHORT:
        return t(f"disparity.course.{'short' if made.last.height > 1 else 'single'}", lang, **said)
    hint = found is not None and (found.p or 1.0) < HINT
    if move is Move.UNSURE and hint and found is not None and found.arah is not Course.LEVEL:
        way = "up" if found.arah is Course.RISING else "down"
        return t(f"disparity.course.unsure_{way}", lang, **said)
    key = {Move.STEADY: "steady", Move.UNSURE: "unclear"}.get(move, move.value)
    return t(f"disparity.course.{key}", lang, **said)


def since_break(made: Gap, lang: str) -> str:
    """Return that earlier figures are not set beside these; blank if none were left out."""
    if not made.cut or made.last.is_empty():
        return ""
    return t("disparity.break", lang, since=period(made.last["periode"][0], lang))


def gauge(made: Gap, lang: str) -> str:
    """Return what the course is measured by."""
    return t(f"disparity.gauge.{made.gauge}", lang)


def weights(made: Gap, city: City, lang: str) -> str:
    """Return what each area counts for."""
    if made.weights is None:
        return t("disparity.weights.none", lang)
    if made.weights:
        name = city.catalogue.indicator(made.weights).name(lang)
        return t("disparity.weights.named", lang, indicator=name)
    table = city.snapshot.tables["indikator"]
    said = table.filter(pl.col("kode") == made.indicator.kode)["penyebut"].to_list()
    if said and said[0] and lang == "id":
        return t("disparity.weights.own_named", lang, base=said[0])
    return t("disparity.weights.own", lang)


def split(made: Gap, row: Row, city: City, lang: str) -> str:
    """Return how much of the gap lies within districts; blank without parts."""
    share = row["bagian_antar"]
    chance = disparity.by_chance(city, made, row["periode"])
    if share is None or chance is None:
        return ""
    return t(
        "disparity.split.within" if share < HALF else "disparity.split.between",
        lang,
        between=_percent(share, lang),
        within=_percent(1 - share, lang),
        chance=_percent(chance, lang),
    )


def makers(made: Gap, rows: pl.DataFrame, city: City, lang: str) -> str:
    """Return the few areas that make most of the gap; blank if there is none.

    Args:
        made: The gap.
        rows: From ``disparity.behind``.
        city: For names.
        lang: ``id`` or ``en``.
    """
    known = rows.filter(pl.col("bagian").is_not_null())
    if known.is_empty():
        return ""
    shares = known["bagian"].cum_sum()
    count = min(int((shares < HALF).sum()) + 1, MOST, known.height)
    named = [
        t(
            "disparity.maker",
            lang,
            area=city.catalogue.area(row["wilayah"]).nama,
            value=words.value(made.indicator, row["nilai"], lang),
        )
        for row in known.head(count).iter_rows(named=True)
    ]
    return t(
        "disparity.makers" if count > 1 else "disparity.makers_one",
        lang,
        share=_percent(float(shares[count - 1]), lang),
        count=number(count, lang),
        of=number(known.height, lang),
        areas=listing(named, lang),
    )


def side(made: Gap, row: Row, lang: str) -> str:
    """Return on which side of the mean an area lies, and whether that is good."""
    if row["selisih"] is None or row["bagian"] is None:
        return "–"
    above = row["selisih"] > 0
    if made.indicator.arah is Direction.NEUTRAL:
        return t(f"disparity.side.{'above' if above else 'below'}", lang)
    better = above == (made.indicator.arah is Direction.UP)
    return t(f"disparity.side.{'better' if better else 'worse'}", lang)


def cautions(made: Gap, row: Row, city: City, lang: str) -> list[str]:
    """Return what a reader must know before using the figures."""
    unstable = _unstable(made, row, city)
    few = row["cakupan"] < disparity.LEAST_SHARE
    said = {
        "count": number(row["n"], lang),
        "areas": number(len(city.catalogue.areas(made.level)), lang),
        "unstable": number(unstable, lang),
        "least": number(UNSTABLE_BELOW, lang),
    }
    tests = (
        (few, "few"),
        (row["cakupan"] < 1 and not few, "missing"),
        (unstable > row["n"] / 2, "unstable"),
    )
    return [t(f"disparity.caution.{key}", lang, **said) for test, key in tests if test]


def move(row: Row, lang: str) -> str:
    """Return how a gap moves, for a table: a word, and since when."""
    word = t(f"disparity.move.{row['gerak']}", lang)
    if row["gerak"] == Move.TOO_SHORT:
        return word
    return t("disparity.move_since", lang, move=word, since=period(row["sejak"], lang))


def headline(rows: pl.DataFrame, city: City, lang: str) -> str:
    """Return what the table of all gaps says: the widest, and how many narrow or widen."""
    wide = rows.filter(pl.col("williamson").is_not_null()).sort("williamson", descending=True)
    moves = dict(rows.group_by("gerak").len().iter_rows())
    tested = rows.height - moves.get(Move.TOO_SHORT.value, 0)
    said = [
        t(
            "disparity.overview.moves",
            lang,
            total=number(rows.height, lang),
            narrow=number(moves.get(Move.NARROWS.value, 0), lang),
            widen=number(moves.get(Move.WIDENS.value, 0), lang),
            false=number(max(1, round(tested * LEVEL)), lang),
        )
    ]
    if wide.height:
        name = city.catalogue.indicator(wide["indikator"][0]).name(lang)
        said.insert(0, t("disparity.overview.widest", lang, indicator=name))
    return " ".join(said)


def width(row: Row, lang: str) -> str:
    """Return the spread as a share of the mean; a dash where that does not fit."""
    return "–" if row["williamson"] is None else _percent(row["williamson"], lang)


def _unstable(made: Gap, row: Row, city: City) -> int:
    if pattern.rate(city, made.indicator.kode) is None:
        return 0
    rows = intervals(city.at(made.indicator.kode, made.level, row["periode"]))
    return rows.filter(pl.col("pembilang") < UNSTABLE_BELOW).height


def _percent(share: float, lang: str) -> str:
    return f"{number(share * 100, lang)}\N{NO-BREAK SPACE}%"
