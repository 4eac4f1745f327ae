"""Worked examples of what the page of methods says on calculations."""

from __future__ import annotations

import datetime as dt

import polars as pl

from lib.analysis import correlation as correlations
from lib.analysis import rollup as rollups
from lib.analysis import similarity, standard
from lib.city import attention, priority, priority_words, standing, words
from lib.city.city import City
from lib.city.worked_words import Worked, finest, name, own, percent, places, said
from lib.contract.vocabulary import Aggregation, Direction, Level
from lib.i18n import t
from lib.i18n.format import listing, number, period


def rollup(city: City, today: dt.date, lang: str) -> Worked | None:
    """A ratio of the city that was put together from its villages."""
    area, place = city.area, city.snapshot.tables["indikator"]
    ratios = place.filter(pl.col("agregasi").cast(pl.String) == Aggregation.RATIO.value)["kode"]
    found = city.latest.filter(
        pl.col("wilayah") == (area.kode if area else ""),
        pl.col("asal") == rollups.COMPUTED,
        pl.col("indikator").is_in(ratios.implode()),
        pl.col("pembilang") > 0,
        pl.col("penyebut") > 0,
        pl.col("nilai") > 0,
    )
    if area is None or found.is_empty():
        return None
    row = found.sort("contoh", "indikator").row(0, named=True)
    indicator = city.catalogue.indicator(row["indikator"])
    parts = city.at(indicator.kode, indicator.jenjang, row["periode"])
    factor = row["nilai"] * row["penyebut"] / row["pembilang"]
    naive = parts["nilai"].mean()
    return said(
        lang,
        "rollup.example",
        bool(row["contoh"]),
        indicator=indicator.name(lang),
        area=area.nama,
        period=period(row["periode"], lang),
        numerator=number(row["pembilang"], lang, places(row["pembilang"])),
        denominator=number(row["penyebut"], lang, places(row["penyebut"])),
        factor=number(round(factor), lang),
        value=words.value(indicator, row["nilai"], lang),
        naive=words.value(indicator, float(naive), lang) if naive is not None else "–",  # type: ignore[arg-type]
        parts=number(parts.height, lang),
        level=t(f"terms.level.{indicator.jenjang}", lang),
    )


def change(city: City, today: dt.date, lang: str) -> Worked | None:
    """The latest change of the city that is for better or worse."""
    row = own(city, pl.col("penilaian").is_in(["membaik", "memburuk"]))
    if row is None:
        return None
    indicator = city.catalogue.indicator(str(row["indikator"]))
    amount = words.amount(indicator, float(row["selisih"]), lang)  # type: ignore[arg-type]
    sign = "+" if float(row["selisih"]) > 0 else "\N{MINUS SIGN}"  # type: ignore[arg-type]
    return said(
        lang,
        "change.example",
        bool(row["contoh"]),
        indicator=indicator.name(lang),
        area=city.name(lang),
        now=words.value(indicator, row["nilai"], lang),  # type: ignore[arg-type]
        before=words.value(indicator, row["sebelum"], lang),  # type: ignore[arg-type]
        period=period(str(row["periode"]), lang),
        earlier=period(str(row["sebelum_periode"]), lang),
        difference=f"{sign}{amount}",
        direction=t(f"terms.direction.{indicator.arah}", lang),
        verdict=t(f"words.judgement.{row['penilaian']}", lang),
    )


def target(city: City, today: dt.date, lang: str) -> Worked | None:
    """The latest figure of the city that can be held against a target."""
    row = own(city, pl.col("capaian").is_not_null(), with_target=True)
    if row is None:
        return None
    indicator = city.catalogue.indicator(str(row["indikator"]))
    key = "target.example_down" if indicator.arah is Direction.DOWN else "target.example_up"
    return said(
        lang,
        key,
        bool(row["contoh"]) or bool(row["target_contoh"]),
        indicator=indicator.name(lang),
        area=city.name(lang),
        period=period(str(row["periode"]), lang),
        value=words.value(indicator, row["nilai"], lang),  # type: ignore[arg-type]
        target=words.value(indicator, row["target"], lang),  # type: ignore[arg-type]
        attained=percent(float(row["capaian"]), lang),  # type: ignore[arg-type]
        year=period(str(row["target_periode"]), lang),
        met=t(f"method.target.{'met' if row['terpenuhi'] else 'missed'}", lang),
    )


def highlights(city: City, today: dt.date, lang: str) -> Worked | None:
    """The indicator of the city that deserves attention first, with its points."""
    rows = priority.indicators(city).head(1).rows(named=True)
    if not rows:
        return None
    points = [
        t(
            "method.highlights.reason",
            lang,
            question=reason.tanya,
            answer=reason.jawab,
            points=number(reason.nilai, lang),
        )
        for reason in priority_words.indicator(rows[0], lang)
    ]
    return said(
        lang,
        "highlights.example",
        bool(rows[0]["contoh"]),
        indicator=name(city, rows[0]["indikator"], lang),
        reasons=" ".join(points),
        total=number(rows[0]["jumlah"], lang),
    )


def rank(city: City, today: dt.date, lang: str) -> Worked | None:
    """The best of one indicator, if possible one where several share a place."""
    rows = [
        r
        for r in standing.newest(city).values()
        if r["jenjang"] != Level.CITY.value and r["peringkat_semua"] == 1
    ]
    if not rows:
        return None
    row = min(rows, key=lambda r: (not r["seri_semua"], str(r["indikator"]), str(r["wilayah"])))
    indicator = city.catalogue.indicator(str(row["indikator"]))
    same = [
        city.catalogue.area(str(r["wilayah"])).nama
        for r in rows
        if (r["indikator"], r["periode"], r["jenjang"])
        == (row["indikator"], row["periode"], row["jenjang"])
    ]
    key = "rank.example_tie" if len(same) > 1 else "rank.example"
    return said(
        lang,
        key,
        bool(row["contoh"]),
        indicator=indicator.name(lang),
        period=period(str(row["periode"]), lang),
        area=same[0],
        areas=listing(same, lang),
        value=words.value(indicator, row["nilai"], lang),  # type: ignore[arg-type]
        rank=number(1, lang),
        count=number(float(row["dari_semua"]), lang),  # type: ignore[arg-type]
    )


def distance(city: City, today: dt.date, lang: str) -> Worked | None:
    """The indicator in which the area furthest behind the city is worst."""
    gaps = [gap for gap in attention.areas(city) if gap.terburuk]
    if not gaps:
        return None
    gap, worst = gaps[0], gaps[0].terburuk[0]
    indicator = city.catalogue.indicator(worst.indikator)
    return said(
        lang,
        "distance.example",
        gap.contoh,
        area=city.catalogue.area(gap.wilayah).nama,
        indicator=indicator.name(lang),
        period=period(worst.periode, lang),
        value=words.value(indicator, worst.nilai, lang),
        city=words.value(indicator, worst.kota, lang),
        distance=number(abs(worst.baik), lang, 1),
    )


def similar(city: City, today: dt.date, lang: str) -> Worked | None:
    """The area that is most like the first village of the table."""
    rows = standard.cross_section(city.panel, Level.VILLAGE)
    measured = standard.distances(rows, city.snapshot.tables["indikator"])
    for area in city.catalogue.areas(Level.VILLAGE)[:1]:
        found = similarity.similar(measured, area.kode)
        if found.serupa:
            first = found.serupa[0]
            return said(
                lang,
                "similar.example",
                first.contoh,
                area=area.nama,
                other=city.catalogue.area(first.wilayah).nama,
                distance=number(first.jarak, lang, 2),
                count=number(first.n, lang),
            )
    return None


def correlation(city: City, today: dt.date, lang: str) -> Worked | None:
    """The first two indicators by village that can be correlated."""
    codes = finest(city)[:2]
    if len(codes) < 2:
        return None
    x, y = codes
    pairs = correlations.pairs(city.panel, x, y, Level.VILLAGE)
    found = correlations.correlation(pairs["x"], pairs["y"])
    if found.spearman is None:
        return None
    return said(
        lang,
        "correlation.example",
        bool(pairs["contoh"].any()),
        x=name(city, x, lang),
        y=name(city, y, lang),
        year=str(pairs["tahun"][0]),
        rho=number(found.spearman.nilai, lang, 2),
        count=number(found.n, lang),
        low=number(found.spearman.bawah, lang, 2),
        high=number(found.spearman.atas, lang, 2),
    )
