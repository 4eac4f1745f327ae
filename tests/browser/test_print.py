"""Every page on A4: only what can be read, nothing cut, and where the figures come from.

The sheets stay in ``output/cetak`` to be looked at.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from lib.i18n import t
from lib.paths import ROOT
from tests.browser.pages import Address, dimension_pages, fixed_pages
from tests.browser.visit import Visit, visiting, wait_drawn
from tests.running import Site

PICTURES, WORDS = (shutil.which(name) for name in ("pdftoppm", "pdftotext"))
OUTPUT = ROOT / "output" / "cetak"
WIDTH = 703
"""Pixels between the margins of an A4."""
HEIGHT = 1032
DOTS = 40

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (PICTURES and WORDS), reason="needs poppler-utils"),
]

EVERY = [*fixed_pages(), dimension_pages("kota")[3], dimension_pages("nasional")[0]]
SOME = [Address(""), Address("peta"), Address("kesenjangan"), dimension_pages("kota")[0]]
CASES = [
    *(pytest.param("full", a, "id", "light", id=f"{a.path}-id") for a in EVERY),
    *(pytest.param("full", a, "en", "light", id=f"{a.path}-en") for a in SOME),
    *(pytest.param("full", a, "id", "dark", id=f"{a.path}-dark") for a in SOME[:2]),
    *(pytest.param("real", a, "id", "light", id=f"{a.path}-real") for a in SOME[-1:]),
]

_SHOWN = """() => [...document.querySelectorAll(
  '.stSidebar,.stAppHeader,button:not(.kk-cuplikan button),input,select,textarea,.stPageLink')]
  .filter(e => e.checkVisibility() && e.getBoundingClientRect().height > 0
    && !e.closest('#kk-panggung,[class*="st-key-tajuk"],.st-key-kartu_dimensi'))
  .map(e => e.className || e.tagName)"""

_CUT = """([width, height]) => {
  const small = '.kk-samar,.katex,.kk-cuplikan,[class*="st-key-pilih_"]';
  const cut = e => {
    if (!e.checkVisibility() || e.closest(small)) return false;
    const box = e.getBoundingClientRect(), how = getComputedStyle(e);
    if (box.width === 0 || how.position === 'absolute') return false;
    if (e.matches('.stVegaLiteChart svg.marks,.stDeckGlJsonChart'))
      return box.width > width + 1 || box.height > height;
    if (e.closest('svg,.stDeckGlJsonChart')) return false;
    const hides = how.overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1;
    return hides || box.left < -1 || box.right > width + 1;
  };
  return [...document.querySelectorAll('.stMainBlockContainer *')].filter(cut)
    .map(e => `${e.tagName}.${e.className.baseVal ?? e.className}`);
}"""

_WHOLE = """() => [...document.querySelectorAll('.stVegaLiteChart,.stDeckGlJsonChart')]
  .every(e => getComputedStyle(e.closest('.stElementContainer')).breakInside === 'avoid')"""

_CATCH = """() => { window.print = () => { window.__asked = true; }; }"""


@pytest.mark.parametrize(("variant", "address", "lang", "scheme"), CASES)
def test_a_page_on_paper(
    browser: Browser,
    sites: Callable[[str], Site],
    variant: str,
    address: Address,
    lang: str,
    scheme: str,
) -> None:
    name = f"{address.path or 'ringkasan'}-{variant}-{lang}-{scheme}"
    with visiting(browser, sites(variant), color_scheme=scheme) as visit:
        visit.go(address.path, bahasa=lang, kerangka=address.framework)
        for canvas in visit.maps():
            wait_drawn(canvas)
        title = visit.page.locator(".kk-judul").first.inner_text()
        asked_for(visit)
        printed = pdf(visit, name)
        visit.page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
        visit.page.emulate_media(media="print")

        assert visit.page.evaluate(_SHOWN) == []
        assert visit.page.evaluate(_CUT, [WIDTH, HEIGHT]) == []
        assert visit.page.evaluate(_WHOLE)
        assert visit.problems == []
        has_map = bool(visit.maps())
    said, sheets = words(printed), pictures(printed, name)
    assert bare(title) in bare(said)
    assert t("app.footer.fingerprint", lang, fingerprint="").strip() in said
    assert all(inked(sheet) > 0.0015 for sheet in sheets), "a sheet is blank"
    assert all(white(sheet) > 0.5 for sheet in sheets), "paper is not white"
    if has_map:
        assert max(coloured(sheet) for sheet in sheets) > 0.03, "the map is not on paper"


def test_printing_from_the_menu_scales_charts(
    browser: Browser, sites: Callable[[str], Site]
) -> None:
    """Nothing is drawn again then: what was drawn for a wide window must still fit."""
    with visiting(browser, sites("full")) as visit:
        visit.go("kesenjangan")
        wide = visit.page.locator(".stVegaLiteChart svg.marks").last
        assert int(float(wide.get_attribute("width") or 0)) > WIDTH

        printed = pdf(visit, "kesenjangan-menu")

    assert all(inked(sheet) > 0.0015 for sheet in pictures(printed, "kesenjangan-menu"))


def test_the_screen_is_as_before_when_the_dialogue_closes(
    browser: Browser, sites: Callable[[str], Site]
) -> None:
    with visiting(browser, sites("full")) as visit:
        visit.go("kesenjangan")
        asked_for(visit)
        assert not visit.page.locator(".stAppHeader").is_visible()

        visit.page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")

        assert visit.page.locator(".stAppHeader").is_visible()
        assert visit.page.locator(".stDownloadButton,.stExpander").first.is_visible()


def asked_for(visit: Visit) -> None:
    """Press the keys for printing and wait until the browser's dialogue would open."""
    visit.page.evaluate(_CATCH)
    visit.page.keyboard.press("Control+p")
    visit.page.wait_for_function("() => window.__asked === true")


def pdf(visit: Visit, name: str) -> Path:
    OUTPUT.mkdir(parents=True, exist_ok=True)
    printed = OUTPUT / f"{name}.pdf"
    visit.page.pdf(path=printed, format="A4", prefer_css_page_size=True)
    return printed


def words(printed: Path) -> str:
    command = [str(WORDS), str(printed), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def pictures(printed: Path, name: str) -> list[Path]:
    for old in OUTPUT.glob(f"{name}-*.png"):
        old.unlink()
    command = [str(PICTURES), "-r", str(DOTS), "-png", str(printed), str(OUTPUT / name)]
    subprocess.run(command, check=True)
    return sorted(OUTPUT.glob(f"{name}-*.png"))


def bare(text: str) -> str:
    for joined, apart in (("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬀ", "ff"), ("ﬃ", "ffi")):
        text = text.replace(joined, apart)
    return "".join(text.split())


def inked(sheet: Path) -> float:
    with Image.open(sheet) as found:
        counts = found.convert("L").histogram()
    return 1 - sum(counts[250:]) / sum(counts)


def white(sheet: Path) -> float:
    with Image.open(sheet) as found:
        counts = found.convert("L").histogram()
    return sum(counts[245:]) / sum(counts)


def coloured(sheet: Path) -> float:
    """Return the share of a sheet that has a colour."""
    with Image.open(sheet) as found:
        counts = found.convert("HSV").getchannel("S").histogram()
    return sum(counts[80:]) / sum(counts)
