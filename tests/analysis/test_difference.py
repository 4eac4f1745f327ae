"""What differs between two states."""

from __future__ import annotations

import polars as pl

from lib.analysis.difference import differences


def state(**values: float | None) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {"indikator": "X", "wilayah": "a", "periode": p[1:], "nilai": v}
            for p, v in values.items()
        ],
        schema={
            "indikator": pl.String,
            "wilayah": pl.String,
            "periode": pl.String,
            "nilai": pl.Float64,
        },
    )


def test_changed_new_and_removed_values_are_named_newest_first() -> None:
    result = differences(
        state(p2020=1.0, p2021=2.0, p2022=3.0), state(p2020=1.0, p2021=2.5, p2023=4.0)
    )
    assert result.select("periode", "dulu", "kini").rows() == [
        ("2023", None, 4.0),
        ("2022", 3.0, None),
        ("2021", 2.0, 2.5),
    ]


def test_equal_states_do_not_differ() -> None:
    assert differences(state(p2020=1.0, p2021=None), state(p2020=1.0, p2021=None)).is_empty()
