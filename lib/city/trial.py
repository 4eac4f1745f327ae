"""A trial of other weights, goalposts and methods: hashable, and short enough for a link.

Only what differs from the tables is kept and written. A text that does not hold is refused
as a whole, so that nobody reads a score that is half somebody's trial.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from typing import Final, TypeVar
from urllib.parse import quote, unquote

from lib.analysis.score import MINIMUM_COVERAGE, Design, Method
from lib.contract.vocabulary import Framework

MOST_WEIGHT: Final = 10.0
"""Heaviest weight that is taken; 0 leaves a part out."""
MINIMA: Final = (MINIMUM_COVERAGE, 1 / 2, 1 / 3, 1.0)
"""Shares of a dimension's weight that may be asked for, the rule first."""
LONGEST: Final = 2_000
"""Letters of a link that are read."""

T = TypeVar("T")

_METHODS: Final = {"a": Method.ARITHMETIC, "g": Method.GEOMETRIC}
_COVERAGES: Final = {"2.3": MINIMA[0], "1.2": MINIMA[1], "1.3": MINIMA[2], "1": MINIMA[3]}


@dataclass(frozen=True, slots=True)
class Trial:
    """What differs from the rule; nothing: the rule itself."""

    metode: Method = Method.ARITHMETIC
    minimum: float = MINIMUM_COVERAGE
    """Share of a dimension's weight that its score needs, one of ``MINIMA``."""
    bobot: tuple[tuple[str, float], ...] = ()
    """Weights of indicators, 0..10, by code."""
    bobot_dimensi: tuple[tuple[str, float], ...] = ()
    """Weights of dimensions, 0..10, by code."""
    patokan: tuple[tuple[str, float, float], ...] = ()
    """Worst and best value of indicators, by code."""

    def design(self, framework: Framework) -> Design:
        """Return it as ``analysis.score`` takes it, for one division into dimensions."""
        return Design(
            kerangka=framework,
            metode=self.metode,
            minimum=self.minimum,
            bobot=dict(self.bobot),
            bobot_dimensi=dict(self.bobot_dimensi),
            patokan={code: (worst, best) for code, worst, best in self.patokan},
        )

    def weighing(self, code: str, weight: float, usual: float = 1.0) -> Trial:
        """Return it with another weight of an indicator; the usual one is no difference."""
        return replace(self, bobot=_put(self.bobot, code, weight, usual))

    def weighing_dimension(self, code: str, weight: float) -> Trial:
        """Return it with another weight of a dimension; 1 is no difference."""
        return replace(self, bobot_dimensi=_put(self.bobot_dimensi, code, weight, 1.0))

    def between(self, code: str, ends: tuple[float, float] | None) -> Trial:
        """Return it with other goalposts of an indicator, worst first; ``None``: its own."""
        kept = tuple(row for row in self.patokan if row[0] != code)
        if ends is not None:
            kept = tuple(sorted((*kept, (code, float(ends[0]), float(ends[1])))))
        return replace(self, patokan=kept)


RULE = Trial()
"""Nothing tried: scores as the tables and the coverage rule have them."""


def written(trial: Trial) -> str:
    """Return a trial for a link; blank if it differs in nothing.

    Example:
        >>> written(RULE.weighing("G01", 2).weighing_dimension("ekonomi", 0.5))
        'w:G01=2;d:ekonomi=0.5'
    """
    parts = []
    if trial.metode is not RULE.metode:
        parts.append("m:" + next(k for k, m in _METHODS.items() if m is trial.metode))
    if trial.minimum != RULE.minimum:
        parts.append("c:" + next(k for k, c in _COVERAGES.items() if c == trial.minimum))
    for sign, pairs in (("w", trial.bobot), ("d", trial.bobot_dimensi)):
        if pairs:
            parts.append(f"{sign}:" + ",".join(f"{_safe(c)}={w:.12g}" for c, w in pairs))
    if trial.patokan:
        ends = (f"{_safe(c)}={worst:.12g}~{best:.12g}" for c, worst, best in trial.patokan)
        parts.append("p:" + ",".join(ends))
    return ";".join(parts)


def read(text: str, indicators: Collection[str], dimensions: Collection[str]) -> Trial | None:
    """Read a trial from a link.

    Args:
        text: From ``written``; blank is the rule.
        indicators: Codes that weights and goalposts may name.
        dimensions: Codes that weights may name.

    Returns:
        The trial; ``None`` if any part of the text does not hold.

    Example:
        >>> read("w:G01=2", {"G01"}, ()) == RULE.weighing("G01", 2.0)
        True
        >>> read("w:G99=2", {"G01"}, ()) is None
        True
    """
    try:
        return _read(text, indicators, dimensions)
    except ValueError:
        return None


def _read(text: str, indicators: Collection[str], dimensions: Collection[str]) -> Trial:
    if len(text) > LONGEST:
        raise ValueError(len(text))
    trial = RULE
    for part in filter(None, text.split(";")):
        sign, _, rest = part.partition(":")
        if sign == "m" and rest in _METHODS:
            trial = replace(trial, metode=_METHODS[rest])
        elif sign == "c" and rest in _COVERAGES:
            trial = replace(trial, minimum=_COVERAGES[rest])
        elif sign == "w":
            trial = replace(trial, bobot=_pairs(rest, indicators, _weight))
        elif sign == "d":
            trial = replace(trial, bobot_dimensi=_pairs(rest, dimensions, _weight))
        elif sign == "p":
            ends = _pairs(rest, indicators, _ends)
            trial = replace(trial, patokan=tuple((code, *pair) for code, pair in ends))
        else:
            raise ValueError(part)
    return trial


def _pairs(
    text: str, known: Collection[str], make: Callable[[str], T]
) -> tuple[tuple[str, T], ...]:
    found: dict[str, T] = {}
    for part in text.split(","):
        code, sign, rest = part.partition("=")
        code = unquote(code)
        if not sign or code not in known or code in found:
            raise ValueError(part)
        found[code] = make(rest)
    return tuple(sorted(found.items(), key=lambda pair: pair[0]))


def _weight(text: str) -> float:
    number = _number(text)
    if not 0 <= number <= MOST_WEIGHT:
        raise ValueError(text)
    return number


def _ends(text: str) -> tuple[float, float]:
    worst, _, best = text.partition("~")
    pair = _number(worst), _number(best)
    if pair[0] == pair[1]:
        raise ValueError(text)
    return pair


def _number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _put(
    pairs: Iterable[tuple[str, float]], code: str, weight: float, usual: float
) -> tuple[tuple[str, float], ...]:
    kept = {c: w for c, w in pairs if c != code}
    if weight != usual:
        kept[code] = float(weight)
    return tuple(sorted(kept.items()))


def _safe(code: str) -> str:
    return quote(code, safe="")
