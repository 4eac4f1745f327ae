"""The app without a browser, on a data folder of the test's own."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from lib.paths import ROOT

PATIENCE = 120
"""Seconds; the test machine may be busy."""


def visit(
    monkeypatch: pytest.MonkeyPatch, data: Path, cache: Path, *, page: str = "", **query: str
) -> AppTest:
    """Open the app on a data folder and run a page.

    Args:
        monkeypatch: Sets the environment for this test.
        data: Data folder.
        cache: Folder for what the app keeps.
        page: File of the page; blank for the front page.
        **query: What the link names.
    """
    for name, value in {
        "DATA_DIR": str(data),
        "CACHE_DIR": str(cache),
        "TODAY": "2025-06-30",
        "WATCH": "0",
    }.items():
        monkeypatch.setenv(name, value)
    st.cache_resource.clear()
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    if page:
        app.switch_page(str(ROOT / page)).run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    """Return all HTML and Markdown of a page, joined."""
    parts = [element.proto.body for element in app.get("html")]
    return "\n".join([*parts, *(m.value for m in app.markdown), *(i.value for i in app.info)])
