"""The chapter of the data: how much there is, what is due, what is kept out, what is wrong."""

from __future__ import annotations

import datetime as dt

from lib.analysis.freshness import Standing
from lib.city import findings, overview, upkeep, withheld, words
from lib.city.city import City
from lib.city.withheld import Held
from lib.contract.finding import Severity
from lib.contract.vocabulary import Framework, Status
from lib.i18n import t
from lib.i18n.findings import message, severity
from lib.i18n.format import date, number, period
from lib.story import document as doc
from lib.story.figure import Table

FOUND = 8
"""Kinds of findings that are listed."""


def chapter(city: City, framework: Framework, today: dt.date, lang: str) -> tuple[doc.Section, ...]:
    """Return the sections of the data's quality.

    Args:
        city: The city.
        framework: By whose dimensions coverage is told.
        today: The day that counts as today.
        lang: ``id`` or ``en``.
    """
    head = doc.Section(t("paper.quality", lang), _opening(city, today, lang), fresh=True)
    parts = (
        ("coverage", _coverage(city, framework, today, lang)),
        ("withheld", _withheld(city, lang)),
        ("findings", _findings(city, lang)),
    )
    return (head, *(doc.Section(t(f"paper.quality.{k}", lang), b, level=2) for k, b in parts))


def _opening(city: City, today: dt.date, lang: str) -> tuple[doc.Block, ...]:
    status = city.snapshot.values["status"]
    sample = int((status == Status.SAMPLE.value).sum())
    if not len(status):
        nothing = t("summary.nothing", lang)
        return (doc.Words(t("summary.finding_nothing", lang), "lead"), doc.Words(nothing, "empty"))
    counts = upkeep.counts(city, today)
    pairs = [
        (number(len(status) - sample, lang), t("paper.quality.real", lang)),
        (number(sample, lang), t("paper.quality.sample", lang)),
        *(
            (number(counts[one], lang), t(f"paper.quality.{one.value}", lang))
            for one in (Standing.LATE, Standing.NONE)
        ),
        (number(withheld.count(city), lang), t("paper.quality.held", lang)),
    ]
    how = t("quality.freshness_lead", lang, today=date(today, lang))
    return (doc.Numbers(tuple(pairs)), doc.Words(how))


def _coverage(city: City, framework: Framework, today: dt.date, lang: str) -> tuple[doc.Block, ...]:
    states = overview.dimensions(city, framework, today)
    if not states:
        return (doc.Words(t("summary.no_dimensions", lang), "empty"),)
    heads = ("dimension", "indicators", "known", "compared", "judged", "overdue", "newest")
    rows = tuple(
        (
            state.dimension.name(lang),
            *(
                number(getattr(state.tally, name), lang)
                for name in ("total", "known", "compared", "judged", "overdue")
            ),
            period(state.tally.newest, lang) if state.tally.newest else "–",
        )
        for state in states
    )
    table = Table(
        tuple(t(f"paper.head.{h}", lang) for h in heads),
        rows,
        (0.25, *[0.12] * 5, 0.15),
        frozenset(range(1, 7)),
    )
    sample = any(state.tally.sample for state in states)
    return (doc.Grid(table, sample=sample, source=t("paper.quality.coverage_how", lang)),)


def _withheld(city: City, lang: str) -> tuple[doc.Block, ...]:
    found = withheld.figures(city)
    if not found:
        return (doc.Words(t("quality.withheld_none", lang)),)
    columns = (("indicator", 0.34, False), ("held", 0.13, True), ("used", 0.13, True))
    table = doc.Ledger(
        tuple(
            doc.Column(t(f"paper.head.{k}", lang), w, right)
            for k, w, right in (*columns, ("why", 0.4, False))
        ),
        (doc.Group(tuple(_held(city, one, lang) for one in found)),),
    )
    return (doc.Words(t("quality.withheld_lead", lang)), table)


def _held(city: City, one: Held, lang: str) -> tuple[doc.Cell, ...]:
    indicator = city.catalogue.indicator(one.row["indikator"])
    area = city.catalogue.area(one.row["wilayah"]).nama
    used = words.value(indicator, one.used["nilai"], lang) if one.used else "–"
    return (
        doc.Cell(indicator.name(lang), below=f"{area}, {period(one.row['periode'], lang)}"),
        doc.Cell(words.value(indicator, one.row["nilai"], lang)),
        doc.Cell(used, sample=bool(one.used and one.used["contoh"])),
        doc.Cell(one.row["catatan"] or t("quality.why_unknown", lang)),
    )


def _findings(city: City, lang: str) -> tuple[doc.Block, ...]:
    groups = findings.groups(city)
    if not groups:
        return (doc.Words(t("quality.findings_none", lang)),)
    tally = findings.tally(city)
    kinds = (("errors", Severity.ERROR), ("warnings", Severity.WARNING), ("notes", Severity.INFO))
    said = t("quality.findings_count", lang, **{k: number(tally[one], lang) for k, one in kinds})
    rows = tuple(
        (severity(g.findings[0], lang), number(len(g.findings), lang), message(g.findings[0], lang))
        for g in groups[:FOUND]
    )
    heads = tuple(t(f"paper.head.{h}", lang) for h in ("severity", "count", "example"))
    table = Table(heads, rows, (0.14, 0.1, 0.76), frozenset({1}))
    return (doc.Words(f"{said}."), doc.Grid(table))
