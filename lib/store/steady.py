"""Reading a folder while others publish into it: the old state or the new one, never a mix."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from lib.errors import Busy
from lib.load.pending import state
from lib.store.commit import finish_quietly, lock_of
from lib.store.lock import locked

_MOST = 5
"""Readings begun anew because something was published meanwhile, before publishers must wait."""
_WAIT_S = 10.0
_PAUSE_S = 0.05
PATIENCE_S = 60.0
"""Seconds for which a reading without a mix is tried for."""

T = TypeVar("T")


def steady(folder: Path, read: Callable[[], T], patience: float = PATIENCE_S) -> T:
    """Read a folder, and once more whenever a publication came in between.

    What a dead publisher left undone is carried out before, if that is possible.

    Args:
        folder: Data folder.
        read: Reads it; called at least once.
        patience: Seconds after which to give up.

    Returns:
        What the last reading gave; nothing was published while it lasted.

    Raises:
        Busy: Publications followed each other too closely for ``patience`` seconds.
    """
    finish_quietly(folder)
    end = time.monotonic() + patience
    while True:
        for _ in range(_MOST):
            before = state(folder)
            found = read()
            if state(folder) == before:
                return found
        try:
            with locked(lock_of(folder), "reader", min(_WAIT_S, patience)):
                return read()
        except Busy:
            if time.monotonic() >= end:
                raise
        except OSError as fault:  # the folder cannot be written, so nobody can be kept out
            if time.monotonic() >= end:
                raise Busy(holder="?") from fault
            time.sleep(_PAUSE_S)
