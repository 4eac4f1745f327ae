"""The server's own answers, without a socket: the app runs in this process."""

import asyncio
import gzip
import socket
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message

from lib.ui import document, server
from lib.ui.addresses import KnownPages
from lib.ui.compressed import CompressedFiles
from lib.ui.security import SecurityHeaders

SCRIPT = "let a = 1;" * 200


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


Ask = Callable[..., Answer]


def call(app: ASGIApp, target: str, *, method: str = "GET", **headers: str) -> Answer:
    path, _, query = target.partition("?")
    sent: list[Message] = []

    async def receive() -> Message:
        await asyncio.sleep(60)  # the reader stays
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()],
    }
    asyncio.run(app(scope, receive, send))  # type: ignore[arg-type]
    found = {k.decode(): v.decode() for k, v in sent[0]["headers"]}
    return Answer(sent[0]["status"], found, b"".join(m["body"] for m in sent[1:]))


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "a.js").write_text(SCRIPT)
    index = tmp_path / "index.html"
    index.write_text(document.template())

    async def page(_request: Request) -> Response:
        return FileResponse(index)

    async def plain(_request: Request) -> Response:
        return PlainTextResponse("untouched")

    app = Starlette(
        routes=[
            Route("/static/js/a.js", plain),
            Route("/media/a", plain),
            Route("/{path:path}", page),
        ],
        middleware=[
            Middleware(SecurityHeaders, document=document.page("id").decode()),
            Middleware(CompressedFiles, folder=tmp_path),
            Middleware(KnownPages, known=lambda: {"peta"}),
            Middleware(document.LocalDocument),
            Middleware(GZipMiddleware),  # as Streamlit has it
        ],
    )
    return lambda target, **rest: call(app, target, **rest)


def test_a_page_comes_in_the_language_of_its_link(ask: Ask) -> None:
    answer = ask("/peta?bahasa=en")

    assert b'<html lang="en">' in answer.body
    assert answer.headers["content-language"] == "en"
    assert int(answer.headers["content-length"]) == len(answer.body)


def test_a_page_is_never_answered_as_unchanged(ask: Ask) -> None:
    first = ask("/")

    again = ask("/", if_modified_since="Fri, 01 Jan 2100 00:00:00 GMT")

    assert (first.status, again.status) == (200, 200)
    assert "etag" not in first.headers


def test_a_page_is_what_its_headers_say(ask: Ask) -> None:
    answer = ask("/peta", accept_encoding="gzip")

    assert "content-encoding" not in answer.headers
    assert answer.body == document.page("id")


def test_head_of_a_page_has_no_body(ask: Ask) -> None:
    assert ask("/", method="HEAD").body == b""


def test_every_answer_carries_the_headers(ask: Ask) -> None:
    for path in ("/", "/media/a", "/static/js/a.js"):
        headers = ask(path, accept_encoding="gzip").headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_scripts_are_compressed_for_those_who_accept_it(ask: Ask) -> None:
    answer = ask("/static/js/a.js", accept_encoding="gzip, br")

    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(answer.body).decode() == SCRIPT
    assert "immutable" in answer.headers["cache-control"]
    assert int(answer.headers["content-length"]) == len(answer.body) < 200


def test_scripts_go_as_they_are_to_others(ask: Ask) -> None:
    assert ask("/static/js/a.js", accept_encoding="identity").body == b"untouched"


def test_other_files_are_left_alone(ask: Ask) -> None:
    assert ask("/media/a", accept_encoding="gzip").body == b"untouched"


def test_several_domains_may_be_named() -> None:
    chosen = server.arguments(["--domain", "a.id", "--domain", "b.id", "--port", "9000"])

    assert (chosen.domain, chosen.port, chosen.host) == (["a.id", "b.id"], 9000, "127.0.0.1")


@pytest.mark.parametrize("path", ["/", "/peta", "/peta/", "/media/a", "/peta/_stcore/health"])
def test_known_addresses_stay(ask: Ask, path: str) -> None:
    assert ask(path, accept="text/html").status == 200


def test_an_unknown_page_leads_to_the_front_page(ask: Ask) -> None:
    answer = ask("/dimensi-lama?bahasa=en", accept="text/html,*/*")

    assert (answer.status, answer.headers["location"]) == (302, "./?bahasa=en")


def test_programs_are_not_led_away(ask: Ask) -> None:
    assert ask("/dimensi-lama", accept="application/json").status == 200


def test_a_taken_port_is_said_before_anything_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        assert server.main(["--port", str(port)]) == 1

    assert str(port) in capsys.readouterr().err


def test_whoever_signs_in_comes_back(ask: Ask) -> None:
    answer = ask("/oauth2callback?code=a&state=b", accept="text/html")

    assert answer.status == 200, "not led to the front page"
