"""The funnel around the rate of all."""

from __future__ import annotations

import numpy as np
import pytest

from lib.analysis import funnel


@pytest.mark.parametrize("share", [False, True])
def test_false_alarms_stay_at_the_stated_level(share: bool) -> None:
    """Of areas that all have the same true rate one in twenty lies outside 95 % limits."""
    rng = np.random.default_rng(7)
    people = rng.integers(200, 8000, 4000)
    events = rng.binomial(people, 0.1) if share else rng.poisson(people * 0.01)
    centre = 0.1 if share else 0.01
    found = funnel.funnel_plot(events, people, share=share, centre=centre)
    outside = (found["letak"] != "di_dalam").mean()
    far = found["letak"].str.starts_with("sangat").mean()
    assert 0.035 < outside < 0.06
    assert far < 0.006


def test_limits_close_with_size() -> None:
    found = funnel.funnel_limits([100, 1000, 10_000], 20, per=1000)
    width = (found["atas_95"] - found["bawah_95"]).to_list()
    assert width == sorted(width, reverse=True)
    assert (found["atas_998"] >= found["atas_95"]).all()
    assert (found["bawah_998"] <= found["bawah_95"]).all()


def test_limits_by_hand() -> None:
    """Mean 10: P(X <= 3) = 0.0103, P(X <= 4) = 0.0293, so 2.5 % is reached at 3.775."""
    found = funnel.funnel_limits([1000], 10, per=1000)
    assert found["bawah_95"].item() == pytest.approx(3.775, abs=5e-4)


def test_a_planted_outlier_is_found() -> None:
    events = [30] * 10 + [90]
    found = funnel.funnel_plot(events, [1000] * 11, per=1000)
    assert found["letak"].to_list() == ["di_dalam"] * 10 + ["sangat_tinggi"]


def test_what_is_missing_has_no_place() -> None:
    found = funnel.funnel_plot([3, None, 4, 5], [100, 100, 0, None])
    assert found["letak"].to_list() == ["di_dalam", None, None, None]
    assert funnel.funnel_plot([None], [1])["letak"].to_list() == [None]
    assert funnel.funnel_plot([], []).is_empty()
    assert funnel.funnel_plot([0, 0], [10, 20])["letak"].to_list() == ["di_dalam"] * 2
