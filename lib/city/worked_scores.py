"""Worked examples of what the page of methods says on scores, status and projections."""

from __future__ import annotations

import datetime as dt

import polars as pl

from lib.analysis.progress import Progress
from lib.analysis.series import KEY
from lib.city import course, reckoning, score, score_words, status, words
from lib.city.city import City
from lib.city.course import Course
from lib.city.score import Asked
from lib.city.verdict_words import is_pending
from lib.city.worked_words import Row, Worked, name, said
from lib.contract.vocabulary import Framework, Level
from lib.i18n import t
from lib.i18n.format import number, period

_LEVELS = (Level.CITY, Level.VILLAGE, Level.DISTRICT)


def of_score(city: City, today: dt.date, lang: str) -> Worked | None:
    """The score of one indicator, from its value and its goalposts."""
    asked = _latest(city)
    if asked is None or city.area is None:
        return None
    rows = score.indicators(city, asked, city.area.kode).filter(
        pl.col("skor") > 0, pl.col("skor") < 100
    )
    if rows.is_empty():
        return None
    row = rows.sort("contoh", "indikator").row(0, named=True)
    indicator = city.catalogue.indicator(row["indikator"])
    ends = (indicator.skor_terburuk, indicator.skor_terbaik)
    worst, best = (number(end, lang, indicator.desimal) for end in ends)
    return said(
        lang,
        "score.example",
        bool(row["contoh"]),
        indicator=indicator.name(lang),
        area=city.name(lang),
        period=period(row["periode"], lang),
        value=number(row["nilai"], lang, indicator.desimal),
        worst=worst,
        best=best,
        score=number(row["skor"], lang, 1),
    )


def dimension(city: City, today: dt.date, lang: str) -> Worked | None:
    """A dimension with a score, with the indicators that it is the mean of."""
    asked = _latest(city)
    if asked is None:
        return None
    rows = score.of(city, asked).dimensi.filter(pl.col("skor").is_not_null(), pl.col("n") > 1)
    row = _first(city, rows)
    if row is None:
        return None
    parts = score.indicators(city, asked, str(row["wilayah"])).filter(
        pl.col("dimensi") == row["dimensi"], pl.col("skor").is_not_null()
    )
    names = {d.kode: d.name(lang) for d in city.catalogue.dimensions(asked.kerangka)}
    return said(
        lang,
        "coverage_rule.example",
        bool(row["contoh"]),
        dimension=names[str(row["dimensi"])],
        area=city.catalogue.area(str(row["wilayah"])).nama,
        year=asked.tahun,
        parts=" + ".join(number(part, lang, 1) for part in parts["skor"]),
        n=number(parts.height, lang),
        of=number(float(str(row["dari"])), lang),
        score=number(float(str(row["skor"])), lang, 1),
    )


def robustness(city: City, today: dt.date, lang: str) -> Worked | None:
    """The place of the area that is ranked first, with its interval."""
    asked = _latest(city)
    levels = score.levels(city, asked) if asked else ()
    if asked is None or not levels:
        return None
    found = score.ranked(city, asked, levels[0])
    row = found.peringkat.row(0, named=True)
    place = score_words.place(row, found.peringkat.height, lang)
    whole = score.whole(city, asked, row["wilayah"])
    return said(
        lang,
        "robustness.example",
        bool(whole and whole["contoh"]),
        area=city.catalogue.area(row["wilayah"]).nama,
        place=place,
        ties=score_words.ties(city, row, lang),
    )


def progress(city: City, today: dt.date, lang: str) -> Worked | None:
    """A status by pace, with both rules; real before sample."""
    rows = status.frame(city).filter(
        pl.col("wilayah") == (city.area.kode if city.area else ""),
        pl.col("rasio").is_not_null(),
        pl.col("keadaan") != Progress.ACHIEVED.value,
    )
    ordered = rows.sort("contoh", "sepakat", "indikator", nulls_last=True)
    verdicts = (status.of(city, *key) for key in ordered.select(KEY).rows())
    verdict = next((v for v in verdicts if v and not is_pending(v, today)), None)
    if verdict is None:
        return None
    indicator = city.catalogue.indicator(verdict.indikator)
    made = reckoning.of(indicator, verdict, today, lang)
    return said(
        lang,
        "progress.example",
        verdict.contoh,
        indicator=indicator.name(lang),
        area=city.name(lang),
        sentence=made.kalimat,
        share=number((verdict.keputusan.rasio or 0.0) * 100, lang),
        state=t(f"terms.progress.{made.keadaan}", lang),
    )


def outlook(city: City, today: dt.date, lang: str) -> Worked | None:
    """The projection of the first indicator of the city that has one; real before sample."""
    if city.area is None:
        return None
    chosen: Course | None = None
    for one in city.catalogue.indicators:
        found = course.of(city, one.kode, city.area.kode)
        if found is not None and found.proyeksi.height:
            chosen = chosen or found
            if not found.contoh:
                chosen = found
                break
    if chosen is None:
        return None
    indicator = city.catalogue.indicator(chosen.indikator)
    row = chosen.proyeksi.row(0, named=True)
    value, low, high = (words.said(indicator, row[n], lang) for n in ("nilai", "bawah", "atas"))
    return said(
        lang,
        "outlook.example",
        chosen.contoh,
        indicator=name(city, chosen.indikator, lang),
        area=city.name(lang),
        count=number(chosen.deret.height, lang),
        period=period(row["periode"], lang),
        value=value,
        low=low,
        high=high,
    )


def _latest(city: City) -> Asked | None:
    years = score.years(city)
    return Asked(Framework.CITY, years[-1]) if years else None


def _first(city: City, rows: pl.DataFrame) -> Row | None:
    """Return the row of the coarsest area, real before sample."""
    levels = {kode: _LEVELS.index(area.level) for kode, area in city.catalogue.all_areas.items()}
    found = sorted(rows.to_dicts(), key=lambda r: (r["contoh"], levels[r["wilayah"]], r["wilayah"]))
    return found[0] if found else None
