"""What a visit notices while a page is open."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.visit import visiting
from tests.running import Site

pytestmark = pytest.mark.browser

_FETCH = "address => fetch(address, {mode: 'no-cors'}).then(() => 'answered', () => 'refused')"


@pytest.mark.parametrize("address", ["https://example.com/peta.png", "http://192.0.2.1/"])
def test_a_request_off_this_machine_is_noted_and_refused(browser: Browser, address: str) -> None:
    with visiting(browser, Site("http://localhost:1", Path(), Path())) as visit:
        assert visit.page.evaluate(_FETCH, address) == "refused"

        assert f"request off this machine: {address}" in visit.problems
