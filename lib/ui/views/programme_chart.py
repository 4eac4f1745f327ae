"""Timeline, S-curve and money of several programmes."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import streamlit as st

from lib.charts import progress as progress_chart
from lib.charts import timeline as timeline_chart
from lib.charts.theme import LIGHT, Spec
from lib.city import programme_words, programmes
from lib.city.programmes import Programme
from lib.city.provenance import Provenance
from lib.design.colour import readable
from lib.design.tokens import Tokens
from lib.i18n.format import number, period
from lib.ui import figure, files, pictures, provenance
from lib.ui.figure import Twin
from lib.ui.markup import escape, section
from lib.ui.table import Column
from lib.ui.view import View

YEARS = 4
"""Calendar years before this one that the timeline shows."""


def about(*, sample: bool, sources: tuple[str, ...] = ()) -> Provenance:
    """Return where figures of programmes come from."""
    return Provenance(sources, (), sample, False, False, False, None)


def timeline(view: View, found: tuple[Programme, ...]) -> None:
    """Draw the programmes whose first day is known; say which are left out."""
    first = view.today.replace(year=view.today.year - YEARS, month=1, day=1)
    past = [one for one in found if one.selesai is not None and one.selesai < first]
    dated = [one for one in found if one.mulai is not None and one not in past]
    st.html(section(view.t("programme.timeline")))
    left_out = [one.nama for one in found if one.mulai is None]
    if dated:
        colours = {d.kode: d.warna for d in view.city.catalogue.all_dimensions}
        rows = [_bar(view, one, colours.get(one.dimensi)) for one in dated]
        alt = view.t("programme.timeline_alt", count=number(len(dated), view.lang))
        of = about(sample=any(one.contoh for one in dated))

        def drawn(tokens: Tokens) -> Spec:
            return timeline_chart.timeline(
                rows, view.today, tokens=tokens, lang=view.lang, first=first
            )

        figure.draw(
            view,
            "garis_waktu",
            drawn(view.tokens),
            alt=alt,
            about=of,
            twin=lambda: _schedule(view, dated, alt, lambda: drawn(LIGHT), of),
        )
    said = [view.t("programme.timeline_how")]
    if left_out:
        said.append(view.t("programme.undated", names="; ".join(left_out)))
    if past:
        names = "; ".join(one.nama for one in past)
        said.append(view.t("programme.past", year=first.year, names=names))
    st.html(f'<p class="kk-catatan">{escape(" ".join(said))}</p>')


def _schedule(
    view: View, dated: list[Programme], title: str, make: pictures.Maker, of: Provenance
) -> Twin:
    """Return the programmes of the timeline as a table, with its picture."""
    columns = [
        Column(view.t("programme.column.name"), lambda r: r["one"].nama),
        Column(
            view.t("programme.column.time"), lambda r: programme_words.span(r["one"], view.lang)
        ),
        Column(
            view.t("programme.column.progress"),
            lambda r: programme_words.progress(r["one"], view.lang),
        ),
        Column(
            view.t("programme.column.state"), lambda r: programme_words.state(r["one"], view.lang)
        ),
    ]
    parts = (view.t("programme.timeline"), view.t("programme.register"), str(view.today.year))
    rows = [{"one": one} for one in dated]
    made = files.as_seen(view, rows, columns, title, *parts, sample=of.sample)
    shown = pictures.of(view, make, view.t("programme.timeline"), title, of, parts)
    return replace(made, downloads=(*made.downloads, *shown))


def _bar(view: View, one: Programme, colour: str | None) -> dict[str, object]:
    tokens = view.tokens
    return {
        "nama": one.nama,
        "keterangan": programme_words.state(one, view.lang),
        "mulai": one.mulai,
        "selesai": one.selesai,
        "nyata": one.nyata,
        "warna": readable(colour or tokens.accent, tokens.paper, tokens.ink),
        "rentang": programme_words.span(one, view.lang),
        "kemajuan": programme_words.progress(one, view.lang),
        "contoh": one.contoh,
    }


def curve(view: View, found: tuple[Programme, ...]) -> None:
    """Draw the S-curve of all programmes together."""
    rows = programmes.total(view.city, frozenset(one.kode for one in found))
    st.html(section(view.t("programme.curve")))
    if rows.is_empty():
        st.html(f'<p class="kk-teks">{escape(view.t("programme.curve_none"))}</p>')
        return
    known = rows.filter(pl.col("nyata").is_not_null())
    said = _standing(view, known.row(-1, named=True)) if known.height else ""
    st.html(f'<p class="kk-teks">{escape(said)}</p>')
    draw_curve(view, "kurva", rows, total=True)


def draw_curve(view: View, key: str, rows: pl.DataFrame, *, total: bool) -> None:
    """Draw one S-curve with its table."""

    def drawn(tokens: Tokens) -> Spec:
        return progress_chart.progress(rows, view.today, tokens=tokens, lang=view.lang)

    of = about(sample=bool(rows["contoh"].any()))
    name = "" if total else str(rows["program"][0])
    how = view.t("programme.curve_how_total" if total else "programme.curve_how")
    figure.draw(
        view,
        key,
        drawn(view.tokens),
        alt=view.t("programme.curve_alt"),
        about=of,
        twin=lambda: _twin(view, rows, name, lambda: drawn(LIGHT), of),
        extra=how,
    )


def _standing(view: View, last: dict[str, object]) -> str:
    return view.t(
        "programme.curve_finding",
        quarter=period(str(last["periode"]), view.lang),
        real=programme_words.percent(_number(last["nyata"]), view.lang),
        plan=programme_words.percent(_number(last["rencana"]), view.lang),
        count=number(int(str(last["program"])), view.lang),
        reported=number(int(str(last["laporan"])), view.lang),
    )


def _number(value: object) -> float | None:
    return value if isinstance(value, float) else None


def _twin(view: View, rows: pl.DataFrame, name: str, make: pictures.Maker, of: Provenance) -> Twin:
    """Return an S-curve as a table, with its picture; ``name`` is the code of one programme."""
    names = ("periode", "rencana", "nyata", "selisih", *(() if name else ("laporan", "dari")))
    heads = [view.t(f"programme.curve_column.{c}") for c in names]

    def cell(row: object, name: str) -> str:
        value = row[name]  # type: ignore[index]
        if name == "periode":
            return period(value, view.lang)
        return number(value, view.lang, 0 if name in ("laporan", "dari") else 1)

    columns = [
        Column(h, lambda r, n=n: cell(r, n), number=n != "periode")  # type: ignore[misc]
        for h, n in zip(heads, names, strict=True)
    ]
    cells = [[row[n] for n in names] for row in rows.to_dicts()]
    caption = view.t("programme.curve_alt")
    span = f"{rows['periode'][0]}-{rows['periode'][-1]}"
    parts = (view.t("programme.file_curve"), name or view.t("programme.register"), span)
    made = files.table(view, heads, cells, caption, *parts, sample=of.sample)
    shown = pictures.of(view, make, view.t("programme.curve"), name, of, parts)
    return Twin(rows.to_dicts(), columns, caption, (*made, *shown))


def money(view: View, found: tuple[Programme, ...]) -> None:
    """Draw budget and absorption."""
    total = programmes.money(view.city, frozenset(one.kode for one in found))
    mark = f" {provenance.sample_mark(view)}" if total.contoh else ""
    said = programme_words.money(total, view.lang)
    st.html(
        section(view.t("programme.money"))
        + f'<p class="kk-teks">{escape(said)}{mark}</p>'
        + f'<p class="kk-catatan">{escape(view.t("programme.money_how"))}</p>'
    )
