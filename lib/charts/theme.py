"""The design's tokens, where charts and pages look for them."""

from lib.design.measure import Measure
from lib.design.tokens import DARK, LIGHT, Mark, Tokens, Verdict
from lib.design.vega import Spec, config

__all__ = ["DARK", "LIGHT", "Mark", "Measure", "Spec", "Tokens", "Verdict", "config"]
