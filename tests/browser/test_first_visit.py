"""A link to any page is right as the very first visit of a fresh server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.pages import Address, dimension_pages, fixed_pages
from tests.browser.visit import visiting
from tests.running import Site

pytestmark = pytest.mark.browser

ADDRESSES = [*fixed_pages(), *dimension_pages("kota"), *dimension_pages("nasional")[:1]]


@pytest.fixture(scope="module")
def parsed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Parsed data shared by the servers of this module: only the process is to be fresh."""
    return tmp_path_factory.mktemp("parsed")


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.path or "depan")
def test_first_visit_is_the_page_asked_for(
    browser: Browser, start: Callable[..., Site], parsed: Path, address: Address
) -> None:
    with visiting(browser, start(cache=parsed)) as visit:
        visit.go(address.path, kerangka=address.framework)

        assert visit.page.url.split("?")[0] == f"{visit.site.url}/{address.path}"
        assert visit.page.locator("h1").first.inner_text().strip()
        assert visit.page.locator('[role="dialog"]:visible').count() == 0
        assert visit.exceptions() == []
        assert visit.problems == []
