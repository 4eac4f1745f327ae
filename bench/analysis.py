"""The heavy parts of the analysis: ranks tried out, and clusters beside esda's own time.

Run with ``python -m bench.analysis`` (needs esda and libpysal). A thousand ways to rank 33
areas by 89 indicators, and local Moran with 9,999 permutations on a city of 33 areas: ours and
esda's are timed in turn within one run, so that a busy machine slows both; the ratio is that of
the medians. The numbers must agree before the times mean anything.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable

import numpy as np
import polars as pl

from lib.analysis import clusters, neighbourhood
from lib.analysis.robustness import rank_intervals
from lib.analysis.score import Scores, scores

AREAS, INDICATORS, DIMENSIONS = 33, 89, 6
RUNS, PERMUTATIONS = 1_000, 9_999


def city(seed: int = 1) -> tuple[Scores, dict[str, tuple[str, ...]], np.ndarray]:
    """A made-up city: scores of its areas, who lies beside whom, one indicator's values."""
    rng = np.random.default_rng(seed)
    codes = [f"w{i:02d}" for i in range(AREAS)]
    kinds = [f"i{j:02d}" for j in range(INDICATORS)]
    values = np.clip(
        rng.normal(50, 10, (AREAS, 1)) + rng.normal(0, 12, (AREAS, INDICATORS)), 0, 100
    )
    table = pl.DataFrame(
        {
            "kode": kinds,
            "dimensi": [f"d{j % DIMENSIONS}" for j in range(INDICATORS)],
            "skor_terburuk": [0.0] * INDICATORS,
            "skor_terbaik": [100.0] * INDICATORS,
        }
    )
    rows = pl.DataFrame(
        {
            "indikator": kinds * AREAS,
            "wilayah": [c for c in codes for _ in kinds],
            "nilai": values.ravel(),
        }
    )
    points = {
        code: (float(x), float(y))
        for code, (x, y) in zip(codes, rng.random((AREAS, 2)), strict=True)
    }
    beside = neighbourhood.nearest(points, 5)
    return scores(rows, table), beside, values[:, 0]


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def loading(module: str) -> float:
    """Seconds to import a module in a process of its own, beyond starting Python."""
    code = "import time; s = time.perf_counter(); import {}; print(time.perf_counter() - s)"
    found = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code.format(module)],
        capture_output=True,
        text=True,
        check=True,
    )
    return float(found.stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    warnings.simplefilter("ignore")
    import esda
    import libpysal

    scored, beside, values = city()
    area = neighbourhood.field(dict(zip(beside, values, strict=True)), beside)
    weights = libpysal.weights.W({k: list(v) for k, v in beside.items()}, id_order=list(beside))
    weights.transform = "r"

    def theirs() -> object:
        return esda.Moran_Local(values, weights, permutations=PERMUTATIONS, seed=1, n_jobs=1)

    def fresh() -> object:
        clusters._draws.cache_clear()
        return clusters.local_of(area, PERMUTATIONS)

    ours = clusters.local_of(area, PERMUTATIONS)
    other = theirs()
    scale = AREAS / (AREAS - 1)
    apart = float(np.abs(other.Is * scale - ours["i"].to_numpy()).max())
    if apart > 1e-9:
        raise SystemExit(f"The statistics differ by {apart}.")
    gap = float(np.abs(np.minimum(1, 2 * other.p_sim) - ours["p"].to_numpy()).max())
    times: dict[str, list[float]] = {name: [] for name in ("ranks", "first", "next", "esda")}
    for _ in range(rounds):
        times["ranks"].append(seconds(lambda: rank_intervals(scored, RUNS)))
        times["esda"].append(seconds(theirs))
        times["first"].append(seconds(fresh))
        times["next"].append(seconds(lambda: clusters.local_of(area, PERMUTATIONS)))
    middle = {name: statistics.median(found) for name, found in times.items()}
    print(
        json.dumps(
            {
                "ranks_1000_runs_ms": round(1000 * middle["ranks"], 1),
                "lisa_9999_first_ms": round(1000 * middle["first"], 1),
                "lisa_9999_next_indicator_ms": round(1000 * middle["next"], 1),
                "lisa_9999_esda_ms": round(1000 * middle["esda"], 1),
                "esda_over_ours_first": round(middle["esda"] / middle["first"], 2),
                "esda_over_ours_next": round(middle["esda"] / middle["next"], 2),
                "both_together_ms": round(1000 * (middle["ranks"] + middle["first"]), 1),
                "import_esda_s": round(loading("esda"), 2),
                "import_ours_s": round(loading("lib.analysis.clusters, scipy.stats"), 2),
                "largest_difference_of_the_statistic": apart,
                "largest_difference_of_two_sided_p": round(gap, 4),
            },
            indent=2,
        )
    )


if __name__ == "__main__":
    main()
