"""Which columns of a wide table hold the values, where several stand under one period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lib.contract.codes import Code
from lib.load.header import plain
from lib.load.layout import ValueColumn, Wide
from lib.load.report import Report


def choose(wide: Wide, row: int, report: Report) -> list[ValueColumn]:
    """Keep one column per indicator and period.

    Under one period, the total goes before the sexes and what came of a target before the
    target; that is told. Where it is not certain which column is meant, none is kept.

    Args:
        wide: The table.
        row: Of its header.
        report: Takes what was chosen, or why nothing could be.
    """
    kept: list[ValueColumn] = []
    passed: list[ValueColumn] = []
    doubtful: list[ValueColumn] = []
    for group in _groups(wide.values):
        best = _best(group)
        if best is None:
            doubtful += group
        else:
            kept.append(best)
            passed += [column for column in group if column is not best]
    kept, odd = _alike(kept)
    doubtful += odd
    _tell(row, report, kept, passed, doubtful)
    return kept


def _groups(columns: Sequence[ValueColumn]) -> list[list[ValueColumn]]:
    groups: dict[tuple[object, ...], list[ValueColumn]] = {}
    for place, column in enumerate(columns):
        one = column.heading
        open_ended = place if one.span or one.numeral is not None else None
        key = (column.indicator, one.year, one.part, open_ended)
        groups.setdefault(key, []).append(column)
    return list(groups.values())


def _best(group: Sequence[ValueColumn]) -> ValueColumn | None:
    """Return the column of a group that holds its values; ``None`` if that is not certain."""
    real = [c for c in group if not c.heading.aim]
    if len(real) == 1 and (len(group) == 1 or real[0].heading.neutral):
        return None if real[0].heading.sex else real[0]
    neutral = [c for c in real if c.heading.neutral]
    done = [c for c in neutral if plain(c.heading.rest) == "realisasi"]
    if len(done) == 1 and all(plain(c.heading.rest) in ("realisasi", "capaian") for c in neutral):
        neutral = done
        real = [c for c in real if c in done or not c.heading.neutral]
        if len(real) == 1:
            return real[0]
    others = [c for c in real if not c.heading.neutral]
    if len(neutral) == 1 and others and all(c.heading.sex for c in others):
        return neutral[0]
    return None


def _alike(kept: list[ValueColumn]) -> tuple[list[ValueColumn], list[ValueColumn]]:
    """Split off columns whose other words differ and name no indicator."""
    spoken = [c for c in kept if c.indicator is None and not c.heading.neutral]
    words = Counter(c.heading.rest.casefold() for c in spoken)
    plain = [c for c in kept if c.indicator is None and c.heading.neutral]
    if len(words) <= 1 and not (words and plain):
        return kept, []
    return [c for c in kept if c not in spoken], spoken


def _tell(
    row: int,
    report: Report,
    kept: Sequence[ValueColumn],
    passed: Sequence[ValueColumn],
    doubtful: Sequence[ValueColumn],
) -> None:
    if doubtful:
        params = {"columns": ", ".join(c.label for c in doubtful)}
        first = doubtful[0].label
        report.error(Code.HEADING_AMBIGUOUS, row=row, column=first, value=first, params=params)
    if passed:
        params = {
            "used": ", ".join(c.label for c in kept),
            "columns": ", ".join(c.label for c in passed),
        }
        first = passed[0].label
        report.warning(Code.COLUMN_PASSED, row=row, column=first, value=first, params=params)
