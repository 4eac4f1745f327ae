"""The figures of a gap, its band over time, and where in the city it lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
import streamlit as st

from lib.charts.decomposition import decomposition
from lib.charts.gap import Names, gap
from lib.charts.trend import Break
from lib.city import disparity_words, provenance, words
from lib.city.city import City
from lib.city.disparity import Gap
from lib.city.memory import remembered
from lib.contract.vocabulary import Direction, Frequency
from lib.design.measure import Measure
from lib.design.tokens import LIGHT, Tokens
from lib.design.vega import Spec
from lib.i18n import t
from lib.i18n.format import number, period
from lib.ui import browser, figure, files, mapview, pictures
from lib.ui.figure import Twin
from lib.ui.markup import escape, section
from lib.ui.table import Column
from lib.ui.view import View

KEY, SPLIT = "senjang_pita", "senjang_urai"
WIDTH = 1180
"""Pixels that the parts over time are expected to have on a wide screen."""

Row = Mapping[str, Any]


def draw(view: View, made: Gap, row: Row) -> None:
    """Draw the band with the figures beside it, and below it where the gap lies."""
    wide, narrow = st.columns([5, 3], gap="large")
    with narrow:
        st.html(_figures(view, made, row))
    with wide:
        _band(view, made, row)
    if made.shown["antar"].count():
        _split(view, made, row)


def _figures(view: View, made: Gap, row: Row) -> str:
    """Return the measures of one period and what they rest on, as HTML."""
    lang = view.lang
    items = [
        (view.t("disparity.figure.range"), words.amount(made.indicator, row["rentang"], lang), ""),
        (view.t("disparity.figure.deviation"), _deviation(made, row, lang), ""),
    ]
    if row["alasan"] is None:
        if row["rasio"] is not None:
            ratio = view.t("disparity.figure.ratio_value", ratio=number(row["rasio"], lang, 1))
            items.insert(0, (view.t("disparity.figure.ratio"), ratio, ""))
        for key in ("williamson", "gini", "theil"):
            if row[key] is not None:
                said = view.t(f"disparity.figure.{key}_help")
                items.append((view.t(f"disparity.figure.{key}"), number(row[key], lang, 3), said))
    cells = "".join(
        f"<dt>{escape(name)}{f'<small>{escape(said)}</small>' if said else ''}</dt>"
        f"<dd><b>{escape(value)}</b></dd>"
        for name, value, said in items
    )
    notes = [
        disparity_words.limited(row, lang),
        *disparity_words.cautions(made, row, view.city, lang),
        disparity_words.gauge(made, lang) if made.trend else "",
        disparity_words.since_break(made, lang),
        disparity_words.weights(made, view.city, lang) if row["alasan"] is None else "",
    ]
    listed = "".join(f"<li>{escape(note)}</li>" for note in notes if note)
    return (
        section(view.t("disparity.figures"), 3)
        + f'<p class="kk-catatan">{escape(period(row["periode"], lang))}</p>'
        + f'<dl class="kk-ukuran">{cells}</dl><ul class="kk-daftar kk-kecil">{listed}</ul>'
    )


def _deviation(made: Gap, row: Row, lang: str) -> str:
    return "–" if row["simpangan"] is None else words.amount(made.indicator, row["simpangan"], lang)


def _band(view: View, made: Gap, row: Row) -> None:
    st.html(
        section(view.t("disparity.band.title"))
        + f'<p class="kk-catatan">{escape(view.t("disparity.band.how"))}</p>'
    )
    name = made.indicator.name(view.lang)
    finding = disparity_words.course(made, view.lang)
    title = view.t("disparity.table", indicator=name)
    figure.draw(
        view,
        KEY,
        _spec(view.city, made, row["periode"], view.tokens, view.lang),
        alt=view.t("disparity.band.alt", indicator=name, finding=finding),
        about=_about(view, made),
        twin=lambda: _twin(
            view,
            made,
            title,
            (made.indicator.kode, view.t("disparity.file")),
            lambda: _spec(view.city, made, "", LIGHT, view.lang),
        ),
    )


def _split(view: View, made: Gap, row: Row) -> None:
    said = disparity_words.split(made, row, view.city, view.lang)
    st.html(
        section(view.t("disparity.split.title"))
        + (f'<p class="kk-lead">{escape(said)}</p>' if said else "")
        + f'<p class="kk-catatan">{escape(view.t("disparity.split.how"))}</p>'
    )
    name = made.indicator.name(view.lang)
    title = f"{view.t('disparity.split.title')}: {name}"
    figure.draw(
        view,
        SPLIT,
        _parts(
            view.city,
            made,
            row["periode"],
            view.tokens,
            view.lang,
            min(WIDTH, browser.width() - mapview.EDGE),
        ),
        alt=view.t("disparity.split.alt", indicator=name, finding=said),
        about=_about(view, made),
        twin=lambda: _twin(
            view,
            made,
            title,
            (made.indicator.kode, view.t("disparity.split.title")),
            lambda: _parts(view.city, made, "", LIGHT, view.lang),
            split=True,
        ),
    )


def _about(view: View, made: Gap) -> provenance.Provenance:
    rows = view.city.series(made.indicator.kode).filter(
        pl.col("jenjang") == made.level,
        pl.col("periode").is_in(made.shown["periode"].implode()),
    )
    return provenance.of(view.city, rows)


@remembered
def _spec(city: City, made: Gap, when: str, tokens: Tokens, lang: str) -> Spec:
    """Return the band over time."""
    indicator = made.indicator
    area = {a.kode: a.nama for a in city.catalogue.all_areas.values()}
    rows = made.shown.with_columns(
        pl.col(f"wilayah_{end}").replace(area).alias(f"nama_{end}")
        for end in ("terendah", "tertinggi")
    )
    return gap(
        rows,
        Measure.of(indicator, lang),
        _names(city, made, lang),
        tokens=tokens,
        lang=lang,
        breaks=[Break(p) for p in indicator.breaks],
        step=None if indicator.frekuensi is Frequency.AD_HOC else indicator.frekuensi.months,
        chosen=when if made.shown.height > 1 else "",
    )


def _names(city: City, made: Gap, lang: str) -> Names:
    """Return what the lines are called: by place, or by which end is good."""
    high, low = ("high", "low")
    if made.indicator.arah is Direction.UP:
        high, low = ("best", "worst")
    elif made.indicator.arah is Direction.DOWN:
        high, low = ("worst", "best")
    whole = city.name(lang) if made.shown["kota"].count() else ""
    said = {key: t(f"disparity.chart.{key}", lang) for key in (high, low, "middle")}
    return Names(said[high], said[low], said["middle"], whole)


@remembered
def _parts(city: City, made: Gap, when: str, tokens: Tokens, lang: str, width: int = WIDTH) -> Spec:
    """Return the parts of the gap over time; the city keys what is remembered."""
    return decomposition(made.shown, tokens=tokens, lang=lang, chosen=when, width=width)


def _twin(
    view: View,
    made: Gap,
    title: str,
    parts: Sequence[str],
    make: pictures.Maker,
    *,
    split: bool = False,
) -> Twin:
    rows = made.rows.reverse().to_dicts()
    heads = [view.t(key) for key in _HEADS]
    made_files = files.table(
        view,
        heads,
        [_cells(view, made, row) for row in rows],
        title,
        *parts,
        sample=bool(made.rows["contoh"].any()),
        remark=disparity_words.weights(made, view.city, view.lang),
    )
    unit = made.indicator.unit(view.lang)
    drawn_ = pictures.of(view, make, title, "" if split else unit, _about(view, made), parts)
    columns = _split_columns(view) if split else _columns(view, made)
    return Twin(rows, columns, title, (*made_files, *drawn_))


_NUMBERS = (
    "terendah",
    "tertinggi",
    "tengah",
    "kota",
    "rentang",
    "rasio",
    "simpangan",
    "williamson",
    "gini",
    "theil",
    "antar",
    "dalam",
)
_HEADS = (
    "map.column.period",
    "disparity.column.areas",
    "disparity.column.low_area",
    "disparity.column.high_area",
    "disparity.column.low",
    "disparity.column.high",
    "disparity.column.median",
    "disparity.column.city",
    "disparity.column.range",
    "disparity.column.ratio",
    "disparity.column.deviation",
    "disparity.column.williamson",
    "disparity.column.gini",
    "disparity.column.theil",
    "disparity.column.between",
    "disparity.column.within",
)


def _cells(view: View, made: Gap, row: Row) -> list[str | float | None]:
    area = view.city.catalogue.area
    ends = [area(row[f"wilayah_{end}"]).nama for end in ("terendah", "tertinggi")]
    places = max(made.indicator.desimal + 2, 4)
    return [row["periode"], row["n"], *ends, *(files.rounded(row[n], places) for n in _NUMBERS)]


def _columns(view: View, made: Gap) -> list[Column]:
    lang = view.lang

    def measure(name: str, decimals: int) -> Column:
        head = view.t(f"disparity.column.{_MEASURES[name]}")
        return Column(
            head, lambda r: number(r[name], lang, decimals), number=True, wide=name != "williamson"
        )

    return [
        Column(view.t("map.column.period"), lambda r: period(r["periode"], lang)),
        *(_end(view, made, end) for end in _ENDS),
        Column(
            view.t("disparity.column.median"),
            lambda r: words.value(made.indicator, r["tengah"], lang),
            number=True,
            wide=True,
        ),
        Column(
            view.t("disparity.column.range"),
            lambda r: words.amount(made.indicator, r["rentang"], lang),
            number=True,
        ),
        measure("rasio", 1),
        Column(
            view.t("disparity.column.deviation"),
            lambda r: number(r["simpangan"], lang, max(made.indicator.desimal, 1)),
            number=True,
            wide=True,
        ),
        measure("williamson", 3),
        measure("gini", 3),
        Column(view.t("disparity.column.areas"), lambda r: number(r["n"], lang), number=True),
    ]


def _end(view: View, made: Gap, which: str) -> Column:
    """Return the column of the area at one end, with its figure."""

    def cell(row: Row) -> str:
        said = words.value(made.indicator, row[which], view.lang)
        return f"{view.city.catalogue.area(row[f'wilayah_{which}']).nama}, {said}"

    return Column(view.t(f"disparity.column.{_ENDS[which]}"), cell, wide=True)


_ENDS = {"terendah": "low", "tertinggi": "high"}
_MEASURES = {"rasio": "ratio", "williamson": "williamson", "gini": "gini"}


def _split_columns(view: View) -> list[Column]:
    lang = view.lang

    def share(row: Row) -> str:
        part = row["bagian_antar"]
        return "–" if part is None else f"{number(part * 100, lang)}\N{NO-BREAK SPACE}%"

    def measure(name: str, key: str) -> Column:
        head = view.t(f"disparity.column.{key}")
        return Column(head, lambda r: number(r[name], lang, 3), number=True)

    return [
        Column(view.t("map.column.period"), lambda r: period(r["periode"], lang)),
        measure("theil", "theil"),
        measure("dalam", "within"),
        measure("antar", "between"),
        Column(view.t("disparity.chart.share"), share, number=True, wide=True),
    ]
