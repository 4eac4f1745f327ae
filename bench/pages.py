"""Page change, indicator change, bytes and time to the drawn map, beside two peers.

Run: ``python -m bench.pages``. One run measures all three, alternating between them.
"""

from __future__ import annotations

import asyncio
import io
import json
import statistics
import sys
import tempfile
import time
import urllib.request
from collections.abc import Sequence
from contextlib import ExitStack
from itertools import cycle, islice
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from bench import servers, view
from bench.reader import Answer, Reader

TIMES = 30
FIRST_VIEWS = 5
CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-dev-shm-usage",
)
MAPS = {
    "ours": '[data-testid="stDeckGlJsonChart"] canvas',
    "minimal": '[data-testid="stDeckGlJsonChart"] canvas',
    "dash": "#peta .main-svg",
}
"""Where each peer draws its map."""
COLOURS = 4
"""A map of classes shows at least so many; an empty canvas shows one."""


async def streamlit_runs(
    port: int, key: str, pages: Sequence[str]
) -> tuple[list[Answer], list[Answer]]:
    """Return the answers to indicator changes and to page changes of one reader."""
    reader = await Reader.open(port)
    await reader.visit()
    await reader.visit(pages[0])
    options = list(reader.selects[key].options)[:6]
    for option in options:
        await reader.choose(key, option)
    changes = [await reader.choose(key, o) for o in islice(cycle(options), TIMES)]
    for page in pages:
        await reader.visit(page)
    moves = [await reader.visit(p) for p in islice(cycle(pages), TIMES)]
    await reader.close()
    return changes, moves


def dash_runs(port: int) -> list[Answer]:
    """Return the answers of the Dash app to indicator changes."""
    base = f"http://127.0.0.1:{port}"
    layout = json.loads(urllib.request.urlopen(f"{base}/_dash-layout").read())
    callback = json.loads(urllib.request.urlopen(f"{base}/_dash-dependencies").read())[0]
    options = layout["props"]["children"][0]["props"]["options"][:6]
    return [_dash_change(base, callback, o) for o in islice(cycle(options), TIMES + len(options))][
        len(options) :
    ]


def _dash_change(base: str, callback: dict[str, object], option: str) -> Answer:
    outputs = str(callback["output"]).strip(".").split("...")
    body = {
        "output": callback["output"],
        "outputs": [dict(zip(("id", "property"), o.split("."), strict=True)) for o in outputs],
        "inputs": [{"id": "indikator", "property": "value", "value": option}],
        "changedPropIds": ["indikator.value"],
    }
    request = urllib.request.Request(
        f"{base}/_dash-update-component",
        json.dumps(body).encode(),
        {"Content-Type": "application/json"},
    )
    begun = time.perf_counter()
    answer = urllib.request.urlopen(request).read()
    return Answer(time.perf_counter() - begun, len(answer))


def first_view(browser: Browser, url: str, place: str) -> float:
    """Return the seconds from an empty cache to a map on the screen, seen in its pixels."""
    context = browser.new_context(viewport={"width": 1440, "height": 1600})
    page = context.new_page()
    begun = time.perf_counter()
    page.goto(url, wait_until="commit")
    target = page.locator(place).first
    target.wait_for(timeout=60_000)
    while len(_colours(target.screenshot())) < COLOURS:
        if time.perf_counter() - begun > 60:
            raise TimeoutError(url)
    seconds = time.perf_counter() - begun
    context.close()
    return seconds


def _colours(png: bytes) -> list[tuple[int, object]]:
    """Return the colours that fill at least a thousandth of a picture."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    least = picture.width * picture.height / 1000
    found = picture.getcolors(picture.width * picture.height) or []
    return [(count, colour) for count, colour in found if count > least]


def median(answers: Sequence[Answer]) -> tuple[float, float]:
    """Return the median milliseconds and kilobytes."""
    return (
        statistics.median(a.seconds for a in answers) * 1000,
        statistics.median(a.sent for a in answers) / 1000,
    )


def main() -> None:
    """Measure and print a table."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        view.write(folder)
        mine, plain, dash = (
            stack.enter_context(start(folder))
            for start in (servers.ours, servers.minimal, servers.dash)
        )
        ours = asyncio.run(
            streamlit_runs(mine, "w_indikator", ["dimensi-economy", "dimensi-living"])
        )
        minimal = asyncio.run(streamlit_runs(plain, "w_indikator", ["", "dua"]))
        other = dash_runs(dash)
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
            places = {
                "ours": f"http://localhost:{mine}/dimensi-living?indikator=L03",
                "minimal": f"http://localhost:{plain}/",
                "dash": f"http://localhost:{dash}/",
            }
            maps = {
                who: statistics.median(
                    first_view(browser, url, MAPS[who]) for _ in range(FIRST_VIEWS)
                )
                for who, url in places.items()
            }
            browser.close()
    sys.stdout.write(report(ours, minimal, other, maps))


def report(
    ours: tuple[list[Answer], list[Answer]],
    minimal: tuple[list[Answer], list[Answer]],
    dash: list[Answer],
    maps: dict[str, float],
) -> str:
    """Return the figures as a table in Markdown."""
    rows = [
        ("indicator change, ms", median(ours[0])[0], median(minimal[0])[0], median(dash)[0]),
        ("indicator change, kB", median(ours[0])[1], median(minimal[0])[1], median(dash)[1]),
        ("page change, ms", median(ours[1])[0], median(minimal[1])[0], None),
        ("page change, kB", median(ours[1])[1], median(minimal[1])[1], None),
        ("first view to drawn map, s", maps["ours"], maps["minimal"], maps["dash"]),
    ]
    lines = [
        "| what | ours | minimal Streamlit page | Dash | ours / minimal | ours / Dash |",
        "|---|---|---|---|---|---|",
    ]
    for what, a, b, c in rows:
        last = (f"{c:.1f}", f"{a / c:.2f}") if c is not None else ("–", "–")
        lines.append(f"| {what} | {a:.1f} | {b:.1f} | {last[0]} | {a / b:.2f} | {last[1]} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
