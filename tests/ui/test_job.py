"""Long work beside the pages: few at once, shared results, and nothing left when it is stopped."""

from __future__ import annotations

import gc
import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from threading import Event

import pytest

from lib.ui import job as jobs
from lib.ui.job import Job, Report, Standing, Work
from tests.ui.visiting import PATIENCE


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(jobs, "_kept", OrderedDict())
    yield
    wait(lambda: jobs._room._value == jobs.ROOM)  # type: ignore[attr-defined]


def wait(seen: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not seen() and time.monotonic() < until:
        time.sleep(0.01)
    assert seen()


def gated(gate: Event, made: list[int] | None = None) -> Work:
    """Return work that goes on until a gate is open, and notes that it was done."""

    def work(report: Report) -> bytes:
        step = 0
        while not gate.is_set():
            report(step := step + 1)
            time.sleep(0.005)
        if made is not None:
            made.append(step)
        return b"isi"

    return work


def test_what_was_made_can_be_taken() -> None:
    gate = Event()
    job = Job("a", 9, gated(gate))
    wait(lambda: job.standing is Standing.RUNNING and job.done > 0)
    assert job.active
    assert job.content is None

    gate.set()
    wait(lambda: not job.active)

    assert job.standing is Standing.DONE
    assert job.content == b"isi"


def test_a_second_job_waits_for_the_first() -> None:
    gate, other = Event(), Event()
    first = Job("a", 9, gated(gate))
    wait(lambda: first.standing is Standing.RUNNING)
    second = Job("b", 9, gated(other))
    time.sleep(0.05)

    assert second.standing is Standing.WAITING
    second.stop()
    wait(lambda: second.standing is Standing.STOPPED)
    assert first.standing is Standing.RUNNING
    gate.set()
    wait(lambda: first.standing is Standing.DONE)


def test_the_same_is_made_once() -> None:
    gate, made = Event(), list[int]()
    readers = [Job("a", 9, gated(gate, made)) for _ in range(3)]
    gate.set()

    for job in readers:
        wait(lambda job=job: job.standing is Standing.DONE)  # type: ignore[misc]

    assert len(made) == 1
    assert len({id(job.content) for job in readers}) == 1


def test_a_stopped_job_leaves_nothing_and_makes_room() -> None:
    gate = Event()
    job = Job("a", 9, gated(gate))
    wait(lambda: job.standing is Standing.RUNNING)

    job.stop()
    wait(lambda: job.standing is Standing.STOPPED)

    assert job.content is None
    gate.set()
    again = Job("a", 9, gated(gate))
    wait(lambda: again.standing is Standing.DONE)


def test_a_job_that_nobody_holds_is_stopped() -> None:
    gate, made = Event(), list[int]()
    job = Job("a", 9, gated(gate, made))
    state = job._state
    wait(lambda: state.standing is Standing.RUNNING)

    del job
    gc.collect()
    wait(lambda: state.standing is Standing.STOPPED)

    assert made == []


def test_a_fault_is_said_and_written_down(caplog: pytest.LogCaptureFixture) -> None:
    def work(_: Report) -> bytes:
        raise ValueError("tidak bisa")

    with caplog.at_level(logging.ERROR):
        job = Job("a", 9, work)
        wait(lambda: not job.active)

    assert job.standing is Standing.FAILED
    assert "tidak bisa" in caplog.text


def test_only_a_few_results_are_kept() -> None:
    gate = Event()
    gate.set()
    for key in "abcdef":
        job = Job(key, 1, gated(gate))
        wait(lambda job=job: job.standing is Standing.DONE)  # type: ignore[misc]

    assert list(jobs._kept) == list("cdef")
