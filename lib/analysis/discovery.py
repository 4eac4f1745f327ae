"""Many tests at once: probabilities corrected for looking everywhere.

False discovery rate of Benjamini and Hochberg (1995): of what passes at 5 %, one in twenty is
expected to be chance.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from lib.analysis.vector import Array, Numbers, column, vector


def false_discovery(chances: Numbers) -> pl.Series:
    """Return probabilities corrected for their number (q-values), null where missing.

    Args:
        chances: Probabilities of the single tests, 0..1.

    Example:
        >>> false_discovery([0.01, 0.04, 0.03, 0.5]).round(4).to_list()
        [0.04, 0.0533, 0.0533, 0.5]
    """
    return column(corrected(vector(chances)), "q")


def corrected(chances: Array) -> Array:
    """Return probabilities corrected for their number; NaN stays NaN and does not count."""
    from scipy.stats import false_discovery_control

    out = np.full(chances.size, np.nan)
    known = ~np.isnan(chances)
    if known.any():
        out[known] = false_discovery_control(chances[known], method="bh")
    return out
