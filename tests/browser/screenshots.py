"""Take the pictures of the documentation: ``make screenshots``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from lib.paths import ROOT
from tests.browser import guide
from tests.browser.conftest import WEBGL, launch
from tests.browser.visit import DESKTOP, PHONE, visiting, wait_drawn
from tests.running import running

FOLDER = ROOT / "docs" / "gambar"
PICTURES = (
    ("ringkasan", "", DESKTOP, "light"),
    ("peta", "peta", DESKTOP, "light"),
    ("dimensi", "dimensi-living", {"width": 1440, "height": 1800}, "light"),
    ("wilayah", "wilayah", DESKTOP, "light"),
    ("banding", "banding", DESKTOP, "light"),
    ("ringkasan-gelap", "", DESKTOP, "dark"),
    ("ringkasan-ponsel", "", PHONE, "light"),
)
"""Name, page, window, light or dark."""


def main() -> int:
    """Take all pictures from the shipped data on a fixed day."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as cache,
        sync_playwright() as playwright,
        running(ROOT / "data", Path(cache)) as site,
    ):
        browser = launch(playwright, *WEBGL)
        for name, path, size, scheme in PICTURES:
            with visiting(browser, site, size, color_scheme=scheme) as visit:
                visit.go(path)
                for canvas in visit.maps():
                    wait_drawn(canvas)
                visit.page.screenshot(path=FOLDER / f"{name}.png")
        guide.take(browser, FOLDER)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
