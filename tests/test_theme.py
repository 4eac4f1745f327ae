"""Streamlit's theme says the same as the design's tokens."""

import tomllib

import pytest

from lib.design.colour import contrast
from lib.design.tokens import DARK, LIGHT, Tokens
from lib.paths import ROOT

CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
MODES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.mode)


@MODES
def test_surfaces_are_the_tokens(tokens: Tokens) -> None:
    theme = CONFIG["theme"][tokens.mode]

    assert {
        "backgroundColor": tokens.paper,
        "secondaryBackgroundColor": tokens.paper2,
        "textColor": tokens.ink,
        "borderColor": tokens.hairline,
        "chartCategoricalColors": list(tokens.lines),
    }.items() <= theme.items()
    assert theme["sidebar"]["backgroundColor"] == tokens.paper2


@MODES
def test_ramps_begin_and_end_as_the_tokens(tokens: Tokens) -> None:
    theme = CONFIG["theme"][tokens.mode]
    for name, ramp in (("Sequential", tokens.sequential), ("Diverging", tokens.diverging)):
        shown = theme[f"chart{name}Colors"]
        assert len(shown) == 10
        assert (shown[0], shown[-1]) == (ramp[0], ramp[-1])


@MODES
def test_colours_of_text_can_be_read(tokens: Tokens) -> None:
    theme = CONFIG["theme"][tokens.mode]
    texts = {k: v for k, v in theme.items() if k.endswith("TextColor") or k == "linkColor"}

    weak = {k: v for k, v in texts.items() if contrast(v, tokens.paper2) < 4.5}

    assert weak == {}
    assert contrast(theme["primaryColor"], tokens.paper2) >= 4.5


def test_nothing_comes_from_elsewhere() -> None:
    text = (ROOT / ".streamlit" / "config.toml").read_text("utf-8")

    assert "http" not in text
    assert "fontFaces" not in text
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["server"]["enableAgentApi"] is False
