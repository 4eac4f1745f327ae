"""Keys that are there more than once: which rows stay, and what is said about the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lib.contract.codes import Code
from lib.contract.finding import Finding, Severity
from lib.contract.vocabulary import Status
from lib.load.codebook import Codebook
from lib.load.part import STATUSES, Part, unpack
from lib.load.report import LIMIT, Report
from lib.load.tidy import Rows

_SAMPLE = STATUSES.index(Status.SAMPLE.value)


@dataclass(frozen=True, slots=True)
class Clashes:
    """What became of keys that are there more than once."""

    keep: np.ndarray
    """Which observations stay."""
    findings: tuple[Finding, ...]


def clashes(rows: Rows, again: np.ndarray, parts: Sequence[Part], book: Codebook) -> Clashes:
    """Keep all rows of a key out if their values differ, else all but the first.

    A sample gives way to a real figure before that.

    Args:
        rows: All observations in the order of their keys.
        again: Which of them have the key of the one before.
        parts: Where they came from.
        book: What their codes stand for.
    """
    findings: list[Finding] = []
    samples = _superseded(rows.columns["status"] == _SAMPLE, again)
    for number in np.unique(rows.part[samples]).tolist():
        part, count = parts[number], int(np.count_nonzero(samples & (rows.part == number)))
        code = Code.SAMPLE_SUPERSEDED
        findings.append(Finding(Severity.INFO, code, part.file, part.sheet, count=count))
    there = ~samples
    rows, again = rows.where(there), _again(again, there)
    value = rows.columns["nilai"]
    starts = np.flatnonzero(~again)
    group = np.cumsum(~again) - 1
    differs = np.minimum.reduceat(value, starts) != np.maximum.reduceat(value, starts)
    for number, part in enumerate(parts):
        mine = again & (rows.part == number)
        for different in (True, False):
            places = np.flatnonzero(mine & (differs[group] == different))
            report = Report(part.file, part.sheet)
            others = starts[group[places]]
            if different and len(places):
                others = _unlike(value, places, others, group)
            _tell(report, rows, places, others, different, parts, book)
            findings += report.findings
    keep = there.copy()
    keep[there] = ~again & ~differs[group]
    return Clashes(keep, tuple(findings))


def _unlike(
    value: np.ndarray, places: np.ndarray, firsts: np.ndarray, group: np.ndarray
) -> np.ndarray:
    """Return for each place one of its group with another value, the first if that has one."""
    order = np.lexsort((value, group))
    ends = np.concatenate([group[order][1:] != group[order][:-1], [True]])
    greatest = order[ends][group[places]]
    least = order[np.concatenate([[True], ends[:-1]])][group[places]]
    other = np.where(value[greatest] != value[places], greatest, least)
    return np.where(value[firsts] != value[places], firsts, other)


def _superseded(sample: np.ndarray, again: np.ndarray) -> np.ndarray:
    """Return which samples have the key of a real figure, which takes their place."""
    starts = np.flatnonzero(~again)
    real: np.ndarray = np.logical_or.reduceat(~sample, starts)
    given_way: np.ndarray = sample & real[np.cumsum(~again) - 1]
    return given_way


def _again(again: np.ndarray, there: np.ndarray) -> np.ndarray:
    """Return which of some rows have the key of the one before among them."""
    group = np.cumsum(~again)[there]
    return np.concatenate([[False], group[1:] == group[:-1]])


def _tell(
    report: Report,
    rows: Rows,
    places: np.ndarray,
    firsts: np.ndarray,
    different: bool,
    parts: Sequence[Part],
    book: Codebook,
) -> None:
    """Report rows of one part, naming the first row of the same key as the other place."""
    severity = Severity.ERROR if different else Severity.WARNING
    code = Code.VALUE_TWICE_DIFFERENT if different else Code.VALUE_TWICE_EQUAL
    columns = rows.columns
    for told, (place, first) in enumerate(zip(places.tolist(), firsts.tolist(), strict=True)):
        other = parts[rows.part[first]]
        sheet = f" [{other.sheet}]" if other.sheet else ""
        report.add(
            severity,
            code,
            row=int(columns["baris"][place]),
            column="nilai",
            value=_plain(float(columns["nilai"][place])),
            params={
                "key": _key(columns, place, book),
                "other": f"{other.file}{sheet}, {columns['baris'][first]}",
                "other_value": _plain(float(columns["nilai"][first])),
            },
            count=len(places) - LIMIT if told == LIMIT else 1,
        )
        if told == LIMIT:
            return


def _key(columns: Mapping[str, np.ndarray], place: int, book: Codebook) -> str:
    indicator = book.indicators[columns["indikator"][place]]
    area = book.areas[columns["wilayah"][place]]
    return f"{indicator} / {area} / {unpack(int(columns['periode'][place]))}"


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
