"""Where the figures of a slide come from, and whether any is a sample."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from lib.city.city import City
from lib.contract.vocabulary import Quality, Status
from lib.i18n import t
from lib.i18n.format import period


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
        rows: Rows of the panel: columns sumber, periode, mulai, nilai, status, kualitas, contoh.
        lang: ``id`` or ``en``.
    """
    known = rows.filter(pl.col("nilai").is_not_null()).sort("mulai")
    if known.is_empty():
        return Origin((), "", sample=False, remarks=())
    codes = known["sumber"].drop_nulls().str.split(";").explode(empty_as_null=True).drop_nulls()
    counted = codes.value_counts().sort("count", "sumber", descending=[True, False])
    ends = [period(known["periode"][place], lang) for place in (0, -1)]
    remarks = {
        "provisional": known["status"] == Status.PROVISIONAL,
        "estimate": known["status"] == Status.ESTIMATE,
        "verify": known["kualitas"] == Quality.DERIVED,
    }
    return Origin(
        tuple(city.catalogue.source_title(c) for c in counted["sumber"]),
        ends[0] if ends[0] == ends[1] else f"{ends[0]} – {ends[1]}",
        bool(known["contoh"].any()),
        tuple(t(f"app.{name}", lang) for name, found in remarks.items() if found.any()),
    )
