"""The web server: ``python -m lib.ui.server`` on a laptop and behind nginx.

What bare ``streamlit run app.py`` does not do: compress scripts, send security headers,
say its language, send small messages at once, and be warm before the first visit.
"""

from __future__ import annotations

import argparse
import gc
import os
import socket
import sys
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from streamlit import config, file_util, runtime

from lib.i18n import DEFAULT_LANGUAGE, t
from lib.paths import ROOT
from lib.ui import ahead, document
from lib.ui.addresses import KnownPages
from lib.ui.compressed import CompressedFiles
from lib.ui.processes import keep_running
from lib.ui.security import SecurityHeaders

LOCAL = ("localhost", "127.0.0.1", "[::1]")


def make_app() -> st.App:
    """Return the app as an ASGI application."""

    @asynccontextmanager
    async def lifespan(_app: st.App) -> AsyncIterator[None]:
        await _warm_up()
        yield

    folder = Path(file_util.get_static_dir())
    return st.App(
        ROOT / "app.py",
        lifespan=lifespan,
        middleware=[
            Middleware(SecurityHeaders, document=document.page(DEFAULT_LANGUAGE).decode()),
            Middleware(CompressedFiles, folder=folder / "static"),
            Middleware(KnownPages),
            Middleware(document.LocalDocument),
        ],
    )


async def _warm_up() -> None:
    """Run the app once before anybody can ask for it.

    Until a first run has declared the navigation, Streamlit answers a link to a page
    with "not found" or with the bare file. The same run loads the data and all modules;
    what they left behind lives as long as the process, so the collector need not look
    at it after every run.
    """
    ok, _ = await runtime.get_instance().does_script_run_without_error()
    if not ok:
        sys.stderr.write(t("server.cold", DEFAULT_LANGUAGE) + "\n")
    gc.collect()
    gc.freeze()
    threading.Thread(target=ahead.prepare, name="ahead", daemon=True).start()


def configure(host: str, port: int, domains: Sequence[str]) -> None:
    """Tell Streamlit where it is reached.

    Args:
        host: Address that it listens on; who may change data depends on it.
        port: Port of this process.
        domains: Host names that browsers use; none: only this computer.
    """
    options: dict[str, object] = {"server.address": host, "server.port": port}
    if domains:
        options["browser.serverAddress"] = domains[0]
        options["server.allowedHosts"] = [*domains, *LOCAL]
    config.get_config_options(force_reparse=True, options_from_flags=options)


class Announcing(uvicorn.Server):
    """A server that says where it is once it can be reached."""

    said = ""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen."""
        await super().startup(sockets)
        if self.started:
            sys.stdout.write(f"{self.said}\n")
            sys.stdout.flush()


def serve(host: str, port: int, domains: Sequence[str]) -> int:
    """Serve the app in this process until it is told to stop.

    Returns:
        Exit status: 1 if the port is taken, else 0.
    """
    if _is_taken(host, port):
        sys.stderr.write(t("server.taken", DEFAULT_LANGUAGE, port=port) + "\n")
        return 1
    shown = domains[0] if domains else f"{host.replace('127.0.0.1', 'localhost')}:{port}"
    app = make_app()
    configure(host, port, domains)
    options = uvicorn.Config(
        app,
        host=host,
        port=port,
        ws="websockets-sansio",
        # Compressing messages costs more time than their bytes: p95 of 200 users
        # went from 0.15 s to 1.9 s.
        ws_per_message_deflate=False,
        ws_ping_interval=30,
        ws_ping_timeout=30,
        ws_max_size=16 * 2**20,
        timeout_graceful_shutdown=2,
        access_log=False,
        server_header=False,
        log_level="warning",
    )
    server = Announcing(options)
    server.said = t("server.ready", DEFAULT_LANGUAGE, url=f"http://{shown}")
    with suppress(KeyboardInterrupt):
        server.run()
    return 0


def _is_taken(host: str, port: int) -> bool:
    """Tell whether somebody listens there already; asked before the data is read."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        if sys.platform != "win32":  # else a port in its last minute counts as taken
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
        return False


def arguments(argv: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""

    def say(key: str) -> str:
        return t(f"server.{key}", DEFAULT_LANGUAGE)

    parser = argparse.ArgumentParser(prog="python -m lib.ui.server", description=say("about"))
    parser.add_argument("--host", default="127.0.0.1", help=say("host"))
    parser.add_argument("--port", type=int, default=8501, help=say("port"))
    parser.add_argument("--workers", type=int, default=1, help=say("workers"))
    parser.add_argument("--domain", action="append", default=[], help=say("domain"))
    return parser.parse_args(argv)


def main(argv: Sequence[str]) -> int:
    """Serve in this process, or in several that are started again when they end."""
    chosen = arguments(argv)
    os.chdir(ROOT)
    if chosen.workers > 1:
        return keep_running(chosen.host, chosen.port, chosen.workers, chosen.domain)
    return serve(chosen.host, chosen.port, chosen.domain)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
