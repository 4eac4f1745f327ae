"""What an indicator's numbers are: enough to write, judge and scale them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Self

from lib.contract.vocabulary import Direction
from lib.i18n import t
from lib.i18n.format import number, quantity, signed
from lib.store.catalogue import Indicator


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator as charts and maps need it."""

    code: str
    name: str
    unit: str
    decimals: int = 0
    direction: Direction = Direction.NEUTRAL
    words: tuple[str, ...] = ()
    """Levels of an indicator whose values are words; value 1 is the first."""

    @classmethod
    def of(cls, indicator: Indicator, lang: str) -> Self:
        """Return what charts and maps need to know of an indicator."""
        return cls(
            indicator.kode,
            indicator.name(lang),
            "" if indicator.kategori else indicator.unit(lang),
            indicator.desimal,
            indicator.arah,
            indicator.kategori,
        )

    def text(self, value: float | None, lang: str) -> str:
        """Write a value with its unit; a dash if it is missing."""
        word = self._word(value)
        return quantity(value, self.unit, lang, self.decimals) if word is None else word

    def bare(self, value: float | None, lang: str) -> str:
        """Write a value without its unit."""
        word = self._word(value)
        return number(value, lang, self.decimals) if word is None else word

    def difference(self, value: float | None, lang: str) -> str:
        """Write a difference of two values with its sign and unit."""
        text = signed(value, lang, self.decimals)
        missing = value is None or math.isnan(value)
        unit = _difference_unit(self.unit, lang)
        return text if missing or not unit else f"{text}\N{NO-BREAK SPACE}{unit}"

    def _word(self, value: float | None) -> str | None:
        if not self.words or value is None or math.isnan(value):
            return None
        place = round(value)
        return self.words[place - 1] if 1 <= place <= len(self.words) else None


def _difference_unit(unit: str, lang: str) -> str:
    return t("design.percentage_points", lang) if unit.strip() in {"%", "persen"} else unit
