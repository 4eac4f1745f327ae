"""A real mouse on the map, and what a link restores."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

import polars as pl
import pytest
from playwright.sync_api import Browser, Locator, TimeoutError

from tests.browser.visit import PHONE, Visit, visiting, wait_drawn
from tests.running import Site

pytestmark = pytest.mark.browser

PLACES = [(0.5, 0.5), (0.4, 0.45), (0.6, 0.55)]
"""Points of the map, as shares of its width and height."""
TIP = ".deck-tooltip"


def tooltip(visit: Visit, canvas: Locator, place: tuple[float, float]) -> str:
    """Rest the mouse on a place of the map; return what the map says about it."""
    box = canvas.bounding_box()
    assert box is not None
    x, y = box["x"] + place[0] * box["width"], box["y"] + place[1] * box["height"]
    tip = visit.page.locator(TIP)
    for step in range(20):  # deck.gl looks what is below only when the mouse moves
        visit.page.mouse.move(x + step % 2, y)
        visit.page.wait_for_timeout(100)
        if tip.count() and tip.first.is_visible() and tip.first.inner_text().strip():
            return tip.first.inner_text()
    return ""


def press(visit: Visit) -> None:
    """Click the way a hand does: the button is down for a moment."""
    visit.page.mouse.down()
    visit.page.wait_for_timeout(80)
    visit.page.mouse.up()


def choose(visit: Visit, point: Callable[[], None]) -> bool:
    """Point at a place until another area is chosen, as a reader would; tell whether it worked.

    Drawing WebGL in software, a busy machine misses about one click in eight.
    """
    before = visit.choice("wilayah")
    changed = "before => new URL(location).searchParams.get('wilayah') !== before"
    for _ in range(3):
        point()
        with suppress(TimeoutError):
            visit.page.wait_for_function(changed, arg=before, timeout=10_000)
            return True
    return False


def village(site: Site) -> str:
    """Return the code of some kelurahan."""
    table = pl.read_csv(site.data / "wilayah.csv", infer_schema=False)
    return str(table.filter(pl.col("jenis") == "kelurahan")["kode"][0])


def content(visit: Visit) -> str:
    """Return what the page says below its menu."""
    return visit.page.locator('[data-testid="stMain"]').inner_text()


def areas(site: Site) -> dict[str, str]:
    """Return the names of the areas by code."""
    table = pl.read_csv(site.data / "wilayah.csv", infer_schema=False)
    return dict(table.select("kode", "nama").iter_rows())


@pytest.fixture
def visit(browser: Browser, sites: Callable[[str], Site]) -> Iterator[Visit]:
    with visiting(browser, sites("full"), {"width": 1440, "height": 1400}) as one:
        yield one


@pytest.mark.parametrize("path", ["peta", "dimensi-living"])
def test_a_click_on_a_polygon_selects_that_area(visit: Visit, path: str) -> None:
    visit.go(path)
    canvas = visit.maps()[0]
    canvas.scroll_into_view_if_needed()
    wait_drawn(canvas)
    for place in PLACES:
        said = tooltip(visit, canvas, place)
        assert said, f"nothing is said about {place}"
        assert choose(visit, lambda: press(visit)), f"no click on {place} was noticed"
        visit.settle()

        chosen = areas(visit.site)[visit.choice("wilayah") or ""]
        assert chosen in said
        canvas = visit.maps()[0]
    assert visit.problems == []


def test_the_chosen_area_stays_on_another_page(visit: Visit) -> None:
    code = village(visit.site)
    visit.go("peta", wilayah=code)
    visit.page.get_by_role("button", name="Jelajah").click()
    visit.page.get_by_role("menuitem", name="Wilayah").click()
    visit.page.wait_for_url("**/wilayah**")
    visit.settle()

    assert visit.choice("wilayah") == code


def test_a_copied_link_shows_the_same_view(visit: Visit, browser: Browser) -> None:
    code = village(visit.site)
    visit.go("peta", bahasa="en", jenjang="kelurahan", periode="2025-03", wilayah=code)
    first, link = content(visit), visit.page.url

    with visiting(browser, visit.site, {"width": 1440, "height": 1400}) as other:
        path, _, query = link.removeprefix(visit.site.url).partition("?")
        other.page.goto(f"{visit.site.url}{path}?{query}", wait_until="commit")
        other.settle()

        assert content(other) == first
        assert other.page.url == link
        assert areas(visit.site)[code] in first
    assert visit.problems == []


def test_a_value_that_is_gone_gives_a_note_and_the_default(visit: Visit) -> None:
    visit.go("peta", indikator="TIDAK-ADA")

    assert "TIDAK-ADA" in visit.text()
    assert visit.choice("indikator") not in {None, "TIDAK-ADA"}
    assert visit.exceptions() == []


def test_a_finger_reaches_the_map_and_the_page_still_scrolls(
    browser: Browser, sites: Callable[[str], Site]
) -> None:
    with visiting(browser, sites("full"), PHONE, has_touch=True, is_mobile=True) as visit:
        visit.go("peta")
        canvas = visit.maps()[0]
        canvas.scroll_into_view_if_needed()
        wait_drawn(canvas)
        box = canvas.bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        assert choose(visit, lambda: visit.page.touchscreen.tap(x, y)), "no tap was noticed"

        assert visit.overflow() <= 0
