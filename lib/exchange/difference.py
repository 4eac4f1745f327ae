"""What differs between two states of a data folder: values by key, rows of tables by key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from lib.contract.tables import OBSERVATION, TABLES
from lib.store.snapshot import Snapshot

KEY = OBSERVATION.key
FACTS = ("nilai", "status", "sumber", "pembilang", "penyebut", "catatan")
"""What is said of a key; any of it may change."""
_PLACE = ("berkas", "baris")
_SHOWN = (*KEY, "nilai", "kata", "status", "sumber", *_PLACE)


class Turn(StrEnum):
    """What becomes of a row of a table."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of a table that is not the same in both states."""

    table: str
    key: str
    """Cells of the key, with slashes between; for a table without a key the row's place."""
    turn: Turn
    before: Mapping[str, object]
    """Cells that differ or are gone."""
    after: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs."""

    new: pl.DataFrame
    """Values whose key was not there; columns indikator, wilayah, periode, nilai, kata,
    status, sumber, berkas, baris (where they stand afterwards), sorted by key."""
    changed: pl.DataFrame
    """The same for keys of which something else is said; also ``nilai_lama``, ``kata_lama``,
    ``status_lama``, ``sumber_lama`` and ``kolom``: what differs, with commas between."""
    removed: pl.DataFrame
    """Values whose key is gone; berkas and baris are where they stood."""
    withheld: pl.DataFrame
    """Figures of a weak source that come in: recorded, not shown."""
    tables: tuple[RowChange, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing differs."""
        frames = (self.new, self.changed, self.removed, self.withheld)
        return not self.tables and all(f.is_empty() for f in frames)

    @property
    def counts(self) -> dict[str, int]:
        """How many values and rows of tables differ in which way."""
        return {
            "new": self.new.height,
            "changed": self.changed.height,
            "removed": self.removed.height,
            "withheld": self.withheld.height,
            "tables": len(self.tables),
        }


def difference(before: Snapshot, after: Snapshot) -> Difference:
    """Compare two states."""
    old, new = before.values, after.values
    both = new.join(old, on=KEY, how="inner", suffix="_lama")
    differs = [pl.col(c).ne_missing(pl.col(f"{c}_lama")) for c in FACTS]
    named = [pl.when(d).then(pl.lit(c)) for c, d in zip(FACTS, differs, strict=True)]
    changed = both.filter(pl.any_horizontal(differs)).select(
        *_SHOWN,
        *(f"{c}_lama" for c in ("nilai", "kata", "status", "sumber")),
        kolom=pl.concat_str(named, separator=",", ignore_nulls=True),
    )
    said = [*KEY, *FACTS]
    aside = after.withheld.join(before.withheld.select(said), on=said, how="anti", nulls_equal=True)
    return Difference(
        new=_sorted(new.join(old, on=KEY, how="anti").select(_SHOWN)),
        changed=_sorted(changed),
        removed=_sorted(old.join(new, on=KEY, how="anti").select(_SHOWN)),
        withheld=_sorted(aside.select(_SHOWN)),
        tables=tuple(c for name in TABLES for c in _rows(name, before, after)),
    )


def _sorted(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.sort(KEY)


def _rows(name: str, before: Snapshot, after: Snapshot) -> list[RowChange]:
    """Return the rows of one table that differ; a table without a key is compared row by row."""
    old, new = before.tables[name], after.tables[name]
    if old.equals(new):
        return []
    key = TABLES[name].key or tuple(old.columns)
    was, will = _keyed(old, key), _keyed(new, key)
    found = [RowChange(name, k, Turn.NEW, {}, _filled(r)) for k, r in will.items() if k not in was]
    for code, row in was.items():
        if code not in will:
            found.append(RowChange(name, code, Turn.REMOVED, _filled(row), {}))
        elif odd := [c for c in row if row[c] != will[code][c]]:
            left, right = ({c: r[c] for c in odd} for r in (row, will[code]))
            found.append(RowChange(name, code, Turn.CHANGED, left, right))
    return found


def _keyed(frame: pl.DataFrame, key: tuple[str, ...]) -> dict[str, dict[str, object]]:
    return {
        " / ".join("" if row[c] is None else str(row[c]) for c in key): row
        for row in frame.iter_rows(named=True)
    }


def _filled(row: Mapping[str, object]) -> dict[str, object]:
    return {c: v for c, v in row.items() if v is not None}
