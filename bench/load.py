"""Loading of a folder of one million values beside a bare ``pl.read_csv`` of the same bytes.

Run with ``python -m bench.load``. Both are timed in turn within one run, so that a busy
machine slows both; the ratio is that of the medians.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl

from lib.contract.vocabulary import Frequency
from lib.paths import ROOT
from lib.store.build import Builder

FILES = 30
TODAY = dt.date(2026, 1, 31)
MONTHS = [f"{y}-{m:02d}" for y in range(1990, 2026) for m in range(1, 13)]


def make(folder: Path, values: int, *, shuffled: bool, seed: int = 1) -> int:
    """Write a data folder: the reference tables that ship, and values for every village.

    Args:
        folder: Written into.
        values: About how many.
        shuffled: Whether the rows of a file are in no order.
        seed: Of the made-up figures.

    Returns:
        How many values were written.
    """
    for path in (ROOT / "data").glob("*.csv"):
        shutil.copy(path, folder)
    table = pl.read_csv(folder / "indikator.csv", infer_schema=False)
    table = table.with_columns(
        jenjang=pl.lit("kelurahan"),
        frekuensi=pl.lit(Frequency.MONTHLY.value),
        batas_bawah=pl.lit("0"),
        batas_atas=pl.lit(None, pl.String),
        kategori=pl.lit(None, pl.String),
    )
    table.write_csv(folder / "indikator.csv")
    table = table.head(89)
    (folder / "nilai").mkdir()
    areas = pl.read_csv(folder / "wilayah.csv", infer_schema=False).filter(
        pl.col("jenis").is_in(["kelurahan", "desa"])
    )
    months = MONTHS[-max(1, round(values / (table.height * areas.height))) :]
    rng = np.random.default_rng(seed)
    written = 0
    for number, part in enumerate(np.array_split(np.arange(table.height), FILES)):
        codes = table["kode"].gather(part.tolist()).sort()
        frame = _frame(codes, areas["kode"].sort(), months, rng)
        if shuffled:
            frame = frame.sample(fraction=1, shuffle=True, seed=number)
        frame.write_csv(folder / "nilai" / f"berkas_{number:02d}.csv")
        written += frame.height
    return written


def _frame(
    codes: pl.Series, areas: pl.Series, months: list[str], rng: np.random.Generator
) -> pl.DataFrame:
    keys = (
        pl.DataFrame({"indikator": codes})
        .join(pl.DataFrame({"wilayah": areas}), how="cross")
        .join(pl.DataFrame({"periode": months}), how="cross")
    )
    figures = rng.gamma(3, 40, keys.height).round(2)
    return keys.with_columns(
        nilai=pl.Series(figures),
        status=pl.lit("tetap"),
        sumber=pl.lit(None, pl.String),
        pembilang=pl.lit(None, pl.String),
        penyebut=pl.lit(None, pl.String),
        catatan=pl.lit(None, pl.String),
    )


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(folder: Path, cache: Path, rounds: int) -> dict[str, float]:
    """Time the bare read and the loads in turn; median seconds of each."""
    files = sorted((folder / "nilai").glob("*.csv"))
    first = files[0].read_bytes()

    def bare() -> None:
        for path in files:
            pl.read_csv(path)

    def changed() -> None:
        turn["n"] += 1
        files[0].write_bytes(first + b"\n" * turn["n"])
        builder.build(TODAY)

    def cold() -> None:
        Builder(folder, None).build(TODAY)

    def warm() -> None:
        Builder(folder, cache).build(TODAY)

    turn = {"n": 0}
    time.sleep(2.1)
    Builder(folder, cache).build(TODAY)
    builder = Builder(folder, None)
    builder.build(TODAY)
    works = {"bare": bare, "cold": cold, "warm": warm}
    times: dict[str, list[float]] = {name: [] for name in works}
    for work in (bare, cold, warm):
        work()
    for _ in range(rounds):
        for name, work in works.items():
            times[name].append(timed(work))
    times["one file changed"] = [timed(changed) for _ in range(rounds)]
    files[0].write_bytes(first)
    return {name: statistics.median(found) for name, found in times.items()}


def main() -> None:
    """Print the ratios as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--values", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=7)
    chosen = parser.parse_args()
    report = {}
    for order in ("sorted", "shuffled"):
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "data"
            folder.mkdir()
            count = make(folder, chosen.values, shuffled=order == "shuffled")
            snapshot = Builder(folder, None).build(TODAY)
            if snapshot.values.height != count or snapshot.findings:
                raise SystemExit(f"{snapshot.values.height} of {count}: {snapshot.findings[:3]}")
            found = measure(folder, Path(place) / "cache", chosen.rounds)
        report[order] = {
            "values": count,
            "seconds": {name: round(s, 4) for name, s in found.items()},
            "times_bare": {name: round(s / found["bare"], 2) for name, s in found.items()},
        }
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
