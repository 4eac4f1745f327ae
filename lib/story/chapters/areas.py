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

_RANKED = (
    *(("area", 0.24, False), ("score", 0.11, True), ("places", 0.09, False)),
    *(("better", 0.12, True), ("worse", 0.13, True), ("weakest", 0.31, False)),
)
_PLAIN = (("area", 0.4, False), ("size", 0.2, True), ("figures", 0.4, True))


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
    """Return the areas of a level: how they compare, or what is known while they do not."""
    places = _places(city, asked, level, lang)
    compared = bool(places) or any(_judged(city, a) for a in city.catalogue.areas(level))
    groups = tuple(
        doc.Group(
            tuple(
                _row(city, a, asked, places, lang) if compared else _plain(city, a, lang)
                for a in areas
            ),
            name=name,
        )
        for name, areas in _groups(city, level)
    )
    columns = _RANKED if compared else _PLAIN
    key = "table_how" if compared else "plain_how"
    table = doc.Ledger(
        tuple(doc.Column(t(f"paper.head.{k}", lang), w, right) for k, w, right in columns),
        groups,
        source=t(f"paper.areas.{key}", lang) if level is Level.VILLAGE else "",
        sample=any(cell.sample for group in groups for row in group.rows for cell in row),
    )
    return doc.Section(t(f"paper.areas.{level.value}", lang), (table,), level=2)


def _counts(city: City, area: Area) -> dict[Position, int]:
    rows = portrait.profile(city, area.kode).rows
    return {p: rows.filter(pl.col("posisi") == p).height for p in Position}


def _judged(city: City, area: Area) -> int:
    """Return how many indicators of an area can be held against the city's."""
    counts = _counts(city, area)
    return sum(counts[p] for p in (Position.BETTER, Position.WORSE, Position.SAME))


def _plain(city: City, area: Area, lang: str) -> tuple[doc.Cell, ...]:
    rows = portrait.profile(city, area.kode).rows
    size = "–" if area.luas_km2 is None else number(area.luas_km2, lang, 2)
    known = number(rows.height, lang)
    return (_name(area, lang), doc.Cell(size), doc.Cell(known, sample=bool(rows["contoh"].any())))


def _name(area: Area, lang: str) -> doc.Cell:
    kind = t(f"area.kind.{area.jenis}", lang) if area.level is Level.VILLAGE else ""
    return doc.Cell(area.nama, note=kind)


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
    counts, judged = _counts(city, area), _judged(city, area)
    whole = score.whole(city, asked, area.kode) if asked else None
    value, place = places.get(area.kode, ("–", "–"))
    weak = made.kelemahan[:1]
    weakest = city.catalogue.indicator(weak[0].indikator).name(lang) if weak else "–"
    sample = judged > 0 and bool(made.rows["contoh"].any())
    held = (number(counts[p], lang) for p in (Position.BETTER, Position.WORSE))
    return (
        _name(area, lang),
        doc.Cell(value, sample=value != "–" and bool(whole and whole["contoh"])),
        doc.Cell(place),
        *(doc.Cell(said if judged else "–", sample=sample) for said in held),
        doc.Cell(weakest),
    )
