"""The assessment in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lib.analysis.instrument import WhatIf
from lib.i18n import t
from lib.i18n.format import listing, number, signed

Row = Mapping[str, Any]
"""A row of ``analysis.weighted_index`` or ``analysis.weight_sums``."""

_DECIMALS = 2


def finding(row: Row, lang: str) -> str:
    """Return index and improvement of a year, in one sentence."""
    if row["indeks"] is None:
        return t(
            "assessment.no_index",
            lang,
            year=row["tahun"],
            known=number(row["bernilai"], lang),
            total=number(row["komponen"], lang),
        )
    said = t("assessment.index", lang, year=row["tahun"], index=score(row["indeks"], lang))
    if row["skala_atas"] is not None:
        said = t("assessment.of_scale", lang, said=said, top=number(row["skala_atas"], lang))
    return f"{said} {improvement(row, lang)}".strip()


def improvement(row: Row, lang: str) -> str:
    """Return the improvement against the year before; says so where there is none."""
    if row["sebelum"] is None:
        return t("assessment.first_year", lang)
    rise = round(row["naik"], _DECIMALS)
    if rise == 0:
        return t("assessment.same", lang, before=row["sebelum"])
    params = {"before": row["sebelum"], "points": number(abs(rise), lang, _DECIMALS)}
    way = "up" if rise > 0 else "down"
    if row["naik_persen"] is None:
        return t(f"assessment.{way}", lang, **params)
    params["share"] = f"{number(abs(row['naik_persen']), lang, 1)}\N{NO-BREAK SPACE}%"
    return t(f"assessment.{way}_share", lang, **params)


def parts(row: Row, lang: str) -> str:
    """Return how much of the improvement comes from scores and from weights; may be blank."""
    if row["naik"] is None:
        return ""
    if row["karena_skor"] is None:
        return t("assessment.parts_unlike", lang, before=row["sebelum"])
    if round(row["karena_bobot"], _DECIMALS) == 0:
        return ""
    return t(
        "assessment.parts",
        lang,
        scores=signed(row["karena_skor"], lang, _DECIMALS),
        weights=signed(row["karena_bobot"], lang, _DECIMALS),
    )


def weights(row: Row, lang: str) -> str:
    """Return whether the weights of a year make a whole."""
    key = "weights_fit" if row["pas"] else "weights_off"
    decimals = 0 if row["utuh"] > 1 else _DECIMALS
    total = row["jumlah"]
    if round(total, decimals) != round(total, _DECIMALS):
        decimals = _DECIMALS
    return t(
        f"assessment.{key}",
        lang,
        total=number(total, lang, decimals),
        whole=number(row["utuh"], lang),
        year=row["tahun"],
    )


def lacking(row: Row, lang: str) -> str:
    """Return which components have no score; blank if none lacks one."""
    if not row["kurang"]:
        return ""
    share = row["cakupan"]
    return t(
        "assessment.lacking",
        lang,
        names=listing([component(k, lang) for k in row["kurang"]], lang),
        share=f"{number(share * 100 if share is not None else None, lang)}\N{NO-BREAK SPACE}%",
    )


def what_if(found: WhatIf, lang: str) -> str:
    """Return what another score of one component would do."""
    params = {
        "component": component(found.komponen, lang),
        "now": score(found.skor, lang),
        "then": score(found.menjadi, lang),
        "index": score(found.indeks_menjadi, lang),
    }
    if found.indeks_menjadi is None:
        return t("assessment.what_if_none", lang, **params)
    if found.naik is None:
        return t("assessment.what_if_new", lang, **params)
    return t(
        "assessment.what_if",
        lang,
        before=score(found.indeks, lang),
        rise=signed(found.naik, lang, _DECIMALS),
        **params,
    )


def component(code: str, lang: str) -> str:
    """Return the name of a component."""
    return t(f"assessment.component.{code}", lang)


def score(value: float | None, lang: str) -> str:
    """Return a score or an index; a dash if it is missing."""
    return number(value, lang, _DECIMALS)
