"""Sample scores of the national assessment, by component and pillar."""

from __future__ import annotations

import polars as pl

from lib.contract.vocabulary import Component, Framework, Status
from lib.sample.terrain import random

COLUMNS = (
    *("tahun", "komponen", "pilar", "bobot", "sumber", "skor", "skala_bawah", "skala_atas"),
    *("catatan", "status_data"),
)
WEIGHTS = {
    Component.BASELINE: 10,
    Component.OUTPUT: 20,
    Component.OUTCOME: 30,
    Component.IMPACT: 30,
    Component.QUICK_WIN: 10,
}
SOURCE = (
    "Bobot seperti pada laman pemantauan smart city Kabupaten Sleman, tanpa tahun: "
    "kominfo.slemankab.go.id/monev-smart-city-kabupaten-sleman/"
)
NOTE = "Skor contoh, bukan hasil evaluasi."
YEARS = (2024, 2025)
_LOW, _HIGH, _GAIN = 1.9, 2.9, 0.35


def scores(dimensi: pl.DataFrame, seed: int) -> pl.DataFrame:
    """Make the scores of two years; no top of the scale is named, because none is known.

    Args:
        dimensi: Table of the contract, all columns text; its national pillars are scored.
        seed: Any number from 0.

    Returns:
        Columns of ``penilaian``, all text, every row of status ``contoh``: each component's
        own row, the mean of its pillars, then one row per pillar.
    """
    pillars = dimensi.filter(pl.col("kerangka") == Framework.NATIONAL.value)["kode"].to_list()
    rows: list[tuple[str | None, ...]] = []
    for component, weight in WEIGHTS.items():
        rng = random(seed, f"skor/{component}")
        first = rng.uniform(_LOW, _HIGH, max(len(pillars), 1)).round(1)
        gains = rng.uniform(-0.1, _GAIN, len(first)).round(1)
        for year, found in zip(YEARS, (first, (first + gains).round(1)), strict=True):
            fixed = (str(year), component.value)
            last = (None, None, NOTE, Status.SAMPLE.value)
            own = f"{found.mean():.2f}"
            rows.append((*fixed, None, str(weight), SOURCE, own, *last))
            rows += [
                (*fixed, pillar, str(weight), SOURCE, f"{score:.1f}", *last)
                for pillar, score in zip(pillars, found, strict=False)
            ]
    frame = pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String), orient="row")
    return frame.sort("tahun", maintain_order=True)
