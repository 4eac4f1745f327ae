"""The one HTML document that every page starts from, in the reader's language.

Streamlit ships it in English, titled "Streamlit", with an offer to machines that this
app does not serve; what a reader, a screen reader or a link preview sees is ours.
"""

from __future__ import annotations

import base64
import html
import re
from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from lib.i18n import DEFAULT_LANGUAGE, LANGUAGES, t
from lib.paths import ROOT
from lib.ui import translation
from lib.ui.browser import PROBE

_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_SERVICE = re.compile(r'<link rel="service-desc"[^>]*>\s*')
_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_ICON = re.compile(r'href="[^"]*favicon[^"]*"')


def template() -> str:
    """Return the document as Streamlit ships it."""
    return (Path(file_util.get_static_dir()) / "index.html").read_text("utf-8")


def render(source: str, lang: str) -> str:
    """Return the document in a language.

    Args:
        source: The document as Streamlit ships it.
        lang: ``id`` or ``en``.
    """
    name = html.escape(t("server.title", lang))
    about = html.escape(t("server.description", lang), quote=True)
    head = (
        f'<title>{name}</title>\n    <meta name="description" content="{about}" />\n'
        f'    <meta property="og:title" content="{name}" />\n'
        f'    <meta property="og:description" content="{about}" />\n'
        f"{PROBE}\n{translation.script()}\n{_script('panggung.js')}\n{_script('cetak.js')}"
    )
    body = f"<noscript><p>{html.escape(t('server.noscript', lang))}</p></noscript>"
    page = _SERVICE.sub("", _COMMENT.sub("", source)).lstrip()
    page = page.replace('<html lang="en">', f'<html lang="{lang}">', 1)
    page = _ICON.sub(lambda _: f'href="{_icon()}"', page, count=1)
    page = _TITLE.sub(lambda _: head, page, count=1)
    return _NOSCRIPT.sub(lambda _: body, page, count=1)


def _script(name: str) -> str:
    """Return a script of ours: ``panggung.js`` shows slides, ``cetak.js`` prints pages."""
    code = (ROOT / "lib" / "ui" / "assets" / name).read_text("utf-8")
    return f"<script>\n{code}</script>"


def _icon() -> str:
    drawing = (ROOT / "lib" / "ui" / "assets" / "ikon.svg").read_bytes()
    return f"data:image/svg+xml;base64,{base64.b64encode(drawing).decode()}"


@lru_cache(maxsize=len(LANGUAGES))
def page(lang: str) -> bytes:
    """Return the document in a language as it goes over the wire."""
    return render(template(), lang).encode()


def language(query: bytes) -> str:
    """Return the language that a query string asks for, else the default one."""
    asked = parse_qs(query.decode("latin-1")).get("bahasa", [""])[-1]
    return asked if asked in LANGUAGES else DEFAULT_LANGUAGE


class LocalDocument:
    """Middleware that replaces Streamlit's document by ours."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap ``app``."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = [h for h in scope["headers"] if h[0] not in _ABOUT_THE_FILE]
        await self.app(
            {**scope, "headers": headers} if _is_page(scope["path"]) else scope,
            receive,
            _Replacement(send, language(scope["query_string"]), scope["method"]),
        )


# What a request asks of Streamlit's file does not hold for our text.
_ABOUT_THE_FILE = frozenset({b"if-none-match", b"if-modified-since", b"range", b"accept-encoding"})


def _is_page(path: str) -> bool:
    return "." not in path.rsplit("/", 1)[-1] and not path.startswith("/_stcore/")


class _Replacement:
    """Sends on everything except the body of an HTML answer."""

    def __init__(self, send: Send, lang: str, method: str) -> None:
        self.send = send
        self.lang = lang
        self.method = method
        self.replacing = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            await self._start(message)
        elif not self.replacing:
            await self.send(message)
        elif not message.get("more_body", False):
            body = page(self.lang) if self.method != "HEAD" else b""
            await self.send({"type": "http.response.body", "body": body})

    async def _start(self, message: Message) -> None:
        headers = list(message["headers"])
        kind = dict(headers).get(b"content-type", b"")
        self.replacing = message["status"] == 200 and kind.startswith(b"text/html")
        if self.replacing:
            dropped = (b"content-length", b"etag", b"last-modified")
            headers = [h for h in headers if h[0] not in dropped]
            headers.append((b"content-length", str(len(page(self.lang))).encode()))
            headers.append((b"content-language", self.lang.encode()))
        await self.send({**message, "headers": headers})
