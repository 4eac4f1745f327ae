"""The sheet of an agency is one A4, and the pages of action fit a phone."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.visit import DESKTOP, PHONE, visiting
from tests.running import Site

pytestmark = pytest.mark.browser

MARGIN = dict.fromkeys(("top", "bottom", "left", "right"), "12mm")
SHEETS = [("diskominfo", "id"), ("bps", "en"), ("setwan", "id")]
"""Agencies with the most to say of programmes, of indicators, and with nothing at all."""
PAGES = ("program", "quick-win", "opd", "penilaian", "bukti-dukung")


def test_sheets_are_one_page(browser: Browser, sites: Callable[[str], Site]) -> None:
    site = sites("full")
    for code, lang in SHEETS:
        with visiting(browser, site, DESKTOP) as visit:
            visit.go("opd", opd=code, bahasa=lang)
            visit.page.emulate_media(media="print")
            paper = visit.page.pdf(format="A4", margin=MARGIN, print_background=True)
            assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1, code
            assert visit.page.locator(".st-key-kendali_opd").is_hidden()
            assert visit.problems == []


def test_nothing_runs_out_of_a_phone(browser: Browser, sites: Callable[[str], Site]) -> None:
    site = sites("full")
    with visiting(browser, site, PHONE) as visit:
        for path in PAGES:
            visit.go(path)
            main = "document.querySelector('.stMain')"
            assert visit.page.evaluate(f"{main}.scrollWidth <= {main}.clientWidth + 1"), path
        assert visit.problems == []


def test_one_click_gives_all_evidence(
    browser: Browser, sites: Callable[[str], Site], tmp_path: Path
) -> None:
    site = sites("full")
    with visiting(browser, site, DESKTOP) as visit:
        visit.go("bukti-dukung")
        with visit.page.expect_download() as told:
            visit.page.get_by_role("button", name="Unduh semua bukti").click()
        file = tmp_path / "bukti.zip"
        told.value.save_as(file)
        assert "contoh" in told.value.suggested_filename
    names = zipfile.ZipFile(file).namelist()
    assert "daftar-bukti.xlsx" in names
    assert any(name.startswith("bukti/") for name in names)
