"""Breaks of classes as readers write them."""

from __future__ import annotations

import pytest

from lib.ui.breaks import Breaks, Problem, read


def test_numbers_are_read_with_the_signs_of_the_language() -> None:
    assert read("60; 72,5; 1.200", "id") == Breaks((60.0, 72.5, 1200.0))
    assert read("60; 72.5; 1,200", "en") == Breaks((60.0, 72.5, 1200.0))


def test_order_spaces_and_typographic_minus_do_not_matter() -> None:
    assert read("  4 −2;1 ", "id") == Breaks((-2.0, 1.0, 4.0))


@pytest.mark.parametrize(
    ("text", "problem", "part"),
    [
        ("", Problem.NONE, ""),
        (" ; ", Problem.NONE, ""),
        ("10; dua; 30", Problem.NOT_A_NUMBER, "dua"),
        ("10; nan", Problem.NOT_A_NUMBER, "nan"),
        ("10; Infinity", Problem.NOT_A_NUMBER, "Infinity"),
        ("72.5", Problem.NOT_A_NUMBER, "72.5"),
        ("5; 7; 5,0", Problem.REPEATED, "5,0"),
        ("1;2;3;4;5;6;7;8;9", Problem.TOO_MANY, ""),
    ],
)
def test_what_is_wrong_is_named(text: str, problem: Problem, part: str) -> None:
    assert read(text, "id") == Breaks(problem=problem, part=part)
