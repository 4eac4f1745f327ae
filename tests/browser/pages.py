"""Which pages there are, from the registry and the shipped dimensions."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from lib.paths import ROOT
from lib.ui.registry import SECTIONS, dimension_url

LANGUAGES = ("id", "en")


class Address(NamedTuple):
    """Where a page is, and the framework it belongs to."""

    path: str
    framework: str = "kota"


def fixed_pages() -> list[Address]:
    """Return the pages that are there whatever the data holds; the front page has no name."""
    names = [page.url_path for section in SECTIONS for page in section.pages]
    return [Address(""), *map(Address, names[1:])]


def dimension_pages(framework: str) -> list[Address]:
    """Return the pages of the dimensions of a framework."""
    table = pl.read_csv(ROOT / "data" / "dimensi.csv")
    codes = table.filter(pl.col("kerangka") == framework).sort("urutan")["kode"]
    return [Address(dimension_url(code), framework) for code in codes]
