"""Human development."""

from __future__ import annotations

import pytest

from lib.analysis import development


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        ((62.879, 10.70538475, 2.514790058, 1335.205733), 0.462),  # Afghanistan
        ((76.833, 14.48746967, 10.12114431, 15293.32651), 0.789),  # Albania
        ((84.255, 16.5837307, 13.90406622, 69432.78669), 0.967),  # Switzerland
        ((83.579, 21.0800209, 12.72681999, 49257.1352), 0.946),  # Australia: schooling capped
        ((81.559, 13.26426983, 10.1317219, 95944.37754), 0.875),  # Qatar: income capped
    ],
)
def test_hdi_as_published(inputs: tuple[float, float, float, float], expected: float) -> None:
    """UNDP, Human Development Report 2023/24, HDI 2022."""
    assert development.hdi(*inputs).nilai == pytest.approx(expected, abs=5e-4)


def test_the_worked_income_index() -> None:
    """UNDP, HDR 2020 technical notes: income of 3,829 gives 0.5506."""
    assert development.hdi(50, 9, 7, 3829).pendapatan == pytest.approx(0.5506, abs=5e-5)


def test_ipm_as_published() -> None:
    """BPS: IPM of Kota Kotamobagu 2018 from its four components: 72.55."""
    found = development.ipm(69.97, 12.75, 10.04, 10_663_000)
    parts = (found.kesehatan, found.pendidikan, found.pendapatan)
    assert parts == pytest.approx((0.768769, 0.688833, 0.720977), abs=5e-7)
    assert found.nilai == pytest.approx(72.5455, abs=5e-5)


def test_at_the_bottom_the_index_is_zero() -> None:
    assert development.hdi(20, 9, 7, 3829).nilai == 0


def test_columns_give_what_single_places_give() -> None:
    rows = [(69.97, 12.75, 10.04, 10_663_000.0), (20.0, 9.0, 7.0, 3e6), (71.0, 13.0, 8.0, 1e7)]
    columns = [list(values) for values in zip(*rows, strict=True)]

    found = development.ipm(*columns)

    single = [development.ipm(*row) for row in rows]
    assert found["nilai"].to_list() == pytest.approx([one.nilai for one in single])
    assert found["pendidikan"].to_list() == pytest.approx([one.pendidikan for one in single])


def test_a_missing_part_leaves_no_index() -> None:
    found = development.hdi([70, None, 70], [12, 12, 12], [8, 8, 8], [9000, 9000, 0])

    assert found["nilai"].is_null().to_list() == [False, True, True]
    with pytest.raises(ValueError, match="2"):
        development.hdi([70, 71], [12], [8], [9000])
