"""The line through a series."""

from __future__ import annotations

import numpy as np
import pytest

from lib.analysis import line


def test_a_plain_line() -> None:
    found = line.fit(line.points([1, 3, None, 7, 9], [2018, 2019, 2020, 2021, 2022]))
    assert found is not None
    assert (found.kemiringan, found.simpangan, found.derajat) == (2, 0, 2)
    assert found.at(2025)[0] == 15


def test_levels_of_seasons() -> None:
    times = np.arange(0, 4, 0.25)
    seasons = [f"Q{i % 4 + 1}" for i in range(16)]
    values = [2 * t + 10 * (s == "Q4") for t, s in zip(times, seasons, strict=True)]
    found = line.fit(line.points(values, times, seasons))
    assert found is not None
    assert found.kemiringan == pytest.approx(2)
    assert found.at(5, "Q4")[0] == pytest.approx(20)
    assert found.at(5, "Q1")[0] == pytest.approx(10)
    assert found.per_musim == 4


def test_points_come_in_the_order_of_time() -> None:
    found = line.points([3, 1, 2], [2022, 2020, 2021], ["c", "a", "b"])
    assert (found.nilai.tolist(), found.musim) == ([1, 2, 3], ("a", "b", "c"))
    with pytest.raises(ValueError):
        line.points([1, 2], [2020])


@pytest.mark.parametrize("values", [[], [1], [1, 2], [None, 3, 4]])
def test_too_few_for_a_line(values: list[float | None]) -> None:
    assert line.fit(line.points(values)) is None


def test_echo() -> None:
    rng = np.random.default_rng(4)
    noise = rng.normal(size=400)
    carried = np.zeros(400)
    for i in range(1, 400):
        carried[i] = 0.7 * carried[i - 1] + noise[i]
    assert abs(line.echo(noise)) < 0.12
    assert line.echo(carried) == pytest.approx(0.7, abs=0.1)
    assert line.echo(np.zeros(5)) == 0
