"""axe-core finds nothing serious in what we render."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext

from tests.browser.pages import dimension_pages, fixed_pages
from tests.browser.visit import PHONE, Visit, reading, visiting, window
from tests.running import Site

pytestmark = pytest.mark.browser

PATHS = [page.path for page in [*fixed_pages(), *dimension_pages("kota")[:1]]]

STREAMLIT = {
    # The drawer of the menu on a phone groups its links in lists whose children are not items.
    "list": "stSidebarNavItems",
    "listitem": "e1o1t1hb4",
}
"""Findings in Streamlit's own elements that no setting reaches: rule and part of the element."""


def serious(visit: Visit) -> list[str]:
    """Return the serious and critical findings that are not Streamlit's own."""
    found = []
    for rule in Axe().run(visit.page).response["violations"]:
        if rule["impact"] not in {"serious", "critical"}:
            continue
        known = STREAMLIT.get(rule["id"])
        nodes = [n for n in rule["nodes"] if not known or known not in n["html"]]
        found += [f"{rule['id']}: {n['target']} {n['html'][:160]}" for n in nodes]
    return found


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[BrowserContext]:
    with window(browser) as one:
        yield one


@pytest.mark.parametrize("path", PATHS)
def test_nothing_serious(reader: BrowserContext, sites: Callable[[str], Site], path: str) -> None:
    with reading(reader, sites("full")) as visit:
        visit.go(path)

        found = serious(visit)

    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", ["", "dimensi-living"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_serious_on_a_phone_by_day_and_night(
    browser: Browser, sites: Callable[[str], Site], path: str, scheme: str
) -> None:
    with visiting(browser, sites("full"), PHONE, color_scheme=scheme) as visit:
        visit.go(path)

        found = serious(visit)

    assert not found, "\n".join(found)
