"""What a browser may do with our pages, as response headers."""

from __future__ import annotations

import base64
import hashlib
import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_INLINE = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)


def script_hashes(document: str) -> list[str]:
    """Return the CSP sources of the inline scripts of an HTML document."""
    digests = (hashlib.sha256(code.encode()).digest() for code in _INLINE.findall(document))
    return [f"'sha256-{base64.b64encode(d).decode()}'" for d in digests]


def policy(document: str) -> str:
    """Return the Content-Security-Policy for an HTML document.

    Nothing is loaded from elsewhere and no text becomes code. Styles are inline
    because Streamlit writes them from script; deck.gl decodes pictures, runs workers
    from blobs and brings compiled WebAssembly.
    """
    rules = {
        "default-src": ["'self'"],
        "script-src": ["'self'", "'wasm-unsafe-eval'", *script_hashes(document)],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'", "data:"],
        "connect-src": ["'self'", "data:", "blob:"],
        "worker-src": ["'self'", "blob:"],
        "media-src": ["'self'", "blob:"],
        "frame-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in rules.items())


def headers(document: str) -> dict[str, str]:
    """Return the headers that every answer carries."""
    return {
        "Content-Security-Policy": policy(document),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "SAMEORIGIN",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }


class SecurityHeaders:
    """Middleware that adds the headers to every answer."""

    def __init__(self, app: ASGIApp, document: str) -> None:
        """Wrap ``app``; ``document`` is the HTML page whose inline scripts may run."""
        self.app = app
        self.headers = [(k.lower().encode(), v.encode()) for k, v in headers(document).items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], *self.headers]}
            await send(message)

        await self.app(scope, receive, add if scope["type"] == "http" else send)
