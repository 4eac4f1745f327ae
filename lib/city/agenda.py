"""What a meeting has to speak of, out of the figures: nothing is added by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lib.analysis.decision import Standing
from lib.analysis.decision import decisions as how_they_stand
from lib.analysis.highlights import Movement, StewardGap
from lib.city import attention, programmes
from lib.city.city import City
from lib.city.memory import remembered
from lib.city.programmes import Programme
from lib.i18n import t
from lib.i18n.format import listing, number

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


@dataclass(frozen=True, slots=True)
class Agenda:
    """The items of a meeting; each may be empty."""

    open: tuple[Decided, ...]
    """Decisions that are still open, those longest overdue first."""
    done: int
    """Decisions that are done."""
    worse: tuple[Movement, ...]
    late: tuple[Programme, ...]
    """Programmes that are late, stalled or without report, those longest past first."""
    due: tuple[StewardGap, ...]

    @property
    def overdue(self) -> int:
        """How many open decisions are past their deadline."""
        return sum(one.keadaan is Standing.OVERDUE for one in self.open)

    @property
    def sample(self) -> bool:
        """Whether any item rests on sample data."""
        return any(
            one.contoh for part in (self.open, self.worse, self.late, self.due) for one in part
        )


@remembered
def of(city: City, today: dt.date) -> Agenda:
    """Return the agenda of a meeting on a day."""
    every = decided(city, today)
    late = [one for one in programmes.every(city, today) if one.dinilai]
    return Agenda(
        open=tuple(one for one in every if one.keadaan is not Standing.DONE),
        done=sum(one.keadaan is Standing.DONE for one in every),
        worse=attention.movements(city, len(city.catalogue.indicators)).memburuk,
        late=tuple(sorted(late, key=lambda one: (-one.hari, one.kode))),
        due=attention.stewards(city, today, len(city.catalogue.agencies)),
    )


@remembered
def decided(city: City, today: dt.date) -> tuple[Decided, ...]:
    """Return every decision, open ones first; see ``analysis.decision.decisions``."""
    table = city.snapshot.tables["keputusan"]
    rows = how_they_stand(table, today).to_dicts()
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


def finding(agenda: Agenda, lang: str) -> str:
    """Return the agenda in one sentence: how many items of each kind there are."""
    counts = {
        "overdue": agenda.overdue,
        "open": len(agenda.open) - agenda.overdue,
        "worse": len(agenda.worse),
        "late": len(agenda.late),
        "due": len(agenda.due),
    }
    said = [
        t(f"meeting.count.{kind}", lang, count=number(count, lang))
        for kind, count in counts.items()
        if count
    ]
    if not said:
        return t("meeting.finding_none", lang)
    return t("meeting.finding", lang, said=listing(said, lang))
