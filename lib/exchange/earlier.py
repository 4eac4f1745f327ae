"""The data folder as an entry of its history left it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from lib.errors import Damaged
from lib.exchange.publish import Place
from lib.load.pending import content_path
from lib.store.build import load_folder
from lib.store.ledger import LedgerEntry
from lib.store.snapshot import Snapshot


def daily(entries: Iterable[LedgerEntry]) -> dict[str, LedgerEntry]:
    """Return the last entry of each day by its date, newest first.

    Args:
        entries: Of a history, oldest first; each stands for the state that it left.
    """
    days = {entry.when[:10]: entry for entry in entries}
    return dict(sorted(days.items(), reverse=True))


def state(place: Place, entry: LedgerEntry) -> Snapshot:
    """Load the folder as an entry left it.

    Args:
        place: The folder; no period may have begun after its ``today``.
        entry: Of its history.

    Raises:
        Damaged: The history lacks bytes of that state.
    """
    with tempfile.TemporaryDirectory(prefix="dasbor-") as name:
        past = Path(name)
        for file, digest in entry.files.items():
            kept = content_path(place.folder, digest)
            if not kept.is_file():
                raise Damaged(file=file)
            target = past / file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(kept.read_bytes())
        return load_folder(past, None, place.today)
