"""What all sessions of a process share."""

from __future__ import annotations

import datetime as dt
import os

import streamlit as st

from lib.city.city import City
from lib.city.ready import prepare
from lib.settings import Settings
from lib.store.history import History
from lib.store.holder import Store
from lib.store.shapes import Shapes
from lib.store.snapshot import Snapshot
from lib.ui.push import rerun_all_sessions


@st.cache_resource(show_spinner=False)
def settings() -> Settings:
    """Return the settings of this process."""
    return Settings.from_env(os.environ)


@st.cache_resource(show_spinner=False)
def _store() -> Store:
    """Open the data folder and keep watching it."""
    chosen = settings()
    store = Store(chosen.data_dir, chosen.cache_dir, chosen.now)
    if chosen.watch:
        store.watch(_changed)
    return store


@st.cache_resource(show_spinner=False, max_entries=2)
def _city(key: str, _snapshot: Snapshot, _shapes: Shapes) -> City:
    """Return the city of a state of the folder; its analysis is computed once for all."""
    history = History(settings().cache_dir / "riwayat")
    history.keep(_snapshot)
    return City(_snapshot, _shapes, history)


def city() -> City:
    """Return the city as the data folder has it now."""
    snapshot, shapes = _store().both()
    return _city(f"{snapshot.fingerprint}/{shapes.digest}", snapshot, shapes)


def refresh() -> None:
    """Look at the data folder now, and show readers of this process what has changed."""
    if _store().refresh():
        _changed()


def _changed() -> None:
    """Make a new state ready, then show it to the readers of this process."""
    try:
        prepare(city())
    finally:
        rerun_all_sessions()


def today() -> dt.date:
    """Return the date that counts as today."""
    return settings().now()
