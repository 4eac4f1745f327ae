"""What the reading of observations must know about the reference tables."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from lib.contract.vocabulary import AreaKind, Frequency, Level, Quality
from lib.load.areas import AreaNames
from lib.load.place_names import name_key

RANK: Mapping[str, int] = {Level.CITY.value: 0, Level.DISTRICT.value: 1, Level.VILLAGE.value: 2}
"""Levels from the coarsest to the finest."""


@dataclass(frozen=True)
class Codebook:
    """Indicators, areas and sources, each known by its place in its list."""

    digest: str
    """Changes when any of the tables behind it changes."""
    indicators: tuple[str, ...]
    """Codes, sorted."""
    limits: pl.DataFrame
    """Per indicator: ``low``, ``high`` (Float64), ``months`` (Int16; 0: no schedule),
    ``finest`` (Int8), ``percent`` (Boolean), ``whole`` (Boolean)."""
    words: Mapping[int, tuple[str, ...]]
    """Words from the worst to the best, of each indicator whose values are words."""
    areas: tuple[str, ...]
    """Codes, sorted."""
    ranks: pl.Series
    """Level of each area as Int8, 0 city to 2 village."""
    names: AreaNames
    sources: tuple[str, ...]
    """Codes, sorted."""
    qualities: tuple[str | None, ...]
    """Quality of each source."""
    _indicator_names: Mapping[str, int]

    def indicator(self, text: str) -> int | None:
        """Return the place of an indicator by its code in any letter case or its name."""
        found = self._indicator_names.get(text.strip().casefold())
        return found if found is not None else self._indicator_names.get("=" + name_key(text))


def build_codebook(tables: Mapping[str, pl.DataFrame]) -> Codebook:
    """Build the codebook from linked tables."""
    indicators = tables["indikator"].sort("kode")
    areas = tables["wilayah"].sort("kode")
    sources = tables["sumber"].sort("kode")
    ranks = [RANK[AreaKind(k).level.value] for k in areas["jenis"]]
    return Codebook(
        digest=_digest(indicators, areas, sources),
        indicators=tuple(indicators["kode"]),
        limits=_limits(indicators),
        words=_words(indicators),
        areas=tuple(areas["kode"]),
        ranks=pl.Series(ranks, dtype=pl.Int8),
        names=AreaNames(areas),
        sources=tuple(sources["kode"]),
        qualities=tuple(sources["kualitas"]),
        _indicator_names=_names(indicators),
    )


def _digest(*frames: pl.DataFrame) -> str:
    digest = hashlib.sha256()
    for frame in frames:
        digest.update(frame.write_json().encode())
    return digest.hexdigest()


def _limits(indicators: pl.DataFrame) -> pl.DataFrame:
    months = {f.value: f.months for f in Frequency}
    return indicators.select(
        low="batas_bawah",
        high="batas_atas",
        months=pl.col("frekuensi").replace_strict(months, return_dtype=pl.Int16),
        finest=pl.col("jenjang").replace_strict(RANK, return_dtype=pl.Int8),
        percent=pl.col("satuan").str.to_lowercase().str.contains("%|persen"),
        whole=(pl.col("desimal") == 0).fill_null(False),
    )


def _words(indicators: pl.DataFrame) -> dict[int, tuple[str, ...]]:
    found = indicators["kategori"].to_list()
    return {i: tuple(w.strip() for w in words.split(";")) for i, words in enumerate(found) if words}


def _names(indicators: pl.DataFrame) -> dict[str, int]:
    names: dict[str, int] = {}
    titles: dict[str, set[int]] = {}
    for place, (code, *spoken) in enumerate(
        indicators.select("kode", "nama_id", "nama_en").iter_rows()
    ):
        names[code.casefold()] = place
        for title in spoken:
            if title and (form := name_key(re.sub(r"\(.*?\)$", "", title))):
                titles.setdefault(form, set()).add(place)
                titles.setdefault(name_key(title), set()).add(place)
    names.update({"=" + form: p.pop() for form, p in titles.items() if len(p) == 1})
    return names


def withheld(codebook: Codebook) -> list[int]:
    """Return the places of sources whose figures stay out of charts."""
    return [i for i, q in enumerate(codebook.qualities) if q == Quality.WITHHELD.value]
