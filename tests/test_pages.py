"""Every page runs without a browser, whatever the data folder holds."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from lib.i18n import LANGUAGES
from lib.paths import ROOT
from lib.ui.registry import DIMENSION_FILE, SECTIONS
from tests.running import TODAY, copy_data

FILES = [page.file for section in SECTIONS for page in section.pages]


@pytest.fixture(scope="module", params=["full", "real", "new", "other", "empty"])
def variant(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def folder(variant: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with ``data`` and ``cache`` in it."""
    one = tmp_path_factory.mktemp(variant)
    copy_data(variant, one / "data")
    st.cache_resource.clear()
    return one


@pytest.fixture
def app(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("DATA_DIR", str(folder / "data"))
    monkeypatch.setenv("CACHE_DIR", str(folder / "cache"))
    monkeypatch.setenv("TODAY", TODAY)
    monkeypatch.setenv("WATCH", "0")
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_runs(app: AppTest, lang: str) -> None:
    app.query_params["bahasa"] = lang
    app.run()
    assert not app.exception
    for file in FILES:
        app.switch_page(str(ROOT / file)).run()
        assert not app.exception, file


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_dimension_page_runs(app: AppTest, variant: str, lang: str) -> None:
    if variant == "empty":
        pytest.skip("no dimension, no page")
    app.query_params["bahasa"] = lang
    app.run()
    app.switch_page(str(ROOT / DIMENSION_FILE)).run()

    assert not app.exception


def test_every_file_of_a_page_is_declared() -> None:
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / "pages").rglob("*.py")}

    assert files == {*FILES, DIMENSION_FILE}


def test_no_address_is_the_name_of_a_file() -> None:
    pages = [page for section in SECTIONS for page in section.pages]

    assert [p.url_path for p in pages if p.url_path == Path(p.file).stem] == []
    assert len({p.url_path for p in pages}) == len(pages)
