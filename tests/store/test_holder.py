"""One snapshot for all readers, swapped whole, kept up to date by the watcher."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lib.errors import Busy
from lib.store import holder
from lib.store import steady as steady_
from lib.store.build import Builder
from lib.store.commit import lock_of
from lib.store.holder import Store
from lib.store.lock import locked
from lib.store.watch import Watcher
from tests.folders import LONG, write_folder

TODAY = dt.date(2025, 6, 30)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "data", {"nilai/a.csv": LONG + "A2,71.74.01.1001,2024,5\n"})


def eventually(test: Callable[[], bool], seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if test():
            return True
        time.sleep(0.05)
    return test()


def test_many_readers_share_one_build(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[int] = []
    before = Builder.build

    def spy(self: Builder, today: dt.date) -> object:
        built.append(1)
        time.sleep(0.1)
        return before(self, today)

    monkeypatch.setattr(holder.Builder, "build", spy)
    store = Store(folder, None, TODAY)
    with ThreadPoolExecutor(8) as pool:
        snapshots = list(pool.map(lambda _: store.snapshot(), range(8)))
    assert len(built) == 1
    assert all(s is snapshots[0] for s in snapshots)


def test_refresh_swaps_only_what_has_changed(folder: Path) -> None:
    store = Store(folder, None, TODAY)
    before = store.snapshot()
    assert store.refresh() is False
    assert store.snapshot() is before
    (folder / "nilai/a.csv").write_text(LONG + "A2,71.74.01.1001,2024,6\n")
    assert store.refresh() is True
    assert store.snapshot().values["nilai"].to_list() == [6.0]
    assert before.values["nilai"].to_list() == [5.0]


@pytest.mark.parametrize("poll", [False, True])
def test_watcher_takes_over_a_changed_cell(folder: Path, poll: bool) -> None:
    store = Store(folder, None, TODAY)
    store.snapshot()
    told = threading.Event()
    store.watch(told.set, poll=poll)
    try:
        time.sleep(1)
        (folder / "nilai/a.csv").write_text(LONG + "A2,71.74.01.1001,2024,6\n")
        assert told.wait(20)
        assert store.snapshot().values["nilai"].to_list() == [6.0]
    finally:
        store.close()


def test_watcher_survives_an_exception_and_a_vanished_folder(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    calls: list[bool] = []

    def fail() -> None:
        calls.append(folder.is_dir())
        raise ValueError

    watcher = Watcher(folder, fail)
    watcher.start()
    try:
        assert eventually(lambda: calls == [False])
        folder.mkdir()
        assert eventually(lambda: calls[-1])
        time.sleep(1)
        seen = len(calls)
        (folder / "a.csv").write_text("x")
        assert eventually(lambda: len(calls) > seen)
    finally:
        watcher.stop()


def test_a_store_that_runs_past_midnight_follows_the_clock(folder: Path) -> None:
    (folder / "nilai/b.csv").write_text(LONG + "A1,71.74.01.1001,2025-07,8\n")
    day = [TODAY]
    store = Store(folder, None, lambda: day[0])
    before = store.snapshot()
    assert before.values["periode"].to_list() == ["2024"]
    assert "period_future" in {f.code.value for f in before.findings}
    day[0] = dt.date(2025, 7, 1)
    after = store.snapshot()
    assert after.values["periode"].to_list() == ["2025-07", "2024"]
    assert after.findings == ()
    assert after.fingerprint != before.fingerprint
    day[0] = dt.date(2025, 7, 2)
    assert store.snapshot() is after


def test_publishers_that_never_rest_leave_the_old_state_and_never_a_mix(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(folder, None, TODAY)
    before = store.snapshot()
    (folder / "nilai/a.csv").write_text(LONG + "A2,71.74.01.1001,2024,6\n")
    moments = iter(range(10_000))
    with monkeypatch.context() as restless, locked(lock_of(folder), "Sari", 0):
        restless.setattr(steady_, "state", lambda _: ("", str(next(moments))))
        restless.setattr(steady_, "_WAIT_S", 0.05)
        restless.setattr(steady_.steady, "__defaults__", (0.2,))
        with pytest.raises(Busy):
            store.refresh()
    assert store.snapshot() is before
    assert store.refresh() is True
    assert store.snapshot().values["nilai"].to_list() == [6.0]


def test_a_day_that_begins_while_others_publish_waits(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = [TODAY]
    store = Store(folder, None, lambda: day[0])
    before = store.snapshot()

    def busy(*_: object) -> None:
        raise Busy(holder="Sari")

    monkeypatch.setattr(holder, "steady", busy)
    day[0] = dt.date(2025, 7, 1)
    assert store.snapshot() is before
