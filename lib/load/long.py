"""Observations in the long layout: one row per value."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from lib.contract.codes import Code
from lib.contract.finding import Severity
from lib.contract.rules import OBSERVATION_RULES, ROW, check
from lib.contract.vocabulary import Status
from lib.load.categories import read_words
from lib.load.codebook import Codebook
from lib.load.coded import Coded
from lib.load.grid import Grid
from lib.load.header import Header
from lib.load.numbers import Limits, Numbers, Style, evidence, read_numbers
from lib.load.part import PART, STATUSES, Part, pack
from lib.load.periods import read_periods
from lib.load.report import Report


@dataclass
class Table:
    """The cells of a long table, column by column."""

    rows: pl.Series
    """1-based row of each line."""
    text: dict[str, pl.Series]
    """Text cells by canonical column."""
    native: dict[str, pl.Series] = field(default_factory=dict)
    """Cells stored as numbers, where there are any."""
    written: dict[str, str] = field(default_factory=dict)
    """Header of each column as written."""


def cut(grid: Grid, header: Header, report: Report) -> Table:
    """Cut the cells below a header out of a grid, without blank and ragged rows."""
    first = header.line + 1
    places = dict(header.columns)
    text = {c: grid.text[str(p)].slice(first) for c, p in places.items()}
    native = (
        {c: grid.native[str(p)].slice(first) for c, p in places.items()}
        if grid.native is not None
        else {}
    )
    rows = pl.int_range(first + 1, grid.height + 1, dtype=pl.Int32, eager=True)
    keep = _keep(grid, header, report)
    if keep is not None:
        rows = rows.filter(keep)
        text = {c: s.filter(keep) for c, s in text.items()}
        native = {c: s.filter(keep) for c, s in native.items()}
    native = {c: s for c, s in native.items() if s.null_count() < s.len()}
    return Table(rows, text, native, dict(header.written))


def _keep(grid: Grid, header: Header, report: Report) -> pl.Series | None:
    """Tell which lines are neither blank nor ragged; ``None`` if all are."""
    body = grid.text.slice(header.line + 1)
    inside, beyond = body.columns[: header.width], body.columns[header.width :]
    suspect = body.select(
        pl.col(inside[0]).is_null() | (pl.col(inside[0]) == "") | pl.col(inside[-1]).is_null()
    ).to_series()
    if beyond:
        suspect = suspect | body.select(pl.any_horizontal(_filled(c) for c in beyond)).to_series()
    if not suspect.any():
        return None
    odd = body.with_row_index(ROW, header.line + 2).filter(suspect)
    blank = ~pl.any_horizontal(_filled(c) for c in body.columns)
    long = (
        pl.any_horizontal(_filled(c) for c in beyond)
        if beyond and grid.delimited
        else pl.lit(False)
    )
    short = pl.col(inside[-1]).is_null() if grid.delimited else pl.lit(False)
    odd = odd.select(ROW, blank=blank, long=long, short=short & ~blank, value=_line(body.columns))
    told = pl.col(ROW).cast(pl.Int64).alias("row")
    report.rows(Severity.ERROR, Code.ROW_RAGGED, None, odd.filter("long").select(told, "value"))
    report.rows(Severity.WARNING, Code.ROW_RAGGED, None, odd.filter("short").select(told, "value"))
    out = odd.filter(pl.col("blank") | pl.col("long"))[ROW] - (header.line + 2)
    return ~pl.int_range(body.height, eager=True).is_in(out.cast(pl.Int64).to_list())


def _filled(column: str) -> pl.Expr:
    return (pl.col(column).str.strip_chars().str.len_bytes() > 0).fill_null(False)


def _line(columns: list[str]) -> pl.Expr:
    return pl.concat_str(columns, separator=" | ", ignore_nulls=True)


def read_long(table: Table, book: Codebook, sheet: str | None, report: Report) -> Part:
    """Read the cells of a long table.

    Args:
        table: The cells.
        book: Known indicators, areas and sources.
        sheet: Name of the sheet, for the part.
        report: Takes what is wrong; rows with an error are not in the part.
    """
    return _Long(table, book, report).read(sheet)


class _Long:
    def __init__(self, table: Table, book: Codebook, report: Report) -> None:
        self.table, self.book, self.report = table, book, report
        self.height = table.rows.len()
        self.out: dict[str, pl.Series] = {"baris": table.rows}
        self.doomed: pl.Series | None = None
        """Rows with an error."""

    def read(self, sheet: str | None) -> Part:
        self._indicators()
        self._areas()
        self._periods()
        self._sources()
        flag = self._numbers()
        self._statuses(flag)
        self.out["catatan"] = self._notes()
        frame = pl.DataFrame({c: self.out[c] for c in PART}).cast(dict(PART))  # type: ignore[arg-type]
        if self.doomed is not None:
            frame = frame.filter(~self.doomed)
        if frame["nilai"].null_count():
            frame = frame.drop_nulls("nilai")
        frame = self._rules(frame)
        return Part(self.report.file, sheet, frame)

    # One column after the other

    def _coded(self, column: str) -> Coded:
        return Coded.of(self.table.text[column])

    def _refuse(self, bad: pl.Series, code: Code, column: str, **params: pl.Series | str) -> None:
        """Report rows and keep them out."""
        self.doomed = bad if self.doomed is None else self.doomed | bad
        lines = {"row": self.table.rows, "value": self.table.text[column]}
        extra = {k: v if isinstance(v, pl.Series) else pl.lit(v) for k, v in params.items()}
        found = pl.DataFrame(lines).with_columns(**extra).filter(bad)
        self.report.rows(Severity.ERROR, code, self.table.written.get(column, column), found)

    def _required(self, column: str, coded: Coded) -> None:
        blank = {t for t in coded.texts if not t.strip()}
        if blank or coded.ids.null_count():
            bad = coded.ids.is_null() | coded.where(blank.__contains__)
            self._refuse(bad, Code.REQUIRED_BLANK, column)

    def _indicators(self) -> None:
        coded = self._coded("indikator")
        self._required("indikator", coded)
        found = {t: p for t in coded.present() if (p := self.book.indicator(t)) is not None}
        unknown = set(coded.present()) - set(found)
        if unknown:
            self._refuse(coded.where(unknown.__contains__), Code.INDICATOR_UNKNOWN, "indikator")
        self.out["indikator"] = coded.places(found)

    def _areas(self) -> None:
        coded = self._coded("wilayah")
        self._required("wilayah", coded)
        texts = self.book.names.read(coded.present())
        for code in (Code.AREA_UNKNOWN, Code.AREA_AMBIGUOUS):
            bad = {t for t, c in texts.problems.items() if c is code}
            if bad:
                hints = coded.words(texts.hints)
                self._refuse(coded.where(bad.__contains__), code, "wilayah", allowed=hints)
        place = {code: i for i, code in enumerate(self.book.areas)}
        self.out["wilayah"] = coded.places({t: place[c] for t, c in texts.codes.items()})

    def _periods(self) -> None:
        coded = self._coded("periode")
        self._required("periode", coded)
        texts = read_periods(coded.present())
        for code in (Code.PERIOD_UNREADABLE, Code.PERIOD_IMPOSSIBLE):
            bad = {t for t, c in texts.problems.items() if c is code}
            if bad:
                self._refuse(coded.where(bad.__contains__), code, "periode")
        self.out["periode"] = coded.places({t: pack(p) for t, p in texts.canonical.items()})

    def _sources(self) -> None:
        if "sumber" not in self.table.text or not self.book.sources:
            self.out["sumber"] = _nulls(self.height, pl.Int32())
            return
        coded = self._coded("sumber")
        place = {code.casefold(): i for i, code in enumerate(self.book.sources)}
        found = {
            t: p for t in coded.present() if (p := place.get(t.strip().casefold())) is not None
        }
        unknown = set(coded.present()) - set(found)
        if unknown:
            self._refuse(coded.where(unknown.__contains__), Code.SOURCE_UNKNOWN, "sumber")
        self.out["sumber"] = coded.places(found)

    def _style(self) -> Style | None:
        """Return the decimal sign that all number columns prove together."""
        there = [c for c in ("nilai", "pembilang", "penyebut") if c in self.table.text]
        found = {evidence(self.table.text[c]) for c in there} - {None}
        return found.pop() if len(found) == 1 else None

    def _limits(self) -> Limits:
        lines = self.book.limits
        places = self.out["indikator"]
        return Limits(
            low=lines["low"].gather(places),
            high=lines["high"].gather(places),
            percent=lines["percent"].gather(places),
        )

    def _numbers(self) -> pl.Series | None:
        raw = self.table.text["nilai"]
        worded = None
        if self.book.words:
            worded = self.out["indikator"].is_in(list(self.book.words)).fill_null(False)
            worded = worded if worded.any() else None
        plain = raw if worded is None else pl.select(pl.when(~worded).then(raw)).to_series()
        found = self._read("nilai", plain)
        value = found.value
        if worded is not None:
            words = read_words(raw, self.out["indikator"], worded, self.book.words)
            value = pl.select(pl.when(worded).then(words.place).otherwise(value)).to_series()
            if words.bad is not None:
                self._refuse(words.bad, Code.VALUE_NOT_ALLOWED, "nilai", allowed=words.allowed)
        self.out["nilai"] = value
        for column in ("pembilang", "penyebut"):
            self.out[column] = self._optional(column)
        return found.flag

    def _optional(self, column: str) -> pl.Series:
        raw = self.table.text.get(column)
        if raw is None or (column not in self.table.native and not (raw != "").any()):
            return _nulls(self.height, pl.Float64())
        return self._read(column, raw).value

    def _read(self, column: str, raw: pl.Series) -> Numbers:
        found = read_numbers(
            raw, self.table.native.get(column), style=self._style, limits=self._limits
        )
        if found.problem is not None:
            for code in found.problem.drop_nulls().unique(maintain_order=True):
                self._refuse((found.problem == code).fill_null(False), Code(code), column)
        return found

    def _statuses(self, flag: pl.Series | None) -> None:
        final = STATUSES.index(Status.FINAL.value)
        if "status" in self.table.text:
            coded = self._coded("status")
            found = {
                t: STATUSES.index(w)
                for t in coded.present()
                if (w := t.strip().casefold()) in STATUSES
            }
            unknown = set(coded.present()) - set(found)
            if unknown:
                allowed = ", ".join(STATUSES)
                bad = coded.where(unknown.__contains__)
                self._refuse(bad, Code.VALUE_NOT_ALLOWED, "status", allowed=allowed)
            status = coded.places(found)
        else:
            status = _nulls(self.height, pl.Int32())
        if flag is not None:
            marked = flag.replace_strict(
                STATUSES, range(len(STATUSES)), default=None, return_dtype=pl.Int32
            )
            plain = status.is_null() | (status == final)
            status = pl.select(
                pl.when(plain).then(pl.coalesce(marked, status)).otherwise(status)
            ).to_series()
        self.out["status"] = status.fill_null(final) if status.null_count() else status

    def _notes(self) -> pl.Series:
        notes = self.table.text.get("catatan")
        if notes is None or not (notes != "").any():
            return _nulls(self.height, pl.String())
        return pl.select(pl.when(notes != "").then(notes)).to_series()

    # All columns together

    def _rules(self, frame: pl.DataFrame) -> pl.DataFrame:
        if frame.is_empty():
            return frame
        limits = self.book.limits
        joined = frame.select(
            "nilai",
            pl.col("baris").alias(ROW),
            low=limits["low"].gather(frame["indikator"]),
            high=limits["high"].gather(frame["indikator"]),
            months=limits["months"].gather(frame["indikator"]),
            finest=limits["finest"].gather(frame["indikator"]),
            rank=self.book.ranks.gather(frame["wilayah"]),
            length=frame["periode"] % 16,
        )
        good, failures = check(joined, OBSERVATION_RULES)
        for failure in failures:
            column = str(failure.rule.column)
            places = self.table.rows.search_sorted(failure.rows["row"].cast(pl.Int32))
            lines = failure.rows.with_columns(self.table.text[column].gather(places).alias("value"))
            header = self.table.written.get(column, column)
            self.report.rows(failure.rule.severity, failure.rule.code, header, lines)
        return (
            frame
            if good.height == frame.height
            else frame.filter(frame["baris"].is_in(good[ROW].implode()))
        )


def _nulls(height: int, dtype: pl.DataType) -> pl.Series:
    return pl.Series([None], dtype=dtype).new_from_index(0, height)
