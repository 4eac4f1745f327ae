"""Indicators, courses and verdicts for tests of sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import polars as pl

from lib.analysis.change import Verdict as Change
from lib.analysis.judgement import Judgement, judge
from lib.analysis.stretch import Cut
from lib.analysis.trend import trend_of
from lib.city.course import Course
from lib.city.status import Verdict
from lib.contract.periods import Period
from lib.contract.vocabulary import Aggregation, Direction, Frequency, Level, Status
from lib.store.catalogue import Indicator

NB = "\N{NO-BREAK SPACE}"
"""Stands between a number and its unit."""


def indicator(**other: object) -> Indicator:
    """Return an indicator in per cent, less is better, with some fields replaced."""
    usual: dict[str, Any] = {f.name: None for f in fields(Indicator)} | {
        "kode": "M",
        "dimensi": "x",
        "nama_id": "Kemiskinan",
        "nama_en": "Poverty",
        "satuan": "%",
        "arah": Direction.DOWN,
        "jenjang": Level.CITY,
        "agregasi": Aggregation.NONE,
        "frekuensi": Frequency.YEARLY,
        "desimal": 2,
        "kategori": (),
        "breaks": (),
    }
    return Indicator(**usual | other)


def course(
    values: Sequence[float],
    periods: Sequence[str],
    *,
    words: Sequence[str] | None = None,
    verdict: str | None = None,
    step: tuple[str, float] | None = None,
    odd: tuple[str, ...] = (),
    cut: str | None = None,
    sample: bool = False,
) -> Course:
    """Return the course of a series as the city gives it."""
    parsed = [Period.parse(p) for p in periods]
    rows = pl.DataFrame(
        {
            "periode": list(periods),
            "mulai": [p.start for p in parsed],
            "bulan": [p.months for p in parsed],
            "waktu": [p.start.year + (p.start.month - 1) / 12 for p in parsed],
            "musim": [p.start.month if p.months < 12 else None for p in parsed],
            "nilai": [float(v) for v in values],
            "kata": list(words) if words else [None] * len(periods),
        },
        schema_overrides={"kata": pl.String, "musim": pl.Int8},
    )
    seasons = rows["musim"] if rows["musim"].null_count() == 0 else None
    return Course(
        indikator="M",
        wilayah="k",
        deret=rows,
        tren=None if words else trend_of(rows["nilai"], rows["waktu"], seasons, widen=True),
        penilaian=Change(verdict) if verdict else None,
        patah=step[0] if step else None,
        patah_besar=step[1] if step else None,
        pencilan=odd,
        potongan=Cut(cut) if cut else None,
        proyeksi=pl.DataFrame(),
        tanpa_proyeksi=None,
        contoh=sample,
    )


def verdict(
    value: float,
    period: str,
    way: Direction = Direction.DOWN,
    *,
    target: tuple[float, str] | None = None,
    now: tuple[float, str] | None = None,
    base: tuple[float, str] | None = None,
    made: Judgement | None = None,
    **other: object,
) -> Verdict:
    """Return a verdict by the rule, with some fields replaced."""
    when = Period.parse(period)
    if made is None:
        made = judge(
            value,
            when.year,
            way,
            target[0] if target else None,
            float(target[1]) if target else None,
            base[0] if base else None,
            float(base[1]) if base else None,
            now[0] if now else None,
        )
    held = now or target
    usual: dict[str, Any] = {f.name: None for f in fields(Verdict)} | {
        "indikator": "M",
        "wilayah": "k",
        "nilai": value,
        "periode": period,
        "bulan": when.months,
        "waktu": float(when.year),
        "status": Status.FINAL,
        "nilai_contoh": False,
        "target_contoh": False,
        "contoh": False,
        "target": held[0] if held else None,
        "target_periode": held[1] if held else None,
        "target_akhir": target[0] if target else None,
        "target_akhir_periode": target[1] if target else None,
        "awal": base[0] if base else None,
        "awal_periode": base[1] if base else None,
        "awal_waktu": float(base[1]) if base else None,
        "keputusan": made,
    }
    return Verdict(**usual | other)


TODAY = dt.date(2024, 6, 30)
