"""Changes to files that outlast a crash: synced, and seen whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def write_synced(path: Path, content: bytes) -> None:
    """Write a new file and wait until it is on the disk.

    Raises:
        OSError: It could not be written whole; a part of it may be there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def put_whole(path: Path, content: bytes) -> None:
    """Write a file so that readers see the old or the new one, and wait for the disk.

    Raises:
        OSError: It could not be written; the old one is still there.
    """
    draft = path.with_name(f"{path.name}.tmp")
    try:
        write_synced(draft, content)
        move(draft, path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def move(source: Path, target: Path) -> None:
    """Put a file in the place of another in one step, and wait for the disk."""
    source.replace(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system can do that."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
