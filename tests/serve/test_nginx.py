"""What readers get from the city's server."""

from __future__ import annotations

import gzip
import os
import re
import signal
import subprocess
import time
import urllib.request
from email.message import Message
from urllib.error import HTTPError

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from tests.serve.conftest import Front

pytestmark = pytest.mark.serve


def get(url: str, **headers: str) -> tuple[int, Message, bytes]:
    """Ask for an address; an error is an answer too."""
    asked = urllib.request.Request(
        url, headers={k.replace("_", "-"): v for k, v in headers.items()}
    )
    try:
        with urllib.request.urlopen(asked, timeout=20) as answer:
            return answer.status, answer.headers, answer.read()
    except HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def token(issued: int) -> str:
    """Return a cookie as Streamlit writes it, with a fresh mask each time."""
    return f"_streamlit_xsrf=2|{os.urandom(4).hex()}|{os.urandom(16).hex()}|{issued}"


def run_a_page(front: Front, cookie: str) -> list[ForwardMsg]:
    """Open the front page over the websocket; return what the server sends."""
    got = []
    with connect(
        f"ws://localhost:{front.port}/_stcore/stream",
        subprotocols=["streamlit"],  # type: ignore[list-item]
        origin=front.url,  # type: ignore[arg-type]
        additional_headers={"Cookie": cookie},
        max_size=None,
    ) as socket:
        ask = BackMsg()
        ask.rerun_script.query_string = ""
        socket.send(ask.SerializeToString())
        while not (got and got[-1].WhichOneof("type") == "script_finished"):
            message = ForwardMsg()
            message.ParseFromString(bytes(socket.recv(timeout=30)))
            got.append(message)
    return got


def test_a_page_comes_with_its_headers(front: Front) -> None:
    status, headers, body = get(f"{front.url}/?bahasa=en", Accept="text/html")

    assert status == 200
    assert b'<html lang="en">' in body
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers.get_all("x-content-type-options") == ["nosniff"]
    assert "uvicorn" not in headers["server"]
    assert "/" not in headers["server"], "nginx tells its version"


def test_scripts_come_compressed_and_the_second_time_from_nginx(front: Front) -> None:
    page = get(f"{front.url}/")[2].decode()
    script = re.search(r"static/js/index\.[^\"]+", page)
    assert script
    answers = [get(f"{front.url}/{script[0]}", Accept_Encoding="gzip") for _ in range(2)]

    assert all(headers["content-encoding"] == "gzip" for _, headers, _ in answers)
    assert len(gzip.decompress(answers[1][2])) > 3 * len(answers[1][2])
    assert front.reached(script[0])[-1] == "-"


@pytest.mark.parametrize(
    "path", ["metrics", "script-health-check", "agent/openapi.json", "agent/mcp"]
)
def test_what_is_not_for_the_public_is_closed(front: Front, path: str) -> None:
    assert get(f"{front.url}/_stcore/{path}")[0] == 404


def test_metrics_are_open_on_the_server_itself(front: Front) -> None:
    assert get(f"http://127.0.0.1:{front.first}/_stcore/metrics")[0] == 200


def test_a_session_runs_through_the_proxy(front: Front) -> None:
    got = run_a_page(front, token(1_700_000_000))
    kinds = [m.WhichOneof("type") for m in got]

    assert "navigation" in kinds
    assert kinds.count("delta") > 10
    assert got[-1].script_finished == ForwardMsg.FINISHED_SUCCESSFULLY


def test_a_foreign_page_gets_no_session(front: Front) -> None:
    with pytest.raises(Exception, match="403"):  # noqa: SIM117
        with connect(
            f"ws://localhost:{front.port}/_stcore/stream", origin="https://elsewhere.example"
        ):
            pass


def test_one_reader_stays_with_one_process(front: Front) -> None:
    for issued in range(1_700_000_100, 1_700_000_112):
        for _ in range(3):
            get(f"{front.url}/_stcore/host-config?reader={issued}", Cookie=token(issued))
    by_reader = [set(front.reached(f"reader={n}")) for n in range(1_700_000_100, 1_700_000_112)]

    assert [len(processes) for processes in by_reader] == [1] * 12
    assert len(set.union(*by_reader)) == 2, "all readers are with one process"


def test_a_process_that_dies_is_replaced_and_nobody_is_turned_away(front: Front) -> None:
    pattern = f"lib.ui.server --host 127.0.0.1 --domain localhost --port {front.first}"
    found = subprocess.run(["pgrep", "-f", pattern], capture_output=True, text=True, check=True)
    os.kill(int(found.stdout.split()[0]), signal.SIGKILL)

    answers = [
        get(f"{front.url}/", Cookie=token(n))[0] for n in range(1_700_000_200, 1_700_000_220)
    ]

    assert set(answers) == {200}
    until = time.monotonic() + 120
    while get_status(front.first) != 200 and time.monotonic() < until:
        time.sleep(0.5)
    assert get_status(front.first) == 200


def get_status(port: int) -> int:
    """Return the status of a process's own health, 0 if nobody listens."""
    try:
        return get(f"http://127.0.0.1:{port}/_stcore/health")[0]
    except OSError:
        return 0
