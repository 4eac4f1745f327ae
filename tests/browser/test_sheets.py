"""All sheets made beside a page: begun, watched, cancelled, begun again, taken and opened."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visit import visiting
from tests.running import Site

pytestmark = pytest.mark.browser

PATH = "presentasi-rapat"
LONG = 300_000
"""Milliseconds that all sheets may take: the test machine may be busy."""
PAGES = re.compile(r"^Pages:\s+(\d+)$", re.MULTILINE)


def test_all_sheets_beside_the_page(
    browser: Browser, sites: Callable[[str], Site], tmp_path: Path
) -> None:
    site = sites("full")
    with visiting(browser, site) as reader, visiting(browser, site) as other:
        other.go("peta")
        reader.go(PATH)
        begin = reader.page.get_by_role("button", name="Buat semua lembar")
        stop = reader.page.get_by_role("button", name="Batalkan")

        begin.click()
        expect(reader.page.get_by_text(re.compile(r"^\d+ dari 76 lembar"))).to_be_visible()
        stop.click()
        expect(begin).to_be_visible()
        expect(stop).to_have_count(0)

        begin.click()
        expect(reader.page.get_by_text(re.compile(r"^[1-9]\d* dari 76 lembar"))).to_be_visible()
        began = time.perf_counter()
        other.go("opd")
        took = time.perf_counter() - began
        sys.stderr.write(f"page of another reader: {took:.2f} s, meanwhile: {stop.count()}\n")

        take = reader.page.get_by_role("button", name=re.compile("^Unduh 76 lembar"))
        expect(take).to_be_visible(timeout=LONG)
        with reader.page.expect_download() as found:
            take.click()
        found.value.save_as(tmp_path / "lembar.zip")

        assert other.exceptions() == reader.exceptions() == []
        assert reader.problems == other.problems == []
    names = opened(tmp_path / "lembar.zip", tmp_path / "lembar")
    assert len(names) == 76


def opened(archive: Path, folder: Path) -> list[str]:
    """Take an archive apart, look into each PDF, and return the names."""
    with zipfile.ZipFile(archive) as found:
        names = found.namelist()
        found.extractall(folder)
    tool = shutil.which("pdfinfo")
    for name in names:
        assert (folder / name).read_bytes().startswith(b"%PDF-")
        if tool:
            run = [tool, str(folder / name)]
            said = subprocess.run(run, check=True, capture_output=True, text=True).stdout
            pages = PAGES.search(said)
            assert pages is not None
            assert 1 <= int(pages[1]) <= 2, name
    return names
