"""Correction for many tests."""

from __future__ import annotations

import pytest

from lib.analysis.discovery import false_discovery


def test_benjamini_and_hochberg_as_published() -> None:
    """Benjamini and Hochberg (1995), table 1: four of the fifteen pass at 5 %."""
    chances = [
        *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344),
        *(0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0),
    ]
    found = false_discovery(chances)

    assert (found <= 0.05).sum() == 4
    assert found[3] == pytest.approx(0.0095 * 15 / 4)


def test_what_is_missing_does_not_count() -> None:
    assert false_discovery([0.01, None, 0.04]).to_list() == [0.02, None, 0.04]
    assert false_discovery([None]).to_list() == [None]
