"""The folder ``batas`` as a publication under way leaves it behind."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lib.contract.tables import BOUNDARY_FOLDER
from lib.load.folder import Role, scan


@contextmanager
def laid_out(folder: Path) -> Iterator[Path]:
    """Give a folder whose ``batas`` holds what a publication under way leaves behind.

    Args:
        folder: Data folder; it is given itself if nothing is under way.
    """
    entries = [e for e in scan(folder) if e.role is Role.BOUNDARY]
    there = {p for p in (folder / BOUNDARY_FOLDER).rglob("*") if p.is_file()}
    moved = [e for e in entries if e.path != folder / e.file]
    if not moved and there <= {e.path for e in entries}:
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="dasbor-") as name:
        for entry in entries:
            target = Path(name, entry.file)
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                target.symlink_to(entry.path.resolve())
            except OSError:
                shutil.copyfile(entry.path, target)
        yield Path(name)
