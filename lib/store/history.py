"""Earlier states of a folder's values, so that an old link can be held against today's.

Kept beside the other caches: what is lost there costs a remark, never a figure.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from lib.store.disk import read_whole, write_whole
from lib.store.snapshot import Snapshot

MOST = 60
"""States kept; the oldest go first."""
PREFIX = 12
"""Letters of a fingerprint that name a state in a link."""
COLUMNS = ("indikator", "wilayah", "periode", "nilai")

_NAME = re.compile(rf"[0-9a-f]{{{PREFIX}}}")


@dataclass(frozen=True, slots=True)
class History:
    """States kept in one folder."""

    folder: Path

    def keep(self, snapshot: Snapshot) -> None:
        """Keep the values of a snapshot unless they are kept already."""
        path = self._path(snapshot.fingerprint)
        if path.exists():
            return
        buffer = io.BytesIO()
        snapshot.values.select(COLUMNS).write_parquet(buffer)
        write_whole(path, buffer.getvalue())
        for old in sorted(self.folder.glob("*.parquet"), key=_age)[:-MOST]:
            old.unlink(missing_ok=True)

    def recall(self, prefix: str) -> pl.DataFrame | None:
        """Return the values of a state.

        Args:
            prefix: First ``PREFIX`` letters of its fingerprint, as a link carries them.

        Returns:
            Columns ``COLUMNS``; ``None`` if the state is not kept, or the link is not ours.
        """
        if not _NAME.fullmatch(prefix):
            return None
        raw = read_whole(self._path(prefix))
        if raw is None:
            return None
        try:
            return pl.read_parquet(io.BytesIO(raw))
        except pl.exceptions.PolarsError:
            return None

    def _path(self, fingerprint: str) -> Path:
        return self.folder / f"{fingerprint[:PREFIX]}.parquet"


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
