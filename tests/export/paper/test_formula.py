"""Formulas of the method as nodes: every sign of its texts is known."""

from __future__ import annotations

import pytest

from lib.export.paper import formula
from lib.i18n import LANGUAGES, has, t
from lib.story.chapters.method import TOPICS


def test_a_fraction_has_two_parts_and_a_letter_something_below() -> None:
    (line,) = formula.lines(r"\text{skor} = \frac{\sum w_i s_{ij}}{2}")

    word, sign, fraction = line
    assert word == {"text": "skor", "word": True}
    assert sign["text"].strip() == "="
    assert [node["text"].strip() for node in fraction["up"]] == ["∑", "w", "s"]
    assert [formula.said(node["sub"]) for node in fraction["up"][1:]] == ["i", "ij"]
    assert formula.said(fraction["down"]) == "2"


def test_a_formula_may_have_lines() -> None:
    found = formula.lines(r"\begin{aligned}a &= b \\[4pt] c &= d\end{aligned}")

    assert [formula.said(line) for line in found] == ["a = b", "c = d"]


def test_an_unknown_sign_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="integral"):
        formula.lines(r"\integral x")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_formula_of_the_report_can_be_read(lang: str) -> None:
    keys = [f"method.{topic}.formula" for topics in TOPICS.values() for topic in topics]
    read = [
        formula.said(line) for key in keys if has(key, lang) for line in formula.lines(t(key, lang))
    ]

    assert len(read) > 10
    assert not any(sign in line for line in read for sign in "\\{}_&")
