"""The card of an indicator: one figure, its change, its course, its target."""

from __future__ import annotations

import polars as pl

from lib.charts.spark import spark
from lib.city import words
from lib.city.words import Row
from lib.i18n.format import period
from lib.store.catalogue import Indicator
from lib.ui import chip, provenance
from lib.ui.markup import escape, icon, picture
from lib.ui.view import View

ROLLED_UP = "hitung"
"""How the panel calls a value that was computed from the areas below."""

ARROWS = {
    "membaik": ("arrow_upward", "arrow_downward", "tercapai"),
    "memburuk": ("arrow_upward", "arrow_downward", "memburuk"),
}
"""By judgement: icon of a rise, icon of a fall, verdict that lends its colour."""


def indicator(view: View, chosen: Indicator, wilayah: str, *, colour: str) -> str:
    """Return the card of an indicator for one area, as HTML.

    Args:
        view: The reader's view.
        chosen: The indicator.
        wilayah: Code of the area whose figure is shown.
        colour: Colour of the dimension, for the edge.
    """
    row = view.city.newest(chosen.kode, wilayah)
    name = f"<h3>{escape(chosen.name(view.lang))}</h3>"
    body = _filled(view, chosen, wilayah, row) if row else _empty(view, chosen)
    return f'<div class="kk-kartu" style="--kk-warna:{escape(colour)}">{name}{body}</div>'


def _filled(view: View, chosen: Indicator, wilayah: str, row: Row) -> str:
    figure, unit = words.figure(chosen, row["nilai"], view.lang)
    return (
        f'<div class="kk-angka">{escape(figure)}<small>{escape(unit)}</small></div>'
        f'<p class="kk-lunak">{escape(period(row["periode"], view.lang))}{_marks(view, row)}</p>'
        f"<p>{_change(view, chosen, row)}</p>"
        f"{_course(view, chosen, wilayah, row)}"
        f"{_status(view, chosen, wilayah)}"
        f"<p>{_target(view, chosen, row)}</p>"
        f"{_source(view, row)}"
    )


def _empty(view: View, chosen: Indicator) -> str:
    if levels := view.city.levels(chosen.kode):
        said = view.t("card.elsewhere", level=view.t(f"terms.level.{levels[0]}"))
    else:
        steward = view.city.catalogue.agency_name(chosen.walidata)
        said = view.t("card.no_value", steward=steward)
    return f'<div class="kk-angka" aria-hidden="true">–</div><p class="kk-lunak">{escape(said)}</p>'


def _change(view: View, chosen: Indicator, row: Row) -> str:
    said = escape(words.change(chosen, row, view.lang))
    judged = ARROWS.get(row["penilaian"] or "")
    if judged is None or not row["selisih"]:
        return f'<span class="kk-lunak">{said}</span>'
    rise, fall, verdict = judged
    colour = next(m.colour for v, m in view.tokens.verdicts.items() if v == verdict)
    return (
        f'<span style="color:{colour}">{icon(rise if row["selisih"] > 0 else fall)} {said}</span>'
    )


def _status(view: View, chosen: Indicator, wilayah: str) -> str:
    said = chip.of(view, chosen, wilayah, brief=True)
    return f'<div class="kk-baris">{said}</div>' if said else ""


def _target(view: View, chosen: Indicator, row: Row) -> str:
    if row["target"] is None:
        return f'<span class="kk-lunak">{escape(view.t("card.no_target"))}</span>'
    goal = words.value(chosen, row["target"], view.lang)
    key = {True: "card.target_met", False: "card.target_open", None: "card.target"}[
        row["terpenuhi"]
    ]
    when = period(row["target_periode"], view.lang)
    mark = f" {provenance.sample_mark(view)}" if row["target_contoh"] and not row["contoh"] else ""
    return f"{escape(view.t(key, target=goal, period=when))}{mark}"


def _source(view: View, row: Row) -> str:
    """Return the source on one line; its whole title shows when the pointer rests on it."""
    catalogue = view.city.catalogue
    if row["sumber"]:
        text = escape(f"{view.t('app.source')}: {catalogue.source_title(row['sumber'])}")
    elif row["asal"] == ROLLED_UP:
        text = escape(view.t("card.rolled_up"))
    else:
        return ""
    return f'<p class="kk-lunak kk-sumber" title="{text}">{text}</p>'


def _marks(view: View, row: Row) -> str:
    """Return the marks of standing and quality behind the period."""
    said = provenance.standing(view, row)
    mark = f" {provenance.sample_mark(view)}" if row["contoh"] else ""
    return "".join(f" · {text}" for text in said) + mark


def _course(view: View, chosen: Indicator, wilayah: str, row: Row) -> str:
    series = view.city.series(chosen.kode).filter(
        pl.col("wilayah") == wilayah, pl.col("bulan") == row["bulan"]
    )
    alt = view.t(
        "card.course", name=chosen.name(view.lang), change=words.change(chosen, row, view.lang)
    )
    drawing = spark(
        series,
        colour=view.tokens.ink,
        goal_colour=view.tokens.verdicts[next(iter(view.tokens.verdicts))].colour,
        alt=alt,
        breaks=chosen.breaks,
        target=None if chosen.kategori else row["target"],
        step=min(chosen.frekuensi.months, 120),
    )
    return picture(drawing, alt) if drawing else ""
