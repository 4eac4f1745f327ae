"""A trial travels in a link, and a link that does not hold is refused as a whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis.score import Method
from lib.city.trial import LONGEST, MINIMA, RULE, Trial, read, written
from lib.contract.vocabulary import Framework

INDICATORS = ("A1", "odd=;,:~%", "Z")
DIMENSIONS = ("alam", "smart_alam")

weights = st.floats(0, 10).map(lambda w: float(f"{w:.12g}"))
ends = st.tuples(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9)).map(
    lambda pair: tuple(float(f"{end:.12g}") for end in pair)
)


@st.composite
def trials(draw: st.DrawFn) -> Trial:
    trial = replace(
        RULE, metode=draw(st.sampled_from(list(Method))), minimum=draw(st.sampled_from(MINIMA))
    )
    for code in draw(st.lists(st.sampled_from(INDICATORS), unique=True)):
        trial = trial.weighing(code, draw(weights))
    for code in draw(st.lists(st.sampled_from(DIMENSIONS), unique=True)):
        trial = trial.weighing_dimension(code, draw(weights))
    for code in draw(st.lists(st.sampled_from(INDICATORS), unique=True)):
        worst, best = draw(ends.filter(lambda pair: pair[0] != pair[1]))
        trial = trial.between(code, (worst, best))
    return trial


@given(trials())
def test_what_is_written_is_read_again(trial: Trial) -> None:
    assert read(written(trial), INDICATORS, DIMENSIONS) == trial


def test_only_differences_are_written() -> None:
    changed = RULE.weighing("A1", 2).weighing_dimension("alam", 0.5).between("Z", (0, 10))

    assert written(changed) == "w:A1=2;d:alam=0.5;p:Z=0~10"
    back = changed.weighing("A1", 1).weighing_dimension("alam", 1).between("Z", None)
    assert written(back) == ""
    assert back == RULE


def test_an_indicators_own_weight_is_no_difference() -> None:
    assert RULE.weighing("A1", 3, usual=3) == RULE
    assert RULE.weighing("A1", 1, usual=3).bobot == (("A1", 1),)


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "m:z",
        "c:0.9",
        "w:A1",
        "w:A1=",
        "w:A1=-1",
        "w:A1=11",
        "w:A1=nan",
        "w:A1=inf",
        "w:B9=1",
        "w:A1=1,A1=2",
        "d:A1=1",
        "p:A1=1",
        "p:A1=1~1",
        "p:A1=1~nan",
        "p:A1=1~2~3",
        "w:A1=2;p:A1=zero~1",
        "w:" + "A1=1," * LONGEST,
    ],
)
def test_a_link_that_does_not_hold_is_refused_as_a_whole(text: str) -> None:
    assert read(text, INDICATORS, DIMENSIONS) is None


def test_nothing_is_the_rule() -> None:
    assert read("", INDICATORS, DIMENSIONS) == RULE
    assert RULE.design(Framework.NATIONAL).bobot == {}


def test_a_trial_is_a_design_of_either_framework() -> None:
    design = RULE.weighing("A1", 2).between("Z", (5, 1)).design(Framework.NATIONAL)

    assert design.kerangka is Framework.NATIONAL
    assert design.bobot == {"A1": 2}
    assert design.patokan == {"Z": (5, 1)}
