"""The design's fixed values, for light and for dark surroundings.

Lightness steps of the ramps are even in CIELAB. The six line colours keep a distance of at
least 14 CIELAB units for normal, deutan, protan and tritan eyes and a contrast of at least 4.5
on their paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

FONT = "'Source Sans', 'Source Sans 3', sans-serif"
"""Streamlit's bundled face in the browser, the same face by its own name in pictures."""


class Verdict(StrEnum):
    """How an indicator stands."""

    ACHIEVED = "tercapai"
    ON_TRACK = "sesuai_jalur"
    ACCELERATE = "perlu_percepatan"
    STAGNATING = "stagnan"
    DETERIORATING = "memburuk"
    UNKNOWN = "belum_dapat_dinilai"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a verdict looks like; its word always stands beside it."""

    colour: str
    icon: str
    """Name of a Material symbol."""
    sign: str
    """The same as one character, for charts and files."""


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """All fixed values of one colour mode; compared by identity, so that it can key a cache."""

    mode: str
    """``light`` or ``dark``."""
    ink: str
    soft: str
    """Notes and axis labels; contrast at least 4.5."""
    faint: str
    """Lines in the background."""
    hairline: str
    paper: str
    paper2: str
    accent: str
    """What the reader has chosen."""
    sample: str
    """The words DATA CONTOH."""
    lines: tuple[str, ...]
    sequential: tuple[str, ...]
    """Low to high."""
    diverging: tuple[str, ...]
    """Unfavourable to favourable, the middle neutral."""
    verdicts: Mapping[Verdict, Mark]
    note: int = 14
    text: int = 16
    lead: int = 20
    title: int = 28
    headline: int = 40


def _verdicts(*colours: str) -> Mapping[Verdict, Mark]:
    shapes = (
        ("check_circle", "✓"),
        ("trending_up", "→"),
        ("warning", "▲"),
        ("remove", "–"),
        ("arrow_downward", "↓"),
        ("pending", "…"),
    )
    pairs = zip(Verdict, colours, shapes, strict=True)
    return MappingProxyType({v: Mark(c, icon, sign) for v, c, (icon, sign) in pairs})


LIGHT = Tokens(
    mode="light",
    ink="#14202B",
    soft="#55616D",
    faint="#C3C7CB",
    hairline="#DAD6CC",
    paper="#FFFFFF",
    paper2="#F6F4EF",
    accent="#14202B",
    sample="#8A4B00",
    lines=("#2450C8", "#C2501A", "#1A7F78", "#A83FB5", "#6E1F1F", "#5B2A6E"),
    sequential=("#EAF4F2", "#BFE0DA", "#84C2BC", "#469C9C", "#1F7480", "#134B5F", "#0B2A40"),
    diverging=("#9A4A12", "#CC8344", "#EBC9A3", "#F4F1EC", "#AECDE0", "#5A97C2", "#1F5C99"),
    verdicts=_verdicts("#0B4F3F", "#1E7BC8", "#B06A00", "#5B6573", "#C62828", "#55616D"),
)

DARK = Tokens(
    mode="dark",
    ink="#E9EEF2",
    soft="#A9B5C0",
    faint="#46535F",
    hairline="#303C47",
    paper="#10171E",
    paper2="#18222B",
    accent="#FFFFFF",
    sample="#F2B866",
    lines=("#66C2FF", "#FFB488", "#B6DB3A", "#F0568C", "#9A8A1E", "#B066E0"),
    sequential=("#E4F3F0", "#BDE0DA", "#93C9C4", "#69AFB0", "#46939B", "#2F7786", "#245D72"),
    diverging=("#C4662A", "#DB965C", "#EBC9A3", "#F4F1EC", "#B4D2E4", "#74ABD2", "#3F82BE"),
    verdicts=_verdicts("#5FCFAF", "#6DB3F2", "#F0A848", "#A9B5C0", "#FF8A80", "#A9B5C0"),
)
