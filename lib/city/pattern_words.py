"""What a pattern over the areas of a city says in words, and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from lib.analysis.autocorrelation import PERMUTATIONS, Autocorrelation
from lib.analysis.clusters import LEVEL, Confidence
from lib.analysis.pattern import MINIMUM_AREAS
from lib.analysis.small_numbers import UNSTABLE_BELOW, Stability
from lib.city import rate_words, words
from lib.city.city import City
from lib.city.pattern import Kind, Refusal, Study
from lib.contract.vocabulary import Aggregation, Level
from lib.i18n import t
from lib.i18n.format import listing, number, period

NAMED = 4
"""Areas that a sentence names before it counts the rest."""

ORDER = (
    Kind.BAD,
    Kind.WORSE,
    Kind.GOOD,
    Kind.BETTER,
    Kind.HIGH,
    Kind.ABOVE,
    Kind.LOW,
    Kind.BELOW,
)
"""Kinds of marked areas, what needs attention first."""


def finding(made: Study, city: City, lang: str) -> str:
    """Return what the map shows, in two or three sentences; without a pattern, why not."""
    if made.pattern is None or made.refusal is not None:
        return why(made, city, lang)
    strong = made.marks.filter(pl.col("keyakinan") == Confidence.STRONG.value)
    said = [
        t(f"pattern.strong.{kind}", lang, areas=named(city, codes, lang))
        for kind in ORDER
        if (codes := strong.filter(pl.col("tanda") == kind.value)["wilayah"].to_list())
    ]
    if not said:
        said = [_watch(made, city, lang)]
    return " ".join([_whole(made.pattern.moran, lang), *said])


def why(made: Study, city: City, lang: str) -> str:
    """Return why nothing can be said about a pattern, and what to look at instead."""
    if made.refusal is None:
        return ""
    return t(
        f"pattern.refusal.{made.refusal}",
        lang,
        indicator=made.indicator.name(lang),
        period=period(made.period, lang),
        least=number(MINIMUM_AREAS, lang),
        known=number(made.rows["nilai"].count(), lang),
        areas=number(made.areas, lang),
        level=t(f"map.level.{made.level}", lang),
        agency=city.catalogue.agency_name(made.indicator.walidata),
    )


def overall(found: Autocorrelation, lang: str) -> str:
    """Return Moran's I with what it would be without a pattern, and how it was tested."""
    return t(
        "pattern.moran",
        lang,
        value=number(found.nilai, lang, 2),
        expected=number(found.harapan, lang, 2),
        areas=number(found.n, lang),
        trials=number(PERMUTATIONS, lang),
        chance=chance(found.p_permutasi, lang),
    )


def chance(p: float | None, lang: str) -> str:
    """Return a probability as people read it: in per cent, never as zero.

    Args:
        p: Probability, 0..1.
        lang: ``id`` or ``en``.
    """
    if p is None:
        return "–"
    if p < 0.001:
        return t("pattern.below", lang, value=number(0.1, lang, 1))
    decimals = 1 if p < 0.1 else 0
    return f"{number(p * 100, lang, decimals)}\N{NO-BREAK SPACE}%"


def named(city: City, codes: Sequence[str], lang: str) -> str:
    """Return the names of areas, the last of many only counted."""
    names = [city.catalogue.area(code).nama for code in codes]
    if len(names) > NAMED + 1:
        rest = t("pattern.others", lang, count=number(len(names) - NAMED, lang))
        names = [*names[:NAMED], rest]
    return listing(names, lang)


def cautions(made: Study, city: City, lang: str) -> list[str]:
    """Return what a reader must know before acting on the map."""
    found = made.pattern
    if found is None or made.refusal is not None:
        return []
    unstable = made.rows.filter(
        pl.col("kestabilan").is_in([Stability.UNSTABLE.value, Stability.COUNT_ONLY.value])
    ).height
    watched = (made.marks["keyakinan"] == Confidence.WATCH.value).any()
    tests = (
        (watched, "watch"),
        (found.perkiraan, "schematic"),
        (True, "edge"),
        (bool(found.kosong or _without_row(made)), "missing"),
        (bool(found.pulau), "island"),
        (made.indicator.agregasi is Aggregation.SUM, "counts"),
        (unstable > 0 and not made.smooth, "unstable"),
    )
    said = {
        "count": number(_without_row(made) + len(found.kosong), lang),
        "areas": number(found.n, lang),
        "expected": number(max(1, round(found.n * LEVEL)), lang),
        "islands": named(city, found.pulau, lang),
        "unstable": number(unstable, lang),
        "least": number(UNSTABLE_BELOW, lang),
    }
    return [t(f"pattern.caution.{key}", lang, **said) for test, key in tests if test]


def tips(made: Study, lang: str) -> dict[str, tuple[str, ...]]:
    """Return the lines of the tooltip below name and value, by area."""
    out = {}
    marks = {r["wilayah"]: r for r in made.marks.iter_rows(named=True)}
    for row in made.rows.iter_rows(named=True):
        lines = []
        if mark := marks.get(row["wilayah"]):
            lines.append(kind(mark["tanda"], mark["keyakinan"], lang))
            around = words.value(made.indicator, mark["rata_tetangga"], lang)
            lines.append(t("pattern.around", lang, value=around))
        if said := rate_words.stability(row, lang):
            lines.append(said)
        out[row["wilayah"]] = tuple(lines)
    return out


def area(made: Study, city: City, code: str, lang: str) -> str:
    """Return what is known of one area: its figure, its neighbours', whether it stands out."""
    name = city.catalogue.area(code).nama
    own = made.rows.filter(pl.col("wilayah") == code)
    if own.is_empty() or made.pattern is None:
        return t("pattern.area.missing", lang, area=name)
    value = rate_words.value(city, made.indicator, own.row(0, named=True), lang)
    local = made.pattern.wilayah.filter(pl.col("wilayah") == code)
    if local.is_empty():
        return t("pattern.area.alone", lang, area=name, value=value)
    around = words.value(made.indicator, local["rata_tetangga"][0], lang)
    marks = made.marks.filter(pl.col("wilayah") == code)
    mark = kind(marks["tanda"][0], marks["keyakinan"][0], lang) if marks.height else ""
    said = {"area": name, "value": value, "around": around}
    if not mark:
        return t("pattern.area.plain", lang, **said)
    return t("pattern.area.marked", lang, mark=mark[:1].lower() + mark[1:], **said)


def kind(mark: str, confidence: str, lang: str) -> str:
    """Return what a marked area is and how sure that is: ``Kantong baik, kuat``."""
    name = t(f"pattern.kind.{mark}", lang)
    return t("pattern.kind_sure", lang, kind=name, sure=t(f"pattern.sure.{confidence}", lang))


def lead(made: Study, lang: str) -> str:
    """Return the line above the finding: the page, the period, the areas."""
    if made.pattern is None and made.refusal is not Refusal.MANY_GAPS:
        return t("pattern.title", lang)
    key = "pattern.lead_smooth" if made.smooth else "pattern.lead"
    return t(key, lang, period=period(made.period, lang), level=_areas(made.level, lang))


def _areas(level: Level, lang: str) -> str:
    return t(f"map.level.{level}", lang)


def _watch(made: Study, city: City, lang: str) -> str:
    """Return what may be chance: those that need attention first by name, the rest counted."""
    if made.marks.is_empty():
        return t("pattern.watch.none", lang)
    first = next(k for k in ORDER if (made.marks["tanda"] == k.value).any())
    codes = made.marks.filter(pl.col("tanda") == first.value)["wilayah"].to_list()
    count = made.marks.height
    key = "one" if count == 1 else "some" if len(codes) < count else "same"
    name = t(f"pattern.kind.{first}", lang)
    said = {"count": number(count, lang), "areas": named(city, codes, lang)}
    return t(f"pattern.watch.{key}", lang, kind=name[:1].lower() + name[1:], **said)


def _whole(found: Autocorrelation, lang: str) -> str:
    p = found.p_permutasi
    if p is None or found.nilai is None or found.harapan is None or p >= LEVEL:
        return t("pattern.finding.chance", lang, chance=chance(p, lang))
    key = "alike" if found.nilai > found.harapan else "unlike"
    return t(f"pattern.finding.{key}", lang, chance=chance(p, lang))


def _without_row(made: Study) -> int:
    return made.areas - made.rows.height
