"""A presenter holds a meeting: the agenda, a decision, what others see, and the next meeting."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from playwright.sync_api import Browser

from lib.store.ledger import Ledger
from tests.browser.language import strays
from tests.browser.test_accessibility import serious
from tests.browser.visit import Visit, visiting
from tests.running import Site, running

pytestmark = pytest.mark.browser

LATER = "2026-12-31"


def fill(visit: Visit, text: str, name: str) -> None:
    """Fill in what, who and by whom; the deadline that is proposed stays."""
    page = visit.page
    page.get_by_label("Nama Anda", exact=True).fill(name)
    page.get_by_label("Nama Anda", exact=True).press("Enter")
    visit.settle()
    page.get_by_label("Apa yang diputuskan").fill(text)
    agency = page.get_by_label("Siapa yang melaksanakan (OPD)")
    agency.fill("Diskominfo")
    agency.press("Enter")
    visit.settle()


def send(visit: Visit) -> None:
    visit.page.get_by_role("button", name="Catat keputusan").click()


def sees(visit: Visit, text: str) -> None:
    visit.page.wait_for_function(
        "text => document.body.innerText.includes(text)", arg=text, timeout=60_000, polling=50
    )


def test_a_meeting_and_the_next_one(
    browser: Browser, start: Callable[..., Site], tmp_path: Path
) -> None:
    site = start("real", WATCH="1")
    with visiting(browser, site) as presenter, visiting(browser, site) as other:
        for visit in (presenter, other):
            visit.go("rapat")
        said = presenter.text()
        for part in ("Keputusan yang masih terbuka", "Yang memburuk", "Sejak rapat terakhir"):
            assert part in said
        assert list(strays(said)) == []
        assert serious(presenter) == []

        fill(presenter, "Menyerahkan data sampah triwulan III", "Sari")
        send(presenter)
        sees(presenter, "Keputusan tercatat")
        sees(other, "Menyerahkan data sampah triwulan III")

        for visit, text in ((presenter, "Memasang rambu"), (other, "Menata parkir")):
            fill(visit, text, "Budi")
        send(presenter)
        send(other)
        for visit in (presenter, other):
            sees(visit, "Memasang rambu")
            sees(visit, "Menata parkir")
        table = pl.read_csv(site.data / "keputusan.csv", infer_schema=False)
        assert set(table["isi"]) == {
            "Menyerahkan data sampah triwulan III",
            "Memasang rambu",
            "Menata parkir",
        }
        assert len(Ledger(site.data).entries()) == 4
        assert presenter.problems == []
        assert other.problems == []
    with (
        running(site.data, tmp_path / "later", TODAY=LATER) as later,
        visiting(browser, later) as next_time,
    ):
        next_time.go("rapat")
        sees(next_time, "3 keputusan lewat tenggat")
        next_time.page.get_by_label("Nama Anda", exact=True).fill("Sari")
        next_time.page.get_by_label("Nama Anda", exact=True).press("Enter")
        next_time.settle()
        next_time.page.get_by_role("button", name="Tandai selesai").first.click()
        sees(next_time, "Sudah selesai: 1 keputusan")
        assert next_time.problems == []
