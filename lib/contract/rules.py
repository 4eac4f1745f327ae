"""Named rules: what a row must satisfy, as Polars expressions.

A rule is declared once and gives both the good rows and the failures with
their row numbers. Null means "nothing to judge" and passes: whether a cell may
be blank is a rule of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import polars as pl

from lib.contract.codes import Code
from lib.contract.finding import NO_PARAMS, Severity
from lib.contract.table import Table

ROW = "_row"
"""Column that holds the 1-based row of the file."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that must hold for each row."""

    name: str
    code: Code
    severity: Severity
    column: str | None
    """Column that the finding points at."""
    good: pl.Expr
    """True or null where the row is fine."""
    value: pl.Expr | None = None
    """The cell as it was written; default: the column itself."""
    params: Mapping[str, pl.Expr | str] = field(default_factory=lambda: NO_PARAMS)
    """What else the sentence needs: fixed words or expressions per row."""

    @property
    def bad(self) -> pl.Expr:
        """True where the row fails; never null."""
        return ~self.good.fill_null(True)


@dataclass(frozen=True, slots=True)
class Failure:
    """The rows that failed one rule."""

    rule: Rule
    rows: pl.DataFrame
    """Columns ``row`` (Int64), ``value`` (String or null) and one String per parameter."""


def check(frame: pl.DataFrame, rules: Iterable[Rule]) -> tuple[pl.DataFrame, list[Failure]]:
    """Split rows into the good and the failures.

    Args:
        frame: Rows with the columns that the rules name, and ``_row``.
        rules: What must hold.

    Returns:
        The rows that break no rule of severity ``error`` (order kept), and the
        failures of every broken rule, in the order of the rules.
    """
    rules = tuple(rules)
    if not rules or frame.is_empty():
        return frame, []
    verdicts = frame.select(r.bad.any().alias(str(i)) for i, r in enumerate(rules)).row(0)
    broken = [r for r, bad in zip(rules, verdicts, strict=True) if bad]
    failures = [Failure(r, _failing(frame, r)) for r in broken]
    errors = [r.bad for r in broken if r.severity is Severity.ERROR]
    return (frame.filter(~pl.any_horizontal(errors)) if errors else frame), failures


def _failing(frame: pl.DataFrame, rule: Rule) -> pl.DataFrame:
    value = (
        rule.value
        if rule.value is not None
        else pl.col(rule.column)
        if rule.column
        else pl.lit(None)
    )
    params = {k: v if isinstance(v, pl.Expr) else pl.lit(v) for k, v in rule.params.items()}
    return frame.filter(rule.bad).select(
        row=pl.col(ROW).cast(pl.Int64),
        value=value.cast(pl.String),
        **{k: v.cast(pl.String) for k, v in params.items()},
    )


def required(table: Table) -> list[Rule]:
    """Return one rule per column that may not be blank, and one for those of which one may."""
    rules = [
        Rule(f"{c}_terisi", Code.REQUIRED_BLANK, Severity.ERROR, c, pl.col(c).is_not_null())
        for c in table.required
        if c not in table.may_be_blank
    ]
    if table.either:
        filled = pl.any_horizontal(pl.col(c).is_not_null() for c in table.either)
        name, column = "_atau_".join(table.either), ", ".join(table.either)
        value = pl.lit(None, pl.String)
        rules.append(Rule(name, Code.REQUIRED_BLANK, Severity.ERROR, column, filled, value=value))
    return rules


def _plain(column: str) -> pl.Expr:
    """Write a number without the point that says nothing."""
    return pl.col(column).cast(pl.String).str.replace(r"\.0$", "").str.replace("inf", "∞")


OBSERVATION_RULES = (
    Rule(
        "nilai_dalam_batas",
        Code.OUT_OF_LIMITS,
        Severity.ERROR,
        "nilai",
        (pl.col("nilai") >= pl.col("low")) & (pl.col("nilai") <= pl.col("high")),
        params={
            "low": _plain("low"),
            "high": _plain("high"),
        },
        value=pl.col("nilai"),
    ),
    Rule(
        "jenjang_bermakna",
        Code.AREA_LEVEL,
        Severity.ERROR,
        "wilayah",
        pl.col("rank") <= pl.col("finest"),
        value=pl.col("rank"),
    ),
    Rule(
        "periode_sesuai_frekuensi",
        Code.PERIOD_FREQUENCY,
        Severity.WARNING,
        "periode",
        pl.col("length") >= pl.col("months"),
        value=pl.col("length"),
    ),
)
"""What each observation must satisfy. Columns: ``nilai``; ``low``, ``high``: limits of its
indicator; ``rank``: level of its area (0 city to 2 village), ``finest``: finest level at which
the indicator means something; ``length``: months of its period, ``months``: least of them."""
