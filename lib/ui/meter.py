"""A score as a small bar with last year's behind it, and what it rests on."""

from __future__ import annotations

from lib.city import score, score_words
from lib.city.score import Asked
from lib.i18n.format import number
from lib.ui.markup import escape
from lib.ui.view import View


def dimension(view: View, kode: str, *, brief: bool = False) -> str:
    """Return the city's score in a dimension, as HTML; blank if it has no goalposts there.

    Args:
        view: The reader's view.
        kode: Code of the dimension, in the reader's framework.
        brief: Whether a score that is missing takes one short line and no bar.
    """
    asked = latest(view)
    if asked is None or view.city.area is None:
        return ""
    area = view.city.area.kode
    gap = next((g for g in score.gaps(view.city, asked, area) if g.dimensi.kode == kode), None)
    if gap is None:
        return ""
    row = score.dimensions(view.city, asked, area)[kode]
    before = score.dimensions(view.city, asked.before, area).get(kode, {}).get("skor")
    drawn = bar(view, row["skor"], before)
    if brief:
        said = escape(score_words.in_short(row, gap, view.lang))
        return f'<p class="kk-skor">{said}</p>' + ("" if row["skor"] is None else drawn)
    head = escape(view.t("score.meter", year=asked.tahun))
    said = escape(score_words.beside(row, gap, view.lang))
    return f'<p class="kk-skor"><b>{head}</b> {said}</p>{drawn}'


def bar(view: View, found: float | None, before: float | None) -> str:
    """Return a score as a bar from 0 to 100, as HTML; dashed if there is none."""
    if found is None:
        return '<div class="kk-meter kk-kosong" aria-hidden="true"></div>'
    words = {"score": number(found, view.lang), "before": number(before, view.lang)}
    label = view.t("score.meter_alt" if before is None else "score.meter_alt_before", **words)
    mark = "" if before is None else f'<i style="left:{before:.2f}%"></i>'
    return (
        f'<div class="kk-meter" role="img" aria-label="{escape(label)}">'
        f'<b style="width:{found:.2f}%"></b>{mark}</div>'
    )


def latest(view: View) -> Asked | None:
    """Return the scores by the rule of the latest year; ``None`` without any figure."""
    years = score.years(view.city)
    return Asked(view.framework, years[-1]) if years else None
