"""What is said of one area: its finding, its strengths and weaknesses, the areas like it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from lib.analysis.change import Verdict
from lib.analysis.profile import Position, Profile, Trait
from lib.analysis.similarity import Likeness, Similar
from lib.city import dimension_words, priority, score, score_words, words
from lib.city.city import City
from lib.contract.vocabulary import Level
from lib.i18n import t
from lib.i18n.format import listing, number, period
from lib.store.catalogue import Area, Indicator

Row = Mapping[str, Any]

FEW = 3
"""Fewer areas than this have no places."""


def kind(city: City, area: Area, lang: str) -> str:
    """Return what an area is and where: ``desa di Melati Timur``."""
    name = t(f"area.kind.{area.jenis}", lang)
    if area.induk is None or area.induk not in city.catalogue.all_areas:
        return name
    return t("area.kind_in", lang, kind=name, parent=city.catalogue.area(area.induk).nama)


def described(city: City, area: Area, lang: str) -> str:
    """Return kind, place, size and code of an area in one line."""
    parts = [_capital(kind(city, area, lang))]
    if area.luas_km2 is not None:
        parts.append(t("area.size", lang, size=number(area.luas_km2, lang, 2)))
    parts.append(t("area.code", lang, code=area.kode))
    return " · ".join(parts)


def finding(city: City, area: Area, made: Profile, lang: str) -> str:
    """Return the sentence at the top of a profile."""
    if made.rows.is_empty():
        return t("area.finding.nothing", lang, area=area.nama)
    if area.level is Level.CITY:
        return " ".join([_course(made, lang), *_stands(city, made, lang)])
    counts = {p: made.rows.filter(pl.col("posisi") == p).height for p in Position}
    judged = sum(counts[p] for p in (Position.BETTER, Position.WORSE, Position.SAME))
    if not judged:
        known = number(made.rows.height, lang)
        return t("area.finding.unjudged", lang, area=area.nama, known=known)
    text = t(
        "area.finding.judged",
        lang,
        area=area.nama,
        better=number(counts[Position.BETTER], lang),
        worse=number(counts[Position.WORSE], lang),
        judged=number(judged, lang),
    )
    return " ".join([text, *_extremes(city, made, lang), *_place(city, area, lang)])


def trait(city: City, one: Trait, level: Level, lang: str) -> str:
    """Return one strength or weakness without the indicator's name."""
    indicator = city.catalogue.indicator(one.indikator)
    return t(
        "area.trait",
        lang,
        value=words.value(indicator, one.nilai, lang),
        period=period(one.periode, lang),
        rank=number(one.peringkat, lang),
        of=number(one.dari, lang),
        level=t(f"map.level.{level}", lang),
        median=words.value(indicator, one.tengah, lang),
    )


def alike(city: City, one: Similar, lang: str) -> tuple[str, str]:
    """Return in what two areas are most alike and in what they differ; blank if in nothing."""
    near = listing([_pair(city, x, lang) for x in one.mirip], lang)
    alike_in = t("area.alike", lang, list=near) if near else ""
    differ = t("area.differ", lang, what=_pair(city, one.beda, lang)) if one.beda else ""
    return alike_in, differ


def against_city(indicator: Indicator, row: Row, lang: str) -> str:
    """Return how far a value lies from the city's: ``11,9 poin persen di atas, lebih baik``.

    A count is told as its share of the city's; blank where nothing can be said.
    """
    if row["bagian"] is not None:
        return t("area.share", lang, share=number(row["bagian"] * 100, lang, 1))
    position = row["posisi"]
    if position is None:
        return ""
    if position == Position.SAME:
        return t("area.position.sama", lang)
    way = "above" if row["selisih_kota"] > 0 else "below"
    gap = t(f"area.{way}", lang, amount=words.amount(indicator, row["selisih_kota"], lang))
    if position in (Position.BETTER, Position.WORSE):
        return f"{gap}, {t(f'area.position.{position}', lang)}"
    return gap


def rank(row: Row, group: str, lang: str) -> str:
    """Return a place shortly, ``7/33``; a dash without peers.

    Args:
        row: Of ``analysis.profile``.
        group: "" for all of the level, ``_induk`` or ``_jenis``.
        lang: ``id`` or ``en``.
    """
    place, of = row.get(f"peringkat{group}"), row.get(f"dari{group}")
    if place is None or of is None or of < 2:
        return "–"
    return t("area.place", lang, rank=number(place, lang), of=number(of, lang))


def _course(made: Profile, lang: str) -> str:
    counts = {v: made.rows.filter(pl.col("penilaian") == v).height for v in Verdict}
    better, worse, same = (counts[v] for v in (Verdict.BETTER, Verdict.WORSE, Verdict.SAME))
    if not better + worse + same:
        return t("area.finding.uncompared", lang, known=number(made.rows.height, lang))
    return t(
        "area.finding.course",
        lang,
        better=number(better, lang),
        worse=number(worse, lang),
        compared=number(better + worse + same, lang),
    )


def _stands(city: City, made: Profile, lang: str) -> list[str]:
    """Return how the city stands against its targets."""
    codes = frozenset(made.rows["indikator"].to_list())
    return [dimension_words.against_targets(city, codes, lang)]


def _place(city: City, area: Area, lang: str) -> list[str]:
    """Return an area's score and place with their doubt; nothing without a place."""
    asked = priority.latest(city)
    if asked is None:
        return []
    ranked = score.ranked(city, asked, area.level).peringkat
    rows = ranked.filter(pl.col("wilayah") == area.kode).rows(named=True)
    whole = score.whole(city, asked, area.kode)
    if not rows or whole is None or ranked.height < FEW:
        return []
    key = "ranked_sample" if whole["contoh"] else "ranked"
    return [
        t(
            f"sentences.area.{key}",
            lang,
            year=asked.tahun,
            score=number(whole["skor"], lang),
            n=number(whole["n"], lang),
            of=number(whole["dari"], lang),
            place=score_words.place(rows[0], ranked.height, lang),
        )
    ]


def _extremes(city: City, made: Profile, lang: str) -> list[str]:
    """Return in what an area is strongest and weakest, as one sentence where it is both."""
    best, worst = (
        city.catalogue.indicator(traits[0].indikator).name(lang) if traits else None
        for traits in (made.kekuatan, made.kelemahan)
    )
    if best is not None and worst is not None:
        return [t("sentences.area.extremes", lang, best=best, worst=worst)]
    pairs = (("strongest", best), ("weakest", worst))
    return [t(f"area.finding.{key}", lang, indicator=name) for key, name in pairs if name]


def _pair(city: City, one: Likeness, lang: str) -> str:
    indicator = city.catalogue.indicator(one.indikator)
    return t(
        "area.pair",
        lang,
        indicator=indicator.name(lang),
        here=words.value(indicator, one.nilai, lang),
        there=words.value(indicator, one.nilai_lain, lang),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
