"""What happens to open pages when the data folder changes."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from playwright.sync_api import Browser

from lib.ui.registry import dimension_url
from tests.browser.visit import visiting
from tests.running import Site

pytestmark = pytest.mark.browser


def some_percentage(site: Site) -> tuple[Path, dict[str, str]]:
    """Return the file and the latest row of an indicator that runs from 0 to 100."""
    limits = pl.read_csv(site.data / "indikator.csv", infer_schema=False).filter(
        batas_bawah="0", batas_atas="100", desimal="2"
    )
    for file in sorted((site.data / "nilai").glob("kota_*.csv")):
        rows = pl.read_csv(file, infer_schema=False).join(
            limits.select("dimensi", indikator="kode"), on="indikator"
        )
        if rows.height:
            return file, rows.sort("indikator", "periode").row(-1, named=True)
    pytest.fail("no indicator from 0 to 100")


def test_a_changed_cell_shows_without_a_reload(
    browser: Browser, start: Callable[..., Site]
) -> None:
    site = start("real", WATCH="1")
    file, row = some_percentage(site)
    table = pl.read_csv(file, infer_schema=False)
    same = [pl.col(name) == row[name] for name in ("indikator", "wilayah", "periode")]
    with visiting(browser, site) as visit:
        visit.go(dimension_url(row["dimensi"]), indikator=row["indikator"])
        assert "77,7" not in visit.text()

        changed = pl.when(*same).then(pl.lit("77.77")).otherwise("nilai").alias("nilai")
        table.with_columns(changed).write_csv(file)
        begun = time.monotonic()
        visit.page.wait_for_function(
            "() => /77,77/.test(document.body.innerText)", timeout=60_000, polling=50
        )
        took = time.monotonic() - begun

        assert visit.problems == []
    assert took < visit.soon()
