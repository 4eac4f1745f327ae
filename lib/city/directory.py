"""The indicators as somebody looks for one: by words, dimension, steward, level and content."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from lib.city.city import City
from lib.city.memory import remembered
from lib.contract.vocabulary import Framework, Level, Status
from lib.store.catalogue import Indicator


class Content(StrEnum):
    """What figures an indicator has."""

    REAL = "nyata"
    """Real ones only."""
    MIXED = "campuran"
    """Real and sample ones."""
    SAMPLE = "contoh"
    """Sample ones only."""
    NONE = "kosong"


HAS_DATA = frozenset({Content.REAL, Content.MIXED, Content.SAMPLE})
HAS_REAL = frozenset({Content.REAL, Content.MIXED})

CHOICES: Mapping[str, frozenset[Content]] = {
    "ada": HAS_DATA,
    "nyata": HAS_REAL,
    "contoh": frozenset({Content.SAMPLE}),
    "kosong": frozenset({Content.NONE}),
}
"""Ways to filter by content."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for; a blank part asks for nothing."""

    text: str = ""
    """Words that must all occur in name, definition, code, steward, unit or reference."""
    dimension: str = ""
    steward: str = ""
    level: str = ""
    """Finest level at which the indicator means something."""
    content: str = ""
    """A key of ``CHOICES``."""


@remembered
def contents(city: City) -> dict[str, Content]:
    """Return what figures each indicator has, by code."""
    rows = (
        city.snapshot.values.filter(pl.col("nilai").is_not_null())
        .group_by("indikator")
        .agg(
            (pl.col("status") == Status.SAMPLE).any().alias("contoh"),
            (pl.col("status") != Status.SAMPLE).fill_null(value=True).any().alias("nyata"),
        )
    )
    found = dict.fromkeys(city.catalogue.by_code, Content.NONE)
    for code, sample, real in rows.iter_rows():
        found[code] = _content(sample=sample, real=real)
    return found


def tally(city: City) -> Counter[Content]:
    """Return how many indicators have which content."""
    return Counter(contents(city)[i.kode] for i in city.catalogue.indicators)


def find(city: City, framework: Framework, wish: Wish) -> tuple[Indicator, ...]:
    """Return the indicators that fit.

    Args:
        city: The city.
        framework: Whose dimensions ``wish.dimension`` names.
        wish: What is looked for.

    Returns:
        Those with every word in code or name first, each part in the order of the catalogue.
    """
    words = plain(wish.text).split()
    there = contents(city)
    allowed = CHOICES.get(wish.content, frozenset(Content))
    fit = [
        i
        for i in city.catalogue.indicators
        if wish.dimension in ("", city.dimension_of(i, framework))
        and wish.steward in ("", i.walidata)
        and wish.level in ("", i.jenjang)
        and there[i.kode] in allowed
        and _holds(_everything(city)[i.kode], words)
    ]
    return tuple(sorted(fit, key=lambda i: not _holds(plain(_title(i)), words)))


def stewards(city: City) -> list[str]:
    """Return the codes of the stewards that have indicators, by their short names."""
    codes = {i.walidata for i in city.catalogue.indicators if i.walidata}
    return sorted(codes, key=lambda c: city.catalogue.agency_name(c).casefold())


def levels(city: City) -> list[Level]:
    """Return the levels that indicators have as their finest, coarsest first."""
    there = {i.jenjang for i in city.catalogue.indicators}
    return [level for level in Level if level in there]


def plain(text: str) -> str:
    """Return a text as it is searched: lower case, without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


@remembered
def _everything(city: City) -> dict[str, str]:
    """Return all searchable words of each indicator, by code."""
    return {i.kode: plain(_words(city, i)) for i in city.catalogue.indicators}


def _words(city: City, indicator: Indicator) -> str:
    agency = city.catalogue.agencies.get(indicator.walidata or "")
    steward = (agency.nama, agency.singkatan) if agency else (indicator.walidata,)
    about = (indicator.definisi_id, indicator.definisi_en, indicator.acuan, indicator.satuan)
    return " ".join(w for w in (_title(indicator), *steward, *about) if w)


def _title(indicator: Indicator) -> str:
    return f"{indicator.kode} {indicator.nama_id} {indicator.nama_en or ''}"


def _holds(text: str, words: list[str]) -> bool:
    return all(word in text for word in words)


def _content(*, sample: bool, real: bool) -> Content:
    if sample and real:
        return Content.MIXED
    return Content.SAMPLE if sample else Content.REAL
