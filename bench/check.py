"""``check`` of 170,000 rows in 264 files beside a bare Polars reading of the same bytes.

Run with ``python -m bench.check``. Both are timed in turn within one run, so that a busy machine
slows both; the ratio is that of the medians. The whole check is timed, doubts about figures
included, and the process that prints it apart from that.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl

from bench.load import make
from lib.load.doubts import doubts
from lib.paths import ROOT
from lib.store.build import load_folder
from lib.store.shapes import boundary_findings

FILES, ROWS = 264, 170_000
TODAY = dt.date(2026, 1, 31)


def lay_out(folder: Path) -> int:
    """Write a data folder of so many files, a few of them with a fault."""
    made = folder / "made"
    made.mkdir()
    make(made, ROWS, shuffled=False)
    whole = pl.concat(pl.read_csv(p, infer_schema=False) for p in sorted(made.glob("nilai/*")))
    (folder / "nilai").mkdir()
    for number, part in enumerate(np.array_split(np.arange(whole.height), FILES)):
        frame = whole[part.tolist()]
        if number % 50 == 0:
            frame = frame.with_columns(
                nilai=pl.when(pl.int_range(pl.len()) < 5).then(pl.lit("x")).otherwise("nilai")
            )
        frame.write_csv(folder / "nilai" / f"berkas_{number:03d}.csv")
    for path in made.glob("*.csv"):
        path.rename(folder / path.name)
    shutil.rmtree(made)
    return whole.height


def bare(folder: Path) -> None:
    """Read every file, nothing else."""
    for path in folder.rglob("*.csv"):
        pl.read_csv(path, infer_schema_length=0)


def checked(folder: Path) -> int:
    """Load and judge the folder as ``check`` does, with nothing kept from before."""
    city = load_folder(folder, None, TODAY)
    shapes = boundary_findings(city, folder, TODAY)
    return sum(f.count for f in (*city.findings, *doubts(city), *shapes))


def printed(folder: Path) -> None:
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "lib", "check", str(folder), "--json"]
    env = {"CACHE_DIR": str(folder.parent / "cache"), "PATH": ""}
    subprocess.run(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, check=False)
    shutil.rmtree(folder.parent / "cache", ignore_errors=True)


def seconds(work: Callable[[Path], object], folder: Path) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    work(folder)
    return time.perf_counter() - start


def main() -> None:
    """Print the medians and their ratio as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "data")
        folder.mkdir()
        rows = lay_out(folder)
        works = (bare, checked, printed)
        times: list[list[float]] = [[] for _ in works]
        for number in range(rounds + 1):
            for kept, work in zip(times, works, strict=True):
                taken = seconds(work, folder)
                if number:  # the first round warms the file cache
                    kept.append(taken)
        findings = checked(folder)
    medians = [statistics.median(t) for t in times]
    told = {
        "rows": rows,
        "files": FILES,
        "findings": findings,
        "bare_s": round(medians[0], 3),
        "check_s": round(medians[1], 3),
        "ratio": round(medians[1] / medians[0], 2),
        "process_s": round(medians[2], 2),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
