"""The outline around points and areas."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from lib.geometry.outline import equal_area_discs, smooth_outline

POINTS = np.array([[0.0, 0.0], [2000.0, 0.0], [4000.0, 0.0], [4000.0, 2000.0], [4000.0, 4000.0]])
AREAS = np.array([4e6, 3e6, 4e6, 3e6, 5e6])


@pytest.mark.parametrize("ratio", [0.25, 0.6, 1.0])
def test_the_outline_has_the_area_of_all_together(ratio: float) -> None:
    outline = smooth_outline(POINTS, AREAS, ratio)
    assert outline is not None
    assert outline.area == pytest.approx(AREAS.sum())
    assert outline.is_valid
    assert len(outline.interiors) == 0


def test_a_small_ratio_follows_the_bend_and_one_is_convex() -> None:
    tight, convex = smooth_outline(POINTS, AREAS, 0.25), smooth_outline(POINTS, AREAS, 1.0)
    assert tight is not None
    assert convex is not None
    assert tight.convex_hull.area > 1.1 * tight.area
    assert convex.convex_hull.area == pytest.approx(convex.area, rel=1e-6)


def test_the_outline_is_smooth() -> None:
    outline = smooth_outline(POINTS, AREAS, 0.25)
    assert outline is not None
    legs = np.diff(shapely.get_coordinates(outline), axis=0)
    turn = np.diff(np.unwrap(np.arctan2(legs[:, 1], legs[:, 0])))
    assert np.abs(turn).max() < np.radians(15)


def test_discs_have_the_areas() -> None:
    assert shapely.area(equal_area_discs(POINTS, AREAS)) == pytest.approx(AREAS, rel=0.01)
