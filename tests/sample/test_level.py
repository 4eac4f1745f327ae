from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lib.sample.level import STORIES, link, path, persistent, unlink
from lib.sample.profile import profiles
from lib.sample.schedule import periods
from tests.sample.tables import indikator

SHARE, RATE, *_ = profiles(indikator())


@pytest.mark.parametrize("story", sorted(STORIES))
def test_story_runs_from_first_to_last(story: str) -> None:
    ends = STORIES[story](np.array([0.0, 1.0]))
    assert ends == pytest.approx([0, 1], abs=0.01)


def test_story_of_a_turn_goes_the_other_way_first() -> None:
    way = STORIES["balik"](np.array([0.2, 0.4, 0.7]))
    assert way[0] < 0
    assert way[1] < way[0]
    assert way[2] > way[1]


@pytest.mark.parametrize("profile", [SHARE, RATE])
def test_link_is_undone(profile: object) -> None:
    values = np.array([0.5, 40.0, 99.0])
    assert unlink(link(values, profile), profile) == pytest.approx(values)  # type: ignore[arg-type]


def test_path_without_noise_ends_near_the_levels() -> None:
    calm = replace(SHARE, first=40.0, last=80.0, noise=0.0, season=0.0, story="lurus")
    level = path(calm, periods(calm), np.random.default_rng(0))
    assert level[0] == pytest.approx(40, abs=0.5)
    assert 78 < level[-1] < 80
    assert (np.diff(level) > 0).all()


def test_season_peaks_in_its_month() -> None:
    wave = replace(SHARE, first=50.0, last=50.0, noise=0.0, season=0.5, peak=4)
    level = path(wave, periods(wave), np.random.default_rng(0))
    assert level[:12].argmax() == 3


def test_noise_remembers() -> None:
    noise = persistent(np.random.default_rng(0), 2.0, (50, 400), 0.7)
    assert noise.std() == pytest.approx(2, rel=0.1)
    assert np.corrcoef(noise[:, 1:].ravel(), noise[:, :-1].ravel())[0, 1] == pytest.approx(
        0.7, abs=0.03
    )
