"""What readers ask for first is there before they ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.city import priority, ready, status
from lib.city.city import City
from tests.city.cities import city_of, observations


def test_results_are_computed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    city = city_of(tmp_path, observations("A2,71.74,2023,40,", "A2,71.74,2024,50,"))
    ready.prepare(city)

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(status, "statuses", refuse)
    monkeypatch.setattr(priority, "priority_indicators", refuse)

    assert status.frame(city).height == 1
    assert priority.indicators(city).is_empty()


def test_a_city_without_figures_needs_nothing(tmp_path: Path) -> None:
    city: City = city_of(tmp_path, {"indikator.csv": None, "wilayah.csv": None})

    ready.prepare(city)

    assert not city.has_data
