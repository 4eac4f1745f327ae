"""Many readers at once, beside the minimal page under the same load.

Run: ``python -m bench.users``. Each reader opens a page over a websocket of its own and then,
with four seconds of thought in between, changes the indicator, the period or the page. Every
level lasts a quarter of a minute; the whole takes about four minutes and stops by itself.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bench import servers, view
from bench.reader import Reader

THOUGHT = 4.0
LASTS = 15.0
LEVELS = (25, 100, 200)
ON_TWO = 400


@dataclass(frozen=True, slots=True)
class Load:
    """What the readers of one level saw."""

    users: int
    processes: int
    p50: float
    """Milliseconds."""
    p95: float
    answers: int


async def one(
    port: int, pages: Sequence[str], end: float, seen: list[float], luck: random.Random
) -> None:
    """Read until the end, noting how long each answer took."""
    clock = asyncio.get_running_loop().time
    await asyncio.sleep(luck.random() * THOUGHT)
    reader = await Reader.open(port)
    await reader.visit()
    await reader.visit(luck.choice(pages))
    while True:
        await asyncio.sleep(THOUGHT * luck.uniform(0.5, 1.5))
        seen.append(await _act(reader, pages, luck))
        if clock() > end:
            break
    await reader.close()


async def _act(reader: Reader, pages: Sequence[str], luck: random.Random) -> float:
    """Change the page once in five times, else the indicator or, where there is one, the period."""
    if luck.random() < 0.2:
        return (await reader.visit(luck.choice(pages))).seconds
    slider = reader.sliders.get("w_periode")
    if slider is not None and luck.random() < 0.4:
        return (await reader.move("w_periode", luck.choice(slider.options))).seconds
    options = reader.selects["w_indikator"].options
    return (await reader.choose("w_indikator", luck.choice(options))).seconds


async def load(ports: Sequence[int], users: int, pages: Sequence[str]) -> Load:
    """Let many read at once; they spread evenly over the processes."""
    seen: list[float] = []
    end = asyncio.get_running_loop().time() + THOUGHT + LASTS
    readers = (one(ports[i % len(ports)], pages, end, seen, random.Random(i)) for i in range(users))
    await asyncio.gather(*readers)
    steps = statistics.quantiles(seen, n=20)
    return Load(users, len(ports), steps[9] * 1000, steps[18] * 1000, len(seen))


def main() -> None:
    """Measure and print a table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        view.write(folder)
        rows = [
            (_peer(servers.ours, folder, ["dimensi-economy", "dimensi-living", "dimensi-people"])),
            (_peer(servers.minimal, folder, ["", "dua"])),
        ]
    sys.stdout.write(report(*rows))


def _peer(start: object, folder: Path, pages: Sequence[str]) -> list[Load]:
    with ExitStack() as stack:
        ports = [stack.enter_context(start(folder)) for _ in range(2)]  # type: ignore[operator]
        found = [asyncio.run(load(ports[:1], users, pages)) for users in LEVELS]
        return [*found, asyncio.run(load(ports, ON_TWO, pages))]


def report(ours: Sequence[Load], minimal: Sequence[Load]) -> str:
    """Return the figures as a table in Markdown."""
    lines = [
        "| users | processes | ours p50 / p95, ms | minimal p50 / p95, ms | p95 ours / minimal |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {a.users} | {a.processes} | {a.p50:.0f} / {a.p95:.0f} | {b.p50:.0f} / {b.p95:.0f} "
        f"| {a.p95 / b.p95:.2f} |"
        for a, b in zip(ours, minimal, strict=True)
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
