"""Watches a data folder and tells when something in it has changed."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

import watchfiles

LOG = logging.getLogger(__name__)

_QUIET_MS = 300
"""Changes that follow each other within this time count as one."""
_RETRY_S = 2.0
"""Pause before a folder that is not there is looked for again."""


class Watcher:
    """Calls a function after each change below a folder, until it is stopped."""

    def __init__(self, folder: Path, on_change: Callable[[], None], *, poll: bool = False) -> None:
        """Prepare to watch.

        Args:
            folder: Watched with everything below it; it may appear or vanish meanwhile.
            on_change: Called in the watcher's thread; what it raises is logged.
            poll: Look at the files again and again instead of asking the system, for
                network drives that tell of no changes.
        """
        self._folder = folder
        self._on_change = on_change
        self._poll = poll
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="data-watcher", daemon=True)

    def start(self) -> None:
        """Begin watching in a thread of its own."""
        self._thread.start()

    def stop(self) -> None:
        """End watching and wait until the thread is done."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout=5)

    def _run(self) -> None:
        missing = False
        while not self._stop.is_set():
            if not self._folder.is_dir():
                missing = self._vanished(missing)
                continue
            if missing:
                missing = False
                self._tell()
            try:
                self._watch()
            except Exception:
                LOG.exception("Watching %s failed; trying again", self._folder)
                self._stop.wait(_RETRY_S)

    def _vanished(self, known: bool) -> bool:
        """Wait for a folder that is not there; tell once that it is gone."""
        if not known:
            self._tell()
        self._stop.wait(_RETRY_S)
        return True

    def _watch(self) -> None:
        """Follow changes until stopped or the folder is gone."""
        changes = watchfiles.watch(
            self._folder,
            watch_filter=None,
            debounce=2 * _QUIET_MS,
            step=_QUIET_MS // 3,
            stop_event=self._stop,
            rust_timeout=1000,
            yield_on_timeout=True,
            force_polling=self._poll or None,
            raise_interrupt=False,
        )
        for change in changes:
            if change:
                self._tell()
            if not self._folder.is_dir():
                return

    def _tell(self) -> None:
        try:
            self._on_change()
        except Exception:
            LOG.exception("A change in %s could not be taken over", self._folder)
