"""Where the figures of a slide come from, and whether any is a sample."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from lib.city import provenance
from lib.city.city import City
from lib.i18n import t
from lib.i18n.format import listing, period

NAMED = 3
"""Sources that the line under a figure names."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Sources and standing of some figures."""

    sources: tuple[str, ...]
    """Titles, most used first."""
    period: str
    """First and last period, as read; blank without figures."""
    sample: bool
    remarks: tuple[str, ...]
    """How sure they are: provisional, estimate, to be verified."""


def of(city: City, rows: pl.DataFrame, lang: str) -> Origin:
    """Gather where figures come from.

    Args:
        city: The city, for the titles of sources.
        rows: Rows of the panel: see ``city.provenance``.
        lang: ``id`` or ``en``.
    """
    about = provenance.of(city, rows)
    ends = [period(one, lang) for one in about.periods]
    remarks = {
        "provisional": about.provisional,
        "estimate": about.estimate,
        "verify": about.derived,
    }
    return Origin(
        about.sources,
        " – ".join(dict.fromkeys(ends)),
        about.sample,
        tuple(t(f"app.{name}", lang) for name, found in remarks.items() if found),
    )


def line(where: Origin, lang: str) -> str:
    """Return the one line under a figure: sources, period, how sure; blank without figures.

    Args:
        where: Where the figures come from.
        lang: ``id`` or ``en``.
    """
    parts = (sources(where.sources, lang), where.period, *where.remarks)
    return " · ".join(part for part in parts if part)


def sources(titles: Sequence[str], lang: str) -> str:
    """Return the first sources and how many more there are; blank without any.

    Args:
        titles: The most important ones first.
        lang: ``id`` or ``en``.
    """
    if not titles:
        return ""
    named = list(titles[:NAMED])
    if more := len(titles) - len(named):
        named.append(t("app.more_sources", lang, count=more))
    return f"{t('app.source', lang)}: {listing(named, lang)}"
