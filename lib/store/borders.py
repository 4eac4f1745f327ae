"""Boundary files that were drawn and are broken now: their last good state is drawn instead."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

import polars as pl

from lib.contract.codes import Code
from lib.contract.finding import Finding, Severity
from lib.load.boundaries import Boundaries, finest_areas, is_enough, read_folder
from lib.load.boundary_files import ARCHIVES, PARQUET, SIDECARS, SINGLE
from lib.load.folder import Entry, Role, scan, unseen
from lib.store.disk import read_whole
from lib.store.good import Good, GoodStates
from lib.store.ledger import hash_of

_SEVERAL = ".shp"
"""Ending of the format whose files are read together with companions of the same name."""
_NOTES = (".md", ".txt")


@dataclass(frozen=True, slots=True)
class Outline:
    """A boundary file, with its companions where its format has them."""

    file: str
    paths: Mapping[str, Path]
    """Where each of its files lies, by its bare name."""
    saved: float
    """When it was last changed, in seconds since 1970."""

    def content(self) -> bytes | None:
        """Return bytes from which all of it can be read; ``None`` if it cannot be opened."""
        if not self.file.casefold().endswith(_SEVERAL):
            return read_whole(self.paths[PurePosixPath(self.file).name])
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, path in sorted(self.paths.items()):
                if (content := read_whole(path)) is None:
                    return None
                archive.writestr(zipfile.ZipInfo(name), content)
        return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class Mended:
    """What is drawn where broken files are stood in for."""

    boundaries: Boundaries
    stand_ins: Mapping[str, Good] = field(default_factory=dict)
    """Last good state in use, by file."""


class Borders:
    """The boundary files of a folder as they are at one moment, and their last good states."""

    def __init__(self, folder: Path, cache_dir: Path) -> None:
        """Look at the files of a folder and at what is kept of them."""
        self._folder = folder
        self._states = GoodStates(cache_dir, folder, "batas")
        entries = scan(folder)
        self._known = self._states.known()
        self._there = {entry.file for entry in entries} | unseen(entries, self._known)
        self._outlines = {o.file: o for o in _outlines(entries)}
        self._digests: dict[str, str] = {}

    @property
    def changed(self) -> dict[str, Good]:
        """Last good states that differ from what lies in the folder now, by file."""
        return {
            file: good
            for file, good in sorted(self._known.items())
            if file in self._there and self._digest(file) != good.digest
        }

    def mend(self, found: Boundaries, wilayah: pl.DataFrame, today: dt.date | None) -> Mended:
        """Put the last good state of each broken file in its place.

        A file is broken if it has a shape for less than half as many areas as its last good
        state had, or for fewer and nothing can be drawn any more. Its last good state is used
        only for areas that no file has a shape for now.

        Args:
            found: What ``read_folder`` gave.
            wilayah: Contract table.
            today: Areas that ended before are not drawn.
        """
        wanted = finest_areas(wilayah, today).height
        drawn = found.origins if is_enough(found, wanted) else {}
        have = {file.file: file.areas for file in found.files}
        broken = {
            file: good
            for file, good in self.changed.items()
            if 2 * have.get(file, 0) < good.rows or (not drawn and have.get(file, 0) < good.rows)
        }
        with self._laid(broken) as earlier:
            while earlier:
                better = read_folder(self._folder, wilayah, today, earlier)
                gained = {f for k, f in better.origins.items() if k not in drawn}
                if not is_enough(better, wanted):
                    break
                if earlier.keys() <= gained:
                    return _told(found, better, {file: broken[file] for file in earlier})
                earlier = {file: path for file, path in earlier.items() if file in gained}
        return Mended(found)

    def update(self, given: Mapping[str, int], stand_ins: Mapping[str, float]) -> None:
        """Keep the state of each file that is drawn now, and forget files that are gone.

        Args:
            given: Areas that each file whose shapes are drawn has a shape for.
            stand_ins: Files that are not drawn as they are.
        """
        fresh = {}
        for file in given.keys() & self._outlines.keys() - stand_ins.keys():
            outline, digest = self._outlines[file], self._digest(file)
            if digest and (file not in self._known or self._known[file].digest != digest):
                fresh[file] = (Good(digest, outline.saved, given[file]), outline.content)
        gone = self._known.keys() - self._there if self._there else set[str]()
        if fresh or gone:
            self._states.update(fresh, gone)

    def _digest(self, file: str) -> str:
        """Return the hash of a file as it is; blank if it cannot be opened."""
        if file not in self._digests:
            outline = self._outlines.get(file)
            content = outline.content() if outline is not None else None
            self._digests[file] = "" if content is None else hash_of(content)
        return self._digests[file]

    @contextmanager
    def _laid(self, states: Mapping[str, Good]) -> Iterator[dict[str, Path]]:
        """Lay last good states out to be read; those that are gone are left out."""
        with tempfile.TemporaryDirectory(prefix="dasbor-") as name:
            paths = {}
            for number, (file, good) in enumerate(states.items()):
                content = self._states.content(good)
                if content is not None:
                    ending = PurePosixPath(file).suffix.lower()
                    ending = ".zip" if ending == _SEVERAL else ending
                    paths[file] = Path(name, f"{number}{ending}")
                    paths[file].write_bytes(content)
            yield paths


def standing_in(
    folder: Path, wilayah: pl.DataFrame, cache_dir: Path, today: dt.date | None
) -> dict[str, Good]:
    """Return the last good states that readers see in place of broken boundary files.

    Args:
        folder: Data folder.
        wilayah: Contract table.
        cache_dir: Where last good states are kept.
        today: Areas that ended before are not drawn.
    """
    borders = Borders(folder, cache_dir)
    if not borders.changed:
        return {}
    found = read_folder(folder, wilayah, today)
    return dict(borders.mend(found, wilayah, today).stand_ins)


def _outlines(entries: Sequence[Entry]) -> Iterator[Outline]:
    files = [entry for entry in entries if entry.role is Role.BOUNDARY]
    for entry in files:
        path = PurePosixPath(entry.file)
        if path.suffix.lower() not in (*SINGLE, *PARQUET, *ARCHIVES):
            continue
        parts = [entry]
        if path.suffix.lower() == _SEVERAL:
            parts += [e for e in files if _accompanies(PurePosixPath(e.file), path)]
        paths = {PurePosixPath(e.file).name: e.path for e in parts}
        yield Outline(entry.file, paths, max(e.modified_ns for e in parts) / 1e9)


def _accompanies(other: PurePosixPath, path: PurePosixPath) -> bool:
    ending = other.suffix.lower()
    companion = ending in SIDECARS and ending not in _NOTES
    return companion and other.with_suffix("") == path.with_suffix("")


def _told(found: Boundaries, better: Boundaries, stand_ins: Mapping[str, Good]) -> Mended:
    """Tell what was found in the files as they are, not as they were."""
    have = {file.file: file.areas for file in found.files}
    missing = Code.BOUNDARY_AREA_MISSING
    own = [f for f in found.findings if f.file in stand_ins and f.code is not missing]
    others = [f for f in better.findings if f.file not in stand_ins or f.code is missing]
    marks = [_mark(file, good, have.get(file, 0)) for file, good in stand_ins.items()]
    return Mended(replace(better, findings=(*own, *others, *marks)), stand_ins)


def _mark(file: str, good: Good, now: int) -> Finding:
    params = {"date": good.day.isoformat(), "areas": str(good.rows), "now": str(now)}
    return Finding(Severity.WARNING, Code.BOUNDARY_LAST_GOOD, file, params=params)
