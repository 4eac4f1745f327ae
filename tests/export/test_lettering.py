"""Text is measured, broken and made to fit."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from lib.export.lettering import LINE, fit, width, wrap


def test_wider_letters_and_larger_sizes_take_more_room() -> None:
    assert width("WWW", 20) > width("iii", 20)
    assert width("abc", 40) == 2 * width("abc", 20)
    assert width("abc", 20, bold=True) > width("abc", 20)
    assert width("\U0001f600", 20) == 20


def test_lines_break_between_words_and_long_words_within() -> None:
    assert wrap("satu dua", 20, width("satu", 20) + 1) == ["satu", "dua"]
    assert "".join(wrap("x" * 50, 20, 60)) == "x" * 50
    assert wrap("a\nb", 20, 1000) == ["a", "b"]


@given(st.text(max_size=80), st.floats(30, 400))
@settings(max_examples=200, deadline=None)
def test_no_line_is_wider_than_its_room(text: str, room: float) -> None:
    lines = wrap(text, 20, room)

    assert all(width(line, 20) <= room or len(line) == 1 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace("\n", "").replace(" ", "")


@given(st.text(min_size=1, max_size=300), st.floats(60, 400), st.floats(40, 200))
@settings(max_examples=200, deadline=None)
def test_what_is_fitted_fits(text: str, across: float, up: float) -> None:
    found = fit(text, across, up, (28, 20, 12))
    lines = wrap(found.text, found.size, across)

    assert len(lines) * found.size * LINE <= up
    assert found.cut == found.text.endswith("…") or not found.cut


def test_the_largest_size_that_fits_is_taken() -> None:
    assert fit("satu", 400, 100, (40, 20)).size == 40
    assert fit("satu dua tiga empat lima enam", 200, 60, (40, 20)).size == 20
