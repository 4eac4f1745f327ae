"""What is said in every file that leaves: what it holds, from where, and that it is a sample."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from lib.i18n import t
from lib.i18n.format import date


@dataclass(frozen=True, slots=True)
class About:
    """Origin of the figures in a file; empty texts are left out."""

    title: str
    """What the file holds, in one line."""
    indicator: str = ""
    area: str = ""
    period: str = ""
    chosen: str = ""
    """How the figures were filtered."""
    source: str = ""
    remark: str = ""
    fingerprint: str = ""
    """Of the data folder."""
    made: dt.date | None = None
    """The day that counts as today."""
    sample: bool = False
    """Whether any figure is sample data."""

    def lines(self, lang: str) -> list[tuple[str, str]]:
        """Return heading and text of each line; the mark of sample data comes first."""
        facts = [
            ("title", self.title),
            ("indicator", self.indicator),
            ("area", self.area),
            ("period", self.period),
            ("filter", self.chosen),
            ("source", self.source),
            ("remark", self.remark),
            ("fingerprint", self.fingerprint),
            ("made", date(self.made, lang) if self.made else ""),
        ]
        marked = (
            [(t("export.sample", lang), t("export.sample_meaning", lang))] if self.sample else []
        )
        return marked + [(t(f"export.{key}", lang), text) for key, text in facts if text]
