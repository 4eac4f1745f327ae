"""Where values stand in a drawing that needs no chart engine."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Linear: TypeAlias = Callable[[float], float]
"""From a value to its place, in pixels."""


def linear(low: float, high: float, start: float, end: float) -> Linear:
    """Return where values stand between two edges; in the middle if there is only one.

    Args:
        low: Value at ``start``.
        high: Value at ``end``.
        start: Place of the lowest value.
        end: Place of the highest value.
    """
    span = high - low

    def place(value: float) -> float:
        share = (value - low) / span if span else 0.5
        return start + (end - start) * share

    return place
