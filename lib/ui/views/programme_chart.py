"""Timeline, S-curve and money of several programmes."""

from __future__ import annotations

import polars as pl
import streamlit as st

from lib.charts import progress as progress_chart
from lib.charts import timeline as timeline_chart
from lib.city import programme_words, programmes
from lib.city.programmes import Programme
from lib.city.provenance import Provenance
from lib.design.colour import readable
from lib.i18n.format import number, period
from lib.ui import figure, files, provenance
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
        spec = timeline_chart.timeline(
            rows, view.today, tokens=view.tokens, lang=view.lang, first=first
        )
        alt = view.t("programme.timeline_alt", count=number(len(dated), view.lang))
        figure.chart("garis_waktu", spec, alt=alt)
    said = [view.t("programme.timeline_how")]
    if left_out:
        said.append(view.t("programme.undated", names="; ".join(left_out)))
    if past:
        names = "; ".join(one.nama for one in past)
        said.append(view.t("programme.past", year=first.year, names=names))
    st.html(f'<p class="kk-catatan">{escape(" ".join(said))}</p>')


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
    spec = progress_chart.progress(rows, view.today, tokens=view.tokens, lang=view.lang)
    sample = bool(rows["contoh"].any())
    how = view.t("programme.curve_how_total" if total else "programme.curve_how")
    figure.draw(
        view,
        key,
        spec,
        alt=view.t("programme.curve_alt"),
        about=about(sample=sample),
        twin=lambda: _twin(view, rows, total=total, sample=sample),
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


def _twin(view: View, rows: pl.DataFrame, *, total: bool, sample: bool) -> Twin:
    names = ("periode", "rencana", "nyata", "selisih", *(("laporan", "dari") if total else ()))
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
    made = files.table(view, heads, cells, caption, "kemajuan", "program", sample=sample)
    return Twin(rows.to_dicts(), columns, caption, made)


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
