"""Staff hand in a workbook with mistakes, mend it, publish it; somebody else sees it at once."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Mapping

import polars as pl
import pytest
from openpyxl import Workbook
from playwright.sync_api import Browser, expect

from lib.load.pending import HISTORY_FOLDER
from lib.store.ledger import Ledger, inventory
from tests.browser.language import strays
from tests.browser.test_accessibility import serious
from tests.browser.visit import Visit, visiting
from tests.running import Site

pytestmark = pytest.mark.browser

PERIODS = ("2023", "2024", "2025")
LAST = "E4"
"""Cell of the first area and the last period; above are a title, an empty row and the headers."""
NEW = 77.77
Cells = Mapping[str, object]


def indicator(site: Site) -> str:
    """Return the code of a yearly percentage of the villages."""
    rows = pl.read_csv(site.data / "indikator.csv", infer_schema=False).filter(
        pl.col("batas_atas") == "100",
        pl.col("jenjang") == "kelurahan",
        pl.col("frekuensi") == "tahunan",
        pl.col("desimal").is_in(["1", "2"]),
    )
    return str(rows["kode"][0])


def villages(site: Site) -> list[tuple[str, str]]:
    areas = pl.read_csv(site.data / "wilayah.csv", infer_schema=False)
    named = areas.filter(pl.col("jenis").is_in(["kelurahan", "desa"]))
    return [
        (str(code), f"{kind} {name}")
        for code, name, kind in named.select("kode", "nama", "jenis").iter_rows()
    ]


def workbook(site: Site, code: str, wrong: Cells) -> bytes:
    """Return a wide table as an agency makes it, with some cells otherwise."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Rekap"
    sheet.append([f"Indikator: {code}"])
    sheet.append([])
    sheet.append(["No", "Kelurahan/Desa", *PERIODS])
    for number, (_, name) in enumerate(villages(site), start=1):
        sheet.append([number, name, *(40 + number / 4 + year for year in range(3))])
    sheet[LAST] = NEW
    for cell, text in wrong.items():
        sheet[cell] = text
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def hand_in(visit: Visit, name: str, content: bytes) -> None:
    control = visit.page.locator('input[type="file"]')
    control.set_input_files({"name": name, "mimeType": "application/xlsx", "buffer": content})
    visit.page.wait_for_selector(".kk-berkas")
    visit.settle()


def take_away(visit: Visit) -> None:
    """Take the handed-in file off the page."""
    visit.page.locator('[data-testid="stFileUploader"] [data-testid*="Delete"] button').click()
    visit.page.wait_for_selector(".kk-berkas", state="detached")
    visit.settle()


def marked(visit: Visit) -> dict[str, str]:
    """Return what stands in the marked cells, by the cell's place."""
    found: dict[str, str] = visit.page.evaluate("""() => {
      const out = {};
      for (const cell of document.querySelectorAll('.kk-lembar td[class]')) {
        const row = cell.parentElement.querySelector('th').innerText.trim();
        const heads = cell.closest('table').querySelectorAll('thead tr > *');
        out[heads[cell.cellIndex].innerText + row] = cell.lastChild.data.trim();
      }
      return out;
    }""")
    return found


def send(visit: Visit, button: str, **said: str) -> None:
    """Fill in who and why, and press a button."""
    for label, text in said.items():
        visit.page.get_by_label(label, exact=True).last.fill(text)
    for box in visit.page.locator('[data-testid="stForm"] [data-testid="stCheckbox"]').all():
        box.locator("label").click()
    visit.page.locator('[data-testid="stForm"]').get_by_role("button", name=button).click()


def wait_for(visit: Visit, text: str) -> float:
    """Wait until a page says something; return the seconds that it took."""
    begun = time.monotonic()
    visit.page.wait_for_function(
        "text => document.body.innerText.includes(text)", arg=text, timeout=60_000, polling=50
    )
    return time.monotonic() - begun


def test_mend_publish_and_go_back(browser: Browser, start: Callable[..., Site]) -> None:
    site = start("real", WATCH="1")
    code = indicator(site)
    area = villages(site)[0][0]
    before = inventory(site.data)
    with visiting(browser, site) as staff, visiting(browser, site) as reader:
        reader.go("wilayah", wilayah=area, indikator=code)
        assert "77,8" not in reader.text()
        staff.go("kelola-data")

        wrong = {"D7": "abc", "E9": 950, "B10": "desa Entah"}
        hand_in(staff, "rekap.xlsx", workbook(site, code, wrong))

        assert marked(staff) == {c: str(v) for c, v in wrong.items()}
        said = staff.text()
        assert "lembar Rekap, sel D7" in said
        assert "“abc” bukan angka." in said
        assert "Belum dapat diterbitkan" in said
        expect(staff.page.locator('[data-testid="stForm"]')).to_have_count(0)
        assert list(strays(said)) == []
        assert serious(staff) == []
        assert inventory(site.data) == before
        assert not (site.data / HISTORY_FOLDER).exists()

        take_away(staff)
        hand_in(staff, "rekap.xlsx", workbook(site, code, {}))
        assert marked(staff) == {LAST: str(NEW)}, "a doubt, which does not bar publishing"
        assert inventory(site.data) == before
        assert list(strays(staff.text())) == []
        assert serious(staff) == []
        send(staff, "Terbitkan", **{"Nama Anda": "Sari", "Alasan": "rekap tahunan"})
        wait_for(staff, "Terbit sebagai entri 2")
        took = wait_for(reader, "77,8")

        assert took < reader.soon()
        assert [e.who for e in Ledger(site.data).entries()] == ["", "Sari"]

        staff.page.get_by_text("Riwayat", exact=True).click()
        staff.settle()
        assert "rekap tahunan" in staff.text()
        staff.page.get_by_role("button", name="Batalkan entri 2").click()
        staff.page.wait_for_selector('[data-testid="stForm"]')
        staff.settle()
        send(staff, "Batalkan entri 2", Alasan="salah tahun")
        wait_for(staff, "Data sudah kembali")
        reader.page.wait_for_function(
            "() => !document.body.innerText.includes('77,8')", timeout=60_000, polling=50
        )

        assert inventory(site.data) == before
        assert staff.problems == []
        assert reader.problems == []
        assert staff.exceptions() == []
