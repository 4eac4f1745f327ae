"""Rules split rows into the good and the failures."""

from __future__ import annotations

import polars as pl

from lib.contract.codes import Code
from lib.contract.finding import Severity
from lib.contract.rules import OBSERVATION_RULES, ROW, Rule, check


def test_errors_keep_rows_out_and_warnings_let_them_in() -> None:
    frame = pl.DataFrame({ROW: [2, 3, 4], "n": [1, -1, None], "m": ["a", "b", "c"]})
    rules = [
        Rule("a", Code.OUT_OF_LIMITS, Severity.ERROR, "n", pl.col("n") > 0, params={"x": "0"}),
        Rule("b", Code.COLUMN_UNKNOWN, Severity.WARNING, "m", pl.col("m") != "c"),
        Rule("c", Code.NOT_A_NUMBER, Severity.ERROR, "m", pl.col("m") != "z"),
    ]
    good, failures = check(frame, rules)
    assert good[ROW].to_list() == [2, 4]
    assert [(f.rule.name, f.rows.rows()) for f in failures] == [
        ("a", [(3, "-1", "0")]),
        ("b", [(4, "c")]),
    ]


def test_observation_rules() -> None:
    frame = pl.DataFrame(
        {
            ROW: [1, 2, 3, 4, 5],
            "nilai": [0.0, 101.0, 5.0, 5.0, 5.0],
            "low": [0.0, 0.0, float("-inf"), 0.0, 0.0],
            "high": [100.0, 100.0, float("inf"), 100.0, 100.0],
            "rank": [2, 2, 0, 2, 0],
            "finest": [2, 2, 0, 1, 2],
            "length": [12, 12, 12, 12, 1],
            "months": [1, 12, 12, 12, 12],
        }
    )
    good, failures = check(frame, OBSERVATION_RULES)
    assert good[ROW].to_list() == [1, 3, 5]
    assert [(f.rule.code, f.rows["row"].to_list()) for f in failures] == [
        (Code.OUT_OF_LIMITS, [2]),
        (Code.AREA_LEVEL, [4]),
        (Code.PERIOD_FREQUENCY, [5]),
    ]
