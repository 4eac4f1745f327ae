"""Places that are moved so that one outline can hold them."""

from __future__ import annotations

import numpy as np
from numpy.testing import assert_allclose

from lib.geometry.places import gathered, spread

SITES = np.array([[20.0, 50.0], [60.0, 30.0], [70.0, 80.0], [40.0, 90.0]])


def test_places_on_one_another_are_spread_the_same_way_every_time() -> None:
    heap = np.zeros((5, 2))
    moved = spread(heap, 10.0)
    gaps = np.hypot(*(moved[:, None] - moved[None]).transpose(2, 0, 1))
    assert gaps[~np.eye(5, dtype=bool)].min() >= 10
    assert_allclose(moved, spread(heap, 10.0), atol=0)
    assert_allclose(spread(SITES, 1.0), SITES, atol=0)


def test_places_that_belong_together_stay() -> None:
    assert_allclose(gathered(SITES, np.full(4, 20.0)), SITES)
    assert_allclose(gathered(SITES[:1], np.ones(1)), SITES[:1])


def test_one_far_away_comes_near_in_its_direction() -> None:
    far = np.vstack([SITES, [[60.0 + 30_000.0, 30.0]]])
    moved = gathered(far, np.full(5, 20.0))
    assert_allclose(moved[:4], SITES)
    assert_allclose(moved[4] - moved[2], 80.0 * np.array([1, 0]), atol=1)


def test_a_group_far_away_comes_near_as_one() -> None:
    group = SITES[:2] + np.array([0.0, 50_000.0])
    moved = gathered(np.vstack([SITES, group]), np.full(6, 20.0))
    assert_allclose(moved[:4], SITES)
    assert_allclose(moved[4] - moved[5], SITES[0] - SITES[1])
    assert moved[4:, 1].max() < 250


def test_two_at_one_place_do_not_disturb() -> None:
    assert_allclose(gathered(np.zeros((3, 2)), np.ones(3)), np.zeros((3, 2)))
