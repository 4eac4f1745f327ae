"""One reader's visit in a real browser, and what went wrong during it."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlencode, urlsplit

from PIL import Image
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Locator,
    Page,
    Request,
)

from tests.running import Site

DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
PATIENCE = 60
"""Seconds a page may take: the test machine draws WebGL in software."""
SOON = 5.0
"""Seconds within which an open page shows what has changed."""

# Streamlit looks for its own server next to a deep link first, and then at the root.
NORMAL = ("_stcore/health", "_stcore/host-config")

_QUIET = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const busy = !app || app.getAttribute('data-test-script-state') !== 'notRunning'
    || !document.querySelector('footer.kk-kaki,[data-testid="stException"]')
    || document.querySelector('[data-testid="stSkeleton"],[data-testid="stAppSkeleton"]')
    || document.querySelector('[data-stale="true"]');
  const now = performance.now();
  if (busy) { window.__quietSince = null; return false; }
  window.__quietSince = window.__quietSince || now;
  return now - window.__quietSince > 250;
}"""


class Visit:
    """A page of the browser on one site."""

    def __init__(self, page: Page, site: Site) -> None:
        self.page = page
        self.site = site
        self.problems: list[str] = []
        self.took = 0.0
        """Seconds until the last page that was opened was done."""
        page.set_default_timeout(PATIENCE * 1000)
        page.on("console", self._heard)
        page.on("pageerror", self._broken)
        page.on("request", self._asked)

    def leave(self) -> None:
        """Listen no longer; the page stays until the next one takes its place.

        After a blank page the browser would begin the next one in a new process, which costs
        a quarter more.
        """
        self.page.remove_listener("console", self._heard)
        self.page.remove_listener("pageerror", self._broken)
        self.page.remove_listener("request", self._asked)

    def _ours(self, url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme in {"data", "blob"} or parts.netloc == urlsplit(self.site.url).netloc

    def _asked(self, request: Request) -> None:
        """Note a request off this machine, which the browser then refuses.

        Routing it here would switch off the browser's cache, which a reader has too.
        """
        if not self._ours(request.url):
            self.problems.append(f"request off this machine: {request.url}")

    def _broken(self, error: Error) -> None:
        self.problems.append(f"error in script: {error}")

    def _heard(self, message: ConsoleMessage) -> None:
        where = message.location.get("url", "")
        if message.type != "error" or where.endswith(NORMAL):
            return
        self.problems.append(f"console: {message.text} ({where})")

    def go(self, path: str, **query: str) -> None:
        """Open a page by its address and wait until it is done."""
        begun = time.monotonic()
        question = f"?{urlencode(query)}" if query else ""
        self.page.goto(f"{self.site.url}/{path.lstrip('/')}{question}", wait_until="commit")
        self.settle()
        self.took = time.monotonic() - begun

    def soon(self) -> float:
        """Return the seconds within which news shall be seen here.

        Five, as staff are promised; on a machine so busy that a page takes more than half of
        that to open, twice what it took.
        """
        return max(SOON, 2 * self.took)

    def settle(self) -> None:
        """Wait until no run is under way and nothing is left to draw."""
        self.page.evaluate("window.__quietSince = null")
        self.page.wait_for_function(_QUIET, timeout=PATIENCE * 1000, polling=50)

    def choice(self, key: str) -> str | None:
        """Return what the address says for a key."""
        return parse_qs(urlsplit(self.page.url).query).get(key, [None])[0]

    def text(self) -> str:
        """Return everything that can be read or that a screen reader would say."""
        return str(self.page.evaluate(_WORDS))

    def exceptions(self) -> list[str]:
        """Return the texts of error boxes."""
        return self.page.locator('[data-testid="stException"]').all_inner_texts()

    def maps(self) -> list[Locator]:
        """Return the canvases of the maps."""
        return self.page.locator('[data-testid="stDeckGlJsonChart"] canvas').all()

    def overflow(self) -> int:
        """Return by how many pixels the page is wider than the window.

        Charts follow a change of the window's width a moment later.
        """
        until = time.monotonic() + 10
        while (found := int(self.page.evaluate(_OVERFLOW))) > 0 and time.monotonic() < until:
            time.sleep(0.1)
        return found


_WORDS = """() => {
  const out = [];
  const shown = e => e.checkVisibility({visibilityProperty: true});
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    const words = walk.currentNode.data.trim();
    if (!words || !e || e.closest('script,style,noscript,[lang="en"]:not(html)')) continue;
    if (e.closest('[data-testid="stIconMaterial"],[aria-hidden="true"]') || !shown(e)) continue;
    out.push(words);
  }
  for (const e of document.querySelectorAll('[aria-label],[title],[placeholder],[alt]')) {
    if (!shown(e) || e.closest('[lang="en"]:not(html)')) continue;
    for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
      if (e.hasAttribute(name)) out.push(e.getAttribute(name));
  }
  return out.join('\\n');
}"""

_OVERFLOW = """() => {
  const parts = [document.documentElement, document.querySelector('[data-testid="stMain"]')];
  return Math.max(...parts.filter(Boolean).map(e => e.scrollWidth - e.clientWidth));
}"""


@contextmanager
def window(
    browser: Browser, size: dict[str, int] = DESKTOP, **options: object
) -> Iterator[BrowserContext]:
    """Open a browser window; its pages share a cache, as those of a reader do."""
    context = browser.new_context(
        viewport=size,  # type: ignore[arg-type]
        locale="id-ID",
        timezone_id="Asia/Makassar",
        **options,  # type: ignore[arg-type]
    )
    try:
        yield context
    finally:
        context.close()


@contextmanager
def visiting(
    browser: Browser, site: Site, size: dict[str, int] = DESKTOP, **options: object
) -> Iterator[Visit]:
    """Open a fresh browser window on a site."""
    with window(browser, size, **options) as context:
        yield Visit(context.new_page(), site)


@contextmanager
def reading(context: BrowserContext, site: Site, size: dict[str, int] = DESKTOP) -> Iterator[Visit]:
    """Open a page in the tab of a window that is open already; a new tab takes a second more."""
    page = context.pages[0] if context.pages else context.new_page()
    if not page.url.startswith(f"{site.url}/"):  # what another site asks for is no fault of ours
        page.goto("about:blank")
    page.set_viewport_size(size)  # type: ignore[arg-type]
    visit = Visit(page, site)
    try:
        yield visit
        visit.leave()
    except BaseException:  # the next page shall not suffer from what is wrong with this one
        page.close()
        raise


def drawn(canvas: Locator) -> float:
    """Return the share of a picture's pixels that are not its most frequent colour."""
    picture = Image.open(io.BytesIO(canvas.screenshot())).convert("RGB").quantize(16)
    counts = sorted(picture.histogram(), reverse=True)
    return 1 - counts[0] / sum(counts)


def wait_drawn(canvas: Locator, share: float = 0.1, patience: float = PATIENCE) -> float:
    """Wait until a map shows something; return the share of coloured pixels."""
    until = time.monotonic() + patience
    while (found := drawn(canvas)) < share and time.monotonic() < until:
        time.sleep(0.2)
    return found
