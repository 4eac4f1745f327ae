"""Reading a folder while others publish into it: the old state or the new one, never a mix."""

from __future__ import annotations

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

T = TypeVar("T")


def steady(folder: Path, read: Callable[[], T]) -> T:
    """Read a folder, and once more whenever a publication came in between.

    What a dead publisher left undone is carried out before, if that is possible.

    Args:
        folder: Data folder.
        read: Reads it; called at least once.

    Returns:
        What the last reading gave.
    """
    finish_quietly(folder)
    for _ in range(_MOST):
        before = state(folder)
        found = read()
        if state(folder) == before:
            return found
    try:
        with locked(lock_of(folder), "reader", _WAIT_S):
            return read()
    except (Busy, OSError):
        return found
