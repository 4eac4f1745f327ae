from __future__ import annotations

import pytest

from lib.design.colour import channels, contrast, mix, on, readable
from lib.design.measure import Measure
from lib.design.tokens import DARK, LIGHT, Tokens, Verdict

MODES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


@MODES
def test_text_reads_on_both_papers(tokens: Tokens) -> None:
    for paper in (tokens.paper, tokens.paper2):
        assert contrast(tokens.ink, paper) >= 10
        assert contrast(tokens.soft, paper) >= 4.5
        assert contrast(tokens.sample, paper) >= 4.5


@MODES
def test_lines_and_verdicts_read_on_paper(tokens: Tokens) -> None:
    for colour in tokens.lines:
        assert contrast(colour, tokens.paper) >= 4.5
    for mark in tokens.verdicts.values():
        assert contrast(mark.colour, tokens.paper) >= 4


@MODES
def test_no_verdict_is_told_by_colour_alone(tokens: Tokens) -> None:
    marks = tokens.verdicts.values()
    assert set(tokens.verdicts) == set(Verdict)
    assert len({m.icon for m in marks}) == len({m.sign for m in marks}) == len(Verdict)


@MODES
def test_sequential_steps_darken(tokens: Tokens) -> None:
    steps = [contrast(colour, "#000000") for colour in tokens.sequential]
    assert steps == sorted(steps, reverse=True)


def test_contrast_of_black_and_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_mixing() -> None:
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
    assert channels("#0B2A40") == (11, 42, 64)
    with pytest.raises(ValueError):
        channels("blue")


def test_a_dark_colour_is_lightened_on_dark_paper_only() -> None:
    assert readable("#3A22C4", LIGHT.paper, LIGHT.ink) == "#3A22C4"
    assert contrast(readable("#3A22C4", DARK.paper, DARK.ink), DARK.paper) >= 4.5


def test_text_on_a_fill() -> None:
    assert on("#0B2A40") == "#FFFFFF"
    assert on("#EAF4F2") == "#14202B"


def test_differences_of_percentages_are_points() -> None:
    share = Measure("X", "x", "%", 1)
    assert share.difference(1.25, "id") == "+1,3\N{NO-BREAK SPACE}poin persen"
    assert share.text(None, "id") == "–"
    assert Measure("Y", "y", "jiwa").difference(-3, "id") == "−3\N{NO-BREAK SPACE}jiwa"
    assert Measure("O", "o", "", words=("WDP", "WTP")).text(2, "id") == "WTP"
