"""Collects findings while a file is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from lib.contract.codes import Code
from lib.contract.finding import NO_PARAMS, Finding, Severity
from lib.contract.rules import Failure

LIMIT = 1000
"""Findings of one code kept singly per sheet; the rest become one with a count."""
WIDTH = 200
"""Longest cell text that a finding quotes."""


class Report:
    """Findings of one file (or of the folder, with an empty name)."""

    def __init__(self, file: str, sheet: str | None = None) -> None:
        """Start without findings; ``file`` is relative to the data folder."""
        self.file = file
        self.sheet = sheet
        self.findings: list[Finding] = []
        self.written: Mapping[str, str] = NO_PARAMS
        """Headers as they were written, by canonical column."""

    def on(self, sheet: str | None) -> Report:
        """Return a report on one sheet that collects into this one."""
        twin = Report(self.file, sheet)
        twin.findings = self.findings
        return twin

    def add(
        self,
        severity: Severity,
        code: Code,
        *,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
        params: Mapping[str, str] = NO_PARAMS,
        count: int = 1,
    ) -> None:
        """Add one finding."""
        self.findings.append(
            Finding(
                severity, code, self.file, self.sheet, row, column, shorten(value), params, count
            )
        )

    def error(self, code: Code, **place: object) -> None:
        """Add an error; ``place`` as in ``add``."""
        self.add(Severity.ERROR, code, **place)  # type: ignore[arg-type]

    def warning(self, code: Code, **place: object) -> None:
        """Add a warning; ``place`` as in ``add``."""
        self.add(Severity.WARNING, code, **place)  # type: ignore[arg-type]

    def info(self, code: Code, **place: object) -> None:
        """Add a remark; ``place`` as in ``add``."""
        self.add(Severity.INFO, code, **place)  # type: ignore[arg-type]

    def rows(self, severity: Severity, code: Code, column: str | None, found: pl.DataFrame) -> None:
        """Add one finding per row.

        Args:
            severity: Of each.
            code: Of each.
            column: Header that they point at.
            found: Columns ``row``, ``value`` and any parameters as text; ``column`` where
                the header differs from row to row. What is beyond ``LIMIT`` is told as one
                finding with a count.
        """
        params = [c for c in found.columns if c not in ("row", "value", "column")]
        for told, line in enumerate(found.head(LIMIT + 1).iter_rows(named=True)):
            self.add(
                severity,
                code,
                row=line["row"],
                column=line.get("column", column),
                value=line["value"],
                params={p: line[p] or "" for p in params},
                count=found.height - LIMIT if told == LIMIT else 1,
            )

    def failures(self, failures: Iterable[Failure], headers: Mapping[str, str] = NO_PARAMS) -> None:
        """Add what broke rules; ``headers`` gives a column's name as written."""
        for failure in failures:
            rule = failure.rule
            column = headers.get(rule.column, rule.column) if rule.column else None
            self.rows(rule.severity, rule.code, column, failure.rows)


def shorten(value: str | None) -> str | None:
    """Cut a cell's text to what a finding can quote."""
    return value if value is None or len(value) <= WIDTH else value[: WIDTH - 1] + "…"
