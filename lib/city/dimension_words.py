"""What is said of several indicators of the city together: a dimension, or all of them.

How they changed; how they stand against their targets and which deserves attention first; the
score with what it rests on and what lowers it most.
"""

from __future__ import annotations

from lib.analysis.progress import Progress
from lib.city import priority, score, score_words, status
from lib.city.city import City
from lib.city.overview import Tally
from lib.city.score import Asked
from lib.contract.vocabulary import Framework
from lib.i18n import t
from lib.i18n.format import listing, number
from lib.store.catalogue import Dimension


def said(city: City, dimension: Dimension, tally: Tally, lang: str) -> tuple[str, ...]:
    """Return how a dimension of the city stands, in up to three sentences.

    Args:
        city: The city.
        dimension: The dimension.
        tally: Of its indicators.
        lang: ``id`` or ``en``.
    """
    codes = frozenset(i.kode for i in city.indicators(dimension))
    parts = (
        changed(tally, lang),
        against_targets(city, codes, lang) if tally.known else "",
        _score(city, dimension, lang),
    )
    return tuple(part for part in parts if part)


def changed(tally: Tally, lang: str) -> str:
    """Return how many indicators improved and worsened, or why that cannot be said."""
    names = ("better", "worse", "compared", "known", "total")
    params = {name: number(getattr(tally, name), lang) for name in names}
    if tally.compared:
        key = "changed" if tally.worse else "unspoilt"
    else:
        key = "uncompared" if tally.known else "nothing"
    return t(f"sentences.dimension.{key}", lang, **params)


def against_targets(city: City, codes: frozenset[str], lang: str) -> str:
    """Return how many indicators have each status, and which deserves attention first.

    Args:
        city: The city.
        codes: Codes of the indicators.
        lang: ``id`` or ``en``.
    """
    found = status.counts(city, codes, city.area.kode if city.area else "")
    judged = {state: n for state, n in found.items() if n and state is not Progress.UNKNOWN}
    total = sum(judged.values())
    if not total:
        return t("sentences.dimension.unjudged", lang)
    each = [
        t(
            "sentences.dimension.state",
            lang,
            count=number(count, lang),
            state=t(f"terms.progress.{state}", lang),
        )
        for state, count in judged.items()
    ]
    first = priority.indicators(city, codes)["indikator"].head(1).to_list()
    name = city.catalogue.indicator(first[0]).name(lang) if first else ""
    return t(
        f"sentences.dimension.{'judged_first' if first else 'judged'}",
        lang,
        judged=number(total, lang),
        states=listing(each, lang),
        indicator=name,
    )


def _score(city: City, dimension: Dimension, lang: str) -> str:
    asked = _asked(city, dimension.kerangka)
    area = city.area.kode if city.area else ""
    row = score.dimensions(city, asked, area).get(dimension.kode) if asked else None
    if asked is None or row is None:
        return ""
    params = {
        "year": asked.tahun,
        "n": number(row["n"], lang),
        "of": number(row["dari"], lang),
    }
    if row["skor"] is None:
        return t("sentences.score.none", lang, **params)
    parts = score.parts(city, asked, area, dimensi=dimension.kode)
    return " ".join(
        part
        for part in (
            t(
                f"sentences.score.{'sample' if row['contoh'] else 'some'}",
                lang,
                score=number(row["skor"], lang),
                **params,
            ),
            score_words.pulled(city, parts, lang),
        )
        if part
    )


def _asked(city: City, framework: Framework) -> Asked | None:
    years = score.years(city)
    return Asked(framework, years[-1]) if years else None
