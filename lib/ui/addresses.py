"""Which addresses are pages; any other leads to the front page.

Streamlit would show the front page too, but with a warning in English over it, also for
the front page's own name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from lib.contract.vocabulary import Framework
from lib.ui import cache
from lib.ui.registry import SECTIONS, dimension_url

_PAGE = re.compile(r"/([\w-]+)/?")
_SIGNING_IN = "oauth2callback"
"""Where a provider of accounts sends a browser back to."""


def pages() -> Collection[str]:
    """Return the addresses of all pages but the front page, which has none."""
    specs = [spec for section in SECTIONS for spec in section.pages]
    catalogue = cache.city().catalogue
    dimensions = [d for one in Framework for d in catalogue.dimensions(one)]
    return {s.url_path for s in specs[1:]} | {dimension_url(d.kode) for d in dimensions}


class KnownPages:
    """Middleware that leads unknown addresses to the front page."""

    def __init__(self, app: ASGIApp, known: Callable[[], Collection[str]] = pages) -> None:
        """Wrap ``app``; ``known`` tells the pages there are at the moment."""
        self.app = app
        self.known = known

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        named = _named(scope)
        if named in (None, _SIGNING_IN) or named in await run_in_threadpool(self.known):
            await self.app(scope, receive, send)
            return
        query = scope["query_string"].decode("latin-1")
        away = RedirectResponse("./" + (f"?{query}" if query else ""), status_code=302)
        await away(scope, receive, send)


def _named(scope: Scope) -> str | None:
    """Return the page that a browser asks for by name."""
    if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", ""):
        return None
    found = _PAGE.fullmatch(scope["path"])
    return found[1] if found else None
