"""Every indicator of an area in one table, dimension by dimension."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from lib.analysis.change import Verdict
from lib.analysis.profile import Position
from lib.analysis.progress import Progress
from lib.city import area_words, portrait, status, words
from lib.city.city import City
from lib.city.words import Row
from lib.contract.vocabulary import Framework, Level, Quality, Status
from lib.i18n import t
from lib.i18n.format import number, period, signed
from lib.store.catalogue import Area, Indicator
from lib.story import origin
from lib.story.document import Block, Cell, Column, Group, Ledger, Spark, Words
from lib.story.sheets import few

MOST = 48
"""Rows that two pages have room for beside everything else."""
_LONGEST = 120
"""Months between values from which a course has no gaps."""
_ATTENTION = (
    *(Progress.DETERIORATING, Progress.MISSED, Progress.STAGNATING, Progress.ACCELERATE),
    *(Progress.ON_TRACK, Progress.ACHIEVED, Progress.UNKNOWN),
)
_POSITIONS = {Position.BETTER: Progress.ACHIEVED, Position.WORSE: Progress.DETERIORATING}
_CHANGES = {Verdict.BETTER: Progress.ACHIEVED, Verdict.WORSE: Progress.DETERIORATING}

_Entry = tuple[Indicator, Row]


def of(city: City, area: Area, framework: Framework, lang: str) -> tuple[Block, ...]:
    """Return the table of an area and what it leaves out.

    Args:
        city: The city.
        area: With at least one value.
        framework: Whose dimensions group the indicators.
        lang: ``id`` or ``en``.
    """
    groups = portrait.entries(city, area.kode, framework)
    entries = [entry for _, rows in groups for entry in rows]
    shown = {one.kode for one, _ in _most_telling(city, area, entries)}
    told = _Teller(city, area, lang)
    made = [
        Group(
            tuple(told.row(*entry) for entry in rows if entry[0].kode in shown),
            group.name(lang) if group else t("area.other", lang),
            group.warna if group else None,
        )
        for group, rows in groups
    ]
    rows = portrait.profile(city, area.kode).rows.filter(pl.col("indikator").is_in(list(shown)))
    where = origin.of(city, rows, lang)
    ledger = Ledger(
        told.columns(), tuple(made), source=origin.line(where, lang), sample=where.sample
    )
    left = len(entries) - len(shown)
    if not left:
        return (ledger,)
    return (ledger, Words(t("sheet.area.more", lang, count=number(left, lang)), "note"))


def _most_telling(city: City, area: Area, entries: Sequence[_Entry]) -> Sequence[_Entry]:
    """Return as many entries as there is room for: those that ask for attention first."""

    def place(entry: _Entry) -> tuple[float, float]:
        one, row = entry
        if area.level is Level.CITY:
            found = status.of(city, one.kode, area.kode)
            return _ATTENTION.index(found.keadaan if found else Progress.UNKNOWN), 0.0
        return 0.0, -abs(row["baik"] or 0.0)

    return sorted(entries, key=place)[:MOST]


class _Teller:
    """Makes the rows of one table."""

    def __init__(self, city: City, area: Area, lang: str) -> None:
        self.city, self.area, self.lang = city, area, lang
        self.whole = area.level is Level.CITY

    def columns(self) -> tuple[Column, ...]:
        """Return the columns: the city has targets where the others have peers."""
        last = ("change", "state") if self.whole else ("rank", "of_city", "city")
        heads = ("indicator", "value", "period", "course", *last)
        shares = _WHOLE if self.whole else _PART
        numbers = {"value", "rank", "of_city"}
        return tuple(
            Column(t(f"sheet.area.column.{head}", self.lang), share, head in numbers)
            for head, share in zip(heads, shares, strict=True)
        )

    def row(self, one: Indicator, row: Row) -> tuple[Cell, ...]:
        """Return the cells of one indicator."""
        unit = "" if one.kategori else one.unit(self.lang)
        name = Cell(one.name(self.lang), unit)
        when = Cell(
            period(row["periode"], self.lang), self._remarks(row), sample=bool(row["contoh"])
        )
        if few.is_hidden(self.city, one.kode, self.area.kode):
            said = Cell(few.said(self.city, one.kode, self.area.kode, self.lang))
            return (name, said, when, Cell(), *[Cell("–")] * (len(self.columns()) - 4))
        value, _ = words.figure(one, row["nilai"], self.lang)
        last = self._target(one, row) if self.whole else self._peers(one, row)
        return (name, Cell(value), when, self._course(one, row), *last)

    def _remarks(self, row: Row) -> str:
        found = {
            "verify": row["kualitas"] == Quality.DERIVED,
            "provisional": row["status"] == Status.PROVISIONAL,
            "estimate": row["status"] == Status.ESTIMATE,
        }
        return ", ".join(t(f"app.{name}", self.lang) for name, there in found.items() if there)

    def _course(self, one: Indicator, row: Row) -> Cell:
        mine = (pl.col("wilayah") == self.area.kode) & (pl.col("bulan") == row["bulan"])
        series = self.city.series(one.kode).filter(mine)
        if series.height < 2 or one.kategori:
            return Cell()
        alt = t(
            "area.course_alt",
            self.lang,
            name=one.name(self.lang),
            first=period(series["periode"][0], self.lang),
            last=period(series["periode"][-1], self.lang),
        )
        step = min(one.frekuensi.months, _LONGEST)
        return Cell(spark=Spark(series, one.breaks, step=step), alt=alt)

    def _peers(self, one: Indicator, row: Row) -> tuple[Cell, ...]:
        whole, _ = words.figure(one, row["kota"], self.lang)
        like = _POSITIONS.get(row["posisi"]) if row["bagian"] is None else None
        said = Cell(self._against(one, row), like=like)
        return Cell(area_words.rank(row, "", self.lang)), Cell(whole), said

    def _against(self, one: Indicator, row: Row) -> str:
        """Return how far a value lies from the city's, without the unit: it stands in front."""
        position, gap = row["posisi"], row["selisih_kota"]
        if row["bagian"] is not None or position in (None, Position.SAME):
            return area_words.against_city(one, row, self.lang) or "–"
        apart = signed(gap, self.lang, one.desimal)
        return f"{apart} {t(f'sheet.area.position.{position}', self.lang)}"

    def _target(self, one: Indicator, row: Row) -> tuple[Cell, ...]:
        change = self._change(one, row)
        found = status.of(self.city, one.kode, self.area.kode)
        if found is None:
            return change, Cell("–")
        word = t(f"terms.progress.{found.keadaan}", self.lang)
        return change, Cell(word, like=found.keadaan, sample=found.target_contoh)

    def _change(self, one: Indicator, row: Row) -> Cell:
        """Tell by how much it changed; without the unit, which stands in front."""
        gap = row["selisih"]
        if gap is None:
            return Cell("–")
        since = t("sheet.area.since", self.lang, period=period(row["sebelum_periode"], self.lang))
        if round(gap, one.desimal) == 0:
            return Cell(t("sheet.area.unchanged", self.lang), since)
        judged = row["penilaian"]
        word = t(f"words.judgement.{judged}", self.lang) if judged in _CHANGES else ""
        said = f"{signed(gap, self.lang, one.desimal)} {word}".strip()
        return Cell(said, since, like=_CHANGES.get(judged))


_PART = (0.345, 0.085, 0.165, 0.095, 0.085, 0.07, 0.155)
_WHOLE = (0.295, 0.085, 0.145, 0.09, 0.2, 0.185)
