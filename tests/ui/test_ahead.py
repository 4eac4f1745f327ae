"""What is done before the first reader asks."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from lib.city import disparity, pattern
from lib.contract.vocabulary import Framework
from lib.ui import ahead, cache
from lib.ui.views import map_choice
from tests.city.grid import grid, values
from tests.city.test_pattern import NOISE


def test_results_of_many_pages_are_there_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    city = grid(tmp_path, values("U", NOISE), values("S", NOISE))
    monkeypatch.setattr(cache, "city", lambda: city)

    ahead.prepare()

    assert set(ahead.SLOW) <= set(sys.modules)
    with monkeypatch.context() as patch:
        # What is remembered is not computed again: these would fail if it were.
        patch.setattr(disparity, "gap", None)
        patch.setattr(pattern, "level_of", None)
        for framework in Framework:
            codes = disparity.measurable(city, framework)
            assert disparity.overview(city, codes).height == 2
            assert pattern.first(city, map_choice.mappable(city, framework)) == "S"


def test_an_empty_city_needs_nothing(tmp_path: Path) -> None:
    ahead.compute(grid(tmp_path))
