"""Words of a worked example, and the words it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from lib.city.city import City
from lib.contract.vocabulary import Level
from lib.i18n import t
from lib.i18n.format import number

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Worked:
    """An example in words."""

    text: str
    """Markdown."""
    sample: bool
    """Whether a figure in it is sample data."""


def said(lang: str, key: str, sample: bool = False, /, **params: object) -> Worked:
    """Return a text of the method page with values from the data, kept from being markup.

    Args:
        lang: ``id`` or ``en``.
        key: Text in the namespace ``method``.
        sample: Whether a figure among the values is sample data.
        **params: Values of the placeholders.
    """
    safe = {slot: _plain(str(value)) for slot, value in params.items()}
    return Worked(t(f"method.{key}", lang, **safe), sample)


def _plain(text: str) -> str:
    """Keep text from data from being read as markup."""
    return "".join(f"\\{c}" if c in r"\`*_[]<>$~#" else c for c in text)


def own(city: City, wanted: pl.Expr, *, with_target: bool = False) -> Row | None:
    """Return the city's latest row that fits: real before sample, the newest first.

    Args:
        city: The city.
        wanted: What the row must satisfy.
        with_target: Whether a sample target makes the row a sample as well.
    """
    rows = city.latest.filter(
        pl.col("wilayah") == (city.area.kode if city.area else ""), pl.col("kata").is_null(), wanted
    )
    ordered = rows.sort(
        pl.col("contoh") | (pl.col("target_contoh").fill_null(value=False) & with_target),
        "mulai",
        "indikator",
        descending=[False, True, False],
    )
    return ordered.row(0, named=True) if rows.height else None


def finest(city: City) -> list[str]:
    """Return the indicators that have values by village, in the order of the catalogue."""
    there = set(city.panel.filter(pl.col("jenjang") == Level.VILLAGE.value)["indikator"].unique())
    return [i.kode for i in city.catalogue.indicators if i.kode in there and not i.kategori]


def name(city: City, kode: str, lang: str) -> str:
    """Return the name of an indicator."""
    return city.catalogue.indicator(kode).name(lang)


def percent(share: float, lang: str) -> str:
    """Return a share as a percentage with one decimal."""
    return f"{number(share * 100, lang, 1)}\N{NO-BREAK SPACE}%"


def places(value: float) -> int:
    """Return the decimals of a numerator or denominator: none for a whole number."""
    return 0 if value == int(value) else 3
