"""Decisions of a meeting, written into the data folder one at a time; none is ever lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import polars as pl

from lib.contract.tables import TABLES
from lib.contract.vocabulary import DecisionStatus, Status
from lib.errors import DecisionGone, TableUnreadable
from lib.exchange.publish import Author, Place, alone, now
from lib.exchange.table_file import TableFile
from lib.exchange.trial import trial
from lib.store.build import load_folder
from lib.store.commit import Draft, commit
from lib.store.ledger import Deed, LedgerEntry, inventory
from lib.store.snapshot import Snapshot

TABLE = TABLES["keputusan"]
LONGEST = 500
"""Letters of a decision."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, who does it, and until when."""

    tanggal: dt.date
    isi: str
    opd: str | None = None
    """Code of the agency."""
    tenggat: dt.date | None = None
    dimensi: str | None = None
    program: str | None = None

    def cells(self) -> dict[str, str]:
        """Return the row of the table."""
        return {
            "tanggal": self.tanggal.isoformat(),
            "isi": _harmless(" ".join(self.isi.split())[:LONGEST]),
            "opd": self.opd or "",
            "tenggat": self.tenggat.isoformat() if self.tenggat else "",
            "status": DecisionStatus.OPEN.value,
            "dimensi": self.dimensi or "",
            "program": self.program or "",
        }


def _harmless(text: str) -> str:
    """Return a text that a spreadsheet does not take for a formula; readers trim the space."""
    return f" {text}" if text.startswith(("=", "+", "-", "@")) else text


def record(
    place: Place, decision: Decision, who: str, *, clock: Callable[[], dt.datetime] = now
) -> LedgerEntry:
    """Write a decision down.

    Args:
        place: The folder.
        decision: What was decided; ``isi`` must not be blank.
        who: Name of who writes it.
        clock: Gives the time of the entry.

    Raises:
        TableUnreadable: The file of decisions holds no such table, or would lose a row.
        Busy, Changed, NoRoom, Unfinished: As for ``publish.publish``.
    """
    cells = decision.cells()

    def add(file: TableFile, _standing: Snapshot) -> TableFile:
        return file.with_row(cells)

    return _change(place, Author(who, cells["isi"].strip()), add, clock)


def complete(
    place: Place,
    decision: Mapping[str, object],
    who: str,
    *,
    clock: Callable[[], dt.datetime] = now,
) -> LedgerEntry:
    """Mark a decision as done.

    Args:
        place: The folder.
        decision: Its row in the table of decisions.
        who: Name of who does it.
        clock: Gives the time of the entry.

    Raises:
        DecisionGone: It is not open any more, or not in a file that can be written.
        TableUnreadable, Busy, Changed, NoRoom, Unfinished: As for ``record``.
    """

    def mark(file: TableFile, standing: Snapshot) -> TableFile:
        return file.with_cell(_row(standing, file, decision), "status", DecisionStatus.DONE.value)

    return _change(place, Author(who, str(decision["isi"])), mark, clock)


def _change(
    place: Place,
    author: Author,
    change: Callable[[TableFile, Snapshot], TableFile],
    clock: Callable[[], dt.datetime],
) -> LedgerEntry:
    with alone(place, author):
        expected = inventory(place.folder)
        standing = load_folder(place.folder, place.cache_dir, place.today)
        before = TableFile.of(place.folder, TABLE)
        files = change(before, standing).files()
        _lose_nothing(place, standing, files)
        draft = Draft(
            who=author.name,
            why=author.reason,
            when=clock().isoformat(timespec="seconds"),
            files=files,
            deed=Deed.DECIDED,
        )
        return commit(place.folder, draft, expected)


def _row(standing: Snapshot, file: TableFile, decision: Mapping[str, object]) -> int:
    """Return the row of a decision in its file."""
    table, places = standing.tables[TABLE.name], standing.places[TABLE.name]
    wanted = {name: decision.get(name) for name in table.columns}
    source = file.replaces or file.file
    for row, where in zip(table.to_dicts(), places.to_dicts(), strict=True):
        if row == wanted and where["berkas"] == source:
            return int(where["baris"])
    raise DecisionGone


def _lose_nothing(place: Place, standing: Snapshot, files: Mapping[str, bytes | None]) -> None:
    """Refuse a change after which a row is gone; sample rows may step aside."""
    with trial(place.folder, files) as changed:
        after = load_folder(changed, None, place.today).tables[TABLE.name]
    real = pl.col("status_data").ne_missing(Status.SAMPLE.value)
    fixed = [c for c in after.columns if c != "status"]
    old = standing.tables[TABLE.name].filter(real).select(fixed)
    lost = old.join(after.select(fixed), on=fixed, how="anti", nulls_equal=True)
    if lost.height or after.filter(real).height < old.height:
        raise TableUnreadable(file=f"{TABLE.name}.csv")
