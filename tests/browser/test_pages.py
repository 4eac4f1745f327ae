"""Every page, both languages, desktop and phone, with full, real-only and no data."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.language import strays
from tests.browser.pages import LANGUAGES, Address, dimension_pages, fixed_pages
from tests.browser.visit import PHONE, reading, wait_drawn, window
from tests.running import Site

pytestmark = pytest.mark.browser

PAGES = {
    "full": [*fixed_pages(), *dimension_pages("kota"), *dimension_pages("nasional")],
    "real": [*fixed_pages(), *dimension_pages("kota")],
    "empty": fixed_pages(),
}
CASES = [
    pytest.param(variant, address, lang, id=f"{variant}-{address.path}-{lang}")
    for variant, addresses in PAGES.items()
    for address in addresses
    for lang in LANGUAGES
]


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[BrowserContext]:
    with window(browser) as one:
        yield one


@pytest.mark.parametrize(("variant", "address", "lang"), CASES)
def test_page_is_sound(
    reader: BrowserContext,
    sites: Callable[[str], Site],
    variant: str,
    address: Address,
    lang: str,
) -> None:
    with reading(reader, sites(variant)) as visit:
        visit.go(address.path, bahasa=lang, kerangka=address.framework)

        assert visit.page.locator("html").get_attribute("lang") == lang
        assert visit.exceptions() == []
        assert all(wait_drawn(canvas) > 0.1 for canvas in visit.maps())
        assert visit.overflow() <= 0
        if lang == "id":
            english = list(strays(visit.text()))
            assert not english, "\n".join(english)

        visit.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        visit.settle()

        assert visit.overflow() <= 0
        assert all(wait_drawn(canvas) > 0.1 for canvas in visit.maps())
        assert visit.problems == []
