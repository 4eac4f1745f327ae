"""Where one indicator of one area is heading: what a chart draws of it, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from lib.analysis.trend import MINIMUM, Trend
from lib.city import course, status, words
from lib.city.city import City
from lib.city.course import Course
from lib.city.memory import remembered
from lib.city.status import Verdict
from lib.contract.periods import Period
from lib.i18n import t
from lib.i18n.format import number, period
from lib.store.catalogue import Indicator

CERTAIN = 0.05
"""Chances closer than this to 0 or 1 are only bounded."""
_PATH = {"mulai": pl.Date(), "nilai": pl.Float64()}
_LINE = {**_PATH, "bawah": pl.Float64(), "atas": pl.Float64()}


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is drawn of a course besides its values."""

    wilayah: str
    garis: pl.DataFrame
    """Median line (Theil-Sen) through the last stretch: ``mulai``, ``nilai``, ``bawah``,
    ``atas`` (95 % interval of its slope, turned about its middle); no rows below 5 values."""
    proyeksi: pl.DataFrame
    """``periode``, ``mulai``, ``nilai``, ``bawah``, ``atas`` (80 %), ``terpotong``,
    ``lemah``, ``contoh``; no rows where none is justified."""
    jalur: pl.DataFrame
    """Straight path to the final target: ``mulai``, ``nilai`` of its two ends; no rows
    without a start."""
    patah: str | None
    """First period after a step that the line does not explain."""
    pencilan: tuple[str, ...]
    """Periods of values that do not fit the others."""


@remembered
def of(city: City, indikator: str, wilayah: str) -> Outlook | None:
    """Return where an indicator of an area is heading; ``None`` without a value."""
    found = course.of(city, indikator, wilayah)
    if found is None:
        return None
    verdict = status.of(city, indikator, wilayah)
    ahead = found.proyeksi.select(
        "periode", "mulai", "nilai", "bawah", "atas", "terpotong", "lemah", "contoh"
    )
    path = pl.DataFrame(schema=_PATH) if verdict is None else _path(verdict)
    return Outlook(wilayah, _line(found), ahead, path, found.patah, found.pencilan)


def said(city: City, indicator: Indicator, wilayah: str, lang: str) -> list[str]:
    """Return what lies ahead in sentences: the projection or why there is none, the chance.

    Args:
        city: The city.
        indicator: What is measured.
        wilayah: Code of the area.
        lang: ``id`` or ``en``.
    """
    found = course.of(city, indicator.kode, wilayah)
    if found is None or indicator.kategori:
        return []
    verdict = status.of(city, indicator.kode, wilayah)
    ahead = _projected(indicator, found, lang)
    return [text for text in (ahead, _chance(found, verdict, lang) if verdict else "") if text]


def _line(found: Course) -> pl.DataFrame:
    trend, rows = found.tren, found.deret
    if trend is None or trend.n < MINIMUM:
        return pl.DataFrame(schema=_LINE)
    times, values = rows["waktu"], rows["nilai"]
    middle = float(times.median())  # type: ignore[arg-type]
    level = float((values - trend.kemiringan * times).median())  # type: ignore[arg-type]
    pivot = level + trend.kemiringan * middle
    near = int((times - middle).abs().arg_min() or 0)
    places = sorted({0, near, rows.height - 1})
    table = [(rows["mulai"][at], *_at(trend, pivot, times[at] - middle)) for at in places]
    return pl.DataFrame(table, _LINE, orient="row")


def _at(trend: Trend, pivot: float, away: float) -> tuple[float, float, float]:
    """Return the line and both ends of its interval so many years from its middle."""
    low, high = sorted((trend.bawah * away, trend.atas * away))
    return pivot + trend.kemiringan * away, pivot + low, pivot + high


def _path(verdict: Verdict) -> pl.DataFrame:
    ends = (
        (verdict.awal_periode, verdict.awal),
        (verdict.target_akhir_periode, verdict.target_akhir),
    )
    known = [
        (Period.parse(when).start, value) for when, value in ends if when and value is not None
    ]
    whole = len(known) == len(ends) and known[0][0] < known[1][0]
    return pl.DataFrame(known if whole else [], _PATH, orient="row")


def _projected(indicator: Indicator, found: Course, lang: str) -> str:
    if found.proyeksi.is_empty():
        why = found.tanpa_proyeksi
        count = number(found.deret.height, lang)
        return t(f"outlook.none.{why}", lang, count=count) if why else ""
    last = found.proyeksi.row(-1, named=True)
    low, high = words.figure(indicator, last["bawah"], lang)[0], last["atas"]
    parts = [
        t(
            "outlook.projected",
            lang,
            period=period(last["periode"], lang),
            value=words.said(indicator, last["nilai"], lang),
            low=low,
            high=words.said(indicator, high, lang),
        )
    ]
    if found.proyeksi["terpotong"].any():
        parts.append(t("outlook.cut", lang))
    if last["lemah"]:
        parts.append(t("outlook.weak", lang, count=number(found.deret.height, lang)))
    return " ".join(parts)


def _chance(found: Course, verdict: Verdict, lang: str) -> str:
    made = verdict.keputusan
    if made.laju_sisa is None or verdict.target_akhir_periode is None:
        return ""
    due = period(verdict.target_akhir_periode, lang)
    if verdict.peluang is not None:
        key = (
            "low" if verdict.peluang < CERTAIN else "high" if verdict.peluang > 1 - CERTAIN else ""
        )
        share = number(round(verdict.peluang * 20) * 5, lang)
        return t(f"outlook.chance_{key or 'about'}", lang, year=due, share=share)
    return t("outlook.chance_none", lang, year=due) if found.proyeksi.height else ""
