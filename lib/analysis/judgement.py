"""The rule by which a value is judged against its targets.

1. Neither way better, no target, no value: cannot be judged.
2. The final target is met: achieved, whatever the trend; its year is over: missed.
3. This year's target is met: on track.
4. Else by the pace on a straight line from the start of the plan: 95 % of the pace needed is
   on track, 60 % needs acceleration, less is stagnating, backwards deteriorating. With this
   year's target missed nothing is better than "needs acceleration".

The growth rule is the second opinion, for values above zero. Nothing is rounded before it is
compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from lib.analysis.normalisation import Way
from lib.analysis.progress import Progress, growth_ratio, linear_ratio, pace_class
from lib.contract.vocabulary import Direction


class Ground(StrEnum):
    """What decided the status (``dasar``)."""

    FINAL = "target_akhir"
    THIS_YEAR = "target_tahun_ini"
    PACE = "laju"


class Doubt(StrEnum):
    """Why there is no status (``alasan``)."""

    NO_VALUE = "tanpa_nilai"
    NO_TARGET = "tanpa_target"
    NEUTRAL = "netral"
    """Neither way is better."""
    ONE_VALUE = "satu_data"
    """One value has no pace."""
    BREAK = "jeda"
    """Only one value since the series changed."""
    SAMPLE = "contoh"
    """Only one value that is real, or only one that is not."""
    LENGTH = "panjang_periode"
    """A count of a part of a year cannot be held against targets for years."""
    WORDS = "kategori"
    """Values are words: they have an order and no pace."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Status of one value, with the numbers that led to it."""

    keadaan: Progress
    alasan: Doubt | None
    """Why it cannot be judged."""
    dasar: Ground | None
    """What decided."""
    terpenuhi_kini: bool | None
    """Whether this year's target is met; null without one."""
    laju: float | None
    """Change per year from the start to the latest value, in the unit."""
    laju_perlu: float | None
    """Change per year that a straight line from the start to the target needs."""
    laju_sisa: float | None
    """Change per year that is needed from now on; null if met or the time is over."""
    rasio: float | None
    """Pace as a share of the pace needed, 1 = on the line."""
    kelas: Progress | None
    """Class of that pace."""
    rasio_tumbuh: float | None
    """The same for equal growth per year; null unless all values are above zero."""
    kelas_tumbuh: Progress | None
    sepakat: bool | None
    """Whether both rules say the same; null without both."""
    perkiraan: float | None
    """Value in the year of the target at the present pace."""
    tercapai_pada: float | None
    """Year in which the target is reached at the present pace; null if never."""


_NOTHING: Mapping[str, None] = dict.fromkeys(
    name for name in Judgement.__dataclass_fields__ if name not in ("keadaan", "alasan")
)


def judge(
    value: float | None,
    time: float,
    direction: Way,
    target: float | None = None,
    target_time: float | None = None,
    base: float | None = None,
    base_time: float | None = None,
    target_now: float | None = None,
) -> Judgement:
    """Judge one value against its targets.

    Args:
        value: Latest value.
        time: Its year.
        direction: Which way is better.
        target: Final target.
        target_time: Its year.
        base: Value that the pace is reckoned from.
        base_time: Its year.
        target_now: Target for the year of the value, if the plan has one.

    Returns:
        The status with its numbers.

    Example:
        >>> found = judge(10.4, 2023, "turun", 7.25, 2030, 14.5, 2015)
        >>> found.keadaan.value, round(found.laju, 2), round(found.laju_sisa, 2)
        ('pada_jalur', -0.51, -0.45)
        >>> found.kelas_tumbuh.value, found.sepakat, round(found.perkiraan, 1)
        ('perlu_percepatan', False, 6.8)
    """
    way = direction if isinstance(direction, int) else Direction(direction).sign
    if target is None or target_time is None:
        target, target_time = target_now, time
    if way == 0:
        return _unknown(Doubt.NEUTRAL)
    if value is None:
        return _unknown(Doubt.NO_VALUE)
    if target is None:
        return _unknown(Doubt.NO_TARGET)
    numbers = _numbers(value, time, way, target, target_time, base, base_time)
    now = None if target_now is None else _met(value, target_now, way)
    state, ground = _state(value, time, way, target, target_time, base, now, numbers["kelas"])
    doubt = Doubt.ONE_VALUE if state is Progress.UNKNOWN else None
    return Judgement(state, doubt, None if doubt else ground, now, **numbers)


def _state(
    value: float,
    time: float,
    way: int,
    target: float,
    target_time: float,
    base: float | None,
    now: bool | None,
    pace: Progress | None,
) -> tuple[Progress, Ground]:
    if _met(value, target, way):
        return Progress.ACHIEVED, Ground.FINAL
    if time >= target_time:
        return Progress.MISSED, Ground.FINAL
    if now:
        return Progress.ON_TRACK, Ground.THIS_YEAR
    if base is not None and _met(base, target, way):
        return Progress.DETERIORATING, Ground.PACE
    if pace is None:
        return Progress.UNKNOWN, Ground.PACE
    if now is False and pace is Progress.ON_TRACK:
        return Progress.ACCELERATE, Ground.THIS_YEAR
    return pace, Ground.PACE


def _numbers(
    value: float,
    time: float,
    way: int,
    target: float,
    target_time: float,
    base: float | None,
    base_time: float | None,
) -> dict[str, Any]:
    left = target_time - time
    open_ = left > 0 and not _met(value, target, way)
    out: dict[str, Any] = dict(_NOTHING)
    del out["dasar"], out["terpenuhi_kini"]
    out["laju_sisa"] = (target - value) / left if open_ else None
    if base is None or base_time is None or base_time >= time:
        return out
    pace = (value - base) / (time - base_time)
    out["laju"] = pace
    if target_time > base_time:
        out["laju_perlu"] = (target - base) / (target_time - base_time)
    out["perkiraan"] = value + pace * left if left > 0 else None
    if open_ and way * pace > 0:
        out["tercapai_pada"] = time + (target - value) / pace
    if _met(base, target, way):
        return out
    years_ = (base_time, time, target_time)
    out["rasio"] = linear_ratio(base, value, target, *years_, way)
    out["rasio_tumbuh"] = growth_ratio(base, value, target, *years_, way)
    for name in ("", "_tumbuh"):
        ratio = out[f"rasio{name}"]
        out[f"kelas{name}"] = None if ratio is None else pace_class(ratio)
    if out["kelas"] is not None and out["kelas_tumbuh"] is not None:
        out["sepakat"] = out["kelas"] is out["kelas_tumbuh"]
    return out


def _met(value: float, target: float, way: int) -> bool:
    return way * (value - target) >= -1e-12 * abs(target)


def _unknown(why: Doubt) -> Judgement:
    return Judgement(Progress.UNKNOWN, why, **_NOTHING)
