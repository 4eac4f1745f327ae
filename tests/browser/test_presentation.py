"""A whole presentation by keyboard at 1,920 x 1,080, without a network."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visit import PATIENCE, Visit, visiting
from tests.running import Site

pytestmark = pytest.mark.browser

HALL = {"width": 1920, "height": 1080}
PATH = "presentasi-rapat"

_READY = "() => document.querySelectorAll('#kk-panggung .kk-s').length > 0"
_FAULTS = """() => {
  const slide = document.querySelector('#kk-panggung .kk-s.kk-tampil');
  const found = [], frame = slide.getBoundingClientRect(), scale = frame.width / 1920;
  const name = e => `${slide.dataset.kunci} <${e.tagName} ${e.getAttribute('class') || ''}> ` +
    (e.textContent || '').trim().slice(0, 40);
  for (const e of slide.querySelectorAll('*')) {
    if (!e.checkVisibility({visibilityProperty: true})) continue;
    if (e.closest('defs') || e.tagName === 'title') continue;
    const box = e.getBoundingClientRect();
    if (!box.width || !box.height) continue;
    if (box.left < frame.left - 1 || box.top < frame.top - 1 || box.right > frame.right + 1 ||
        box.bottom > frame.bottom + 1) found.push('outside: ' + name(e));
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    if (!own) continue;
    const size = parseFloat(getComputedStyle(e).fontSize);
    if (size < 24) found.push('small: ' + size + ' ' + name(e));
    if (e instanceof HTMLElement && (e.scrollHeight > e.clientHeight + 2 ||
        e.scrollWidth > e.clientWidth + 2) && getComputedStyle(e).display !== 'inline')
      found.push(`cut off: ${e.scrollWidth}x${e.scrollHeight} ${name(e)}`);
  }
  for (const e of slide.querySelectorAll('.kk-s-tabel')) {
    const foot = slide.querySelector('.kk-s-sumber');
    if (foot && e.getBoundingClientRect().bottom > foot.getBoundingClientRect().top + 1)
      found.push('table over its source: ' + slide.dataset.kunci);
  }
  return found;
}"""
_CHANGE = """(key) => new Promise(done => {
  const began = performance.now();
  window.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - began), 0));
})"""


@pytest.fixture(params=["full", "real"])
def room(
    request: pytest.FixtureRequest, browser: Browser, sites: Callable[[str], Site]
) -> Iterator[Visit]:
    with visiting(browser, sites(request.param), HALL) as visit:
        yield visit


def begin(visit: Visit, lang: str = "id") -> int:
    """Open the page and start; return how many slides there are."""
    visit.go(PATH, bahasa=lang)
    visit.page.wait_for_function(_READY)
    visit.page.locator(".kk-tombol[data-kk-mulai]").click()
    visit.page.wait_for_selector("#kk-panggung", state="visible")
    return int(visit.page.locator("#kk-panggung .kk-s").count())


def shown(visit: Visit) -> int:
    return int(visit.page.locator("#kk-panggung").get_attribute("data-slide") or 0)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_slide_is_whole_and_readable(room: Visit, lang: str) -> None:
    count = begin(room, lang)

    faults = []
    for place in range(1, count + 1):
        assert shown(room) == place
        faults += room.page.evaluate(_FAULTS)
        room.page.keyboard.press("PageDown")

    assert faults == []
    assert shown(room) == count, "the last slide stays"
    assert room.problems == []


def test_keys_do_what_a_clicker_and_a_presenter_expect(
    browser: Browser, sites: Callable[[str], Site]
) -> None:
    with visiting(browser, sites("full"), HALL) as visit:
        count, press = begin(visit), visit.page.keyboard.press
        dark = visit.page.locator(".kk-s-gelap")
        for key, place in (
            *(("ArrowRight", 2), ("Space", 3), ("PageDown", 4), ("PageUp", 3), ("ArrowLeft", 2)),
            *(("End", count), ("Home", 1), ("Enter", 2), ("Backspace", 1), ("r", 1), ("c", 1)),
        ):
            press(key)
            assert shown(visit) == place, key
        for digit in "12":
            press(digit)
        press("Enter")
        assert shown(visit) == 12
        for key in ("b", "w", "."):
            press(key)
            assert dark.is_visible()
            press(key)
            assert not dark.is_visible()
        press("b")
        press("PageDown")
        assert (shown(visit), dark.is_visible()) == (13, False)
        press("l")
        visit.page.mouse.move(400, 300)
        assert visit.page.locator(".kk-s-laser").bounding_box()["x"] == pytest.approx(382, abs=6)  # type: ignore[index]
        press("l")
        press("t")
        told = visit.page.locator(".kk-s-waktu")
        expect(told).to_have_text(re.compile(rf"13/{count}$"), timeout=PATIENCE * 1000)
        assert visit.problems == []


def test_period_and_area_are_changed_on_the_slide(
    browser: Browser, sites: Callable[[str], Site]
) -> None:
    with visiting(browser, sites("full"), HALL) as visit:
        begin(visit)
        slide = visit.page.locator("#kk-panggung .kk-s.kk-tampil")
        while not slide.locator(".kk-s-langkah").count():
            visit.page.keyboard.press("PageDown")
        place, period = shown(visit), slide.locator(".kk-s-langkah span")
        last, heading = period.inner_text(), slide.locator(".kk-s-judul").inner_text()

        visit.page.keyboard.press("ArrowDown")
        assert period.inner_text() != last
        assert slide.locator(".kk-s-judul").inner_text() != heading
        assert visit.page.evaluate(_FAULTS) == []
        slide.locator("path[data-wilayah]").nth(5).dispatch_event("click")
        name = slide.locator("path[data-wilayah]").nth(5).locator("title").text_content()
        assert slide.locator(".kk-s-wilayah p").inner_text().startswith(f"{name} · ")
        slide.locator("[data-kk-saat='1']").click()
        assert period.inner_text() == last
        assert shown(visit) == place


def test_notes_follow_on_a_second_window(browser: Browser, sites: Callable[[str], Site]) -> None:
    with visiting(browser, sites("full"), HALL) as visit:
        begin(visit)
        with visit.page.expect_popup() as opened:
            visit.page.keyboard.press("n")
        notes = opened.value

        first = notes.locator("h1").inner_text()
        notes.keyboard.press("PageDown")

        assert shown(visit) == 2
        assert notes.locator("h1").inner_text() != first
        assert "Sumber:" in notes.locator("body").inner_text()
        assert notes.locator("#kk-waktu").inner_text().startswith("Waktu 00:")
        assert visit.problems == []


def test_it_fits_every_projector_and_ends_where_it_began(
    browser: Browser, sites: Callable[[str], Site]
) -> None:
    for width, height in ((1280, 720), (3840, 2160), (1024, 768)):
        size = {"width": width, "height": height}
        with visiting(browser, sites("real"), size) as visit:
            begin(visit)
            box = visit.page.locator(".kk-s-papan").bounding_box()
            assert box is not None
            assert box["width"] == pytest.approx(min(width, height * 16 / 9), abs=1)
            assert visit.page.evaluate(_FAULTS) == [] or height < 1080
            visit.page.evaluate(
                "document.exitFullscreen && document.fullscreenElement && document.exitFullscreen()"
            )
            visit.page.keyboard.press("Escape")
            visit.page.wait_for_selector("#kk-panggung", state="hidden")


def test_new_figures_arrive_while_the_slide_stays(
    browser: Browser, start: Callable[..., Site]
) -> None:
    site = start("real", WATCH="1")
    with visiting(browser, site, HALL) as visit:
        begin(visit)
        visit.page.keyboard.press("End")
        last = shown(visit)
        table = site.data / "wilayah.csv"

        text = table.read_text("utf-8")
        name = next(
            line.split(",")[1] for line in text.splitlines() if line.split(",")[2] == "kota"
        )
        table.write_text(text.replace(f",{name},kota", ",Kota Uji Coba,kota"), "utf-8")
        first = "#kk-panggung .kk-s .kk-s-judul"
        visit.page.wait_for_function(
            f"() => /Uji Coba/.test(document.querySelector('{first}').textContent)", timeout=60_000
        )

        assert visit.page.locator("#kk-panggung").is_visible()
        assert shown(visit) == last
        assert visit.problems == []


def test_how_long_a_change_takes(
    browser: Browser, sites: Callable[[str], Site], capsys: pytest.CaptureFixture[str]
) -> None:
    """Measured and printed, not judged: the test machine may be busy."""
    with visiting(browser, sites("full"), HALL) as visit:
        count = begin(visit)
        time.sleep(1)
        took = sorted(visit.page.evaluate(_CHANGE, "PageDown") for _ in range(count - 1))

    with capsys.disabled():
        sys.stdout.write(
            f"\nslide change: median {took[len(took) // 2]:.0f} ms, slowest {took[-1]:.0f} ms\n"
        )
    assert len(took) == count - 1
