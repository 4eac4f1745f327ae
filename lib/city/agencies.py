"""The agencies of a city: what each has delivered, owes and must decide on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import polars as pl

from lib.analysis import freshness
from lib.analysis.freshness import Standing
from lib.analysis.span import first_day, last_day
from lib.city import assessment, decisions, evidence, programmes
from lib.city.city import City
from lib.city.decisions import Decided
from lib.city.evidence import Evidence
from lib.city.memory import remembered
from lib.city.programmes import Programme
from lib.contract.vocabulary import AgencyKind, Framework, Status
from lib.store.catalogue import Agency, Indicator


@dataclass(frozen=True, slots=True)
class Body:
    """An agency and its time."""

    agency: Agency
    jenis: AgencyKind | None
    sejak: dt.date | None
    sampai: dt.date | None
    pengganti: str | None
    """Code of its successor."""
    pendahulu: tuple[str, ...]
    """Codes of those that it took the place of, directly or through others."""

    def ended(self, today: dt.date) -> bool:
        """Tell whether it no longer exists."""
        return self.sampai is not None and self.sampai < today


@dataclass(frozen=True, slots=True)
class Held:
    """An indicator of an agency and how fresh its real figures are."""

    indicator: Indicator
    holder: str
    """Code of the steward by the table: the agency or one it took the place of."""
    standing: Standing
    last: str | None
    """Period of its latest real figure."""
    next: str | None
    due: dt.date | None
    days: int
    """Days overdue."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that concerns one agency."""

    body: Body
    indicators: tuple[Held, ...]
    """What is overdue longest first."""
    programmes: tuple[Programme, ...]
    evidence: tuple[Evidence, ...]
    """What is weak or missing in the register."""
    chase: pl.DataFrame
    """What its indicators and programmes lack; see ``analysis.chase_list``."""
    decisions: tuple[Decided, ...]
    """Open ones, due first on top."""

    @property
    def overdue(self) -> tuple[Held, ...]:
        """Indicators whose figure should be there by now."""
        return tuple(h for h in self.indicators if h.standing in LATE)

    @property
    def sample(self) -> bool:
        """Whether anything on it is sample data."""
        return (
            any(p.contoh for p in self.programmes)
            or evidence.has_sample(self.evidence)
            or any(d.contoh for d in self.decisions)
        )


LATE = (Standing.DUE, Standing.LATE)
_ORDER = (Standing.LATE, Standing.DUE, Standing.NONE, Standing.CURRENT, Standing.UNSCHEDULED)


@remembered
def bodies(city: City) -> dict[str, Body]:
    """Return all agencies by code, in the order of the table."""
    table = city.snapshot.tables["opd"]
    rows = table.with_columns(first_day(table, "berlaku_sejak"), last_day(table, "berlaku_sampai"))
    heirs = dict(table.select("kode", "pengganti").iter_rows())
    return {
        row["kode"]: Body(
            agency=city.catalogue.agencies[row["kode"]],
            jenis=AgencyKind(row["jenis"]) if row["jenis"] else None,
            sejak=row["berlaku_sejak"],
            sampai=row["berlaku_sampai"],
            pengganti=row["pengganti"],
            pendahulu=tuple(c for c in heirs if row["kode"] in _line(c, heirs)),
        )
        for row in rows.iter_rows(named=True)
    }


@remembered
def real_freshness(city: City, today: dt.date) -> pl.DataFrame:
    """Return how fresh the real figures of each indicator are; samples deliver nothing."""
    sample = (pl.col("status") == Status.SAMPLE.value).fill_null(value=False)
    values = city.snapshot.values.filter(~sample)
    return freshness.freshness(values, city.snapshot.tables["indikator"], today)


@remembered
def deliveries(city: City, today: dt.date) -> pl.DataFrame:
    """Return who has delivered data on time.

    Returns:
        One row per agency with at least one indicator or programme, or that still exists, in
        the order of the table: ``opd``, ``indikator`` (number), ``tepat`` (not due yet),
        ``jatuh_tempo``, ``terlambat``, ``belum_ada``, ``sewaktu``, ``hari`` (longest overdue,
        days), ``program``, ``perlu`` (programmes late, stalled or without report),
        ``keputusan`` (open). Those of a body that has ended count for its successor.
    """
    names = {
        Standing.CURRENT: "tepat",
        Standing.DUE: "jatuh_tempo",
        Standing.LATE: "terlambat",
        Standing.NONE: "belum_ada",
        Standing.UNSCHEDULED: "sewaktu",
    }
    rows = []
    for code, body in bodies(city).items():
        if body.ended(today) and body.pengganti:
            continue
        made = sheet(city, code, today)
        states = [h.standing for h in made.indicators]
        rows.append(
            {
                "opd": code,
                "indikator": len(states),
                **{name: states.count(state) for state, name in names.items()},
                "hari": max((h.days for h in made.indicators), default=0),
                "program": len(made.programmes),
                "perlu": sum(p.dinilai for p in made.programmes),
                "keputusan": len(made.decisions),
                "contoh": any(p.contoh for p in made.programmes)
                or any(d.contoh for d in made.decisions),
            }
        )
    return pl.DataFrame(rows)


@remembered
def sheet(city: City, code: str, today: dt.date) -> Sheet:
    """Return all that concerns an agency; with that of those whose place it took."""
    body = bodies(city)[code]
    own = (code, *body.pendahulu)
    held = tuple(h for c in own for h in _held(city, today).get(c, ()))
    held = tuple(sorted(held, key=lambda h: (_ORDER.index(h.standing), -h.days, h.indicator.kode)))
    mine = tuple(p for p in programmes.every(city, today) if set(p.opd) & set(own))
    weak = tuple(
        e for e in evidence.register(city) if e.opd in own and not (e.status == "ada" and e.tautan)
    )
    lists = [assessment.chase(city, Framework.CITY, "", c) for c in own]
    open_ones = tuple(d for d in decisions.still_open(city, today) if d.row["opd"] in own)
    return Sheet(body, held, mine, weak, pl.concat(lists), open_ones)


@remembered
def _held(city: City, today: dt.date) -> dict[str, tuple[Held, ...]]:
    found: dict[str, list[Held]] = {}
    for row in real_freshness(city, today).iter_rows(named=True):
        found.setdefault(row["walidata"], []).append(
            Held(
                city.catalogue.indicator(row["indikator"]),
                row["walidata"],
                Standing(row["keadaan"]),
                *(row["terakhir"], row["berikut"], row["jatuh_tempo"]),
                row["hari"] or 0,
            )
        )
    return {code: tuple(lines) for code, lines in found.items()}


def _line(code: str, heirs: dict[str, str | None]) -> list[str]:
    """Return the successors of an agency, the next one first; a circle ends."""
    found: list[str] = []
    heir = heirs.get(code)
    while heir is not None and heir not in found and heir != code:
        found.append(heir)
        heir = heirs.get(heir)
    return found
