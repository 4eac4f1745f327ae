"""Text that any file can hold."""

from __future__ import annotations

import pytest

from lib.export.slides.words import plain


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a\x00b\x07c", "a\ufffdb\ufffdc"),
        ("a\tb\nc", "a\tb\nc"),
        ("a\r\nb", "a\nb"),
        ("\ud800x", "\ufffdx"),
        ("x\ufffey", "x\ufffdy"),
        ("<b>&\U0001f600", "<b>&\U0001f600"),
    ],
)
def test_control_characters_give_way_to_a_sign(text: str, clean: str) -> None:
    assert plain(text) == clean
