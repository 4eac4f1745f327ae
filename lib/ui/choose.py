"""The controls that choose what is shown; each mirrors itself in the URL."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import streamlit as st

from lib.ui import state

Visibility = Literal["visible", "hidden", "collapsed"]


def one(
    key: str,
    label: str,
    options: Sequence[str],
    default: str,
    say: Callable[[str], str],
    *,
    help: str | None = None,
    label_visibility: Visibility = "visible",
) -> str:
    """Let the reader choose one of many from a list that can be searched.

    Args:
        key: Name in the URL, one of ``state.KEYS``.
        label: What is chosen, as read.
        options: Codes; at least one.
        default: The code shown when nothing valid was asked for.
        say: Turns a code into what is read.
        help: Explanation behind a question mark.
        label_visibility: ``visible``, ``hidden`` or ``collapsed``.

    Returns:
        The chosen code, always one of ``options``.
    """
    value = state.settle(key, options, default)
    chosen = st.selectbox(
        label,
        options,
        key=state.seed(key, value),
        format_func=say,
        help=help,
        label_visibility=label_visibility,
    )
    state.use(key, chosen)
    return str(chosen)


def few(
    key: str,
    label: str,
    options: Mapping[str, str],
    default: str,
    *,
    label_visibility: Visibility = "visible",
) -> str:
    """Let the reader choose one of a few that are all in sight.

    Args:
        key: Name in the URL, one of ``state.KEYS``.
        label: What is chosen, as read.
        options: Codes with what is read.
        default: The code shown when nothing valid was asked for.
        label_visibility: ``visible``, ``hidden`` or ``collapsed``.

    Returns:
        The chosen code.
    """
    value = state.settle(key, options, default)
    chosen = st.segmented_control(
        label,
        list(options),
        key=state.seed(key, value),
        format_func=lambda code: options[code],
        required=True,
        label_visibility=label_visibility,
    )
    state.use(key, str(chosen or value))
    return str(chosen or value)


def moment(
    key: str, label: str, options: Sequence[str], default: str, say: Callable[[str], str]
) -> str:
    """Let the reader choose a period on a slider.

    Args:
        key: Name in the URL.
        label: What is chosen, as read.
        options: Canonical periods in order of time; at least one.
        default: The period shown when nothing valid was asked for.
        say: Turns a period into what is read.

    Returns:
        The chosen period.
    """
    value = state.settle(key, options, default)
    if len(options) == 1:
        st.markdown(f"{label}: **{say(value)}**")
        state.use(key, value)
        return value
    chosen = st.select_slider(label, options, key=state.seed(key, value), format_func=say)
    state.use(key, str(chosen))
    return str(chosen)


def several(
    key: str,
    label: str,
    options: Sequence[str],
    say: Callable[[str], str],
    *,
    default: Sequence[str] = (),
    limit: int | None = None,
    placeholder: str = "",
) -> list[str]:
    """Let the reader choose any number; in the URL they stand with commas between.

    Args:
        key: Name in the URL.
        label: What is chosen, as read.
        options: Codes.
        say: Turns a code into what is read.
        default: Codes shown when nothing was asked for.
        limit: Most that may be chosen.
        placeholder: Text of the empty control.

    Returns:
        The chosen codes that exist.
    """
    asked = state.get(key)
    wanted = [c for c in asked.split(",") if c] if asked is not None else list(default)
    value = [c for c in wanted if c in options][:limit]
    if state.arrived(key) and (gone := [c for c in wanted if c not in options]):
        state.lose(key, ", ".join(gone))
    chosen = st.multiselect(
        label,
        options,
        key=state.seed(key, value),
        format_func=say,
        max_selections=limit,
        placeholder=placeholder,
    )
    state.use(key, ",".join(chosen))
    return list(chosen)


def switch(key: str, label: str, *, default: bool) -> bool:
    """Let the reader turn something on or off.

    Args:
        key: Name in the URL.
        label: What is on or off, as read.
        default: Where it stands when nothing valid was asked for.
    """
    settled = state.settle(key, (state.YES, state.NO), state.YES if default else state.NO)
    chosen = bool(st.toggle(label, key=state.seed(key, settled == state.YES)))
    state.use(key, state.YES if chosen else state.NO)
    return chosen


def text(
    key: str,
    label: str,
    *,
    default: str = "",
    hint: str = "",
    most: int = 200,
    search: bool = False,
) -> str:
    """Let the reader write something.

    Args:
        key: Name in the URL.
        label: What is written, as read.
        default: What stands there when nothing was asked for.
        hint: Shown while the field is empty.
        most: Longest text that is taken.
        search: Whether it is looked up while the reader still writes.
    """
    asked = state.get(key)
    value = (default if asked is None else asked)[:most]
    written = st.text_input(
        label,
        key=state.seed(key, value),
        placeholder=hint,
        max_chars=most,
        type="search" if search else "default",
        live=search,
    )
    state.use(key, written or "")
    return written or ""
