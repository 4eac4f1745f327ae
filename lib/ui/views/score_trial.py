"""The controls by which a reader tries other weights, goalposts and methods.

The link is the only memory of a trial: every control shows what it says, and changes it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import streamlit as st

from lib.analysis.score import Method
from lib.city import score_words
from lib.city.trial import MINIMA, RULE, Trial
from lib.contract.vocabulary import Direction
from lib.i18n.format import number
from lib.store.catalogue import Indicator
from lib.ui import breaks
from lib.ui.markup import escape
from lib.ui.view import View
from lib.ui.views import score_choice

WEIGHTS: Final = (0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 5.0)
_WRONG: Final = "skor_salah"
_EDITED: Final = "skor_ubah"
_FIELDS: Final = ("skor_terburuk_", "skor_terbaik_")


def draw(view: View, tried: Trial) -> None:
    """Draw the controls, folded away until somebody asks for them.

    Args:
        view: The reader's view.
        tried: The trial as it stands.
    """
    box = st.expander(
        view.t("score.trial"),
        key="skor_coba",
        on_change="rerun",
        expanded=tried != RULE,
        icon=":material/tune:",
    )
    if not box.open:
        return
    with box:
        st.html(f'<p class="kk-catatan">{escape(view.t("score.trial_how"))}</p>')
        _rules(view, tried)
        _dimensions(view, tried)
        _indicators(view, tried)


def reset() -> None:
    """Go back to the rule; fields that were only half filled are emptied."""
    score_choice.put(RULE)
    for key in [str(k) for k in st.session_state]:
        if key.startswith(_FIELDS):
            del st.session_state[key]


def _rules(view: View, tried: Trial) -> None:
    left, right, last = st.columns([3, 4, 2], vertical_alignment="bottom")
    with left:
        _few(
            view,
            view.t("score.method"),
            "skor_metode",
            [str(m) for m in Method],
            str(tried.metode),
            [score_words.method(m, view.lang) for m in Method],
            lambda now, text: replace(now, metode=Method(text)),
        )
    with right:
        shares = [str(place) for place in range(len(MINIMA))]
        _few(
            view,
            view.t("score.minimum"),
            "skor_minimum",
            shares,
            str(MINIMA.index(tried.minimum)),
            [score_words.share(minimum, view.lang) for minimum in MINIMA],
            lambda now, text: replace(now, minimum=MINIMA[int(text)]),
        )
    with last:
        st.button(
            view.t("score.reset"),
            key="skor_ulang",
            on_click=reset,
            disabled=tried == RULE,
            icon=":material/restart_alt:",
        )


def _few(
    view: View,
    label: str,
    key: str,
    options: Sequence[str],
    value: str,
    texts: Sequence[str],
    change: Callable[[Trial, str], Trial],
) -> None:
    """Draw a choice of a few whose value is part of the trial."""
    names = dict(zip(options, texts, strict=True))
    st.session_state[key] = value

    def chosen() -> None:
        score_choice.put(change(score_choice.current(view), st.session_state[key]))

    st.segmented_control(
        label, options, key=key, format_func=names.__getitem__, required=True, on_change=chosen
    )


def _dimensions(view: View, tried: Trial) -> None:
    st.html(f"<h3>{escape(view.t('score.weights_dimensions'))}</h3>")
    weights = dict(tried.bobot_dimensi)
    with st.grid(3, min_column_width=220, gap="small"):
        for dimension in view.city.catalogue.dimensions(view.framework):
            code = dimension.kode
            _weight(
                view,
                dimension.name(view.lang),
                f"skor_bd_{code}",
                weights.get(code, 1.0),
                _of_dimension(code),
            )


def _of_dimension(code: str) -> Callable[[Trial, float], Trial]:
    return lambda now, weight: now.weighing_dimension(code, weight)


def _weight(
    view: View, label: str, key: str, value: float, change: Callable[[Trial, float], Trial]
) -> None:
    """Draw a slider of weights; one that a link brought stands among the others."""
    options = sorted({*WEIGHTS, value})
    st.session_state[key] = value

    def chosen() -> None:
        score_choice.put(change(score_choice.current(view), st.session_state[key]))

    st.select_slider(
        label, options, key=key, format_func=lambda w: _plain(w, view.lang), on_change=chosen
    )


def _plain(weight: float, lang: str) -> str:
    decimals = next((d for d in (0, 1, 2) if weight == round(weight, d)), 3)
    return number(weight, lang, decimals)


def _indicators(view: View, tried: Trial) -> None:
    """Draw weight and goalposts of one indicator at a time; a list of all would be a wall."""
    st.html(f"<h3>{escape(view.t('score.weights_indicators'))}</h3>")
    found = _offered(view)
    if not found:
        return
    if st.session_state.get(_EDITED) not in found:
        st.session_state.pop(_EDITED, None)
    code = st.selectbox(
        view.t("score.column.indicator"),
        list(found),
        key=_EDITED,
        format_func=lambda kode: found[kode],
    )
    _indicator(view, tried, view.city.catalogue.indicator(code))
    if wrong := st.session_state.pop(_WRONG, None):
        st.warning(view.t("score.not_a_number", text=wrong), icon=":material/edit_off:")


def _offered(view: View) -> dict[str, str]:
    """Return the indicators that can be scored, with their dimension; agreed goalposts first."""
    named = {}
    for dimension in view.city.catalogue.dimensions(view.framework):
        for one in view.city.indicators(dimension):
            if one.arah is not Direction.NEUTRAL:
                key = "score.option" if _has_ends(one) else "score.option_without"
                names = {"dimension": dimension.name(view.lang), "name": one.name(view.lang)}
                named[one.kode] = (not _has_ends(one), view.t(key, **names))
    ordered = sorted(named.items(), key=lambda item: item[1][0])
    return {code: label for code, (_, label) in ordered}


def _has_ends(indicator: Indicator) -> bool:
    return indicator.skor_terburuk is not None and indicator.skor_terbaik is not None


def _indicator(view: View, tried: Trial, one: Indicator) -> None:
    weight = dict(tried.bobot).get(one.kode, one.bobot or 1.0)
    ends = {code: (worst, best) for code, worst, best in tried.patokan}
    worst, best = ends.get(one.kode, (one.skor_terburuk, one.skor_terbaik))
    with st.container(key=f"skor_satu_{one.kode}"):
        first, second, third = st.columns([4, 2, 2], vertical_alignment="bottom")
    with first:
        _weight(
            view,
            f"{one.name(view.lang)} ({one.unit(view.lang)})",
            f"skor_bi_{one.kode}",
            weight,
            lambda now, chosen: now.weighing(one.kode, chosen, one.bobot or 1.0),
        )
    with second:
        _end(view, one, "terburuk", worst)
    with third:
        _end(view, one, "terbaik", best)


def _end(view: View, one: Indicator, which: str, value: float | None) -> None:
    """Draw the field of one goalpost; its number is written in the reader's language."""
    key = f"skor_{which}_{one.kode}"
    if value is not None:
        st.session_state[key] = _written(value, view.lang)
    elif key not in st.session_state:
        st.session_state[key] = ""
    st.text_input(
        view.t(f"score.{which}"),
        key=key,
        max_chars=24,
        on_change=_take_ends,
        args=(view, one),
    )


def _take_ends(view: View, one: Indicator) -> None:
    """Take both goalposts of an indicator over, once both are numbers and differ."""
    texts = [
        str(st.session_state.get(f"skor_{which}_{one.kode}", ""))
        for which in ("terburuk", "terbaik")
    ]
    tried = score_choice.current(view)
    if not any(text.strip() for text in texts):
        score_choice.put(tried.between(one.kode, None))
        return
    found = [breaks.read(text, view.lang).values for text in texts]
    wrong = [text for text, values in zip(texts, found, strict=True) if len(values) != 1]
    if wrong and any(text.strip() for text in wrong):
        st.session_state[_WRONG] = next(text for text in wrong if text.strip())
        return
    if wrong:
        return
    pair = (found[0][0], found[1][0])
    if pair[0] == pair[1]:
        st.session_state[_WRONG] = texts[0]
        return
    own = pair == (one.skor_terburuk, one.skor_terbaik)
    score_choice.put(tried.between(one.kode, None if own else pair))


def _written(value: float, lang: str) -> str:
    decimals = next((d for d in range(8) if value == round(value, d)), 8)
    return number(value, lang, decimals)
