"""Codes back to text: the tidy table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from lib.contract.periods import Period
from lib.contract.vocabulary import Level
from lib.load.codebook import Codebook
from lib.load.part import COLUMNS, STATUSES, unpack

_LEVELS = (Level.CITY.value, Level.DISTRICT.value, Level.VILLAGE.value)


@dataclass(frozen=True, slots=True)
class Rows:
    """Observations of all parts in the order of the tidy table; arrays of equal length."""

    columns: Mapping[str, np.ndarray]
    """Those of every part, see ``part.COLUMNS``."""
    part: np.ndarray
    """Place of the part that each came from."""
    pembilang: np.ndarray | None
    penyebut: np.ndarray | None
    catatan: pl.Series | None
    files: tuple[str, ...]
    """File of each part."""
    sheets: tuple[str | None, ...]
    """Sheet of each part."""

    @classmethod
    def none(cls) -> Rows:
        """Return no observations."""
        empty = np.empty(0, np.int32)
        columns = dict.fromkeys(COLUMNS, empty) | {"nilai": np.empty(0, np.float64)}
        return cls(columns, empty, None, None, None, (), ())

    def where(self, keep: np.ndarray) -> Rows:
        """Return the observations that a mask keeps."""
        return Rows(
            {n: a[keep] for n, a in self.columns.items()},
            self.part[keep],
            None if self.pembilang is None else self.pembilang[keep],
            None if self.penyebut is None else self.penyebut[keep],
            None if self.catatan is None else self.catatan.filter(pl.Series(keep)),
            self.files,
            self.sheets,
        )


def tidy(rows: Rows, book: Codebook) -> pl.DataFrame:
    """Return the tidy table.

    Returns:
        Columns of ``store.snapshot.VALUES`` in their order, one row per observation.
    """
    codes = rows.columns
    known, ranks = _periods(codes["periode"])
    frame = pl.DataFrame({"nilai": codes["nilai"], "baris": codes["baris"]})
    indicators, areas = _Places.of(codes["indikator"]), _Places.of(codes["wilayah"])
    sources, files = _Places.of(codes["sumber"]), _Places.of(rows.part)
    periods = _Places(pl.Series(ranks), np.arange(len(known)))
    return frame.select(
        indikator=indicators.spread(_text(book.indicators)),
        wilayah=areas.spread(_text(book.areas)),
        periode=periods.spread(_text([str(p) for p in known])),
        nilai="nilai",
        status=_Places.of(codes["status"]).spread(_text(STATUSES)),
        sumber=sources.spread(_text((*book.sources, None))),
        pembilang=_optional(rows.pembilang),
        penyebut=_optional(rows.penyebut),
        catatan=pl.lit(rows.catatan if rows.catatan is not None else None, pl.String),
        kata=_words(codes, book),
        jenjang=areas.spread(_text([_LEVELS[r] for r in book.ranks])),
        mulai=periods.spread(pl.Series([p.start for p in known], dtype=pl.Date)),
        bulan=periods.spread(pl.Series([p.months for p in known], dtype=pl.Int8)),
        kualitas=sources.spread(_text((*book.qualities, None))),
        berkas=files.spread(_text(rows.files)),
        lembar=files.spread(_text(rows.sheets)),
        baris=pl.col("baris").cast(pl.Int32),
    )


@dataclass(frozen=True, slots=True)
class _Places:
    """Places in a list, one per observation."""

    each: pl.Series
    used: np.ndarray
    """The places that occur."""

    @classmethod
    def of(cls, codes: np.ndarray) -> _Places:
        used = np.flatnonzero(np.bincount(codes)) if len(codes) else codes
        return cls(pl.Series(codes), used)

    def spread(self, words: pl.Series) -> pl.Expr:
        """Return the word at each place; one literal where all are the same."""
        used = words.gather(self.used)
        if used.n_unique() <= 1:
            return pl.lit(used[0] if len(used) else None, words.dtype)
        return pl.lit(words).gather(pl.lit(self.each))


def _periods(packed: np.ndarray) -> tuple[list[Period], np.ndarray]:
    """Return the periods that occur, and the place of each observation's among them."""
    if not len(packed):
        return [], np.empty(0, np.int32)
    there = np.flatnonzero(np.bincount(packed))
    places = np.zeros(int(there[-1]) + 1, np.int32)
    places[there] = np.arange(len(there), dtype=np.int32)
    return [unpack(int(p)) for p in there], places[packed]


def _text(words: Sequence[str | None]) -> pl.Series:
    return pl.Series(words, dtype=pl.String)


def _optional(numbers: np.ndarray | None) -> pl.Expr:
    if numbers is None:
        return pl.lit(None, pl.Float64)
    return pl.lit(pl.Series(numbers)).fill_nan(None)


def _words(codes: Mapping[str, np.ndarray], book: Codebook) -> pl.Expr:
    """Return the word of each value of an indicator whose values are words."""
    offsets = np.full(len(book.indicators) + 1, -1, np.int64)
    words: list[str | None] = [None]
    for indicator, among in book.words.items():
        offsets[indicator] = len(words) - 1
        words += among
    offset = offsets[codes["indikator"]]
    if not (offset >= 0).any():
        return pl.lit(None, pl.String)
    values = np.where(offset >= 0, codes["nilai"], 0)
    return pl.lit(_text(words)).gather(
        pl.lit(pl.Series(np.maximum(offset, 0) + values.astype(np.int64)))
    )
