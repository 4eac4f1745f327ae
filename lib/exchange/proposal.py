"""What would come of taking files in: read apart, fitted in beside the folder, compared."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import polars as pl

from lib.contract.codes import Code
from lib.contract.finding import Finding, Severity
from lib.contract.vocabulary import Status
from lib.errors import Changed
from lib.exchange.difference import FACTS, KEY, Difference, difference
from lib.exchange.handed import Handed, Kind, Placed, place
from lib.exchange.plan import PLACE, Mode, Plan, Taken, plan
from lib.exchange.removal import without
from lib.exchange.trial import trial
from lib.load.folder import Entry, Role, scan
from lib.load.plausible import suspicious
from lib.store.build import load_folder
from lib.store.shapes import boundary_findings
from lib.store.snapshot import LoadedFile, Snapshot

_ROUNDS = 10
"""Times that rows in the way are looked for; each finds the first thousand of a file."""
_TWICE = (Code.VALUE_TWICE_DIFFERENT, Code.VALUE_TWICE_EQUAL)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would come of taking files in."""

    taken: tuple[Taken, ...]
    read: tuple[LoadedFile, ...]
    """How each handed-in file was read; ``file`` is its name as it was handed in."""
    findings: tuple[Finding, ...]
    """About the handed-in files, by their names, and errors that they would bring about
    elsewhere in the folder."""
    difference: Difference
    doubtful: pl.DataFrame
    """Incoming values that are probably slips; columns of ``plausible.COLUMNS``."""
    places: pl.DataFrame
    """Where each handed-in value stands: indikator, wilayah, periode, berkas, baris."""
    files: dict[str, bytes | None]
    """New bytes by file of the folder, ``None`` for a file that goes."""
    after: Snapshot
    """The folder as it would be."""

    @property
    def refused(self) -> bool:
        """Whether there is an error, so that nothing may be published."""
        return _bad(self.findings)

    @property
    def counts(self) -> dict[str, int]:
        """How many values and rows of tables change in which way."""
        return {**self.difference.counts, "suspicious": self.doubtful.height}


def propose(
    folder: Path,
    handed: Sequence[Handed],
    today: dt.date,
    cache_dir: Path | None = None,
    mode: Mode = Mode.NAMED,
) -> Proposal:
    """Work out what taking files into a folder would change; writes nothing there.

    Args:
        folder: Data folder.
        handed: The files.
        today: Day after which no period can have begun.
        cache_dir: Where parsed data is kept between runs; ``None``: nowhere.
        mode: What happens to the rest of an earlier file of the same name.
    """
    placed, odd = place(handed)
    standing = load_folder(folder, cache_dir, today)
    reading, findings = _apart(folder, placed, today)
    paths = {e.file: e.path for e in scan(folder)}

    def read(file: str) -> bytes | None:
        return paths[file].read_bytes() if file in paths else None

    found = plan(placed, reading, standing, read, mode)
    files, after = _Fitting(folder, standing, found, today).run()
    names = {p.file: p.handed.name for p in placed}
    findings = [*odd, *(replace(f, file=names[f.file]) for f in findings)]
    if not _bad(findings):
        findings += _new_errors(standing, after)
    if not _bad(findings):
        _insist(reading, after)
    said = pl.concat([reading.values, reading.withheld])
    differs = difference(standing, after)
    incoming = pl.concat([differs.new.select(KEY), differs.changed.select(KEY)])
    return Proposal(
        taken=found.taken,
        read=tuple(replace(f, file=names[f.file]) for f in reading.files if f.file in names),
        findings=tuple(findings),
        difference=differs,
        doubtful=suspicious(incoming, after.values, after.tables["jeda"]),
        places=said.select(*KEY, pl.col("berkas").replace(names), "baris"),
        files=files,
        after=after,
    )


def _apart(
    folder: Path, placed: Sequence[Placed], today: dt.date
) -> tuple[Snapshot, list[Finding]]:
    """Read the handed-in files with the tables of the folder, but without its values."""
    stems = {Path(p.file).stem.casefold() for p in placed if p.kind is Kind.TABLE}

    def wanted(entry: Entry) -> bool:
        return entry.role is Role.TABLE and Path(entry.file).stem.casefold() not in stems

    changes = {p.file: p.handed.content for p in placed}
    with trial(folder, changes, wanted) as apart:
        reading = load_folder(apart, None, today)
        found = [*reading.findings, *boundary_findings(reading, apart, today)]
    return reading, [f for f in found if f.file in changes]


class _Fitting:
    """Takes rows that are in the way out of the other files until nothing clashes."""

    def __init__(self, folder: Path, standing: Snapshot, found: Plan, today: dt.date) -> None:
        self.folder, self.today, self.own = folder, today, set(found.files)
        self.files = dict(found.files)
        self.snapshot, self.outdated = standing, found.outdated

    def run(self) -> tuple[dict[str, bytes | None], Snapshot]:
        for _ in range(_ROUNDS):
            self._take_out()
            with trial(self.folder, self.files) as place:
                self.snapshot = load_folder(place, None, self.today)
            self.outdated = self._in_the_way()
            if self.outdated.is_empty():
                break
        return self.files, self.snapshot

    def _take_out(self) -> None:
        layouts = {f.file: f.layout for f in self.snapshot.files}
        paths = {e.file: e.path for e in scan(self.folder)}
        held = pl.concat([self.snapshot.values, self.snapshot.withheld])
        for (name,), rows in self.outdated.group_by("berkas"):
            file, numbers = str(name), rows["baris"].to_list()
            content = self.files.get(file)
            content = paths[file].read_bytes() if content is None else content
            left = held.filter(pl.col("berkas") == file).join(rows, on=KEY, how="anti")
            changed = without(file, content, layouts.get(file, ""), set(numbers), left)
            self.files |= {self._free(f, file, paths): c for f, c in changed.items()}

    def _free(self, file: str, old: str, there: Mapping[str, Path]) -> str:
        """Return a name that no other file has."""
        path = PurePosixPath(file)
        while file != old and (file in there or self.files.get(file) is not None):
            path = path.with_stem(f"{path.stem}_")
            file = path.as_posix()
        return file

    def _in_the_way(self) -> pl.DataFrame:
        """Return values of other files that have a key of the files put in."""
        found: set[tuple[str | int, ...]] = set()
        for finding in self.snapshot.findings:
            if finding.code in _TWICE:
                other, _, row = finding.params["other"].rpartition(", ")
                one = (finding.file, finding.row or 0)
                two = (other.split(" [")[0], int(row))
                key = finding.params["key"].split(" / ")
                mine = [place[0] in self.own for place in (one, two)]
                found |= {(*two, *key)} if mine == [True, False] else set()
                found |= {(*one, *key)} if mine == [False, True] else set()
        return pl.DataFrame(list(found), schema=PLACE, orient="row")


def _bad(findings: Iterable[Finding]) -> bool:
    return any(f.severity is Severity.ERROR for f in findings)


def _new_errors(standing: Snapshot, after: Snapshot) -> tuple[Finding, ...]:
    """Return errors that are not there yet; that rows have moved makes no error new."""
    known = Counter(_said(f) for f in standing.findings)
    found = []
    for finding in after.findings:
        if finding.severity is Severity.ERROR:
            said = _said(finding)
            known[said] -= 1
            if known[said] < 0:
                found.append(finding)
    return tuple(found)


def _said(finding: Finding) -> tuple[str | None, ...]:
    return finding.code.value, finding.file, finding.sheet, finding.column, finding.value


def _insist(reading: Snapshot, after: Snapshot) -> None:
    """Make sure that the folder would say what the handed-in files say.

    Raises:
        Changed: It would not: somebody else has changed it meanwhile.
    """
    said = reading.values.filter(pl.col("status") != Status.SAMPLE.value)
    facts = [*KEY, *FACTS]
    lost = said.join(after.values.select(facts), on=facts, how="anti", nulls_equal=True)
    if lost.height:
        raise Changed(file=lost["berkas"][0])
