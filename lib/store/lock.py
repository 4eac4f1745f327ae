"""One process at a time: a lock that the system takes back when its holder dies."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from lib.errors import Busy

if sys.platform == "win32":
    import msvcrt

    def _try(file: IO[bytes]) -> bool:
        """Take the lock if it is free."""
        file.seek(_FAR)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try(file: IO[bytes]) -> bool:
        """Take the lock if it is free."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


_FAR = 1 << 20
"""Byte that is locked on Windows, beyond the text, so that others can read who holds it."""
_PAUSE_S = 0.01


@contextmanager
def locked(path: Path, holder: str, wait: float) -> Iterator[None]:
    """Hold a lock.

    Args:
        path: Lock file; made if it is not there, never deleted.
        holder: What others are told while it is held.
        wait: Seconds to wait for another holder; 0: none.

    Raises:
        Busy: Another one still holds it; ``holder`` says who.
        OSError: The lock file cannot be made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + wait
    with path.open("a+b") as file:
        while not _try(file):
            if time.monotonic() >= until:
                file.seek(0)
                raise Busy(holder=file.read().decode("utf-8", "replace").strip() or "?")
            time.sleep(_PAUSE_S)
        file.seek(0)
        file.truncate()
        file.write(holder.encode())
        file.flush()
        yield
