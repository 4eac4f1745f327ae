"""What taking handed-in files into a folder means for its files, worked out on values.

A file that bears the name of one in the folder replaces it whole, as it would if it were
dropped there. Any other file of observations goes into a long CSV file below ``nilai/masuk``,
where later files of that name add to it. What it says differently from other files goes out
of those; what it says alike stays where it is. A sample never replaces a real figure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

import polars as pl

from lib.contract.tables import TABLES, VALUES_FOLDER
from lib.contract.vocabulary import Status
from lib.exchange.canonical import canonical
from lib.exchange.difference import FACTS, KEY
from lib.exchange.handed import Kind, Placed
from lib.store.snapshot import Snapshot

INBOX = f"{VALUES_FOLDER}/masuk"
"""Where handed-in observations are kept that replace no file."""

PLACE: Mapping[str, pl.DataType] = {
    "berkas": pl.String(),
    "baris": pl.Int32(),
    **dict.fromkeys(KEY, pl.String()),
}
"""Where a value stands, and its key: a row of a wide table holds several."""

Reader = Callable[[str], bytes | None]
"""Gives the bytes of a file of the folder, ``None`` if there is no such file."""


class Mode(StrEnum):
    """What happens to values that an earlier file of the same name had and this one has not."""

    NAMED = "named"
    """They go if it was a file of the folder, and stay if it was handed in."""
    ADD = "add"
    """They stay."""
    REPLACE = "replace"
    """They go."""


class Fate(StrEnum):
    """What becomes of a handed-in file."""

    REPLACES = "replaces"
    """It takes the place of a file of that name."""
    ADDED = "added"
    """What it says is put beside the rest."""
    KNOWN = "known"
    """It says nothing new."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A handed-in file and what becomes of it."""

    name: str
    """As it was handed in."""
    placed: str
    """Where it would lie if it were simply put there; findings of its reading name that."""
    fate: Fate
    file: str
    """Where it goes, relative to the folder."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done with the files of a folder."""

    files: Mapping[str, bytes | None]
    """New bytes by file, ``None`` for a file that goes."""
    taken: tuple[Taken, ...]
    outdated: pl.DataFrame
    """Values of other files of which something else is said now: columns ``PLACE``."""


def plan(
    placed: Sequence[Placed],
    reading: Snapshot,
    standing: Snapshot,
    read: Reader,
    mode: Mode = Mode.NAMED,
) -> Plan:
    """Work out what becomes of each file.

    Args:
        placed: The handed-in files that can be taken in.
        reading: What they hold, read apart from the folder; ``berkas`` is where each was placed.
        standing: What the folder holds.
        read: Gives the bytes of its files.
        mode: What happens to the rest of an earlier file of the same name.
    """
    return _Planner(reading, standing, read, mode).run(placed)


class _Planner:
    def __init__(self, reading: Snapshot, standing: Snapshot, read: Reader, mode: Mode) -> None:
        self.reading, self.standing, self.read, self.mode = reading, standing, read, mode
        self.there = [f.file for f in standing.files]
        self.files: dict[str, bytes | None] = {}
        self.outdated = [pl.DataFrame(schema=PLACE)]
        self.rest = standing.values
        """Published values of files that are not replaced."""

    def run(self, placed: Sequence[Placed]) -> Plan:
        values = [p for p in placed if p.kind is Kind.VALUES]
        homes = {p.file: self._home(p) for p in values}
        gone = [h for h in homes.values() if h is not None]
        self.rest = self.rest.filter(~pl.col("berkas").is_in(gone))
        taken = [self._whole(p) for p in placed if p.kind is not Kind.VALUES]
        taken += [self._values(p, homes[p.file]) for p in values]
        files = {f: c for f, c in self.files.items() if c != self.read(f)}
        others = ~pl.col("berkas").is_in(list(self.files))
        return Plan(files, tuple(taken), pl.concat(self.outdated).unique().filter(others))

    def _home(self, placed: Placed) -> str | None:
        """Return the file of observations that a handed-in one replaces."""
        if self.mode is Mode.ADD or self._silent(placed):
            return None
        if placed.file in self.there:
            return placed.file
        if len(PurePosixPath(placed.handed.name).parts) > 1:
            return None
        here = [f for f in self.there if f.startswith(f"{VALUES_FOLDER}/")]
        inbox = [f for f in here if f == f"{INBOX}/{_slug(placed)}.csv"]
        if inbox:
            return inbox[0] if self.mode is Mode.REPLACE else None
        named = [f for f in here if _stem(f) == _stem(placed.file)]
        return named[0] if len(named) == 1 else None

    def _silent(self, placed: Placed) -> bool:
        """Tell whether a file holds no values, as a form does that nobody has filled in."""
        return self._of(placed, self.reading.values).is_empty() and (
            self._of(placed, self.reading.withheld).is_empty()
        )

    @staticmethod
    def _of(placed: Placed, values: pl.DataFrame) -> pl.DataFrame:
        return values.filter(pl.col("berkas") == placed.file)

    def _whole(self, placed: Placed) -> Taken:
        """Take over a table or boundaries as they are, in place of any of the same name."""
        same = [f for f in self.there if f == placed.file]
        if placed.kind is Kind.TABLE and "/" not in placed.file:
            same = [f for f in self.there if "/" not in f and _stem(f) == _stem(placed.file)]
        self.files |= dict.fromkeys(same) | {placed.file: placed.handed.content}
        fate = Fate.REPLACES if same else Fate.ADDED
        if same == [placed.file] and self.read(placed.file) == placed.handed.content:
            fate = Fate.KNOWN
        return Taken(placed.handed.name, placed.file, fate, placed.file)

    def _values(self, placed: Placed, home: str | None) -> Taken:
        if home is not None and _ending(home) == _ending(placed.file):
            return self._swapped(placed, home)
        said = self._of(placed, self.reading.values)
        rows, aside = self._unsaid(said), self._recorded(placed, home)
        if home is not None:
            target = PurePosixPath(home).with_suffix(".csv").as_posix()
            self.files |= {home: None} | {target: canonical(pl.concat([rows, aside]))}
            return self._taken(placed, Fate.REPLACES, target)
        target = self._inbox(placed)
        if rows.is_empty() and aside.is_empty():
            return self._taken(placed, Fate.KNOWN, target)
        self.files[target] = canonical(pl.concat([self._earlier(target, rows), rows, aside]))
        return self._taken(placed, Fate.ADDED, target)

    @staticmethod
    def _taken(placed: Placed, fate: Fate, file: str) -> Taken:
        return Taken(placed.handed.name, placed.file, fate, file)

    def _swapped(self, placed: Placed, home: str) -> Taken:
        """Put a file as it is in the place of one of the same name and kind."""
        if self.read(home) == placed.handed.content:
            return self._taken(placed, Fate.KNOWN, home)
        self.files[home] = placed.handed.content
        self._outdate(self._of(placed, self.reading.values))
        return self._taken(placed, Fate.REPLACES, home)

    def _unsaid(self, said: pl.DataFrame) -> pl.DataFrame:
        """Return the rows that say something else than the rest of the folder."""
        old = self.rest.select(*KEY, *FACTS, known=pl.lit(True))
        both = said.join(old, on=KEY, how="left", suffix="_lama")
        alike = [pl.col(c).eq_missing(pl.col(f"{c}_lama")) for c in FACTS]
        sample = Status.SAMPLE.value
        worse = (pl.col("status") == sample) & (pl.col("status_lama") != sample)
        idle = pl.all_horizontal(alike) | worse
        kept = both.filter(pl.col("known").is_null() | ~idle).select(said.columns)
        self._outdate(kept)
        return kept

    def _recorded(self, placed: Placed, home: str | None) -> pl.DataFrame:
        """Return the figures of weak sources that are not recorded yet."""
        said, there = self._of(placed, self.reading.withheld), self.standing.withheld
        facts = [*KEY, *FACTS]
        old = there.filter(pl.col("berkas") != (home or "")).select(facts)
        return said.join(old, on=facts, how="anti", nulls_equal=True)

    def _outdate(self, rows: pl.DataFrame) -> None:
        """Mark rows of other files with these keys; samples give way by themselves."""
        new = rows.select(*KEY, status_baru="status")
        both = self.rest.join(new, on=KEY, how="inner")
        sample = Status.SAMPLE.value
        gives_way = (pl.col("status") == sample) != (pl.col("status_baru") == sample)
        self.outdated.append(both.filter(~gives_way).select(list(PLACE)))

    def _inbox(self, placed: Placed) -> str:
        """Return the file below ``nilai/masuk`` for a handed-in one; two never share one."""
        stem, number = _slug(placed), 2
        target = f"{INBOX}/{stem}.csv"
        while target in self.files:
            target, number = f"{INBOX}/{stem}_{number}.csv", number + 1
        return target

    def _earlier(self, target: str, rows: pl.DataFrame) -> pl.DataFrame:
        """Return what a file of the inbox holds beyond the rows that come into it."""
        held = pl.concat([self.standing.values, self.standing.withheld])
        mine = held.filter(pl.col("berkas") == target)
        return mine.join(rows.select(KEY), on=KEY, how="anti")


def _slug(placed: Placed) -> str:
    """Return the name of a file without its ending, in signs that every system allows."""
    stem = re.sub(r"[^\w.-]+", "_", PurePosixPath(placed.file).stem).strip("._") or "masuk"
    return f"{stem}_nilai" if stem.casefold() in TABLES else stem


def _stem(file: str) -> str:
    return PurePosixPath(file).stem.casefold()


def _ending(file: str) -> str:
    return PurePosixPath(file).suffix.casefold()
