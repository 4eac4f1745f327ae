"""Files that a publication has taken in but perhaps not yet put in their places.

A publication writes down what it will do before it does it. From that moment on readers take
the new bytes from the history, wherever the files themselves have got to.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

HISTORY_FOLDER = ".riwayat"
"""Hidden folder below a data folder: entries, and the bytes that they speak of."""
JOURNAL = "jurnal.json"
"""The entry that is being carried out; it is there only meanwhile."""
ENTRIES = "entri"
"""Folder of the entries that have been carried out."""
CONTENTS = "isi"
"""Folder of the bytes, each named by its SHA-256."""


def content_path(folder: Path, digest: str) -> Path:
    """Return where the history of a data folder keeps bytes with this hash."""
    return folder / HISTORY_FOLDER / CONTENTS / digest[:2] / digest


def pending(folder: Path) -> Mapping[str, str | None] | None:
    """Return what a publication under way puts into a folder.

    Returns:
        Hash of the new bytes by file, ``None`` for a file that goes; ``None`` if no
        publication is under way.
    """
    journal = folder / HISTORY_FOLDER / JOURNAL
    if not journal.exists():
        return None
    try:
        raw = json.loads(journal.read_bytes())
        changes = {str(c["file"]): c["after"] for c in raw["changes"]}
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return {file: after for file, after in changes.items() if _inside(file)}


def _inside(file: str) -> bool:
    path = PurePosixPath(file)
    return not path.is_absolute() and ".." not in path.parts


def overlaid(folder: Path, places: dict[str, Path]) -> dict[str, Path]:
    """Return where the bytes of each file are to be read from.

    Args:
        folder: Data folder.
        places: Path of each file that lies in it, by relative name.
    """
    for file, after in (pending(folder) or {}).items():
        if after is None:
            places.pop(file, None)
        else:
            places[file] = content_path(folder, after)
    return places


def state(folder: Path) -> tuple[str, str]:
    """Return what tells two moments of a folder's publications apart: equal if nothing came."""
    history = folder / HISTORY_FOLDER
    try:
        journal = str((history / JOURNAL).stat().st_mtime_ns)
    except OSError:
        journal = ""
    try:
        last = max((p.name for p in (history / ENTRIES).iterdir()), default="")
    except OSError:
        last = ""
    return journal, last
