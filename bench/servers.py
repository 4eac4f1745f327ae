"""Starts the peers as processes of their own and stops them."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import view
from lib.paths import ROOT

MINIMAL = (
    "-m", "streamlit", "run", "bench/minimal/app.py", "--server.fileWatcherType=none",
)  # fmt: skip


def free_port() -> int:
    """Return a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def ours(folder: Path) -> Iterator[int]:
    """Run our app as ``make run`` does; gives its port."""
    port = free_port()
    more = {"CACHE_DIR": str(folder / "cache"), "TODAY": view.TODAY.isoformat()}
    with _running(("-m", "lib.ui.server", "--port", str(port)), more, port):
        yield port


@contextmanager
def minimal(folder: Path) -> Iterator[int]:
    """Run the minimal Streamlit page with Streamlit's own defaults; gives its port."""
    port = free_port()
    args = (*MINIMAL, f"--server.port={port}", "--server.headless=true")
    defaults = {"STREAMLIT_RUNNER_POST_SCRIPT_GC": "true"}
    with _running(args, {"BENCH_FOLDER": str(folder)} | defaults, port):
        yield port


@contextmanager
def dash(folder: Path) -> Iterator[int]:
    """Run the Dash app; gives its port."""
    port = free_port()
    more = {"BENCH_FOLDER": str(folder), "BENCH_PORT": str(port)}
    with _running(("bench/dash_app.py",), more, port):
        yield port


@contextmanager
def _running(args: tuple[str, ...], more: dict[str, str], port: int) -> Iterator[None]:
    process = subprocess.Popen(
        [sys.executable, *args],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **more},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port)
        yield
    finally:
        process.terminate()
        process.wait(10)


def _wait(port: int, most: float = 60) -> None:
    end = time.monotonic() + most
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2).read()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(port)
