from __future__ import annotations

from lib.charts.spark import spark
from tests.charts.test_trend import panel

INK, GOAL = "#14202B", "#55616D"


def draw(*points: tuple[str, float], **more: object) -> str:
    frame = panel(*(("k", period, value, "tetap") for period, value in points))
    return spark(frame, colour=INK, goal_colour=GOAL, alt="Naik <sejak> 2021", **more)


def test_one_line_and_a_marked_last_point() -> None:
    svg = draw(("2021", 1), ("2022", 3))
    assert svg.count("<path") == 1
    assert svg.count("<circle") == 1


def test_gaps_open_the_line() -> None:
    assert draw(("2019", 1), ("2020", 1), ("2022", 3), ("2023", 3)).count("<path") == 2


def test_the_target_is_a_tick_on_the_same_scale() -> None:
    assert GOAL in draw(("2021", 1), ("2022", 2), target=3)


def test_the_label_is_read_and_cannot_leave_its_place() -> None:
    assert 'role="img" aria-label="Naik &lt;sejak&gt; 2021"' in draw(("2021", 1), ("2022", 2))


def test_one_value_has_no_course() -> None:
    assert draw(("2021", 1)) == ""
