"""Penilaian: the instrument as data, index and improvement, what-if, readiness."""

from __future__ import annotations

import streamlit as st

from lib.city import assessment, assessment_words
from lib.ui import choose, headline
from lib.ui.view import View, current
from lib.ui.views import assessment_ready, assessment_scores, assessment_trial


def render() -> None:
    """Draw the page."""
    view = current()
    years = assessment.years(view.city)
    if not years:
        headline.draw(view, view.t("assessment.title"), lead=view.t("assessment.lead"))
        st.info(view.t("assessment.empty"), icon=":material/grading:")
    else:
        _scored(view, [str(year) for year in years])
    assessment_ready.draw(view)


def _scored(view: View, years: list[str]) -> None:
    head = st.container()
    with st.container(key="kendali_penilaian"):
        default = _newest(view, years)
        options = {year: year for year in years}
        year = int(choose.few("tahun", view.t("assessment.year"), options, default))
    row = next(r for r in assessment.indices(view.city).to_dicts() if r["tahun"] == year)
    with head:
        headline.draw(
            view,
            view.t("assessment.title"),
            assessment_words.finding(row, view.lang),
            lead=view.t("assessment.lead"),
            sample=row["contoh"],
        )
    assessment_scores.draw(view, year, row)
    assessment_trial.draw(view, year, row)


def _newest(view: View, years: list[str]) -> str:
    """Return the newest year with an index, else the newest."""
    known = {
        str(r["tahun"]) for r in assessment.indices(view.city).to_dicts() if r["indeks"] is not None
    }
    return next((year for year in years if year in known), years[0])
