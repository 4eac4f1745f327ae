"""Long work beside the pages: few at once, with progress, and it can be stopped.

A job belongs to a session: when the session is gone, so is its job. What a job made is kept
for a while for others who ask for the same.
"""

from __future__ import annotations

import logging
import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable
from enum import StrEnum
from threading import BoundedSemaphore, Event, Lock, Thread

ROOM = 1
"""Jobs that run at once in a process: the other readers need the processor."""
KEPT = 4
"""Results kept for other readers."""
_WAIT = 0.2
"""Seconds between two looks whether a waiting job was stopped."""

Report = Callable[[int], None]
"""Called with how many steps are done; does not return once the job was stopped."""
Work = Callable[[Report], bytes]

_room = BoundedSemaphore(ROOM)
_kept: OrderedDict[Hashable, bytes] = OrderedDict()
_guard = Lock()


class Standing(StrEnum):
    """How far a job is."""

    WAITING = "menunggu"
    """Others run first."""
    RUNNING = "berjalan"
    DONE = "selesai"
    STOPPED = "dihentikan"
    FAILED = "gagal"


class _Stopped(Exception):
    """Whoever asked for the work does not want it any more."""


class _State:
    """What the thread and the session share; it must not hold the job, see ``Job``."""

    def __init__(self) -> None:
        self.standing = Standing.WAITING
        self.done = 0
        self.content: bytes | None = None
        self.stop = Event()

    def report(self, done: int) -> None:
        if self.stop.is_set():
            raise _Stopped
        self.done = done


class Job:
    """One piece of work and how far it is."""

    def __init__(self, key: Hashable, total: int, work: Work) -> None:
        """Begin the work, or take what was made for the same key.

        Args:
            key: What the result depends on.
            total: Steps it takes.
            work: Makes the result and reports every step.
        """
        self.key = key
        self.total = total
        self._state = _State()
        # Nobody holds the job but its session: with the session it goes, and the work ends.
        weakref.finalize(self, self._state.stop.set)
        Thread(target=_run, args=(self._state, key, work), daemon=True).start()

    @property
    def standing(self) -> Standing:
        """How far it is."""
        return self._state.standing

    @property
    def active(self) -> bool:
        """Whether it waits or runs."""
        return self.standing in (Standing.WAITING, Standing.RUNNING)

    @property
    def done(self) -> int:
        """Steps that are done."""
        return self._state.done

    @property
    def content(self) -> bytes | None:
        """What was made; ``None`` until it is done."""
        return self._state.content

    def stop(self) -> None:
        """Stop it before its next step; nothing is left of it."""
        self._state.stop.set()


def _run(state: _State, key: Hashable, work: Work) -> None:
    while not _room.acquire(timeout=_WAIT):
        if state.stop.is_set():
            state.standing = Standing.STOPPED
            return
    try:
        state.report(0)
        state.standing = Standing.RUNNING
        state.content = _known(key) or _keep(key, work(state.report))
        state.standing = Standing.DONE
    except _Stopped:
        state.standing = Standing.STOPPED
    except Exception:
        logging.getLogger(__name__).exception("job failed")
        state.standing = Standing.FAILED
    finally:
        _room.release()


def _known(key: Hashable) -> bytes | None:
    with _guard:
        return _kept.get(key)


def _keep(key: Hashable, content: bytes) -> bytes:
    with _guard:
        _kept[key] = content
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return content
