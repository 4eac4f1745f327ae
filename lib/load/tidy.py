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

    @classmethod
    def none(cls) -> Rows:
        """Return no observations."""
        empty = np.empty(0, np.int32)
        columns = dict.fromkeys(COLUMNS, empty) | {"nilai": np.empty(0, np.float64)}
        return cls(columns, empty, None, None, None, ())

    def where(self, keep: np.ndarray) -> Rows:
        """Return the observations that a mask keeps."""
        return Rows(
            {n: a[keep] for n, a in self.columns.items()},
            self.part[keep],
            None if self.pembilang is None else self.pembilang[keep],
            None if self.penyebut is None else self.penyebut[keep],
            None if self.catatan is None else self.catatan.filter(pl.Series(keep)),
            self.files,
        )


def tidy(rows: Rows, book: Codebook) -> pl.DataFrame:
    """Return the tidy table.

    Returns:
        Columns of ``store.snapshot.VALUES`` in their order, one row per observation.
    """
    codes = rows.columns
    height = len(codes["nilai"])
    known, ranks = _periods(codes["periode"])
    frame = pl.DataFrame(
        {
            "i": codes["indikator"],
            "w": codes["wilayah"],
            "p": ranks,
            "s": codes["status"],
            "q": codes["sumber"],
            "f": rows.part,
            "nilai": codes["nilai"],
            "baris": codes["baris"],
        }
    )
    levels = [_LEVELS[r] for r in book.ranks]
    return frame.select(
        indikator=_text(book.indicators, "i"),
        wilayah=_text(book.areas, "w"),
        periode=_text([str(p) for p in known], "p"),
        nilai="nilai",
        status=_text(STATUSES, "s"),
        sumber=_text((*book.sources, None), "q"),
        pembilang=_optional(rows.pembilang, height),
        penyebut=_optional(rows.penyebut, height),
        catatan=pl.lit(rows.catatan if rows.catatan is not None else _nulls(height, pl.String())),
        kata=pl.lit(_words(codes, book)),
        jenjang=_text(levels, "w"),
        mulai=_gathered(pl.Series([p.start for p in known], dtype=pl.Date), "p"),
        bulan=_gathered(pl.Series([p.months for p in known], dtype=pl.Int8), "p"),
        kualitas=_text((*book.qualities, None), "q"),
        berkas=_text(rows.files, "f"),
        baris=pl.col("baris").cast(pl.Int32),
    )


def _periods(packed: np.ndarray) -> tuple[list[Period], np.ndarray]:
    """Return the periods that occur, and the place of each observation's among them."""
    if not len(packed):
        return [], np.empty(0, np.int32)
    there = np.flatnonzero(np.bincount(packed))
    places = np.zeros(int(there[-1]) + 1, np.int32)
    places[there] = np.arange(len(there), dtype=np.int32)
    return [unpack(int(p)) for p in there], places[packed]


def _text(words: Sequence[str | None], place: str) -> pl.Expr:
    return _gathered(pl.Series(words or [None], dtype=pl.String), place)


def _gathered(words: pl.Series, place: str) -> pl.Expr:
    return pl.lit(words).gather(pl.col(place))


def _nulls(height: int, dtype: pl.DataType) -> pl.Series:
    return pl.Series([None], dtype=dtype).new_from_index(0, height)


def _optional(numbers: np.ndarray | None, height: int) -> pl.Expr:
    if numbers is None:
        return pl.lit(_nulls(height, pl.Float64()))
    return pl.lit(pl.Series(numbers)).fill_nan(None)


def _words(codes: Mapping[str, np.ndarray], book: Codebook) -> pl.Series:
    """Return the word of each value of an indicator whose values are words."""
    height = len(codes["nilai"])
    worded = np.isin(codes["indikator"], list(book.words)) if book.words else np.zeros(0, np.bool_)
    if not worded.any():
        return _nulls(height, pl.String())
    words: list[str | None] = [None] * height
    for place in np.flatnonzero(worded).tolist():
        among = book.words[int(codes["indikator"][place])]
        words[place] = among[int(codes["nilai"][place]) - 1]
    return pl.Series(words, dtype=pl.String)
