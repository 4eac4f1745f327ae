"""What got worse, which programmes are late, who owes figures: each a list of links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from lib.city import advice, programme_words
from lib.city.agenda import Agenda
from lib.city.programmes import Programme
from lib.i18n.format import listing, number
from lib.ui import links, provenance
from lib.ui.markup import escape, plain
from lib.ui.view import View
from lib.ui.views import programme_register

MOST = 8
"""Items of a list; how many more there are is said."""
INDICATORS = 4
"""Indicators that are named of one data steward."""


def worse(view: View, agenda: Agenda) -> None:
    """Draw the largest setbacks of the city, each a link to its indicator."""
    items = [advice.movement(view.city, move, view.lang) for move in agenda.worse]
    with _part(view, "worse", len(items), sample=any(one.sample for one in items)):
        for one in items[:MOST]:
            indicator = view.city.catalogue.indicator(str(one.indicator))
            links.indicator_link(view, indicator, plain(one.sentence))


def late(view: View, agenda: Agenda) -> None:
    """Draw the programmes that somebody must act on."""
    _list(view, "late", [_programme(view, one) for one in agenda.late])


def due(view: View, agenda: Agenda) -> None:
    """Draw the data stewards who owe most figures."""
    rows = []
    for gap in agenda.due:
        names = [view.city.catalogue.indicator(c).name(view.lang) for c in gap.indikator]
        said = view.t(
            "meeting.owes",
            agency=view.city.catalogue.agency_name(gap.walidata),
            count=number(gap.n, view.lang),
            days=number(gap.hari, view.lang),
            names=_some(view, names),
        )
        rows.append(escape(said) + _mark(view, gap.contoh))
    _list(view, "due", rows)


def _some(view: View, names: Sequence[str]) -> str:
    rest = len(names) - INDICATORS
    more = [view.t("meeting.more_names", count=number(rest, view.lang))] if rest > 0 else []
    return listing([*names[:INDICATORS], *more], view.lang)


def _programme(view: View, one: Programme) -> str:
    state = programme_register.mark(view, one)
    lead = escape(view.city.catalogue.agency_name(one.opd[0] if one.opd else None))
    said = escape(programme_words.why(one, view.lang))
    linked = programme_register.link(view, one)
    return f"{linked} ({lead}) {state}<br><small>{said}{_mark(view, one.contoh)}</small>"


def _mark(view: View, sample: bool) -> str:
    return f" {provenance.sample_mark(view)}" if sample else ""


def _list(view: View, kind: str, rows: Sequence[str]) -> None:
    with _part(view, kind, len(rows)):
        if rows:
            items = "".join(f"<li>{row}</li>" for row in rows[:MOST])
            st.html(f'<ul class="kk-daftar">{items}</ul>')


@contextmanager
def _part(view: View, kind: str, count: int, *, sample: bool = False) -> Iterator[None]:
    """Draw the heading of a part, and after it how many items are left out or that none is."""
    with st.container(key=f"tajuk_rapat_{kind}", gap="small"):
        title = escape(view.t(f"meeting.{kind}"))
        st.html(f'<h2 class="kk-bagian">{title}{_mark(view, sample)}</h2>')
        yield
        rest = number(count - MOST, view.lang)
        said = view.t(f"meeting.{kind}_none") if not count else view.t("meeting.more", count=rest)
        if not count or count > MOST:
            st.html(f'<p class="kk-catatan">{escape(said)}</p>')
