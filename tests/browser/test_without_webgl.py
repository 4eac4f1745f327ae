"""Without WebGL every map has its static twin in its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from tests.browser.visit import visiting, wait_drawn
from tests.running import Site

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", ["", "peta", "dimensi-living", "wilayah"])
def test_the_static_map_is_there(
    browser_without_webgl: Browser, browser: Browser, sites: Callable[[str], Site], path: str
) -> None:
    site = sites("full")
    with visiting(browser, site) as able:
        able.go(path)
        moving = len(able.maps())
        still = able.page.locator('[data-testid="stVegaLiteChart"]').count()
    with visiting(browser_without_webgl, site) as visit:
        visit.go(path)
        pictures = visit.page.locator('[data-testid="stVegaLiteChart"]')

        assert visit.maps() == []
        assert pictures.count() == moving + still
        assert all(wait_drawn(picture, 0.03) > 0.03 for picture in pictures.all()[:2])
        assert visit.exceptions() == []
        assert visit.problems == []
