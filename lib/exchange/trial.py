"""A data folder as it would be, built beside the real one."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from lib.load.folder import Entry, scan


@contextmanager
def trial(
    folder: Path,
    changes: Mapping[str, bytes | None],
    keep: Callable[[Entry], bool] = lambda _: True,
) -> Iterator[Path]:
    """Build a folder that holds what another one does, with some files changed.

    Args:
        folder: Data folder; only read.
        changes: New bytes by file, ``None`` for a file that goes.
        keep: Which of its files to take over.

    Yields:
        A temporary folder; its unchanged files are links where the system allows them.
    """
    with tempfile.TemporaryDirectory(prefix="dasbor-") as name:
        place = Path(name)
        for entry in scan(folder):
            if entry.file not in changes and keep(entry):
                _link(entry.path.resolve(), place / entry.file)
        for file, content in changes.items():
            if content is not None:
                (place / file).parent.mkdir(parents=True, exist_ok=True)
                (place / file).write_bytes(content)
        yield place


def _link(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        target.symlink_to(source)
    except OSError:
        shutil.copy2(source, target)
