"""The one current snapshot of a process, shared by all its readers."""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Callable
from pathlib import Path

from lib.errors import Busy
from lib.store.build import Builder
from lib.store.shapes import Shapes, load_shapes
from lib.store.snapshot import Snapshot
from lib.store.steady import steady
from lib.store.watch import Watcher

LOG = logging.getLogger(__name__)


class Store:
    """Holds a snapshot and its shapes; both are replaced whole, never changed."""

    def __init__(
        self, folder: Path, cache_dir: Path | None, today: dt.date | Callable[[], dt.date]
    ) -> None:
        """Prepare for a folder; nothing is read before it is asked for.

        Args:
            folder: Data folder; it need not be there.
            cache_dir: Where parsed data and shapes are kept; ``None``: nowhere.
            today: Day after which no period can have begun, or a clock that tells it: a store
                that runs on past midnight takes in what begins with the new day.
        """
        self.folder = folder
        self._cache_dir = cache_dir
        self._clock: Callable[[], dt.date] = today if callable(today) else lambda: today
        self._day: dt.date | None = None
        """Day that the state was built for."""
        self._builder = Builder(folder, cache_dir, mending=True)
        self._build = threading.Lock()
        self._state: tuple[Snapshot, Shapes] | None = None
        self._watcher: Watcher | None = None

    def snapshot(self) -> Snapshot:
        """Return the current snapshot; the first call loads the folder."""
        return self._current()[0]

    def shapes(self) -> Shapes:
        """Return the shapes that belong to the current snapshot."""
        return self._current()[1]

    def both(self) -> tuple[Snapshot, Shapes]:
        """Return the current snapshot and its shapes as one pair."""
        return self._current()

    def refresh(self) -> bool:
        """Build anew from the folder and swap it in.

        Returns:
            Whether anything has changed; if not, the old snapshot stays.

        Raises:
            Busy: Others publish too fast to read one state; the old snapshot stays.
        """
        with self._build:
            return self._renew()

    def watch(self, on_change: Callable[[], None], *, poll: bool = False) -> None:
        """Keep the snapshot up to date from now on.

        Args:
            on_change: Called after a new snapshot has been swapped in.
            poll: Look at the files instead of asking the system for changes.
        """
        if self._watcher is not None:
            return

        def changed() -> None:
            if self.refresh():
                on_change()

        self._watcher = Watcher(self.folder, changed, poll=poll)
        self._watcher.start()

    def close(self) -> None:
        """Stop watching."""
        if self._watcher is not None:
            self._watcher.stop()
            self._watcher = None

    def _current(self) -> tuple[Snapshot, Shapes]:
        if self._state is None:
            with self._build:
                if self._state is None:
                    self._renew()
        elif self._day != self._clock() and self._build.acquire(blocking=False):
            try:
                self._renew()
            except Busy:
                LOG.warning("%s is being published into; the old state stays", self.folder)
            finally:
                self._build.release()
        assert self._state is not None
        return self._state

    def _renew(self) -> bool:
        """Build and swap in what has changed; the caller holds the lock."""
        day, old = self._clock(), self._state
        snapshot, shapes = steady(self.folder, lambda: self._read(day))
        self._day = day
        if old and (old[0].fingerprint, old[1].digest) == (snapshot.fingerprint, shapes.digest):
            return False
        self._state = (snapshot, shapes)
        return True

    def _read(self, day: dt.date) -> tuple[Snapshot, Shapes]:
        snapshot = self._builder.build(day)
        shapes = load_shapes(snapshot, self.folder, self._cache_dir, day, mending=True)
        return snapshot, shapes
