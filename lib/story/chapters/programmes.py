"""The chapter of the programmes: Quick Win first, then the others by their kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from lib.analysis.progress import Progress
from lib.analysis.schedule import State
from lib.city import programme_words, programmes
from lib.city.city import City
from lib.city.programmes import Programme
from lib.contract.vocabulary import ProgramKind
from lib.i18n import t
from lib.i18n.format import listing
from lib.story import document as doc
from lib.story import origin

_COLUMNS = (
    *(("program", 0.36, False), ("agency", 0.14, False), ("time", 0.17, False)),
    *(("progress", 0.14, True), ("state", 0.19, False)),
)
_LOOKS = {
    State.DONE: Progress.ACHIEVED,
    State.ON_TRACK: Progress.ON_TRACK,
    State.LATE: Progress.DETERIORATING,
    State.STALLED: Progress.STAGNATING,
    State.UNREPORTED: Progress.ACCELERATE,
}
"""The status whose colour and sign a state has; others have none."""


def chapter(city: City, today: dt.date, lang: str) -> tuple[doc.Section, ...]:
    """Return the sections of the programmes.

    Args:
        city: The city.
        today: The day that counts as today.
        lang: ``id`` or ``en``.
    """
    every = programmes.every(city, today)
    heading = t("programme.title.programme", lang)
    if not every:
        missing = doc.Words(t("programme.empty.programme", lang), "empty")
        return (doc.Section(heading, (missing,), fresh=True),)
    sample = any(one.contoh for one in every)
    money = programmes.money(city, frozenset(one.kode for one in every))
    said = (
        doc.Words(programme_words.finding(every, lang), "lead", sample=sample),
        doc.Words(programme_words.money(money, lang), sample=sample),
    )
    head = doc.Section(heading, said, fresh=True)
    return (head, *(_kind(city, kind, every, lang) for kind in _kinds(every)))


def _kinds(every: Sequence[Programme]) -> list[ProgramKind]:
    """Return the kinds there are; Quick Win always, even without one."""
    there = {one.jenis for one in every}
    return [kind for kind in ProgramKind if kind in there or kind is ProgramKind.QUICK_WIN]


def _kind(city: City, kind: ProgramKind, every: Sequence[Programme], lang: str) -> doc.Section:
    found = [one for one in every if one.jenis is kind]
    heading = t(f"programme.kind.{kind}", lang)
    if not found:
        missing = doc.Words(t("story.quick_win.missing", lang), "empty")
        return doc.Section(heading, (missing,), level=2)
    return doc.Section(heading, (table(city, found, lang),), level=2)


def table(city: City, found: Sequence[Programme], lang: str) -> doc.Ledger:
    """Return some programmes with who, when, how far, and how they stand and why.

    Args:
        city: The city, for names of agencies.
        found: The programmes in their order.
        lang: ``id`` or ``en``.
    """
    codes = dict.fromkeys(one.sumber for one in found if one.sumber)
    titles = [city.catalogue.source_title(code) for code in codes]
    return doc.Ledger(
        tuple(doc.Column(t(f"paper.head.{k}", lang), w, r) for k, w, r in _COLUMNS),
        (doc.Group(tuple(_row(city, one, lang) for one in found)),),
        source=origin.sources(titles, lang),
        sample=any(one.contoh for one in found),
    )


def _row(city: City, one: Programme, lang: str) -> tuple[doc.Cell, ...]:
    agencies = [city.catalogue.agency_name(code) for code in one.opd]
    return (
        doc.Cell(one.nama, below=programme_words.why(one, lang)),
        doc.Cell(listing(agencies, lang)),
        doc.Cell(programme_words.span(one, lang)),
        doc.Cell(programme_words.progress(one, lang), sample=one.contoh),
        doc.Cell(programme_words.state(one, lang), like=_LOOKS.get(one.keadaan)),
    )
