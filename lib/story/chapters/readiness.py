"""The chapter of the national assessment: its index, and how ready data and evidence are."""

from __future__ import annotations

import polars as pl

from lib.city import assessment, assessment_words
from lib.city.city import City
from lib.contract.vocabulary import Framework
from lib.i18n import t
from lib.i18n.format import number
from lib.story import document as doc
from lib.story.figure import Table

_COUNTS = ("indikator", "nyata", "program", "ada", "kurang", "belum", "tanpa", "siap")


def chapter(city: City, framework: Framework, lang: str) -> tuple[doc.Section, ...]:
    """Return the sections of the assessment.

    Args:
        city: The city.
        framework: By whose dimensions readiness is told.
        lang: ``id`` or ``en``.
    """
    heading = t("paper.assessment", lang)
    ready = doc.Section(t("assessment.readiness", lang), _ready(city, framework, lang), level=2)
    return (doc.Section(heading, _index(city, lang), fresh=True), ready)


def _index(city: City, lang: str) -> tuple[doc.Block, ...]:
    """Return index and components of the latest year; how to enter them where there is none."""
    rows = assessment.indices(city).sort("tahun").to_dicts()
    if not rows:
        return (doc.Words(t("assessment.empty", lang), "empty"),)
    last = rows[-1]
    said = [assessment_words.finding(last, lang), assessment_words.lacking(last, lang)]
    parts = assessment.components(city).filter(pl.col("tahun") == last["tahun"]).to_dicts()
    heads = tuple(t(f"assessment.column.{h}", lang) for h in ("component", "weight", "score"))
    cells = tuple(
        (
            assessment_words.component(row["komponen"], lang),
            number(row["bobot"], lang),
            assessment_words.score(row["skor"], lang),
        )
        for row in parts
    )
    caption = t("assessment.components", lang, year=last["tahun"])
    table = Table(heads, cells, (0.6, 0.2, 0.2), frozenset({1, 2}))
    return (doc.Words(" ".join(filter(None, said)), "lead"), doc.Grid(table, caption))


def _ready(city: City, framework: Framework, lang: str) -> tuple[doc.Block, ...]:
    rows = assessment.ready(city, framework)
    if rows.is_empty():
        return (doc.Words(t("assessment.readiness_none", lang), "empty"),)
    items = assessment.items(city).unique(["jenis", "kode"])
    ready, total = int(items["siap"].sum()), items.height
    said = t(
        "assessment.readiness_finding",
        lang,
        ready=number(ready, lang),
        total=number(total, lang),
    )
    names = {d.kode: d.name(lang) for d in city.catalogue.dimensions(framework)}
    nowhere = t("assessment.no_pillar", lang)
    cells = tuple(
        (
            names.get(row["kode"] or "", row["kode"] or nowhere),
            *(number(row[c], lang) for c in _COUNTS),
        )
        for row in rows.to_dicts()
    )
    heads = (t(f"assessment.column.{framework}", lang), *_heads(lang))
    widths = (0.28, *[0.09] * len(_COUNTS))
    table = Table(heads, cells, widths, frozenset(range(1, len(heads))))
    sample = bool(rows["contoh"].any())
    note = t("paper.assessment.how", lang)
    return (doc.Words(said), doc.Grid(table, source=note, sample=sample))


def _heads(lang: str) -> tuple[str, ...]:
    return tuple(t(f"assessment.ready.{c}", lang) for c in _COUNTS)
