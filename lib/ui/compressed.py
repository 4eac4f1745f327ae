"""Streamlit's scripts and styles, compressed once instead of never.

Streamlit sends them as they are: 8.5 MB for a first visit, 2.7 MB compressed.
"""

from __future__ import annotations

import gzip
import mimetypes
from functools import cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

SUFFIXES = frozenset({".js", ".css", ".json", ".svg", ".wasm"})
YEAR = 365 * 24 * 60 * 60


@cache
def compressed(file: Path) -> bytes:
    """Return the content of a file, compressed with gzip."""
    return gzip.compress(file.read_bytes(), compresslevel=9, mtime=0)


class CompressedFiles:
    """Middleware that answers requests for script and style files.

    Their names carry a hash of their content, so a browser may keep them for good.
    """

    def __init__(self, app: ASGIApp, folder: Path) -> None:
        """Wrap ``app``; ``folder`` is served below ``/static``."""
        self.app = app
        self.files = {
            f"/static/{file.relative_to(folder).as_posix()}": file
            for file in sorted(folder.rglob("*"))
            if file.suffix in SUFFIXES
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        file = self.files.get(scope["path"]) if scope["type"] == "http" else None
        if file is None or scope["method"] not in {"GET", "HEAD"} or not _accepts_gzip(scope):
            await self.app(scope, receive, send)
            return
        body = await run_in_threadpool(compressed, file)
        answer = Response(
            body if scope["method"] == "GET" else b"",
            media_type=mimetypes.guess_type(file.name)[0] or "application/octet-stream",
            headers={
                "Content-Encoding": "gzip",
                "Content-Length": str(len(body)),
                "Cache-Control": f"public, immutable, max-age={YEAR}",
                "Vary": "Accept-Encoding",
            },
        )
        await answer(scope, receive, send)


def _accepts_gzip(scope: Scope) -> bool:
    return "gzip" in Headers(scope=scope).get("accept-encoding", "")
