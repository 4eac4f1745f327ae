"""The sheet of one agency: what it has to deliver, holds and has promised; one or two A4."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from lib.analysis.freshness import Standing
from lib.analysis.progress import Progress
from lib.analysis.schedule import State
from lib.city import agencies, agency_words, programme_words, status
from lib.city.agencies import Body, Held, Sheet
from lib.city.city import City
from lib.city.decisions import Decided
from lib.city.programmes import Programme
from lib.i18n import t
from lib.i18n.format import listing, number, period, short_date
from lib.story.document import (
    Block,
    Cell,
    Column,
    Document,
    Group,
    Ledger,
    Numbers,
    Points,
    Section,
    Words,
)
from lib.story.whole import SHORT

MOST = {"berikut": 10, "indikator": 30, "program": 14, "bukti": 24, "keputusan": 8}
"""Lines of each part; what is beyond is only counted, so that two pages are enough."""

_STANDINGS = {
    Standing.LATE: Progress.DETERIORATING,
    Standing.DUE: Progress.ACCELERATE,
    Standing.NONE: Progress.UNKNOWN,
    Standing.CURRENT: Progress.ACHIEVED,
    Standing.UNSCHEDULED: Progress.STAGNATING,
}
_STATES = {
    State.DONE: Progress.ACHIEVED,
    State.ON_TRACK: Progress.ON_TRACK,
    State.RUNNING: Progress.ON_TRACK,
    State.LATE: Progress.DETERIORATING,
    State.STALLED: Progress.ACCELERATE,
    State.UNREPORTED: Progress.ACCELERATE,
    State.AHEAD: Progress.STAGNATING,
    State.PAST: Progress.UNKNOWN,
    State.UNDATED: Progress.UNKNOWN,
}


def agency_sheet(city: City, code: str, *, today: dt.date, lang: str) -> Document:
    """Return what is handed to one agency.

    Args:
        city: The city.
        code: Of an agency in ``agencies.bodies``.
        today: The day that counts as today.
        lang: ``id`` or ``en``.
    """
    sheet = agencies.sheet(city, code, today)
    sections = _sections(_Teller(city, sheet, today, lang))
    return Document(
        kind="sheet",
        title=sheet.body.agency.nama,
        subtitle=_kind(sheet.body, lang),
        lead=agency_words.finding(sheet, lang),
        city=city.name(lang),
        lang=lang,
        today=today,
        as_of=city.as_of,
        fingerprint=city.fingerprint[:SHORT],
        sections=sections,
        sample=_has_sample(sections),
    )


def _kind(body: Body, lang: str) -> str:
    kind = t(f"sheet.agency.kind.{body.jenis or 'none'}", lang)
    short = body.agency.singkatan
    return f"{short} · {kind}" if short != body.agency.nama else kind


def _sections(told: _Teller) -> tuple[Section, ...]:
    history = told.history()
    if told.idle:
        blocks = (*history, Words(t("sheet.agency.idle", told.lang), "empty"))
        return (Section(t("sheet.agency.idle_heading", told.lang), blocks),)
    parts = (
        told.section("berikut", told.steps()),
        told.section("indikator", told.indicators()),
        replace(told.section("program", told.programmes()), fresh=True),
        told.section("bukti", told.evidence()),
        told.section("keputusan", told.decisions()),
    )
    return (Section("", (*history, told.numbers())), *parts)


def _has_sample(sections: Sequence[Section]) -> bool:
    blocks = [block for section in sections for block in section.blocks]
    cells = [
        cell
        for block in blocks
        if isinstance(block, Ledger)
        for group in block.groups
        for row in group.rows
        for cell in row
    ]
    points = [block for block in blocks if isinstance(block, Points)]
    return any(cell.sample for cell in cells) or any(block.samples for block in points)


class _Teller:
    """Makes the parts of one sheet."""

    def __init__(self, city: City, sheet: Sheet, today: dt.date, lang: str) -> None:
        self.city, self.sheet, self.today, self.lang = city, sheet, today, lang

    @property
    def idle(self) -> bool:
        """Whether there is nothing that it has to do."""
        sheet = self.sheet
        told = (sheet.indicators, sheet.programmes, sheet.evidence, sheet.decisions)
        return not any(told) and sheet.chase.is_empty()

    def t(self, key: str, **params: object) -> str:
        """Return a text."""
        return t(key, self.lang, **params)

    def history(self) -> tuple[Block, ...]:
        """Tell whose place it took, and who took its place."""
        said = agency_words.history(self.city, self.sheet.body, self.today, self.lang)
        return (Words(said, "note"),) if said else ()

    def numbers(self) -> Block:
        """Tell in four figures what is owed."""
        sheet = self.sheet
        act = sum(p.dinilai for p in sheet.programmes)
        counts = (
            ("owed", len(sheet.overdue), len(sheet.indicators)),
            ("act", act, len(sheet.programmes)),
            ("evidence", len(sheet.evidence) + len(self._unregistered()), 0),
            ("open", len(sheet.decisions), 0),
        )
        pairs = tuple(
            (
                number(count, self.lang),
                self.t(f"sheet.agency.number.{key}", total=number(total, self.lang)),
            )
            for key, count, total in counts
        )
        marked = any(p.contoh for p in sheet.programmes) or any(d.contoh for d in sheet.decisions)
        return Numbers(pairs, sample=marked)

    def section(self, key: str, told: tuple[Block | None, int]) -> Section:
        """Return a part under its heading; what does not fit is counted."""
        block, count = told
        heading = self.t(f"agency.part.{key}", count=number(count, self.lang))
        blocks: list[Block] = [block or Words(self.t(f"agency.none.{key}"), "note")]
        if count > MOST[key]:
            rest = number(count - MOST[key], self.lang)
            blocks.append(Words(self.t("agency.more", count=rest), "note"))
        return Section(heading, tuple(blocks))

    def points(self, key: str, said: Sequence[tuple[str, bool]]) -> tuple[Block | None, int]:
        """Return sentences, each with whether it rests on sample data."""
        shown = said[: MOST[key]]
        marked = frozenset(n for n, (_, sample) in enumerate(shown) if sample)
        items = tuple(text for text, _ in shown)
        return (Points(items, samples=marked) if items else None), len(said)

    def ledger(
        self, key: str, columns: Sequence[Column], rows: Sequence[tuple[Cell, ...]]
    ) -> tuple[Block | None, int]:
        """Return rows as a table."""
        shown = tuple(rows[: MOST[key]])
        made = Ledger(tuple(columns), (Group(shown),)) if shown else None
        return made, len(rows)

    def steps(self) -> tuple[Block | None, int]:
        """Tell what it has to deliver next, what is overdue first."""
        return self.points("berikut", agency_words.next_steps(self.sheet, self.today, self.lang))

    def indicators(self) -> tuple[Block | None, int]:
        """Tell how fresh the figures of each of its indicators are, and how the city stands."""
        heads = ("name", "standing", "last", "due", "status")
        columns = _columns([self.t(f"sheet.agency.indicator.{h}") for h in heads], _INDICATOR)
        return self.ledger("indikator", columns, [self._held(h) for h in self.sheet.indicators])

    def _held(self, held: Held) -> tuple[Cell, ...]:
        former = ""
        if held.holder != self.sheet.body.agency.kode:
            name = self.city.catalogue.agency_name(held.holder)
            former = f"({self.t('agency.of_former', name=name)})"
        late = f"({agency_words.days(held.days, self.lang)})" if held.days else ""
        due = "–"
        if held.next is not None and held.due is not None:
            due = f"{period(held.next, self.lang)}, {short_date(held.due, self.lang)}"
        return (
            Cell(held.indicator.name(self.lang), former),
            Cell(self.t(f"terms.standing.{held.standing}"), late, like=_STANDINGS[held.standing]),
            Cell(period(held.last, self.lang) if held.last else "–"),
            Cell(due),
            self._status(held.indicator.kode),
        )

    def _status(self, kode: str) -> Cell:
        area = self.city.area
        found = status.of(self.city, kode, area.kode) if area else None
        if found is None:
            return Cell("–")
        word = self.t(f"terms.progress.{found.keadaan}")
        return Cell(word, like=found.keadaan, sample=found.contoh)

    def programmes(self) -> tuple[Block | None, int]:
        """Tell how its programmes stand, first those that must be acted on."""
        heads = [self.t(f"programme.column.{h}") for h in ("name", "state", "progress")]
        columns = _columns([*heads, self.t("sheet.agency.span")], _PROGRAMME)
        ones = sorted(self.sheet.programmes, key=lambda one: (not one.dinilai, -one.hari))
        return self.ledger("program", columns, [self._programme(one) for one in ones])

    def _programme(self, one: Programme) -> tuple[Cell, ...]:
        word = programme_words.state(one, self.lang)
        return (
            Cell(one.nama),
            Cell(word, like=_STATES[one.keadaan], sample=one.contoh),
            Cell(programme_words.progress(one, self.lang)),
            Cell(programme_words.span(one, self.lang)),
        )

    def evidence(self) -> tuple[Block | None, int]:
        """Tell what is registered as weak or missing, then what has nothing at all."""
        names, bare = agency_words.Names(self.city, self.lang), self._unregistered()
        weak = self.sheet.evidence[: MOST["bukti"]]
        said = [
            (f"{names.of(e.kode)}: {self.t('evidence.status.' + (e.status or 'none'))}", e.contoh)
            for e in weak
        ]
        room = max(MOST["bukti"] - len(weak), 0)
        if shown := [names.of(code) for code in bare[:room]]:
            listed = listing(shown, self.lang)
            said.append((self.t("sheet.agency.unregistered", names=listed), False))
        marked = frozenset(n for n, (_, sample) in enumerate(said) if sample)
        items = tuple(text for text, _ in said)
        count = len(self.sheet.evidence) + len(bare)
        return (Points(items, samples=marked) if items else None), count

    def _unregistered(self) -> list[str]:
        """Return what has no evidence at all."""
        told = {e.kode for e in self.sheet.evidence}
        lacking = (r["kode"] for r in self.sheet.chase.to_dicts() if "bukti" in r["perlu"])
        return [code for code in lacking if code not in told]

    def decisions(self) -> tuple[Block | None, int]:
        """Tell what was decided and is not done, due first on top."""
        columns = _columns([self.t("sheet.agency.decision"), self.t("sheet.agency.deadline")], _TWO)
        return self.ledger(
            "keputusan", columns, [self._decision(one) for one in self.sheet.decisions]
        )

    def _decision(self, one: Decided) -> tuple[Cell, ...]:
        late = Progress.DETERIORATING if one.overdue else None
        due = agency_words.deadline(one, self.lang)
        return Cell(one.isi), Cell(due, like=late, sample=one.contoh)


_INDICATOR = (0.34, 0.17, 0.09, 0.18, 0.22)
_PROGRAMME = (0.34, 0.26, 0.16, 0.24)
_TWO = (0.7, 0.3)


def _columns(heads: Sequence[str], shares: Sequence[float]) -> tuple[Column, ...]:
    return tuple(Column(head, share) for head, share in zip(heads, shares, strict=True))
