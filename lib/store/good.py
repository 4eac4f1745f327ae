"""The last good state of each file of a data folder, kept for the time when the file is broken."""

from __future__ import annotations

import datetime as dt
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from lib.contract.finding import Severity
from lib.store.disk import digest, read_whole, write_whole
from lib.store.ledger import hash_of
from lib.store.snapshot import Snapshot

Bytes = Callable[[], bytes | None]

_INDEX = "daftar.json"
_AGE_S = 86_400
"""Seconds after which bytes that no file needs any more are deleted."""


@dataclass(frozen=True, slots=True)
class Good:
    """A state of a file in which it could be used."""

    digest: str
    """Hash of its bytes."""
    saved: float
    """When the file was last changed, in seconds since 1970."""
    rows: int
    """Rows that it gave; of a boundary file, areas that it has a shape for."""

    @property
    def day(self) -> dt.date:
        """Day on which it was saved."""
        return dt.datetime.fromtimestamp(self.saved).date()


def standing_in(known: Mapping[str, Good], snapshot: Snapshot) -> dict[str, Good]:
    """Return the last good states that readers see in place of broken files.

    Args:
        known: Last good state of each file.
        snapshot: The folder as it is, loaded without them.
    """
    errors: Counter[str] = Counter()
    for finding in snapshot.findings:
        if finding.severity is Severity.ERROR:
            errors[finding.file] += finding.count
    return {
        f.file: known[f.file]
        for f in snapshot.files
        if f.file in known
        and errors[f.file] >= max(f.rows_kept, 1)
        and 2 * f.rows_kept < known[f.file].rows
    }


class GoodStates:
    """What is kept of one data folder, shared by all processes that show it."""

    def __init__(self, cache_dir: Path, folder: Path, kind: str = "") -> None:
        """Use the part of a cache that belongs to a folder and a kind of its files."""
        parts = [part.encode() for part in (str(folder.resolve()), kind) if part]
        self._place = cache_dir / "baik" / digest(parts)

    def known(self) -> dict[str, Good]:
        """Return the last good state of each file; nothing if what was kept is damaged."""
        try:
            raw = json.loads(read_whole(self._place / _INDEX) or b"{}")
            return {f: Good(str(d), float(s), int(n)) for f, (d, s, n) in raw.items()}
        except (ValueError, TypeError, AttributeError):
            return {}

    def content(self, good: Good) -> bytes | None:
        """Return the bytes of a state; ``None`` if they are gone or damaged."""
        content = read_whole(self._place / good.digest)
        return content if content is not None and hash_of(content) == good.digest else None

    def update(self, fresh: Mapping[str, tuple[Good, Bytes]], gone: Iterable[str]) -> None:
        """Keep new good states and forget files that were withdrawn.

        Args:
            fresh: State of each file that is good now, and what gives its bytes.
            gone: Files that are no longer in the folder.
        """
        known = self.known()
        for file in gone:
            known.pop(file, None)
        for file, (good, read) in fresh.items():
            content = read()
            if content is None or hash_of(content) != good.digest:
                continue  # changed meanwhile: the next look at the folder keeps it
            if not (self._place / good.digest).exists():
                write_whole(self._place / good.digest, content)
            known[file] = good
        raw = {f: (g.digest, g.saved, g.rows) for f, g in sorted(known.items())}
        write_whole(self._place / _INDEX, json.dumps(raw, ensure_ascii=False).encode())
        self._tidy({g.digest for g in known.values()})

    def _tidy(self, needed: set[str]) -> None:
        """Delete bytes that nothing needs; young ones may be another process's, not yet listed."""
        try:
            for path in self._place.iterdir():
                old = time.time() - path.stat().st_mtime > _AGE_S
                if old and path.name not in needed and path.name != _INDEX:
                    path.unlink(missing_ok=True)
        except OSError:
            return
