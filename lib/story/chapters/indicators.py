"""Indicators in a table: those with a figure of the city, and those that lack one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lib.city import status, words
from lib.city.city import City
from lib.contract.vocabulary import Frequency, Level, Status
from lib.i18n import t
from lib.i18n.format import number, period
from lib.store.catalogue import Indicator
from lib.story import course
from lib.story.dimension import state_words
from lib.story.document import Block, Cell, Column, Group, Ledger, Spark, Title, Words

Row = Mapping[str, Any]
"""A row of ``city.latest``."""

_COLUMNS = (
    *(("indicator", 0.3, False), ("course", 0.09, False), ("value", 0.12, True)),
    *(("change", 0.21, False), ("target", 0.1, True), ("state", 0.13, False)),
    ("quality", 0.05, False),
)
_UNSURE = (Status.PROVISIONAL, Status.ESTIMATE)


def tables(city: City, indicators: Sequence[Indicator], lang: str) -> tuple[Block, ...]:
    """Return the tables of some indicators: with a figure of the city, then without one.

    Args:
        city: The city.
        indicators: In the order of their rows.
        lang: ``id`` or ``en``.
    """
    area = city.area.kode if city.area else ""
    known = [(i, row) for i in indicators if (row := city.newest(i.kode, area)) is not None]
    there = {i.kode for i, _ in known}
    rest = [i for i in indicators if i.kode not in there]
    made = [_known(city, known, lang)] if known else []
    return (*made, *(_lacking(city, rest, lang) if rest else ()))


def _known(city: City, known: Sequence[tuple[Indicator, Row]], lang: str) -> Ledger:
    return Ledger(
        tuple(Column(t(f"paper.head.{key}", lang), w, right) for key, w, right in _COLUMNS),
        (Group(tuple(_row(city, one, row, lang) for one, row in known)),),
        sample=any(row["contoh"] or row["target_contoh"] for _, row in known),
    )


def _row(city: City, one: Indicator, row: Row, lang: str) -> tuple[Cell, ...]:
    sure = Status(row["status"] or Status.FINAL)
    marks = [period(row["periode"], lang)]
    marks += [t(f"terms.status.{sure.value}", lang)] if sure in _UNSURE else []
    change = words.change(one, row, lang)
    unit = "" if one.satuan == words.PERCENT else one.unit(lang)
    about = " · ".join(filter(None, (city.catalogue.agency_name(one.walidata), unit)))
    return (
        Cell(one.name(lang), below=about),
        Cell(spark=spark(city, one, row), alt=f"{one.name(lang)}: {change}"),
        Cell(_bare(one, row["nilai"], lang), below=", ".join(marks), sample=bool(row["contoh"])),
        Cell("–" if row["selisih"] is None else change),
        _target(one, row, lang),
        _state(city, one, row, lang),
        Cell(row["kualitas"] or "–"),
    )


def _bare(one: Indicator, value: float, lang: str) -> str:
    """Return a value without its unit, which stands below the name; a percentage with it."""
    if one.satuan == words.PERCENT:
        return words.value(one, value, lang)
    return words.figure(one, value, lang)[0]


def _target(one: Indicator, row: Row, lang: str) -> Cell:
    if row["target"] is None:
        return Cell("–")
    value, when = _bare(one, row["target"], lang), period(row["target_periode"], lang)
    return Cell(value, below=when, sample=bool(row["target_contoh"]))


def _state(city: City, one: Indicator, row: Row, lang: str) -> Cell:
    verdict = status.of(city, one.kode, row["wilayah"])
    if verdict is None:
        return Cell("–")
    return Cell(state_words(verdict.keadaan, lang), like=verdict.keadaan)


def spark(city: City, one: Indicator, row: Row) -> Spark | None:
    """Return the course of the city's figure; ``None`` where there is none to see.

    Args:
        city: The city.
        one: The indicator.
        row: Its latest value.
    """
    rows = course.rows(city, one.kode)
    if rows.height < course.SHORT or one.kategori:
        return None
    step = None if one.frekuensi is Frequency.AD_HOC else one.frekuensi.months
    return Spark(rows, one.breaks, row["target"], step)


def _lacking(city: City, rest: Sequence[Indicator], lang: str) -> tuple[Block, ...]:
    """Say who supplies the figures that are missing, and what there is instead of some."""
    owed: dict[str, list[str]] = {}
    for one in rest:
        owed.setdefault(city.catalogue.agency_name(one.walidata), []).append(
            _named(city, one, lang)
        )
    said = [f"{who}: {', '.join(owed[who])}." for who in sorted(owed, key=str.casefold)]
    heading = t("paper.dimension.lacking", lang, count=number(len(rest), lang))
    return (
        Title(heading),
        Words(" ".join(said), "small"),
        Words(t("paper.dimension.lacking_how", lang), "note"),
    )


def _named(city: City, one: Indicator, lang: str) -> str:
    levels = [level for level in city.levels(one.kode) if level is not Level.CITY]
    if not levels:
        return one.name(lang)
    only = t("paper.dimension.only_level", lang, level=t(f"terms.level.{levels[0]}", lang))
    return f"{one.name(lang)} ({only})"
