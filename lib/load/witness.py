"""Columns that say a second time what a row is about: another name of the area, the unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import polars as pl

from lib.contract.codes import Code
from lib.contract.fields import field
from lib.contract.finding import Severity
from lib.load.areas import AreaNames
from lib.load.codebook import Codebook
from lib.load.grid import Grid
from lib.load.header import Header, plain
from lib.load.lines import Lines
from lib.load.report import Report

UNIT = "satuan"
_SCALE = re.compile(
    r"\b(ratus(an)?|ribu(an)?|juta(an)?|mil[iy]ar|triliun|thousand|million|billion)\b"
)
_SPOKEN = re.compile(r"[(\[]([^()\[\]]+)[)\]]|\b((?:dalam|in)\s+\w+\s+\w+)", re.I)
"""Where a title names a unit: in brackets, or behind ``dalam``."""
_LEAD = re.compile(r"^(?:dalam|in|satuan|unit)\b[\s:]*", re.I)
_SAME = {"persen": "%", "percent": "%", "jiwa": "orang", "rp": "rupiah"}


def with_unit(header: Header, grid: Grid) -> Header:
    """Return a header that knows its column of units, if it has one."""
    accepted = {UNIT, *field("nilai", UNIT).synonyms}
    text = next((t for t in header.unknown if plain(t) in accepted), None)
    if text is None:
        return header
    cells = list(grid.top(header.line + 1))[header.line]
    return replace(
        header,
        columns={**header.columns, UNIT: cells.index(text)},
        written={**header.written, UNIT: text},
        unknown=tuple(t for t in header.unknown if t != text),
    )


def same_area(lines: Lines, other: str, written: str, names: AreaNames, report: Report) -> Lines:
    """Keep rows out whose two columns of areas contradict each other.

    Args:
        lines: Lines with ``wilayah``.
        other: Column with the same area once more, or with one that it lies in.
        written: Its header.
        names: Known areas.
        report: Takes the rows.
    """
    pairs = _pairs(lines, "wilayah", other)
    wrong = {pair: names.title(a[0]) for pair in pairs if (a := _apart(*pair, names))}
    named = replace(lines, written={**lines.written, other: written})
    return _told(named, "wilayah", other, wrong, Code.AREA_NAME_OTHER, ("area", "name"), report)


def same_unit(lines: Lines, book: Codebook, report: Report) -> Lines:
    """Compare the unit of each row with that of its indicator.

    A row in thousands of what the indicator counts is kept out; other words are told.
    """
    if UNIT not in lines.text or "indikator" not in lines.text:
        return lines
    hard, soft = dict[tuple[str, str], str](), dict[tuple[str, str], str]()
    for pair in _pairs(lines, "indikator", UNIT):
        place = book.indicator(pair[0])
        unit = "" if place is None else book.units[place]
        if unit and _unit(pair[1]) != _unit(unit):
            (hard if _unscaled(pair[1]) == _unscaled(unit) else soft)[pair] = unit
    for wrong, severity in ((soft, Severity.WARNING), (hard, Severity.ERROR)):
        lines = _told(
            *(lines, "indikator", UNIT, wrong, Code.UNIT_OTHER, ("indicator", "allowed"), report),
            severity=severity,
        )
    return replace(lines, text={c: s for c, s in lines.text.items() if c != UNIT})


def spoken_unit(texts: Iterable[str], book: Codebook) -> str:
    """Return the first unit that titles or headers name, blank if none.

    Only what some indicator is counted in, or thousands or the like of it, is a unit:
    ``(juta rupiah)``, ``dalam ribu jiwa``.

    Args:
        texts: What stands above the figures, the nearest first.
        book: Known indicators.
    """
    known = {_unit(unit) for unit in book.units if unit}
    plain_units = {_unscaled(unit) for unit in book.units if unit}
    for text in texts:
        for match in _SPOKEN.finditer(text):
            said = _LEAD.sub("", (match[1] or match[2]).strip())
            if _unit(said) in known or (
                _SCALE.search(_unit(said)) and _unscaled(said) in plain_units
            ):
                return said
    return ""


def _pairs(lines: Lines, one: str, other: str) -> list[tuple[str, str]]:
    frame = pl.DataFrame([lines.text[one].alias("a"), lines.text[other].alias("b")])
    both = frame.unique(maintain_order=True).drop_nulls()
    return [(a, b) for a, b in both.iter_rows() if a.strip() and b.strip()]


def _apart(area: str, other: str, names: AreaNames) -> list[str]:
    """Return what an area's cell means if no reading of it goes with the other cell."""
    mine, theirs = names.find(area), names.find(other)
    return [] if related(mine, theirs, names) or not theirs else mine


def related(some: Sequence[str], others: Sequence[str], names: AreaNames) -> bool:
    """Tell whether an area is or lies in another one, or the other way round.

    Args:
        some: Codes that a cell may mean.
        others: Codes that a second one may mean.
        names: Known areas.
    """
    lineages = [(_lineage(a, names), _lineage(b, names)) for a in some for b in others]
    return any(a[0] in b or b[0] in a for a, b in lineages)


def _lineage(code: str, names: AreaNames) -> list[str]:
    found = [code]
    while (parent := names.parent(found[-1])) is not None:
        found.append(parent)
    return found


def _told(
    lines: Lines,
    one: str,
    other: str,
    wrong: dict[tuple[str, str], str],
    code: Code,
    params: tuple[str, str],
    report: Report,
    severity: Severity = Severity.ERROR,
) -> Lines:
    """Report the lines that hold one of some pairs of cells; an error keeps them out."""
    if not wrong:
        return lines
    rows = [(a, b, said) for (a, b), said in wrong.items()]
    table = pl.DataFrame(rows, schema=[params[0], "value", params[1]], orient="row")
    frame = pl.DataFrame(
        {"row": lines.rows, params[0]: lines.text[one], "value": lines.text[other]}
    )
    if lines.labels is not None:
        frame = frame.with_columns(column=lines.labels)
    found = frame.with_row_index("_line").join(
        table, on=[params[0], "value"], maintain_order="left"
    )
    report.rows(severity, code, lines.written.get(other, other), found.drop("_line"))
    if severity is not Severity.ERROR:
        return lines
    keep = np.ones(lines.height, np.bool_)
    keep[found["_line"].to_numpy()] = False
    return lines.where(pl.Series(keep))


def _unit(text: str) -> str:
    words: Sequence[str] = text.casefold().replace(".", " ").split()
    return " ".join(_SAME.get(word, word) for word in words)


def _unscaled(text: str) -> str:
    return " ".join(_SCALE.sub(" ", _unit(text)).split())
