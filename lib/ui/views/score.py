"""Skor & bobot: scores, what they rest on, how sure their order is, and trials of other rules."""

from __future__ import annotations

import streamlit as st

from lib.city import score, score_words
from lib.city.score import Asked
from lib.city.trial import RULE
from lib.ui import clicks, headline, state
from lib.ui.markup import escape
from lib.ui.view import View, current
from lib.ui.views import (
    score_beside,
    score_choice,
    score_dimensions,
    score_missing,
    score_parts,
    score_ranking,
    score_trial,
)


def render() -> None:
    """Draw the page."""
    view = current()
    if view.city.area is None or not score.years(view.city):
        _empty(view)
    else:
        st.fragment(_body)(view)


def _empty(view: View) -> None:
    headline.draw(view, view.t("score.title"))
    st.info(view.t("score.empty"), icon=":material/balance:")


def _body(view: View) -> None:
    clicks.follow(score_ranking.KEY)
    tried = score_choice.tried(view)
    head = st.container()
    asked, area = score_choice.draw(view, tried)
    with head:
        _head(view, asked, area)
    score_trial.draw(view, tried)
    if not score.scored(view.city, asked):
        st.info(view.t("score.no_goalposts"), icon=":material/straighten:")
    else:
        _figures(view, asked, area)
    if tried != RULE:
        score_beside.draw(view, asked, area)
    state.republish()


def _head(view: View, asked: Asked, area: str) -> None:
    row = score.whole(view.city, asked, area)
    headline.draw(
        view,
        view.t("score.title"),
        score_words.finding(view.city, asked, area, view.lang),
        sample=bool(row is not None and row["contoh"]),
    )
    _notes(view, asked, area)


def _notes(view: View, asked: Asked, area: str) -> None:
    """Say what the score is without samples, and that something is being tried."""
    said = [score_words.real_only(view.city, asked, area, view.lang)]
    scored, total = len(score.scored(view.city, asked)), len(view.city.catalogue.indicators)
    said.append(view.t("score.how", scored=scored, total=total))
    st.html(f'<p class="kk-catatan">{escape(" ".join(s for s in said if s))}</p>')
    if asked.rancangan != RULE:
        st.info(view.t("score.trying"), icon=":material/tune:")
    elif score_choice.TRIAL in state.lost():
        st.warning(view.t("score.trial_broken"), icon=":material/link_off:")


def _figures(view: View, asked: Asked, area: str) -> None:
    left, right = st.columns(2, gap="large")
    with left:
        score_dimensions.draw(view, asked, area)
        score_missing.draw(view, asked, area)
        score_parts.draw(view, asked, area)
    with right:
        level = score_ranking.draw(view, asked, area)
    if level is not None:
        with left:
            score_ranking.left_out(view, asked, level)
