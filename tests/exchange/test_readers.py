"""Those who read while others publish: the old state or the new one, and soon the new one."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from lib.store.commit import Draft, commit, finish, lock_of
from lib.store.holder import Store
from lib.store.lock import locked
from tests.exchange.publishing import TODAY, figures, handed, published
from tests.folders import LONG, write_folder

PARTS = 6
PATIENCE = 60
"""Seconds; the test machine may be busy."""


def parts(value: int) -> dict[str, bytes | None]:
    """Files that all say the same number, each for another year."""
    return {f"nilai/{n}.csv": f"{LONG}A4,71.74,{2010 + n},{value}\n".encode() for n in range(PARTS)}


def test_readers_never_see_a_mix(tmp_path: Path) -> None:
    texts = {name: content for name, content in parts(0).items() if content}
    folder = write_folder(tmp_path / "data", texts)
    done = threading.Event()

    def publish() -> None:
        for value in range(1, 1000):
            if done.is_set():
                return
            with locked(lock_of(folder), "Sari", 10):
                finish(folder)
                commit(folder, Draft("Sari", "uji", "2025-06-30T10:00:00+08:00", parts(value)))
            time.sleep(0.01)

    publisher = threading.Thread(target=publish)
    publisher.start()
    seen = []
    try:
        for _ in range(12):
            found = figures(folder)
            assert len(found) == PARTS
            seen.append(set(found.values()))
    finally:
        done.set()
        publisher.join()
    assert [s for s in seen if len(s) > 1] == []
    assert len(set.union(*seen)) > 1


def test_an_open_page_is_told(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "data", {"nilai/a.csv": LONG + "A2,71.74,2023,10\n"})
    store = Store(folder, None, TODAY)
    store.snapshot()
    told = threading.Event()
    store.watch(told.set)
    try:
        for value in range(11, 30):  # until the watcher has begun to look
            published(folder, handed(koreksi__csv=f"{LONG}A2,71.74,2023,{value}\n"))
            if told.wait(2):
                break
        until = time.monotonic() + PATIENCE  # it may have been told of an earlier one
        while store.snapshot().values["nilai"].to_list() != [float(value)]:
            assert time.monotonic() < until, "the last figure never came"
            time.sleep(0.05)
        assert told.is_set()
    finally:
        store.close()
