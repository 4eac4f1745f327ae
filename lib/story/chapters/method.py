"""The chapter of the method: how the numbers of the report are made, with examples."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from lib.city import worked
from lib.city.city import City
from lib.i18n import has, t
from lib.story import document as doc

TOPICS: Mapping[str, tuple[str, ...]] = {
    "figures": ("sources", "status", "gaps", "rounding"),
    "results": ("rollup", "change", "target", "progress", "outlook", "sentences", "highlights"),
    "scores": ("score", "coverage_rule", "robustness"),
    "action": ("s_curve", "absorption", "assessment", "readiness"),
    "maps": ("classes", "schematic"),
    "upkeep": ("coverage", "freshness"),
}
"""Topics of the page Metode that a figure of the report rests on, by part."""


def chapter(city: City, today: dt.date, lang: str) -> tuple[doc.Section, ...]:
    """Return the sections of the method.

    Args:
        city: The city, for examples.
        today: The day that counts as today.
        lang: ``id`` or ``en``.
    """
    said = (doc.Words(t("method.finding", lang), "lead"), doc.Words(t("paper.method.more", lang)))
    parts = [block for part in TOPICS for block in _part(city, part, today, lang)]
    blocks = (*said, doc.Columns(tuple(parts)))
    return (doc.Section(t("method.title", lang), blocks, fresh=True),)


def _part(city: City, part: str, today: dt.date, lang: str) -> list[doc.Block]:
    blocks = [block for topic in TOPICS[part] for block in _topic(city, topic, today, lang)]
    return [doc.Title(t(f"method.part.{part}", lang), level=2), *blocks]


def _topic(city: City, topic: str, today: dt.date, lang: str) -> list[doc.Block]:
    """Return one topic: its name, in short, in full, with an example from the city's figures."""
    made: list[doc.Block] = [
        doc.Title(t(f"method.{topic}.title", lang), level=3),
        doc.Prose(t(f"method.{topic}.short", lang)),
        doc.Prose(t(f"method.{topic}.body", lang)),
    ]
    if has(f"method.{topic}.formula", lang):
        made.append(doc.Formula(t(f"method.{topic}.formula", lang)))
    found = worked.example(city, topic, today, lang) if worked.has_example(topic) else None
    if found:
        begin = t("paper.method.example", lang)
        made.append(doc.Prose(f"*{begin}* {found.text}", sample=found.sample))
    return made
