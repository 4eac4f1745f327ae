"""What the reading of observations must know about the reference tables."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import polars as pl

from lib.contract.vocabulary import AreaKind, Frequency, Level, Quality
from lib.load.areas import AreaNames
from lib.load.place_names import name_key

_REMARK = re.compile(r"\(.*?\)$")

RANK: Mapping[str, int] = {Level.CITY.value: 0, Level.DISTRICT.value: 1, Level.VILLAGE.value: 2}
"""Levels from the coarsest to the finest."""


MOST = 1e18
"""Largest figure of an indicator without limits: sums of such figures are still numbers."""


@dataclass(frozen=True)
class Codebook:
    """Indicators, areas and sources, each known by its place in its list."""

    digest: str
    """Changes when any of the tables behind it changes."""
    indicators: tuple[str, ...]
    """Codes, sorted."""
    units: tuple[str, ...]
    """Unit of each indicator."""
    limits: Mapping[str, np.ndarray]
    """Per indicator: ``low``, ``high`` (Float64, infinite without a limit), ``months``
    (Int16, least of a value), ``finest`` (Int8), ``percent`` (Boolean). One more at the
    end that allows everything stands for an unknown indicator."""
    words: Mapping[int, tuple[str, ...]]
    """Words from the worst to the best, of each indicator whose values are words."""
    areas: tuple[str, ...]
    """Codes, sorted."""
    ranks: np.ndarray
    """Int8, level of each area, 0 city to 2 village."""
    area_places: Mapping[str, int]
    """Place of each area by its code."""
    names: AreaNames
    sources: tuple[str, ...]
    """Codes, sorted."""
    source_places: Mapping[str, int]
    """Place of each source by its code in lower case."""
    qualities: tuple[str | None, ...]
    """Quality of each source."""
    titles: tuple[tuple[str | None, ...], ...] = field(repr=False)
    """What each indicator is called, in every language."""

    def indicator(self, text: str) -> int | None:
        """Return the place of an indicator by its code in any letter case or its name."""
        found = self._codes.get(text.strip().casefold())
        return found if found is not None else self._names.get(name_key(text))

    @cached_property
    def _codes(self) -> dict[str, int]:
        return {code.casefold(): place for place, code in enumerate(self.indicators)}

    @cached_property
    def _names(self) -> dict[str, int]:
        """Place of each indicator by the form of its name; names of several are left out."""
        known: dict[str, set[int]] = {}
        for place, spoken in enumerate(self.titles):
            for title in spoken:
                if title and (form := name_key(_REMARK.sub("", title))):
                    known.setdefault(form, set()).add(place)
                    known.setdefault(name_key(title), set()).add(place)
        return {form: places.pop() for form, places in known.items() if len(places) == 1}


def build_codebook(tables: Mapping[str, pl.DataFrame]) -> Codebook:
    """Build the codebook from linked tables."""
    indicators = tables["indikator"].sort("kode")
    areas = tables["wilayah"].sort("kode")
    sources = tables["sumber"].sort("kode")
    ranks = [RANK[AreaKind(k).level.value] for k in areas["jenis"]]
    return Codebook(
        digest=_digest(indicators, areas, sources),
        indicators=tuple(indicators["kode"]),
        units=tuple(u or "" for u in indicators["satuan"]),
        limits=_limits(indicators),
        words=_words(indicators),
        areas=tuple(areas["kode"]),
        ranks=np.array(ranks, np.int8),
        area_places={code: i for i, code in enumerate(areas["kode"])},
        names=AreaNames(areas),
        sources=tuple(sources["kode"]),
        source_places={code.casefold(): i for i, code in enumerate(sources["kode"])},
        qualities=tuple(sources["kualitas"]),
        titles=tuple(indicators.select("nama_id", "nama_en").iter_rows()),
    )


def _digest(*frames: pl.DataFrame) -> str:
    digest = hashlib.sha256()
    for frame in frames:
        digest.update(frame.write_json().encode())
    return digest.hexdigest()


def _limits(indicators: pl.DataFrame) -> dict[str, np.ndarray]:
    months = [Frequency(f).shortest for f in indicators["frekuensi"]]
    units = [(u or "").casefold() for u in indicators["satuan"]]
    low, high = indicators["batas_bawah"].to_list(), indicators["batas_atas"].to_list()
    return {
        "low": np.array([*(-MOST if x is None else x for x in low), -np.inf], np.float64),
        "high": np.array([*(MOST if x is None else x for x in high), np.inf], np.float64),
        "months": np.array([*months, 1], np.int16),
        "finest": np.array(
            [*(RANK[j] for j in indicators["jenjang"]), max(RANK.values())], np.int8
        ),
        "percent": np.array([*("%" in u or "persen" in u for u in units), True], np.bool_),
    }


def _words(indicators: pl.DataFrame) -> dict[int, tuple[str, ...]]:
    found = indicators["kategori"].to_list()
    return {i: tuple(w.strip() for w in words.split(";")) for i, words in enumerate(found) if words}


def withheld(codebook: Codebook) -> list[int]:
    """Return the places of sources whose figures stay out of charts."""
    return [i for i, q in enumerate(codebook.qualities) if q == Quality.WITHHELD.value]
