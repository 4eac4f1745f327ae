"""Which slides are shown, in which order; kept under a name and carried by the link."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten

import streamlit as st

from lib.store.arrangement import LONGEST, Arrangement, arrangements, keep, tidy
from lib.story.dimension import key
from lib.story.slide import Slide
from lib.ui import access, cache, choose, state
from lib.ui.view import View

KEY = "slide"
"""Name in the URL."""
_MOVED, _NAME, _SAVED = "slide_dipindah", "nama_susunan", "susunan_tersimpan"


def chosen(view: View, every: Sequence[Slide]) -> list[str]:
    """Return the keys of the slides that are shown, in their order; all unless chosen.

    Args:
        view: The reader's view.
        every: All slides there are.
    """
    asked = state.get(KEY)
    known = [s.key for s in every]
    if asked is None:
        return known
    wanted = list(dict.fromkeys(k for k in asked.split(",") if k))
    if set(wanted) & _elsewhere(view, known):
        return known
    return [k for k in wanted if k in known]


def _elsewhere(view: View, known: Sequence[str]) -> set[str]:
    """Return the slides that only the other framework tells: its choice is not this one's."""
    codes = {d.kode for d in view.city.catalogue.all_dimensions if d.kerangka != view.framework}
    return {key(code) for code in codes} - set(known)


def draw(view: View, every: Sequence[Slide], shown: list[str]) -> None:
    """Draw the controls of choice and order.

    Args:
        view: The reader's view.
        every: All slides there are.
        shown: Keys of those that are shown.
    """
    names = {s.key: _name(n, s) for n, s in enumerate(every, 1)}
    known = list(names)
    box = st.expander(view.t("stage.choice"), key="susunan", on_change="rerun", type="compact")
    if box.open:
        with box:
            picked = choose.several(
                KEY, view.t("stage.choose"), known, names.__getitem__, default=known
            )
            _order(view, names, picked)
            _kept(view, names, picked)
            if picked != shown:
                state.put(KEY, ",".join(picked))
                st.rerun()
    state.use(KEY, ",".join(shown))


def _name(number: int, slide: Slide) -> str:
    return shorten(f"{number}. {slide.rubric}: {slide.heading}", 72, placeholder=" …")


def _order(view: View, names: dict[str, str], picked: list[str]) -> None:
    """Let a slide be moved towards the beginning or the end."""
    if len(picked) < 2:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        moved = st.selectbox(
            view.t("stage.move"), picked, format_func=names.__getitem__, key=_MOVED
        )
        for way, by, icon in (("up", -1, "arrow_upward"), ("down", 1, "arrow_downward")):
            place = picked.index(moved) + by
            st.button(
                view.t(f"stage.{way}"),
                icon=f":material/{icon}:",
                key=f"slide_{way}",
                disabled=not 0 <= place < len(picked),
                on_click=_move,
                args=(picked, moved, by),
            )


def _move(picked: list[str], moved: str, by: int) -> None:
    order = [k for k in picked if k != moved]
    order.insert(picked.index(moved) + by, moved)
    state.put(KEY, ",".join(order))


def _kept(view: View, names: dict[str, str], picked: list[str]) -> None:
    """Offer the arrangements that are kept, and let this one be kept."""
    folder = cache.settings().data_dir
    there = {a.name: a for a in arrangements(folder) if a.framework == view.framework.value}
    if there:
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            name = st.selectbox(view.t("stage.kept"), list(there), key=_SAVED)
            usable = [k for k in there[name].slides if k in names]
            st.button(view.t("stage.use"), key="susunan_pakai", on_click=_use, args=(usable,))
    may = access.may_write(view)
    if not may.allowed:
        st.caption(f"{view.t('stage.keep_not')} {view.t(may.reason)}")
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        given = st.text_input(view.t("stage.name"), key=_NAME, max_chars=LONGEST)
        if st.button(view.t("stage.keep"), key="susunan_simpan", disabled=not picked):
            _keep(view, given or "", picked)


def _use(keys: list[str]) -> None:
    state.put(KEY, ",".join(keys))


def _keep(view: View, given: str, picked: list[str]) -> None:
    name = tidy(given)
    if not name:
        st.warning(view.t("stage.name_missing"), icon=":material/edit:")
        return
    try:
        keep(cache.settings().data_dir, Arrangement(name, view.framework.value, tuple(picked)))
    except OSError as fault:
        st.error(view.t("stage.keep_failed", reason=fault.strerror or ""), icon=":material/error:")
        return
    st.success(view.t("stage.kept_as", name=name), icon=":material/check:")
