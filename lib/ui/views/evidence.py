"""Bukti dukung: the register, what can be opened, and everything in one zip."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from lib.charts.theme import Verdict
from lib.city import agency_words, evidence
from lib.city.evidence import Evidence, Place
from lib.contract.vocabulary import EvidenceStatus
from lib.export.about import About
from lib.export.evidence import MIME, bundle
from lib.export.filenames import filename
from lib.export.listing import Row as Cells
from lib.i18n.format import number, short_date
from lib.ui import cache, choose, figure, files, headline, links, provenance, style, table
from lib.ui.figure import Download
from lib.ui.markup import escape, icon, section
from lib.ui.table import Column
from lib.ui.view import View, current

Row = Mapping[str, Any]

ALL = ""
"""Everything; it does not stand in the URL."""
NONE = "none"
"""Evidence without a status."""
WIDTH = 280
_MARKS = {
    EvidenceStatus.THERE: (Verdict.ACHIEVED, "check_circle"),
    EvidenceStatus.WEAK: (Verdict.ACCELERATE, "warning"),
    EvidenceStatus.MISSING: (Verdict.DETERIORATING, "cancel"),
}


def render() -> None:
    """Draw the page."""
    view = current()
    found = evidence.register(view.city)
    headline.draw(
        view,
        view.t("evidence.title"),
        _finding(view) if found else "",
        lead=view.t("evidence.lead"),
        sample=evidence.has_sample(found),
    )
    if not found:
        st.info(view.t("evidence.empty"), icon=":material/folder_open:")
        return
    _bundle(view, found)
    with st.container(key="kendali_bukti", horizontal=True, gap="small"):
        agency, status = _filters(view, found)
    shown = [
        e
        for e in found
        if agency in (ALL, e.opd) and status in (ALL, str(e.status) if e.status else NONE)
    ]
    names = {
        view.t("programme.filter.opd"): view.city.catalogue.agency_name(agency) if agency else "",
        view.t("evidence.column.status"): view.t(f"evidence.status.{status}") if status else "",
    }
    _register(view, shown, names)


def _finding(view: View) -> str:
    counts = evidence.counts(view.city)
    said = {str(status or NONE): number(count, view.lang) for status, count in counts.items()}
    total = number(sum(counts.values()), view.lang)
    return view.t("evidence.finding", total=total, **said)


def _bundle(view: View, found: tuple[Evidence, ...]) -> None:
    """Draw the button that makes the zip."""
    about = About(
        view.t("evidence.index_title", city=view.city.name(view.lang)),
        fingerprint=view.city.fingerprint[:12],
        made=view.today,
        sample=evidence.has_sample(found),
    )
    name = filename(
        view.t("evidence.file"), ending="zip", lang=view.lang, made=view.today, sample=about.sample
    )
    folder = cache.settings().data_dir

    def make() -> bytes:
        return bundle(view.city, folder, about, lang=view.lang).content

    figure.downloads("bukti_zip", [Download(view.t("evidence.download"), name, MIME, make)])
    st.html(f'<p class="kk-catatan kk-layar">{escape(view.t("evidence.download_how"))}</p>')


def _filters(view: View, found: tuple[Evidence, ...]) -> tuple[str, str]:
    name = view.city.catalogue.agency_name
    codes = sorted({e.opd for e in found if e.opd}, key=lambda c: name(c).casefold())
    states = [str(s) for s in EvidenceStatus if any(e.status is s for e in found)]
    states += [NONE] if any(e.status is None for e in found) else []
    with st.container(width=WIDTH):
        agency = choose.one(
            "opd",
            view.t("programme.filter.opd"),
            [ALL, *codes],
            ALL,
            lambda c: name(c) if c else view.t("programme.all.opd"),
        )
    with st.container(width=WIDTH):
        status = choose.one(
            "keadaan",
            view.t("evidence.column.status"),
            [ALL, *states],
            ALL,
            lambda s: view.t(f"evidence.status.{s}") if s else view.t("programme.all.keadaan"),
        )
    return agency, status


def _register(view: View, shown: list[Evidence], picked: Mapping[str, str]) -> None:
    folder = cache.settings().data_dir
    names = agency_words.Names(view.city, view.lang)
    rows = [{"one": e, "name": names.of(e.kode), "place": evidence.place(e, folder)} for e in shown]
    title = view.t("evidence.register", count=number(len(rows), view.lang))
    st.html(section(title))
    if not rows:
        st.html(f'<p class="kk-teks">{escape(view.t("evidence.nothing_fits"))}</p>')
        return
    columns = [
        Column(view.t("evidence.column.name"), lambda r: _subject(view, r), html=True),
        Column(view.t("evidence.column.title"), lambda r: _title(view, r), html=True, wide=True),
        Column(view.t("evidence.column.status"), lambda r: _status(view, r), html=True),
        Column(view.t("evidence.column.place"), lambda r: _place(view, r), html=True, wide=True),
        Column(view.t("evidence.column.date"), lambda r: _date(view, r["one"]), wide=True),
        Column(
            view.t("evidence.column.agency"),
            lambda r: view.city.catalogue.agency_name(r["one"].opd),
            wide=True,
        ),
    ]
    table.draw(rows, columns, title)
    heads = [view.t(f"evidence.column.{c}") for c in _EXPORT]
    cells = [_cells(view, r) for r in rows]
    sample = evidence.has_sample(tuple(shown))
    made = files.table(
        view,
        heads,
        cells,
        view.t("evidence.title"),
        *("bukti", *picked.values()),
        sample=sample,
        chosen=files.filters(view, picked),
    )
    figure.downloads("bukti", made)


def _subject(view: View, row: Row) -> str:
    one: Evidence = row["one"]
    page, key = ("program", "program") if one.program else ("indikator", "indikator")
    where = links.href(view, page, **{key: one.kode})
    name = escape(row["name"])
    return f'<a class="kk-tautan" href="{escape(where)}" target="_self">{name}</a>'


def _title(view: View, row: Row) -> str:
    one: Evidence = row["one"]
    if row["place"] is not Place.WEB:
        return escape(one.judul)
    return (
        f'<a class="kk-tautan" href="{escape(one.tautan)}" rel="noopener" target="_blank">'
        f"{escape(one.judul)}</a>"
    )


def _status(view: View, row: Row) -> str:
    one: Evidence = row["one"]
    mark = f" {provenance.sample_mark(view)}" if one.contoh else ""
    word = escape(view.t(f"evidence.status.{one.status or NONE}"))
    if one.status is None:
        return word + mark
    verdict, sign = _MARKS[one.status]
    colour = style.colour(view, view.tokens.verdicts[verdict].colour)
    return f'<span class="kk-status" style="color:{colour}">{icon(sign)} {word}</span>{mark}'


def _place(view: View, row: Row) -> str:
    said = escape(view.t(f"evidence.place.{row['place']}"))
    if row["place"] in (Place.LOST, Place.REFUSED):
        return f"<b>{said}</b>: {escape(row['one'].tautan)}"
    return said


def _date(view: View, one: Evidence) -> str:
    found = evidence.when(one)
    if found is None:
        return "–"
    return str(found) if isinstance(found, int) else short_date(found, view.lang)


_EXPORT = ("kind", "code", "name", "agency", "title", "date", "status", "place", "link", "sample")


def _cells(view: View, row: Row) -> Cells:
    one: Evidence = row["one"]
    return (
        view.t(f"evidence.kind.{'program' if one.program else 'indikator'}"),
        *(one.kode, row["name"], view.city.catalogue.agency_name(one.opd), one.judul, one.tanggal),
        view.t(f"evidence.status.{one.status or NONE}"),
        view.t(f"evidence.place.{row['place']}"),
        one.tautan,
        view.t("terms.yes") if one.contoh else view.t("terms.no"),
    )
