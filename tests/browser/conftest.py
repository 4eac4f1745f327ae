"""Servers and a browser for the tests of this folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.running import Site, copy_data, running

ALWAYS = (
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)
"""Nothing but this machine can be reached."""
WEBGL = ("--use-gl=angle", "--use-angle=swiftshader-webgl", "--enable-unsafe-swiftshader")
"""Maps are drawn in software, and only they: page and text that way too cost twice the time."""
WITHOUT_WEBGL = ("--disable-3d-apis",)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as one:
        yield one


def launch(playwright: Playwright, *flags: str) -> Browser:
    """Start Debian's Chromium if it is there, else Playwright's own."""
    return playwright.chromium.launch(
        executable_path=shutil.which("chromium"), args=[*ALWAYS, *flags]
    )


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    one = launch(playwright, *WEBGL)
    yield one
    one.close()


@pytest.fixture(scope="session")
def browser_without_webgl(playwright: Playwright) -> Iterator[Browser]:
    one = launch(playwright, *WITHOUT_WEBGL)
    yield one
    one.close()


Start = Callable[..., Site]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start servers that this test has for itself."""
    with ExitStack() as stack:

        def one(variant: str = "full", cache: Path | None = None, **more: str) -> Site:
            data = copy_data(variant, tmp_path / f"data-{len(list(tmp_path.iterdir()))}")
            return stack.enter_context(running(data, cache or tmp_path / "cache", **more))

        yield one


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Site]]:
    """Start one server per kind of data folder; the tests of a session share it."""
    opened: dict[str, Site] = {}
    with ExitStack() as stack:

        def site(variant: str) -> Site:
            if variant not in opened:
                folder = tmp_path_factory.mktemp(variant)
                data = copy_data(variant, folder / "data")
                opened[variant] = stack.enter_context(running(data, folder / "cache"))
            return opened[variant]

        yield site
