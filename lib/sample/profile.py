"""What is plausible for an indicator: levels, spread, rhythm, as data in the recipe."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from lib.contract.vocabulary import Aggregation, Direction

_SCALE = re.compile(r"(?:/|\bper )\s*(\d{1,3}(?:\.\d{3})*|\d+)\b")


@dataclass(frozen=True, slots=True)
class Profile:
    """How the sample values of one indicator are made.

    Spreads are on the scale of the model: log-odds where the indicator has an upper limit,
    else logarithms.
    """

    code: str
    dimension: str
    aggregation: str
    frequency: str
    direction: str
    decimals: int
    lower: float
    upper: float | None
    """Logical limits."""
    scale: float
    """Power of ten between numerator / denominator and the value."""
    first: float
    """City level at the start of 2019."""
    last: float | None
    """City level at the end of 2025; None: no sample values, only a target path."""
    target: float | None
    """City target for 2029."""
    story: str
    """``lurus``, ``jenuh``, ``balik``, ``kejut`` or ``datar``."""
    spread: float
    urban: float
    """Effect of one standard deviation of urbanity."""
    season: float
    peak: int
    """Month in which the season is highest, 1..12."""
    noise: float
    pattern: str
    """Indicators of one pattern share their spatial field."""
    sign: float
    base_per_head: float | None
    """Units of the denominator per inhabitant."""
    land: float
    """0: the base follows people, 1: it follows land."""
    random_base: bool
    """Whether the base is a count of events that varies by chance."""
    numerator_decimals: int
    base_decimals: int
    cumulative: bool
    """Whether the value adds up from January on and starts anew each year."""
    until: str
    """Last month that has been reported, ``2025-10``; blank: by frequency."""

    @property
    def has_values(self) -> bool:
        """Whether sample values are made, not only targets."""
        return self.last is not None


def profiles(indikator: pl.DataFrame, described: pl.DataFrame | None = None) -> list[Profile]:
    """Pair every indicator that can have sample figures with its profile.

    Args:
        indikator: Table of the contract, as text.
        described: What is plausible for some of them, as text; see ``recipe``.

    Returns:
        Profiles in the order of the table: those described, and, made from
        unit and limits, those of village-level indicators that are not listed. Indicators
        whose values are words, or that are listed without levels, have none.
    """
    listed = {
        str(row["kode"]): row
        for row in (() if described is None else described.iter_rows(named=True))
    }
    found = []
    for row in indikator.iter_rows(named=True):
        if row.get("kategori"):
            continue
        known = listed.get(str(row["kode"]))
        if known is None:
            if row["jenjang"] != "kelurahan":
                continue
            known = _guess(row)
        if known.get("awal"):
            found.append(_profile(row, known))
    return found


def scale_of(unit: str) -> float:
    """Return the factor that a unit stands for: 100 for ``%``, 1.000 for ``unit/1.000 jiwa``."""
    if unit.strip() == "%":
        return 100.0
    found = _SCALE.search(unit)
    return float(found[1].replace(".", "")) if found else 1.0


def _guess(row: Mapping[str, str | None]) -> dict[str, str | None]:
    """Levels from unit and limits, for an indicator that nobody has described."""
    up = row["arah"] != Direction.DOWN.value
    upper = row.get("batas_atas")
    if upper:
        low = float(row.get("batas_bawah") or 0)
        width = float(upper) - low
        levels = [low + width * s for s in ((0.6, 0.72, 0.85) if up else (0.3, 0.22, 0.12))]
    elif row["agregasi"] == Aggregation.SUM.value:
        levels = [300.0, 380.0, 450.0] if up else [300.0, 240.0, 150.0]
    else:
        levels = [50.0, 60.0, 75.0] if up else [50.0, 42.0, 30.0]
    names = ("awal", "akhir", "target")
    return {name: str(level) for name, level in zip(names, levels, strict=True)}


def _profile(row: Mapping[str, str | None], known: Mapping[str, str | None]) -> Profile:
    def number(name: str, default: float) -> float:
        return float(known.get(name) or default)

    def maybe(source: Mapping[str, str | None], name: str) -> float | None:
        text = source.get(name)
        return float(text) if text else None

    is_sum = row["agregasi"] == Aggregation.SUM.value
    base = maybe(known, "dasar_jiwa")
    return Profile(
        code=str(row["kode"]),
        dimension=str(row["dimensi"]),
        aggregation=str(row["agregasi"]),
        frequency=str(row["frekuensi"]),
        direction=str(row["arah"]),
        decimals=int(row.get("desimal") or 0),
        lower=float(row.get("batas_bawah") or 0),
        upper=maybe(row, "batas_atas"),
        scale=scale_of(str(row["satuan"])),
        first=number("awal", 0),
        last=maybe(known, "akhir"),
        target=maybe(known, "target"),
        story=known.get("alur") or "lurus",
        spread=number("sebaran", 0.3),
        urban=number("kota_desa", 0.1),
        season=number("musim", 0),
        peak=int(number("puncak", 1)),
        noise=number("derau", 0.05),
        pattern=known.get("pola") or str(row["kode"]),
        sign=number("tanda", 1),
        base_per_head=base if base is not None or is_sum else 1.0,
        land=number("luas", 0),
        random_base=known.get("acak") == "ya",
        numerator_decimals=int(number("presisi", 0)),
        base_decimals=int(number("presisi_dasar", 0)),
        cumulative=known.get("kumulatif") == "ya",
        until=known.get("sampai") or "",
    )
