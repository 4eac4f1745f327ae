"""What a meeting has to speak of, out of the figures: nothing is added by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from lib.analysis.highlights import Movement, StewardGap
from lib.city import attention, decisions, programmes
from lib.city.city import City
from lib.city.decisions import Decided
from lib.city.memory import remembered
from lib.city.programmes import Programme
from lib.i18n import t
from lib.i18n.format import listing, number


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
        return sum(one.overdue for one in self.open)

    @property
    def sample(self) -> bool:
        """Whether any item rests on sample data."""
        return any(
            one.contoh for part in (self.open, self.worse, self.late, self.due) for one in part
        )


@remembered
def of(city: City, today: dt.date) -> Agenda:
    """Return the agenda of a meeting on a day."""
    every = decisions.every(city, today)
    late = [one for one in programmes.every(city, today) if one.dinilai]
    return Agenda(
        open=decisions.still_open(city, today),
        done=sum(one.done for one in every),
        worse=attention.movements(city, len(city.catalogue.indicators)).memburuk,
        late=tuple(sorted(late, key=lambda one: (-one.hari, one.kode))),
        due=attention.stewards(city, today, len(city.catalogue.agencies)),
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
