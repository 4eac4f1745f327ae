"""How a dimension stands: its score with what it rests on, its indicators against their targets."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import streamlit as st

from lib.city import status
from lib.city.city import City
from lib.city.memory import remembered
from lib.contract.vocabulary import Framework
from lib.store.catalogue import Dimension
from lib.ui import chip, links, meter, style
from lib.ui.markup import escape
from lib.ui.view import View

SCORE_PAGE = "skor-bobot"
Mode = Literal["light", "dark"]


def draw(view: View, dimension: Dimension) -> None:
    """Draw the line below a dimension's headline.

    Args:
        view: The reader's view.
        dimension: The dimension, of either framework.
    """
    st.html(_line(view.city, view.lang, view.mode, dimension.kerangka, view.today, dimension))


@remembered
def _line(
    city: City,
    lang: str,
    mode: Mode,
    framework: Framework,
    today: dt.date,
    dimension: Dimension,
) -> str:
    view = View(city, lang, framework, today, "", mode)
    codes = frozenset(i.kode for i in city.indicators(dimension))
    counts = status.counts(city, codes, city.area.kode if city.area else "")
    chips = chip.counted(view, counts) if any(counts.values()) else ""
    score = meter.dimension(view, dimension.kode)
    if score:
        where = links.href(view, SCORE_PAGE, dimensi=dimension.kode)
        score += (
            f'<p class="kk-catatan"><a class="kk-tautan" href="{escape(where)}" target="_self">'
            f"{escape(view.t('score.open'))}</a></p>"
        )
    colour = style.colour(view, dimension.warna)
    return (
        f'<div class="kk-kepala-keadaan" style="--kk-dimensi:{colour}">'
        f"<div>{score}</div><div>{chips}</div></div>"
    )
