"""States kept for old links."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from lib.store.history import History
from lib.store.snapshot import VALUES, Snapshot


def snapshot(fingerprint: str, value: float) -> Snapshot:
    row = {"indikator": "X", "wilayah": "a", "periode": "2024", "nilai": value}
    values = pl.DataFrame([row], schema_overrides=dict(VALUES)).select(
        pl.col(c) if c in row else pl.lit(None, t).alias(c) for c, t in VALUES.items()
    )
    return Snapshot(fingerprint, {}, values, values.clear(), (), ())


def test_a_kept_state_comes_back(tmp_path: Path) -> None:
    history = History(tmp_path)
    history.keep(snapshot("0123456789abcdef", 4.5))
    found = history.recall("0123456789ab")
    assert found is not None
    assert found["nilai"].to_list() == [4.5]


def test_unknown_strange_and_damaged_states_are_not_there(tmp_path: Path) -> None:
    history = History(tmp_path)
    (tmp_path / "aaaaaaaaaaaa.parquet").write_bytes(b"not parquet")
    assert history.recall("bbbbbbbbbbbb") is None
    assert history.recall("../../etc/passwd") is None
    assert history.recall("aaaaaaaaaaaa") is None
