"""What deserves attention first."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from lib.analysis import priority, robustness
from tests.analysis.test_robustness import scored


def status(**columns: object) -> pl.DataFrame:
    row = {
        "indikator": "X",
        "wilayah": "k",
        "keadaan": "pada_jalur",
        "capaian_tampil": 1.0,
        "kestabilan": None,
        "penilaian": None,
        "contoh": False,
        **columns,
    }
    types = {"capaian_tampil": pl.Float64, "kestabilan": pl.String, "penilaian": pl.String}
    return pl.DataFrame([row], schema_overrides=types)


def points(frame: pl.DataFrame) -> tuple[object, ...]:
    return (
        (None,) * 4 if frame.is_empty() else frame.select("jumlah", "jauh", "arah", "luas").row(0)
    )


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"capaian_tampil": 0.75, "keadaan": "memburuk"}, (4, 2, 2, None)),
        ({"capaian_tampil": 0.76, "keadaan": "stagnan"}, (2, 1, 1, None)),
        ({"capaian_tampil": 0.91, "keadaan": "perlu_percepatan"}, (1, 0, 1, None)),
        ({"capaian_tampil": 0.5, "keadaan": "tidak_tercapai"}, (3, 2, 1, None)),
        ({"capaian_tampil": 0.5, "keadaan": "tercapai"}, (None,) * 4),
        ({"capaian_tampil": None, "keadaan": "tidak_dapat_dinilai"}, (None,) * 4),
        ({"capaian_tampil": 0.5, "keadaan": "pada_jalur"}, (2, 2, 0, None)),
        (
            {"capaian_tampil": 0.5, "keadaan": "memburuk", "kestabilan": "tidak_stabil"},
            (3, 1, 2, None),
        ),
        (
            {"capaian_tampil": None, "keadaan": "tidak_dapat_dinilai", "penilaian": "memburuk"},
            (1, None, 1, None),
        ),
    ],
)
def test_points(columns: dict[str, object], expected: tuple[object, ...]) -> None:
    assert points(priority.priority_indicators(status(**columns))) == expected


def test_a_certain_fall_counts_twice() -> None:
    trend = pl.DataFrame({"indikator": ["X"], "penilaian": ["memburuk"]})
    assert points(priority.priority_indicators(status(), trend)) == (2, 0, 2, None)


@pytest.mark.parametrize(
    ("missed", "pocket", "expected"),
    [
        (0.5, None, 2),
        (0.25, None, 1),
        (0.2, None, 0),
        (0.2, "kuat", 2),
        (0.2, "perlu_dicermati", 1),
    ],
)
def test_how_widely(missed: float, pocket: str | None, expected: int) -> None:
    met = [False] * round(20 * missed) + [True] * (20 - round(20 * missed))
    parts = pl.DataFrame({"indikator": "X", "terpenuhi": met})
    pockets = pl.DataFrame(
        {"indikator": ["X"], "keyakinan": [pocket], "kantong": ["buruk" if pocket else None]},
        schema_overrides={"keyakinan": pl.String, "kantong": pl.String},
    )
    found = priority.priority_indicators(status(capaian_tampil=0.5), parts=parts, pockets=pockets)
    assert points(found) == (2 + expected, 2, 0, expected)


def test_a_good_pocket_is_no_worry() -> None:
    pockets = pl.DataFrame({"indikator": ["X"], "keyakinan": ["kuat"], "kantong": ["baik"]})
    assert priority.priority_indicators(status(), pockets=pockets).is_empty()


def test_scores_stand_in_for_targets() -> None:
    scores = scored(np.array([[30.0, 90.0]]), "xy")
    rows = pl.concat(
        [status(indikator=c, wilayah="a00", capaian_tampil=None) for c in ("i00", "i01")]
    )
    found = priority.priority_indicators(rows, scores=scores)
    assert found.select("indikator", "jauh", "skor").rows() == [("i00", 2, 30.0)]


def test_order_by_points_then_by_what_is_missing_then_by_code() -> None:
    rows = pl.concat(
        [
            status(indikator=code, capaian_tampil=share, keadaan=state)
            for code, share, state in (
                ("D", 0.6, "pada_jalur"),
                ("C", 0.5, "pada_jalur"),
                ("B", 0.6, "pada_jalur"),
                ("A", 0.85, "memburuk"),
            )
        ]
    )
    assert priority.priority_indicators(rows)["indikator"].to_list() == ["A", "C", "B", "D"]


def test_areas() -> None:
    """The worst of nine, which also fell, comes first; who stands well is not named."""
    matrix = np.clip(np.arange(95, 5, -10)[:, None] + np.zeros((9, 4)), 0, 100)
    now, last = scored(matrix, "xxyy"), scored(matrix + np.array([[0.0]] * 8 + [[5.0]]), "xxyy")
    found = priority.priority_areas(robustness.rank_intervals(now), now, last)
    assert found["wilayah"].to_list()[0] == "a08"
    assert points(found) == (6, 2, 2, 2)
    assert found.item(0, "selisih_skor") == pytest.approx(-5)
    assert "a00" not in found["wilayah"].to_list()


def test_without_the_year_before_the_direction_is_not_known() -> None:
    scores = scored(np.array([[10.0], [50.0], [90.0]]), "x")
    found = priority.priority_areas(robustness.rank_intervals(scores), scores)
    assert points(found) == (4, 2, None, 2)
