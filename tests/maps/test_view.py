from __future__ import annotations

import pytest

from lib.maps.view import fit


@pytest.mark.parametrize("width, height", [(640, 480), (340, 480), (1200, 300)])
def test_the_view_shows_everything_and_no_more(width: int, height: int) -> None:
    view = fit((0, 0, 3, 1), width, height, margin=0)
    assert 3 * view.degree <= width * 1.01
    assert view.degree <= height * 1.01
    assert 3 * view.degree > width * 0.99 or view.degree > height * 0.99
    assert (view.longitude, round(view.latitude, 2)) == (1.5, 0.5)


def test_pixels_go_right_and_down() -> None:
    view = fit((0, 0, 3, 1), 640, 480)
    (left, low), (right, high) = view.pixels(0, 0), view.pixels(3, 1)
    assert (right - left) == pytest.approx(640 - 32, rel=0.01)
    assert low - high == pytest.approx(view.degree, rel=0.01)


def test_a_single_point_is_not_shown_at_infinity() -> None:
    assert fit((124, 0.7, 124, 0.7), 640, 480).zoom == 20
