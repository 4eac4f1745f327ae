"""Everything in handed-in files that must be mended or looked at, with its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from lib.contract.finding import Finding, Severity
from lib.exchange.proposal import Proposal
from lib.exchange.sheet import Finder, Place, Sheet, letters
from lib.exchange.words import doubt
from lib.i18n.findings import message, remedy
from lib.load.codebook import build_codebook
from lib.ui.view import View
from lib.ui.views.manage_desk import Desk


class Kind(StrEnum):
    """How bad it is."""

    ERROR = "error"
    WARNING = "warning"
    DOUBT = "doubt"
    """The value is probably a slip."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend or to look at."""

    kind: Kind
    file: str
    sheet: int | None
    """Which of the sheets on the desk; ``None`` if it is in no cell of them."""
    place: Place | None
    finding: Finding | None = None
    row: Mapping[str, Any] | None = None
    """Row of ``plausible.COLUMNS``, for a doubt."""

    @property
    def value(self) -> str | None:
        """What is written there."""
        return self.finding.value if self.finding else None

    @property
    def count(self) -> int:
        """How many equal ones it stands for."""
        return self.finding.count if self.finding else 1

    def message(self, view: View) -> str:
        """Say what is wrong."""
        if self.finding is not None:
            return message(self.finding, view.lang)
        return doubt(self.row or {}, view.lang)

    def remedy(self, view: View) -> str:
        """Say how to mend it."""
        if self.finding is not None:
            return remedy(self.finding, view.lang)
        return view.t("manage.doubt_remedy")

    def where(self, view: View, sheets: list[Sheet]) -> str:
        """Name the cell as a spreadsheet does: ``Lembar L03, sel D7``."""
        parts = [] if self.finding is None else [self.finding.sheet]
        if self.sheet is not None:
            parts = [sheets[self.sheet].name]
        named = [view.t("manage.where.sheet", name=p) for p in parts if p]
        if self.place is not None:
            row, column = self.place
            cell = "row" if column is None else "cell"
            text = letters(column) if column is not None else ""
            named.append(view.t(f"manage.where.{cell}", row=row, column=text))
        elif self.finding is not None and self.finding.row is not None:
            named.append(view.t("manage.where.row", row=self.finding.row))
        return ", ".join(named)


_KINDS = {Severity.ERROR: Kind.ERROR, Severity.WARNING: Kind.WARNING}


def faults(desk: Desk, proposal: Proposal) -> list[Fault]:
    """Return all faults: those in no cell first, then by file, sheet, row and column."""
    if desk.faults is None:
        found = [*_findings(desk, proposal), *_doubts(desk, proposal)]
        desk.faults = sorted(found, key=_order)
    return desk.faults


def _order(fault: Fault) -> tuple[int, int, int]:
    if fault.sheet is None or fault.place is None:
        return (-1, 0, 0)
    row, column = fault.place
    return (fault.sheet, row, -1 if column is None else column)


def _findings(desk: Desk, proposal: Proposal) -> Iterator[Fault]:
    for finding in proposal.findings:
        kind = _KINDS.get(finding.severity)
        if kind is None:
            continue
        spots = ((i, s.place(finding)) for i, s in enumerate(desk.sheets))
        sheet, place = next(((i, p) for i, p in spots if p is not None), (None, None))
        yield Fault(kind, finding.file, sheet, place, finding)


def _doubts(desk: Desk, proposal: Proposal) -> Iterator[Fault]:
    if proposal.doubtful.is_empty():
        return
    finder = Finder(desk.sheets, build_codebook(proposal.after.tables))
    key = ["indikator", "wilayah", "periode"]
    known = proposal.places.unique(key, keep="first", maintain_order=True)
    for row in proposal.doubtful.join(known, on=key, how="left").iter_rows(named=True):
        spot = None
        if row["berkas"] is not None:
            where = tuple(row[k] for k in key)
            spot = finder.find(row["berkas"], row["baris"], where, row["nilai"])
        sheet, place = spot or (None, None)
        yield Fault(Kind.DOUBT, row["berkas"] or "", sheet, place, None, row)
