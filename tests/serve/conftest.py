"""Two processes of the app behind Debian's nginx, from the files in ``deploy/``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from lib.paths import ROOT
from tests.running import copy_data, environment, free_port, wait_for

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
FRAME = """
{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    include /etc/nginx/mime.types;
    log_format which '$request_uri $status $upstream_addr $upstream_cache_status';
    access_log {folder}/access.log which;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


@dataclass(frozen=True)
class Front:
    """The app as the city's readers reach it."""

    port: int
    first: int
    """Port of the first process; the second is the next one."""
    folder: Path

    @property
    def url(self) -> str:
        """Address behind nginx."""
        return f"http://localhost:{self.port}"

    def reached(self, wanted: str) -> list[str]:
        """Return which process answered each request whose address holds ``wanted``."""
        lines = (self.folder / "access.log").read_text().splitlines()
        return [line.split()[2] for line in lines if wanted in line.split()[0]]


@contextmanager
def process(command: list[str], log: Path, **more: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command until the end of the block."""
    with log.open("wb") as out:
        one = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **more}, stdout=out, stderr=out
        )
    try:
        yield one
    finally:
        one.terminate()
        one.wait(timeout=30)


def site_file(folder: Path, port: int, first: int) -> None:
    """Write our nginx file with other ports and folders."""
    text = (ROOT / "deploy" / "nginx" / "kotacerdas.conf").read_text()
    for old, new in {
        "listen 80;": f"listen 127.0.0.1:{port};",
        "dasbor.example.go.id": "localhost",
        "127.0.0.1:8501": f"127.0.0.1:{first}",
        "127.0.0.1:8502": f"127.0.0.1:{first + 1}",
        "/var/cache/nginx/kotacerdas": f"{folder}/cache",
    }.items():
        assert old in text, f"deploy/nginx/kotacerdas.conf no longer says {old}"
        text = text.replace(old, new)
    (folder / "site.conf").write_text(text)
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(FRAME.format(folder=folder, user=user))


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    if NGINX is None:
        pytest.skip("nginx is not installed: apt-get install nginx")
    folder = tmp_path_factory.mktemp("serve")
    first, port = free_port(2), free_port()
    site_file(folder, port, first)
    env = environment(copy_data("real", folder / "data"), folder / "parsed")
    server = [sys.executable, "-m", "lib.ui.server", "--workers", "2", "--port", str(first)]
    nginx = [NGINX, "-c", str(folder / "nginx.conf")]
    with (
        process([*server, "--domain", "localhost"], folder / "server.log", **env) as app,
        process(nginx, folder / "nginx.log") as proxy,
    ):
        for number in (first, first + 1):
            wait_for(f"http://127.0.0.1:{number}/_stcore/health", app, folder / "server.log")
        wait_for(f"http://localhost:{port}/_stcore/health", proxy, folder / "nginx.log")
        yield Front(port, first, folder)
