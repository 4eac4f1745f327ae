"""What scores and rankings say in words, and what they do not say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import polars as pl

from lib.analysis.robustness import RUNS, Robustness
from lib.analysis.score import Method
from lib.city import score
from lib.city.city import City
from lib.city.score import Asked, Gap, Missing
from lib.city.trial import RULE, Trial
from lib.i18n import t
from lib.i18n.format import listing, number, period, signed

NAMED = 2
"""Indicators that a sentence names on either side."""
TIED = 6
"""Areas that a sentence about ties names."""

Row = Mapping[str, Any]


def finding(city: City, asked: Asked, wilayah: str, lang: str) -> str:
    """Return an area's score with what it rests on, or why there is none.

    Args:
        city: The city.
        asked: Which scores.
        wilayah: Code of the area.
        lang: ``id`` or ``en``.
    """
    row = score.whole(city, asked, wilayah)
    names = {"area": city.catalogue.area(wilayah).nama, "year": asked.tahun}
    if row is None or not row["n"]:
        return t("score.finding.nothing" + ("_real" if asked.nyata else ""), lang, **names)
    counts = _counts(row, lang)
    if row["skor"] is None:
        whole = "one" if row["dimensi"] == 1 else "many" if row["lengkap"] else "zero"
        return t(f"score.finding.incomplete_{whole}", lang, **names, **counts)
    said = t("score.finding.score", lang, score=number(row["skor"], lang), **names, **counts)
    earlier = score.whole(city, asked.before, wilayah)
    if earlier is None or earlier["skor"] is None:
        return said
    return f"{said} {_since(row['skor'] - earlier['skor'], asked.tahun - 1, lang)}"


def real_only(city: City, asked: Asked, wilayah: str, lang: str) -> str:
    """Return what is left of an area's score without sample data; blank if it rests on none.

    Args:
        city: The city.
        asked: Which scores; with sample data.
        wilayah: Code of the area.
        lang: ``id`` or ``en``.
    """
    row = score.whole(city, asked, wilayah)
    if asked.nyata or row is None or not row["contoh"]:
        return ""
    real = score.whole(city, replace(asked, nyata=True), wilayah)
    if real is None or not real["n"]:
        return t("score.real.nothing", lang)
    counts = _counts(real, lang)
    if real["skor"] is None:
        key = "incomplete" if real["lengkap"] else "incomplete_zero"
        return t(f"score.real.{key}", lang, **counts)
    return t("score.real.score", lang, score=number(real["skor"], lang), **counts)


def beside(row: Row, gap: Gap, lang: str) -> str:
    """Return a dimension's score and of how many indicators, or how many more it needs."""
    key = "score.beside.none" if row["skor"] is None else "score.beside.score"
    return t(key, lang, **_gap(row, gap, lang))


def in_short(row: Row, gap: Gap, lang: str) -> str:
    """Return the same as a phrase of its own, short enough for a card."""
    key = "score.card_none" if row["skor"] is None else "score.card"
    return t(key, lang, **_gap(row, gap, lang))


def lack(missing: Missing, years: int, lang: str) -> str:
    """Return why an indicator has no score.

    Args:
        missing: The indicator.
        years: Years that a value may be old.
        lang: ``id`` or ``en``.
    """
    when = period(missing.periode, lang) if missing.periode else ""
    return t(f"score.lack.{missing.sebab}", lang, period=when, years=number(years, lang))


def pulled(city: City, parts: pl.DataFrame, lang: str) -> str:
    """Return which indicators pull a score down most, and which up.

    Args:
        city: The city.
        parts: From ``score.parts``.
        lang: ``id`` or ``en``.

    Returns:
        The sentences; blank if nothing differs.
    """
    known = parts.filter(pl.col("indikator").is_not_null())
    down = known.filter(pl.col("sumbangan").round(1) < 0).sort("sumbangan").head(NAMED)
    up = known.filter(pl.col("sumbangan").round(1) > 0)
    up = up.sort("sumbangan", descending=True).head(NAMED)
    said = [
        t(f"score.pulled.{way}", lang, parts=listing(_named(city, rows, lang), lang))
        for way, rows in (("down", down), ("up", up))
        if rows.height
    ]
    return " ".join(said)


def place(row: Row, count: int, lang: str) -> str:
    """Return an area's place with its interval; only the third where that is wide.

    Args:
        row: Of ``Robustness.peringkat``.
        count: Areas that are ranked.
        lang: ``id`` or ``en``.
    """
    key = "wide" if row["lebar"] else "sharp" if row["bawah"] == row["atas"] else "interval"
    return t(
        f"score.place.{key}",
        lang,
        third=t(f"charts.third.{row['tingkat']}", lang),
        middle=number(row["tengah"], lang),
        best=number(row["bawah"], lang),
        worst=number(row["atas"], lang),
        of=number(count, lang),
        runs=number(RUNS, lang),
    )


def ties(city: City, row: Row, lang: str) -> str:
    """Return the areas that cannot be told apart from one."""
    others = [city.catalogue.area(code).nama for code in row["seri_dengan"]]
    if not others:
        return t("score.ties.none", lang)
    if len(others) <= TIED:
        return t("score.ties.named", lang, areas=listing(sorted(others), lang))
    return t("score.ties.many", lang, count=number(len(others), lang))


def ranking(city: City, found: Robustness, lang: str) -> str:
    """Return which areas are surely in the best and in the worst third."""
    rows = found.peringkat
    said = []
    for end in ("atas", "bawah"):
        sure = rows.filter(pl.col(f"sepertiga_{end}") >= 0.9)
        names = [city.catalogue.area(code).nama for code in sure["wilayah"]]
        if not names:
            said.append(t(f"score.sure.{end}_none", lang))
        elif len(names) <= TIED:
            said.append(t(f"score.sure.{end}", lang, areas=listing(names, lang)))
        else:
            count = number(len(names), lang)
            said.append(t(f"score.sure.{end}_many", lang, count=count))
    return " ".join(said)


def dropped(city: City, found: Robustness, names: Mapping[str, str], lang: str) -> str:
    """Return what the ranking depends on most; blank if leaving out changes nothing.

    Args:
        city: The city, for names of indicators.
        found: The ranking.
        names: Dimensions by code.
        lang: ``id`` or ``en``.
    """
    rows = found.tanpa.filter(pl.col("jenis") == "indikator", pl.col("rata").round(1) > 0)
    if rows.is_empty():
        return ""
    first = rows.row(0, named=True)
    return t(
        "score.dropped",
        lang,
        name=part_name(city, first, names, lang),
        mean=number(first["rata"], lang, 1),
        most=number(first["terbesar"], lang),
        area=city.catalogue.area(first["wilayah"]).nama,
    )


def part_name(city: City, row: Row, names: Mapping[str, str], lang: str) -> str:
    """Return the name of the dimension or indicator that a row of ``Robustness.tanpa`` is of."""
    if row["jenis"] == "dimensi":
        return names.get(row["kode"], row["kode"])
    return city.catalogue.indicator(row["kode"]).name(lang)


def tried(city: City, trial: Trial, lang: str) -> list[str]:
    """Return what a trial changes, one line each.

    Args:
        city: The city, for names.
        trial: The trial.
        lang: ``id`` or ``en``.
    """
    said = []
    if trial.metode is not RULE.metode:
        said.append(t(f"score.tried.{trial.metode}", lang))
    if trial.minimum != RULE.minimum:
        said.append(t("score.tried.minimum", lang, share=share(trial.minimum, lang)))
    names = {d.kode: d.name(lang) for d in city.catalogue.all_dimensions}
    said += [_weight(names[c], w, lang) for c, w in trial.bobot_dimensi]
    said += [_weight(city.catalogue.indicator(c).name(lang), w, lang) for c, w in trial.bobot]
    for code, worst, best in trial.patokan:
        indicator = city.catalogue.indicator(code)
        ends = [number(end, lang, indicator.desimal) for end in (worst, best)]
        said.append(
            t("score.tried.ends", lang, name=indicator.name(lang), worst=ends[0], best=ends[1])
        )
    return said


def share(minimum: float, lang: str) -> str:
    """Return a share of the weight as people write it: ``2/3``."""
    known = {1 / 2: "1/2", 1 / 3: "1/3", 1.0: t("score.all", lang), RULE.minimum: "2/3"}
    return known.get(minimum, f"{number(minimum * 100, lang)} %")


def method(metode: Method, lang: str) -> str:
    """Return the name of a mean."""
    return t(f"score.method.{metode}", lang)


def _weight(name: str, weight: float, lang: str) -> str:
    if weight == 0:
        return t("score.tried.without", lang, name=name)
    decimals = next((d for d in (0, 1) if weight == round(weight, d)), 2)
    return t("score.tried.weight", lang, name=name, weight=number(weight, lang, decimals))


def _named(city: City, rows: pl.DataFrame, lang: str) -> list[str]:
    return [
        t(
            "score.pulled.one",
            lang,
            name=city.catalogue.indicator(code).name(lang),
            points=signed(points, lang, 1),
        )
        for code, points in rows.select("indikator", "sumbangan").rows()
    ]


def _since(difference: float, year: int, lang: str) -> str:
    rounded = number(abs(difference), lang, 1)
    if not round(difference, 1):
        return t("score.since.same", lang, year=year)
    way = "up" if difference > 0 else "down"
    return t(f"score.since.{way}", lang, points=rounded, year=year)


def _gap(row: Row, gap: Gap, lang: str) -> dict[str, str]:
    return {
        "score": number(row["skor"], lang),
        "n": number(gap.n, lang),
        "of": number(gap.dari, lang),
        "more": number(gap.perlu, lang),
    }


def _counts(row: Row, lang: str) -> dict[str, str]:
    return {
        "n": number(row["n"], lang),
        "of": number(row["dari"], lang),
        "full": number(row["lengkap"], lang),
        "dimensions": number(row["dimensi"], lang),
    }
