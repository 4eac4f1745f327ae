"""Worked examples of what the page of methods says on figures, maps and upkeep."""

from __future__ import annotations

import datetime as dt

import polars as pl

from lib.analysis import classes
from lib.city import overview, presence
from lib.city.city import City
from lib.city.worked_words import Worked, finest, name, percent, said
from lib.contract.vocabulary import Level, Status
from lib.i18n import t
from lib.i18n.format import date, listing, number, period


def sources(city: City, today: dt.date, lang: str) -> Worked | None:
    """How many figures there are of each quality."""
    every = pl.concat(
        [city.snapshot.values.select("kualitas"), city.snapshot.withheld.select("kualitas")]
    )
    counts = every.drop_nulls().group_by("kualitas").len().sort("kualitas")
    parts = [
        t("method.sources.count", lang, count=number(count, lang), quality=quality)
        for quality, count in counts.iter_rows()
    ]
    return said(lang, "sources.example", counts=listing(parts, lang)) if parts else None


def status(city: City, today: dt.date, lang: str) -> Worked | None:
    """How many figures are real and how many are samples."""
    sample = int((city.snapshot.values["status"] == Status.SAMPLE).sum())
    real = city.snapshot.values.height - sample
    return said(lang, "status.example", real=number(real, lang), sample=number(sample, lang))


def gaps(city: City, today: dt.date, lang: str) -> Worked | None:
    """A recorded break of a series."""
    rows = city.snapshot.tables["jeda"]
    if rows.is_empty():
        return None
    row = rows.row(0, named=True)
    return said(
        lang,
        "gaps.example",
        indicator=name(city, row["indikator"], lang),
        period=period(row["periode"], lang),
        reason=row["keterangan"],
    )


def coverage(city: City, today: dt.date, lang: str) -> Worked | None:
    """The share of villages with data in the latest period of an indicator."""
    for code in finest(city):
        shares = presence.shares(city, code)
        if shares.is_empty():
            continue
        row = shares.row(-1, named=True)
        return said(
            lang,
            "coverage.example",
            bool(row["contoh"]),
            indicator=name(city, code, lang),
            period=period(row["periode"], lang),
            present=number(row["ada"], lang),
            total=number(row["dari"], lang),
            share=percent(row["cakupan"], lang),
        )
    return None


def freshness(city: City, today: dt.date, lang: str) -> Worked | None:
    """An indicator that is overdue: the one due most recently."""
    rows = overview.fresh(city, today).filter(pl.col("hari") > 0).sort("contoh", "hari")
    if rows.is_empty():
        return None
    row = rows.row(0, named=True)
    return said(
        lang,
        "freshness.example",
        bool(row["contoh"]),
        indicator=name(city, row["indikator"], lang),
        steward=city.catalogue.agency_name(row["walidata"]),
        last=period(row["terakhir"], lang),
        next=period(row["berikut"], lang),
        due=date(row["jatuh_tempo"], lang),
        today=date(today, lang),
        days=number(row["hari"], lang),
    )


def classes_of(city: City, today: dt.date, lang: str) -> Worked | None:
    """The edges of the classes of an indicator by village."""
    codes = finest(city)[:1]
    if not codes:
        return None
    indicator = city.catalogue.indicator(codes[0])
    rows = city.series(indicator.kode).filter(pl.col("jenjang") == Level.VILLAGE.value)
    edges = classes.natural(rows["nilai"]).edges
    return said(
        lang,
        "classes.example",
        bool(rows["contoh"].any()),
        indicator=indicator.name(lang),
        level=t(f"terms.level.{Level.VILLAGE}", lang),
        edges=" | ".join(number(e, lang, indicator.desimal) for e in edges),
    )


def schematic(city: City, today: dt.date, lang: str) -> Worked | None:
    """How far the drawn cells are from the true areas, or how many boundaries are official."""
    if not city.shapes.schematic:
        count = number(len(city.shapes.matched_by), lang)
        return said(lang, "schematic.example_official", count=count)
    frame = city.shapes.frames.get(Level.VILLAGE)
    if frame is None:
        return None
    drawn = frame.to_crs(frame.estimate_utm_crs()).area / 1e6
    errors = {
        kode: abs(km2 / true - 1)
        for kode, km2 in zip(frame["kode"], drawn, strict=True)
        if (true := city.catalogue.area(kode).luas_km2)
    }
    if not errors:
        return None
    worst = max(errors, key=lambda kode: errors[kode])
    return said(
        lang,
        "schematic.example",
        error=number(errors[worst] * 100, lang, 2),
        area=city.catalogue.area(worst).nama,
    )
