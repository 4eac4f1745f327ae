"""Which scores the reader looks at: area, year, figures, and the trial that the link carries."""

from __future__ import annotations

import streamlit as st

from lib.city import score, trial
from lib.city.score import Asked
from lib.city.trial import Trial
from lib.contract.vocabulary import Level
from lib.ui import choose, state
from lib.ui.view import View
from lib.ui.views.area import in_order

TRIAL = "coba"
"""Name of the trial in the URL."""


def tried(view: View) -> Trial:
    """Return the trial of the link, the rule with a note where it cannot be read."""
    text = state.get(TRIAL) or ""
    found = read(view, text)
    if found is None:
        state.lose(TRIAL, text)
        found = trial.RULE
    state.use(TRIAL, trial.written(found))
    return found


def read(view: View, text: str) -> Trial | None:
    """Return the trial that a text stands for; ``None`` if it does not hold."""
    catalogue = view.city.catalogue
    return trial.read(text, catalogue.by_code, {d.kode for d in catalogue.all_dimensions})


def current(view: View) -> Trial:
    """Return the trial as it stands now, for use in callbacks."""
    return read(view, state.get(TRIAL) or "") or trial.RULE


def put(changed: Trial) -> None:
    """Try something else; must happen before the controls of the trial are drawn."""
    state.put(TRIAL, trial.written(changed))


def draw(view: View, tried_: Trial) -> tuple[Asked, str]:
    """Draw the line of controls; return which scores are asked for, and of which area."""
    with st.container(key="kendali_skor"):
        first, second, third = st.columns([4, 2, 4], vertical_alignment="bottom")
    with first:
        area = _area(view)
    with second:
        year = _year(view)
    with third:
        real = _figures(view)
    return Asked(view.framework, year, tried_, real), area


def level(view: View, asked: Asked) -> Level | None:
    """Let the reader choose whose ranking is shown; ``None`` if there is none."""
    there = score.levels(view.city, asked)
    if len(there) < 2:
        return there[0] if there else None
    names = {str(lv): view.t(f"terms.level.{lv}") for lv in there}
    return Level(choose.few("jenjang", view.t("score.level"), names, str(there[0])))


def opponent(view: View, asked: Asked, area: str) -> str | None:
    """Let the reader choose the area that a score is held against; first one that has a score."""
    catalogue = view.city.catalogue
    mine = catalogue.area(area)
    others = [one.kode for one in catalogue.areas(mine.level) if one.kode != area]
    others += [one.kode for one in catalogue.areas(Level.CITY) if one.kode not in (*others, area)]
    if not others:
        return None
    wholes = ((code, score.whole(view.city, asked, code)) for code in others)
    usual = next((code for code, row in wholes if row and row["skor"] is not None), others[0])
    return choose.one(
        "wilayah2",
        view.t("score.other_area"),
        others,
        usual,
        lambda code: catalogue.area(code).nama,
    )


def _area(view: View) -> str:
    codes = in_order(view.city)
    catalogue = view.city.catalogue
    return choose.one(
        "wilayah", view.t("score.area"), codes, codes[0], lambda code: catalogue.area(code).nama
    )


def _year(view: View) -> int:
    years = [str(year) for year in reversed(score.years(view.city))]
    return int(choose.one("tahun", view.t("score.year"), years, years[0], lambda year: year))


def _figures(view: View) -> bool:
    if not view.city.has_sample:
        return False
    names = {state.YES: view.t("score.figures.all"), state.NO: view.t("score.figures.real")}
    return choose.few("contoh", view.t("score.figures"), names, state.YES) == state.NO
