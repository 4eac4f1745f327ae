"""Letting time pass on a map."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lib.ui import browser, state
from lib.ui.view import View

PAUSE = 1.2
"""Seconds that each period stays."""

_PLAYING = "_peta_putar"


def playing() -> bool:
    """Tell whether time is passing."""
    return bool(st.session_state.get(_PLAYING))


def advance(periods: Sequence[str], now: str) -> str:
    """Return the next period while time is passing, and stop at the last one.

    Must run before the control that chooses the period is drawn.

    Args:
        periods: All periods in order of time.
        now: The period shown before.
    """
    if not playing():
        return now
    place = periods.index(now) if now in periods else -1
    if place + 1 >= len(periods):
        stop()
        st.rerun()
    state.put("periode", periods[place + 1])
    return periods[place + 1]


def controls(view: View, periods: Sequence[str], now: str) -> None:
    """Draw the buttons that step and play; without motion for those who want none."""
    place = periods.index(now)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        _step(view, "step_back", "skip_previous", periods, place - 1)
        if not browser.wants_stillness():
            _play(view, periods, place)
        _step(view, "step_on", "skip_next", periods, place + 1)


def stop() -> None:
    """Stop the time."""
    st.session_state[_PLAYING] = False


def _start(periods: Sequence[str], place: int) -> None:
    st.session_state[_PLAYING] = True
    if place + 1 >= len(periods):
        state.put("periode", periods[0])


def _play(view: View, periods: Sequence[str], place: int) -> None:
    if playing():
        pressed = st.button(
            view.t("map.stop"), icon=":material/stop:", key="peta_henti", on_click=stop
        )
    else:
        pressed = st.button(
            view.t("map.play"),
            icon=":material/play_arrow:",
            key="peta_putar",
            on_click=_start,
            args=(tuple(periods), place),
        )
    if pressed:
        # The timer belongs to the fragment; only a run of the whole page sets or removes it.
        st.rerun()


def _step(view: View, key: str, icon: str, periods: Sequence[str], place: int) -> None:
    there = 0 <= place < len(periods)
    st.button(
        view.t(f"map.{key}"),
        icon=f":material/{icon}:",
        key=f"peta_{key}",
        disabled=not there or playing(),
        on_click=state.put,
        args=("periode", periods[place] if there else ""),
    )
