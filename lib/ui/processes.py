"""Several server processes on neighbouring ports, for a proxy in front."""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from types import FrameType

from lib.i18n import DEFAULT_LANGUAGE, t

PAUSE = 1.0
"""Seconds between two looks at the processes, and before one is started again."""


def keep_running(host: str, port: int, workers: int, domains: Sequence[str]) -> int:
    """Start the processes and start each again that ends, until told to stop.

    Args:
        host: Address that they listen on.
        port: Port of the first; the next ones follow.
        workers: How many.
        domains: Host names that browsers use.

    Returns:
        Exit status: 0 after being told to stop.
    """
    # One secret for all: a cookie that one process signed must be good at the others.
    env = {"STREAMLIT_SERVER_COOKIE_SECRET": secrets.token_hex(32), **os.environ}
    command = [sys.executable, "-m", "lib.ui.server", "--host", host]
    command += [word for domain in domains for word in ("--domain", domain)]

    def start(number: int) -> subprocess.Popen[bytes]:
        return subprocess.Popen([*command, "--port", str(port + number)], env=env)

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise SystemExit

    signal.signal(signal.SIGTERM, stop)
    running = [start(number) for number in range(workers)]
    try:
        while True:
            time.sleep(PAUSE)
            for number, process in enumerate(running):
                if process.poll() is not None:
                    sys.stderr.write(t("server.again", DEFAULT_LANGUAGE, port=port + number) + "\n")
                    running[number] = start(number)
    except (KeyboardInterrupt, SystemExit):
        return 0
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait()
