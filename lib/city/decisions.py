"""The decisions of a city's meetings and how they stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lib.analysis.decision import Standing, decisions
from lib.city.city import City
from lib.city.memory import remembered

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision and how it stands."""

    row: Row
    """Its row in the table of decisions."""
    keadaan: Standing
    batas: dt.date | None
    hari: int | None
    """Days past its deadline, where it is past."""
    contoh: bool

    @property
    def isi(self) -> str:
        """What was decided."""
        return str(self.row["isi"])

    @property
    def overdue(self) -> bool:
        """Whether its deadline is past and it is not done."""
        return self.keadaan is Standing.OVERDUE

    @property
    def done(self) -> bool:
        """Whether it is done."""
        return self.keadaan is Standing.DONE


@remembered
def every(city: City, today: dt.date) -> tuple[Decided, ...]:
    """Return every decision, open ones first; see ``analysis.decision.decisions``."""
    table = city.snapshot.tables["keputusan"]
    rows = decisions(table, today).to_dicts()
    return tuple(
        Decided(
            row={name: row[name] for name in table.columns},
            keadaan=Standing(row["keadaan"]),
            batas=row["batas"],
            hari=row["hari"],
            contoh=row["contoh"],
        )
        for row in rows
    )


@remembered
def still_open(city: City, today: dt.date) -> tuple[Decided, ...]:
    """Return the decisions that are not done, those longest overdue first."""
    return tuple(one for one in every(city, today) if not one.done)
