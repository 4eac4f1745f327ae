"""The chapter of the areas: the map that matters, and every village with its key facts."""

from __future__ import annotations

import polars as pl

from lib.analysis.profile import Position
from lib.city import portrait, priority, score, score_words
from lib.city.city import City
from lib.city.score import Asked
from lib.contract.vocabulary import Level
from lib.i18n import t
from lib.i18n.format import number
from lib.store.catalogue import Area
from lib.story import document as doc

_COLUMNS = (
    *(("area", 0.24, False), ("score", 0.11, True), ("places", 0.09, False)),
    *(("better", 0.11, True), ("worse", 0.11, True), ("weakest", 0.34, False)),
)


def chapter(city: City, lang: str) -> tuple[doc.Section, ...]:
    """Return the sections of the areas.

    Args:
        city: The city.
        lang: ``id`` or ``en``.
    """
    levels = [v for v in (Level.VILLAGE, Level.DISTRICT) if city.catalogue.areas(v)]
    heading = t("paper.areas", lang)
    if not levels:
        missing = (doc.Words(t("area.empty", lang), "empty"),)
        return (doc.Section(heading, missing, fresh=True),)
    asked = priority.latest(city)
    head = doc.Section(heading, _opening(city, asked, lang), fresh=True)
    return (head, *(_level(city, asked, level, lang) for level in levels))


def _opening(city: City, asked: Asked | None, lang: str) -> tuple[doc.Block, ...]:
    """Return which areas surely stand at either end, or what a ranking lacks."""
    ranked = score.levels(city, asked) if asked else ()
    how = doc.Words(t("paper.areas.how", lang), "note")
    if asked is None or not ranked:
        return (doc.Words(t("paper.areas.unranked", lang), "empty"),)
    found = score.ranked(city, asked, ranked[0])
    sample = bool(score.of(city, asked).gabungan["contoh"].any())
    said = score_words.ranking(city, found, lang)
    return (doc.Words(said, "lead", sample=sample), how)


def _level(city: City, asked: Asked | None, level: Level, lang: str) -> doc.Section:
    places = _places(city, asked, level, lang)
    groups = tuple(
        doc.Group(tuple(_row(city, a, asked, places, lang) for a in areas), name=name)
        for name, areas in _groups(city, level)
    )
    columns = tuple(doc.Column(t(f"paper.head.{k}", lang), w, r) for k, w, r in _COLUMNS)
    sample = any(cell.sample for group in groups for row in group.rows for cell in row)
    how = t("paper.areas.table_how", lang) if level is Level.VILLAGE else ""
    table = doc.Ledger(columns, groups, source=how, sample=sample)
    return doc.Section(t(f"paper.areas.{level.value}", lang), (table,), level=2)


def _groups(city: City, level: Level) -> list[tuple[str, list[Area]]]:
    """Return the areas of a level by name, villages under their districts."""
    areas = sorted(city.catalogue.areas(level), key=lambda a: a.nama)
    if level is not Level.VILLAGE:
        return [("", areas)]
    names = {a.kode: a.nama for a in city.catalogue.areas(Level.DISTRICT)}
    found: dict[str, list[Area]] = {}
    for area in areas:
        found.setdefault(names.get(area.induk or "", ""), []).append(area)
    return sorted(found.items())


def _places(city: City, asked: Asked | None, level: Level, lang: str) -> dict[str, tuple[str, str]]:
    """Return score and place of each ranked area, as read."""
    if asked is None or level not in score.levels(city, asked):
        return {}
    rows = score.ranked(city, asked, level).peringkat
    return {
        row["wilayah"]: (number(row["skor"], lang, 1), _place(row, lang))
        for row in rows.iter_rows(named=True)
    }


def _place(row: dict[str, object], lang: str) -> str:
    best, worst = (number(float(str(row[end])), lang) for end in ("bawah", "atas"))
    return best if best == worst else t("paper.areas.between", lang, best=best, worst=worst)


def _row(
    city: City,
    area: Area,
    asked: Asked | None,
    places: dict[str, tuple[str, str]],
    lang: str,
) -> tuple[doc.Cell, ...]:
    made = portrait.profile(city, area.kode)
    counts = {p: made.rows.filter(pl.col("posisi") == p).height for p in Position}
    judged = sum(counts[p] for p in (Position.BETTER, Position.WORSE, Position.SAME))
    whole = score.whole(city, asked, area.kode) if asked else None
    sample = bool(whole and whole["contoh"])
    value, place = places.get(area.kode, ("–", "–"))
    weak = made.kelemahan[:1]
    name = city.catalogue.indicator(weak[0].indikator).name(lang) if weak else "–"
    shown = {p: number(counts[p], lang) if judged else "–" for p in Position}
    contoh = bool(made.rows["contoh"].any())
    return (
        doc.Cell(area.nama, note=t(f"area.kind.{area.jenis}", lang)),
        doc.Cell(value, sample=sample and value != "–"),
        doc.Cell(place),
        doc.Cell(shown[Position.BETTER], sample=contoh and judged > 0),
        doc.Cell(shown[Position.WORSE], sample=contoh and judged > 0),
        doc.Cell(name),
    )
