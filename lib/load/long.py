"""Observations in the long layout: one row per value."""

from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import polars as pl

from lib.contract.codes import Code
from lib.contract.finding import Severity
from lib.contract.rules import OBSERVATION_RULES, ROW, check
from lib.contract.vocabulary import Status
from lib.load.categories import read_words
from lib.load.codebook import Codebook
from lib.load.coded import Coded
from lib.load.lines import Lines
from lib.load.numbers import Limits, Numbers, Style, evidence, read_numbers
from lib.load.part import LENGTHS, STATUSES, Part, packed
from lib.load.periods import read_periods
from lib.load.report import Report

_FINAL = STATUSES.index(Status.FINAL.value)
_NUMERIC = ("nilai", "pembilang", "penyebut")
_WORDED = ("indikator", "wilayah", "periode", "sumber", "status")
_LONG = 200_000
"""Lines from which more than one core is worth asking."""
_PER_INDICATOR = ("low", "high", "months", "finest")
_UNKNOWN = -1
_LENGTHS = np.array(LENGTHS, np.int16)


def read_long(lines: Lines, book: Codebook, sheet: str | None, report: Report) -> Part:
    """Read the lines of a long table.

    Args:
        lines: The cells; the columns indikator, wilayah, periode and nilai are there.
        book: Known indicators, areas and sources.
        sheet: Name of the sheet, for the part.
        report: Takes what is wrong; rows with an error are not in the part.
    """
    return _Long(lines, book, report).read(sheet)


_PERIOD_FAULTS = (Code.PERIOD_UNREADABLE, Code.PERIOD_AMBIGUOUS, Code.PERIOD_IMPOSSIBLE)


class _Long:
    def __init__(self, lines: Lines, book: Codebook, report: Report) -> None:
        self.lines, self.book, self.report = lines, book, report
        self.coded = _coded(lines)
        self.good = np.ones(lines.height, np.bool_)
        """Rows without an error."""

    def read(self, sheet: str | None) -> Part:
        indicators = self._indicators()
        areas, periods, sources = self._areas(), self._periods(), self._sources()
        values, flag = self._values(indicators)
        part = Part(
            file=self.report.file,
            sheet=sheet,
            indikator=indicators,
            wilayah=areas,
            periode=periods,
            nilai=values,
            status=self._statuses(flag),
            sumber=sources,
            baris=self.lines.rows,
            pembilang=self._optional("pembilang", indicators),
            penyebut=self._optional("penyebut", indicators),
            catatan=self._notes(),
        )
        places = np.flatnonzero(self.good & np.isfinite(values))
        part = part if len(places) == part.height else part.where(places)
        return self._rules(part, places)

    # One column after the other

    def _refuse(self, bad: np.ndarray, code: Code, column: str, **params: pl.Series | str) -> None:
        """Report rows and keep them out."""
        self.good &= ~bad
        found = self._told(np.flatnonzero(bad), column)
        extra = {
            k: v.filter(pl.Series(bad)) if isinstance(v, pl.Series) else pl.lit(v)
            for k, v in params.items()
        }
        found = found.with_columns(**extra)
        if self.lines.labels is not None:  # one area cell stands for several lines
            found = found.unique(maintain_order=True)
        self.report.rows(Severity.ERROR, code, self._header(column), found)

    def _told(self, places: np.ndarray, column: str) -> pl.DataFrame:
        """Return row and cell of some lines, and the header where it differs."""
        found = {"row": self.lines.rows[places], "value": self.lines.text[column].gather(places)}
        if self.lines.labels is not None and column in ("nilai", "periode"):
            found["column"] = self.lines.labels.gather(places)
        return pl.DataFrame(found)

    def _header(self, column: str) -> str:
        return self.lines.written.get(column, column)

    def _places(
        self, coded: Coded, column: str, found: Mapping[str, int], code: Code
    ) -> np.ndarray:
        """Return what the texts of a column stand for; refuse those that stand for nothing."""
        unknown = set(coded.present()) - found.keys()
        if unknown:
            self._refuse(coded.among(unknown), code, column)
        return coded.numbers(found, _UNKNOWN)

    def _key(self, column: str) -> Coded:
        coded = self.coded[column]
        blank = coded.blank()
        if blank is not None:
            self._refuse(blank, Code.REQUIRED_BLANK, column)
        return coded

    def _indicators(self) -> np.ndarray:
        coded = self._key("indikator")
        places = {t: self.book.indicator(t) for t in coded.present()}
        found = {t: p for t, p in places.items() if p is not None}
        return self._places(coded, "indikator", found, Code.INDICATOR_UNKNOWN)

    def _areas(self) -> np.ndarray:
        coded = self._key("wilayah")
        known = self.book.area_places
        strange = [t for t in coded.present() if t not in known]
        if not strange:
            return coded.numbers(known, _UNKNOWN)
        texts = self.book.names.read(strange)
        for code in (Code.AREA_UNKNOWN, Code.AREA_AMBIGUOUS):
            bad = {t for t, c in texts.problems.items() if c is code}
            if bad:
                self._refuse(coded.among(bad), code, "wilayah", allowed=coded.words(texts.hints))
        return coded.numbers({**known, **{t: known[c] for t, c in texts.codes.items()}}, _UNKNOWN)

    def _periods(self) -> np.ndarray:
        coded = self._key("periode")
        known = packed()
        strange = [t for t in coded.present() if t not in known]
        if not strange:
            return coded.numbers(known, _UNKNOWN)
        texts = read_periods(strange)
        for code in _PERIOD_FAULTS:
            bad = {t for t, c in texts.problems.items() if c is code}
            if bad:
                self._refuse(coded.among(bad), code, "periode")
        found = {t: known[p] for t, p in texts.canonical.items()}
        return coded.numbers({**known, **found}, _UNKNOWN)

    def _sources(self) -> np.ndarray:
        none = len(self.book.sources)
        if "sumber" not in self.lines.text or none == 0:
            return np.full(self.lines.height, none, np.int32)
        coded = self.coded["sumber"]
        known = self.book.source_places
        keys = {t: t.strip().casefold() for t in coded.present()}
        found = {t: known[k] for t, k in keys.items() if k in known}
        unknown = keys.keys() - found.keys()
        if unknown:
            self._refuse(coded.among(unknown), Code.SOURCE_UNKNOWN, "sumber")
        return coded.numbers(found, none)

    def _statuses(self, flag: pl.Series | None) -> np.ndarray:
        """Return the status of each row; a mark behind the number counts where it is final."""
        if "status" in self.lines.text:
            coded = self.coded["status"]
            words = {t: t.strip().casefold() for t in coded.present()}
            found = {t: STATUSES.index(w) for t, w in words.items() if w in STATUSES}
            unknown = words.keys() - found.keys()
            if unknown:
                allowed = ", ".join(STATUSES)
                self._refuse(
                    coded.among(unknown), Code.VALUE_NOT_ALLOWED, "status", allowed=allowed
                )
            status = coded.numbers(found, _FINAL).astype(np.uint8)
        else:
            status = np.full(self.lines.height, _FINAL, np.uint8)
        if flag is not None:
            marked = Coded.of(flag).numbers({w: i for i, w in enumerate(STATUSES)}, _FINAL)
            status = np.where(status == _FINAL, marked.astype(np.uint8), status)
        return status

    def _notes(self) -> pl.Series | None:
        notes = self.lines.text.get("catatan")
        if notes is None or not (notes != "").any():
            return None
        return pl.select(pl.when(notes != "").then(notes)).to_series()

    # Numbers

    def _style(self) -> Style | None:
        """Return the decimal sign that all number columns prove together."""
        there = [c for c in _NUMERIC if c in self.lines.text]
        found = {evidence(self.lines.text[c]) for c in there} - {None}
        return found.pop() if len(found) == 1 else None

    def _values(self, indicators: np.ndarray) -> tuple[np.ndarray, pl.Series | None]:
        """Return the values, NaN where missing, and the marks behind them."""
        raw = self.lines.text["nilai"]
        worded = np.isin(indicators, list(self.book.words)) if self.book.words else None
        if worded is None or not worded.any():
            found = self._read("nilai", raw, indicators)
            return _floats(found.value), found.flag
        plain = pl.select(pl.when(~pl.Series(worded)).then(raw)).to_series()
        found = self._read("nilai", plain, indicators)
        words = read_words(raw, pl.Series(indicators), pl.Series(worded), self.book.words)
        if words.bad is not None:
            self._refuse(
                words.bad.to_numpy(), Code.VALUE_NOT_ALLOWED, "nilai", allowed=words.allowed
            )
        return np.where(worded, _floats(words.place), _floats(found.value)), found.flag

    def _optional(self, column: str, indicators: np.ndarray) -> np.ndarray | None:
        raw = self.lines.text.get(column)
        if raw is None or (column not in self.lines.native and not (raw != "").any()):
            return None
        return _floats(self._read(column, raw, indicators).value)

    def _read(self, column: str, raw: pl.Series, indicators: np.ndarray) -> Numbers:
        def limits() -> Limits:
            of = {n: pl.Series(a[indicators]) for n, a in self.book.limits.items()}
            return Limits(of["low"], of["high"], of["percent"])

        native = self.lines.native.get(column)
        found = read_numbers(raw, native, style=self._style, limits=limits)
        if found.problem is not None:
            for code in found.problem.drop_nulls().unique(maintain_order=True):
                bad = (found.problem == code).fill_null(False)
                self._refuse(bad.to_numpy(), Code(code), column)
        return found

    # All columns together

    def _rules(self, part: Part, places: np.ndarray) -> Part:
        """Hold each observation against what every observation must satisfy.

        Args:
            part: What was read.
            places: Line of each observation.
        """
        if part.height == 0 or not check(self._worst(part), OBSERVATION_RULES)[1]:
            return part
        frame = pl.DataFrame(
            {
                ROW: np.arange(part.height),
                "nilai": part.nilai,
                **{n: self.book.limits[n][part.indikator] for n in _PER_INDICATOR},
                "rank": self.book.ranks[part.wilayah],
                "length": _LENGTHS[part.periode % len(LENGTHS)],
            }
        )
        good, failures = check(frame, OBSERVATION_RULES)
        for failure in failures:
            rule, column = failure.rule, str(failure.rule.column)
            params = failure.rows.drop("row", "value")
            told = self._told(places[failure.rows["row"].to_numpy()], column)
            self.report.rows(rule.severity, rule.code, self._header(column), told.hstack(params))
        return part if good.height == part.height else part.where(good[ROW].to_numpy())

    def _worst(self, part: Part) -> pl.DataFrame:
        """Return two rows at least as bad as any: if they break no rule, no row does."""
        there = np.flatnonzero(np.bincount(part.indikator))
        of = {name: array[there] for name, array in self.book.limits.items()}
        lengths = _LENGTHS[np.flatnonzero(np.bincount(part.periode % len(LENGTHS)))]
        worst = {
            "low": of["low"].max(),
            "high": of["high"].min(),
            "months": of["months"].max(),
            "finest": of["finest"].min(),
            "rank": self.book.ranks[part.wilayah].max(),
            "length": lengths.min(),
        }
        rows = [[n.item()] * 2 for n in worst.values()]
        values = [part.nilai.min().item(), part.nilai.max().item()]
        return pl.DataFrame([[0, 0], values, *rows], schema=[ROW, "nilai", *worst])


def _coded(lines: Lines) -> Mapping[str, Coded]:
    """Encode the columns of words, those of a long table side by side."""
    columns = [lines.text[name] for name in _WORDED if name in lines.text]
    if lines.height < _LONG:
        found = [Coded.of(column) for column in columns]
    else:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            found = list(pool.map(Coded.of, columns))
    return dict(zip((n for n in _WORDED if n in lines.text), found, strict=True))


def _floats(values: pl.Series) -> np.ndarray:
    """Return values with NaN where they are missing."""
    return values.to_numpy().astype(np.float64, copy=False)
