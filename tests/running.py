"""A dashboard of its own for a test: fresh process, free port, own cache, fixed clock."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

from lib.exchange.founding import NewCity, found_city
from lib.paths import ROOT
from tests.other_city import other_city

TODAY = "2026-03-15"
SAMPLE = "contoh"
START = 120
"""Seconds that a start may take: the test machine may be busy."""


@dataclass(frozen=True)
class Site:
    """A dashboard that answers."""

    url: str
    data: Path
    log: Path


def free_port(count: int = 1) -> int:
    """Return the first of ``count`` neighbouring ports that nobody uses."""
    while True:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            first = int(probe.getsockname()[1])
        if all(_is_free(first + k) for k in range(count)):
            return first


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def copy_data(variant: str, to: Path) -> Path:
    """Make a data folder: ``full``, ``real`` (no sample), ``new``, ``other`` or ``empty``.

    ``new`` is another city that has just begun, ``other`` one that has filled in a little.
    """
    if variant == "other":
        return other_city(to)
    if variant == "new":
        found_city(to, NewCity("Kota Baru"))
        return to
    if variant == "empty":
        to.mkdir(parents=True)
        return to
    leave_out = shutil.ignore_patterns(SAMPLE) if variant == "real" else None
    return Path(shutil.copytree(ROOT / "data", to, ignore=leave_out))


def environment(data: Path, cache: Path, **more: str) -> dict[str, str]:
    """Return the environment of a server process."""
    ours = {"DATA_DIR": str(data), "CACHE_DIR": str(cache), "TODAY": TODAY, "WATCH": "0"}
    return {**os.environ, **ours, **more}


@contextmanager
def running(data: Path, cache: Path, *, port: int = 0, **more: str) -> Iterator[Site]:
    """Start a dashboard, wait until it answers, and stop it in the end.

    Args:
        data: Data folder.
        cache: Folder for what the dashboard keeps.
        port: Where it answers; 0: anywhere.
        **more: Environment.
    """
    port = port or free_port()
    cache.mkdir(parents=True, exist_ok=True)
    log = cache / f"log-{port}.txt"
    command = [sys.executable, "-m", "lib.ui.server", "--port", str(port)]
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment(data, cache, **more), stdout=out, stderr=out
        )
    try:
        site = Site(f"http://localhost:{port}", data, log)
        wait_for(f"{site.url}/_stcore/health", process, log)
        yield site
    finally:
        process.terminate()
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until an address answers.

    Raises:
        RuntimeError: The process ended, or the time is over; says what it wrote.
    """
    until = time.monotonic() + START
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"{url} does not answer\n{log.read_text()}")
