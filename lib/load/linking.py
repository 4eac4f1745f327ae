"""Reference tables held against each other: keys, references, parents."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from lib.contract.codes import Code
from lib.contract.fields import field
from lib.contract.finding import Severity
from lib.contract.rules import ROW
from lib.contract.table import Kind, Reference, Table
from lib.contract.tables import TABLES
from lib.contract.vocabulary import AreaKind
from lib.load.action import agree
from lib.load.areas import AreaNames
from lib.load.codebook import MOST
from lib.load.reference import FILE
from lib.load.report import Report
from lib.load.samples import step_aside

UNKNOWN: Mapping[str, Code] = {
    "indikator": Code.INDICATOR_UNKNOWN,
    "wilayah": Code.AREA_UNKNOWN,
    "dimensi": Code.DIMENSION_UNKNOWN,
    "opd": Code.AGENCY_UNKNOWN,
    "sumber": Code.SOURCE_UNKNOWN,
    "program": Code.PROGRAM_UNKNOWN,
}
"""Code for a cell that refers to a row that is not there, by table."""

_LIMITS = ("batas_bawah", "batas_atas")
_DOTTED = r"^\d+(\.\d+)*$"
_ORDER = ("dimensi", "opd", "wilayah", "sumber", "indikator", "program")


def link(raw: Mapping[str, pl.DataFrame], reports: Mapping[str, Report]) -> dict[str, pl.DataFrame]:
    """Check keys and references and return the tables as they are published.

    Args:
        raw: Every table of the contract, typed, with ``_row`` and ``_file``.
        reports: Takes the findings of each file.

    Returns:
        The rows of every table that stay. A reference to nothing keeps its row out where the
        column is required and becomes blank where it is not.
    """
    done: dict[str, pl.DataFrame] = {}
    linker = _Linker(raw, reports)
    for name in (*_ORDER, *(t for t in TABLES if t not in _ORDER)):
        done[name] = linker.run(TABLES[name])
    done = agree(done, reports)
    return {name: done[name] for name in TABLES}


class _Linker:
    def __init__(self, raw: Mapping[str, pl.DataFrame], reports: Mapping[str, Report]) -> None:
        self.frames = dict(raw)
        self.reports = reports

    def run(self, table: Table) -> pl.DataFrame:
        frame = self.frames[table.name]
        if not frame.is_empty():
            if table.name == "wilayah":
                frame = self._codes_as_text(frame)
            frame = self._areas(frame, table)
            frame = step_aside(frame, table, self.reports)
            frame = self._unique(frame, table)
            self.frames[table.name] = frame
            if table.name == "wilayah":
                frame = self._parents(frame)
                self._below_parents(frame)
            if table.name == "indikator":
                frame = self._limits(frame)
            for reference in table.references:
                if reference.table != "wilayah":
                    frame = self._refer(frame, table, reference)
            if table.name == "target":
                frame = self._within(frame)
        self.frames[table.name] = frame
        return frame

    def tell(
        self,
        bad: pl.DataFrame,
        code: Code,
        column: str,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Report rows; columns ``_file``, ``_row``, ``value`` and parameters."""
        for (file,), part in bad.group_by(FILE, maintain_order=True):
            lines = part.drop(FILE).rename({ROW: "row"})
            report = self.reports[str(file)]
            report.rows(severity, code, report.written.get(column, column), lines)

    @staticmethod
    def _codes_as_text(frame: pl.DataFrame) -> pl.DataFrame:
        """Put the dots back into codes that a spreadsheet stored as numbers."""
        dotted = pl.col("kode", "induk").str.replace(r"^(\d{2})(\d{2})$", "$1.$2")
        frame = frame.with_columns(dotted)
        dotted = pl.col("kode", "induk").str.replace(r"^(\d{2})(\d{2})(\d{2})$", "$1.$2.$3")
        frame = frame.with_columns(dotted)
        full = pl.col("kode", "induk").str.replace(r"^(\d{2})(\d{2})(\d{2})(\d{4})$", "$1.$2.$3.$4")
        return frame.with_columns(full)

    def _unique(self, frame: pl.DataFrame, table: Table) -> pl.DataFrame:
        if not table.key:
            return frame
        later = ~pl.struct(table.key).is_first_distinct()
        if not frame.select(later.any()).item():
            return frame
        first = frame.filter(~later).select(*table.key, other=pl.format("{}, {}", FILE, ROW))
        bad = (
            frame.filter(later)
            .join(first, on=table.key, how="left", nulls_equal=True)
            .select(
                FILE,
                ROW,
                "other",
                value=pl.concat_str(table.key, separator=" / ", ignore_nulls=True),
            )
        )
        self.tell(bad, Code.KEY_TWICE, ", ".join(table.key))
        return frame.filter(~later)

    def _areas(self, frame: pl.DataFrame, table: Table) -> pl.DataFrame:
        """Turn names of areas into codes."""
        if "wilayah" not in table.columns or self.frames["wilayah"].is_empty():
            return frame
        names = AreaNames(self.frames["wilayah"])
        found = names.read(frame["wilayah"].drop_nulls().unique().to_list())
        for code in (Code.AREA_UNKNOWN, Code.AREA_AMBIGUOUS):
            texts = [t for t, c in found.problems.items() if c is code]
            hints = pl.col("wilayah").replace_strict(
                found.hints, default="", return_dtype=pl.String
            )
            bad = frame.filter(pl.col("wilayah").is_in(texts))
            self.tell(bad.select(FILE, ROW, value="wilayah", allowed=hints), code, "wilayah")
        known = pl.col("wilayah").replace_strict(found.codes, default=None, return_dtype=pl.String)
        return frame.with_columns(known).drop_nulls("wilayah")

    def _refer(self, frame: pl.DataFrame, table: Table, reference: Reference) -> pl.DataFrame:
        column = reference.column
        target = self.frames[reference.table]
        if column not in frame.columns or (
            target.is_empty() and reference.table in ("opd", "sumber")
        ):
            return frame
        if reference.where:
            target = target.filter(pl.col(reference.where[0]) == reference.where[1])
        key = TABLES[reference.table].key[-1]
        known = target[key].to_list()
        many = field(table.name, column).kind is Kind.LIST
        parts = pl.col(column).str.split(";") if many else pl.concat_list(column)
        lines = frame.select(FILE, ROW, value=parts).explode("value").drop_nulls("value")
        bad = lines.filter(~pl.col("value").is_in(known) & (pl.col("value") != ""))
        if bad.is_empty():
            return frame
        self.tell(bad, UNKNOWN[reference.table], column)
        if reference.essential:
            return frame.filter(pl.col(column).is_null() | pl.col(column).is_in(known))
        if many:
            kept = parts.list.eval(pl.element().filter(pl.element().is_in(known))).list.join(";")
            frame = frame.with_columns(pl.when(kept.str.len_bytes() > 0).then(kept).alias(column))
        else:
            frame = frame.with_columns(
                pl.when(pl.col(column).is_in(known)).then(column).alias(column)
            )
        return frame.drop_nulls(column) if column in table.required else frame

    def _parents(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Keep areas whose chain of parents ends at the top."""
        parents = dict(frame.select("kode", "induk").iter_rows())
        kinds = dict(frame.select("kode", "jenis").iter_rows())
        verdict = {code: _chain(code, parents, kinds) for code in parents}
        for code in (Code.PARENT_UNKNOWN, Code.PARENT_CYCLE):
            bad = frame.filter(pl.col("kode").is_in([k for k, v in verdict.items() if v is code]))
            self.tell(bad.select(FILE, ROW, value="induk"), code, "induk")
        return frame.filter(pl.col("kode").is_in([k for k, v in verdict.items() if v is None]))

    def _below_parents(self, frame: pl.DataFrame) -> None:
        """Tell of codes that do not begin with the code of their parent."""
        dotted = pl.all_horizontal(pl.col("kode", "induk").str.contains(_DOTTED))
        below = pl.col("kode").str.starts_with(pl.col("induk") + ".")
        bad = frame.filter((dotted & ~below).fill_null(False))
        lines = bad.select(FILE, ROW, value="kode", parent="induk")
        self.tell(lines, Code.PARENT_CODE, "kode", Severity.WARNING)

    def _within(self, targets: pl.DataFrame) -> pl.DataFrame:
        """Keep targets that a value of their indicator could be."""
        limits = self.frames["indikator"].select(
            indikator="kode",
            low=pl.col("batas_bawah").fill_null(-MOST),
            high=pl.col("batas_atas").fill_null(MOST),
        )
        found = targets.join(limits, on="indikator", how="left", maintain_order="left")
        outside = ~pl.col("target").is_between("low", "high").fill_null(True)
        text = {n: pl.format("{}", n).str.replace(r"\.0$", "") for n in ("target", "low", "high")}
        bad = found.filter(outside)
        lines = bad.select(FILE, ROW, value=text["target"], low=text["low"], high=text["high"])
        self.tell(lines, Code.OUT_OF_LIMITS, "target")
        return found.filter(~outside).drop("low", "high")

    def _limits(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Take out limits that leave no value possible."""
        reversed_ = (pl.col("batas_bawah") > pl.col("batas_atas")).fill_null(False)
        bad = frame.filter(reversed_)
        if bad.is_empty():
            return frame
        text = {n: pl.col(n).cast(pl.String).str.replace(r"\.0$", "") for n in _LIMITS}
        lines = bad.select(FILE, ROW, value=text["batas_bawah"], high=text["batas_atas"])
        self.tell(lines, Code.LIMITS_REVERSED, "batas_bawah")
        return frame.with_columns(pl.when(~reversed_).then(pl.col(_LIMITS)).name.keep())


def _chain(code: str, parents: Mapping[str, str | None], kinds: Mapping[str, str]) -> Code | None:
    """Follow the parents of an area up; ``None`` if that ends at a city."""
    seen = {code}
    while (parent := parents[code]) is not None:
        if parent in seen:
            return Code.PARENT_CYCLE
        if parent not in parents:
            return Code.PARENT_UNKNOWN
        seen.add(parent)
        code = parent
    return None if kinds[code] == AreaKind.CITY.value else Code.PARENT_UNKNOWN
