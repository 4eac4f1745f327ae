"""Sheets on the pages without a browser: one at once, and all of them beside the page."""

from __future__ import annotations

import io
import time
import zipfile
from collections import OrderedDict
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.ui import job as jobs
from lib.ui.job import Job, Report, Standing
from lib.ui.views import sheets
from tests.folders import LONG, write_folder
from tests.ui.visiting import PATIENCE, visit, words

PAGE = "pages/presentasi/halaman_presentasi.py"
GOOD = LONG + "".join(f"A2,71.74,{year},{year - 2000}\n" for year in range(2020, 2025))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "data", {"nilai/a.csv": GOOD})


def opened(
    monkeypatch: pytest.MonkeyPatch, folder: Path, page: str = PAGE, **query: str
) -> AppTest:
    return visit(monkeypatch, folder, folder.parent / "cache", page=page, **query)


def ended(app: AppTest) -> Job:
    job: Job = app.session_state["lembar_diminta"].job
    until = time.monotonic() + PATIENCE
    while job.active and time.monotonic() < until:
        time.sleep(0.05)
    return job


def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the work go on until it is stopped."""

    def work(*given: object) -> bytes:
        report: Report = given[-1]  # type: ignore[assignment]
        while True:
            report(1)
            time.sleep(0.01)

    monkeypatch.setattr(sheets, "_bundle", work)
    monkeypatch.setattr(jobs, "_kept", OrderedDict())


def test_all_sheets_are_made_beside_the_page(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    app = opened(monkeypatch, folder)

    app.button(key="lembar_mulai").click().run()
    job = ended(app)
    app.run()

    assert not app.exception
    assert job.standing is Standing.DONE
    assert job.content is not None
    names = zipfile.ZipFile(io.BytesIO(job.content)).namelist()
    assert len(names) == job.total == job.done == 8
    assert "lembar-opd_dinas_2025-06-30.pdf" in names
    (button,) = [b for b in app.get("download_button") if "zip" in b.proto.label]
    assert button.proto.label.startswith("Unduh 8 lembar")

    app.button(key="lembar_lagi").click().run()
    assert app.button(key="lembar_mulai")


def test_a_job_can_be_cancelled_and_begun_again(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    app = opened(monkeypatch, folder)
    slow(monkeypatch)
    app.button(key="lembar_mulai").click().run()
    job = app.session_state["lembar_diminta"].job

    app.button(key="lembar_batal").click().run()

    assert "lembar_diminta" not in app.session_state
    until = time.monotonic() + PATIENCE
    while job.active and time.monotonic() < until:
        time.sleep(0.05)
    assert job.standing is Standing.STOPPED
    assert job.content is None
    assert app.button(key="lembar_mulai")


def test_new_data_ends_the_job_and_says_so(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    app = opened(monkeypatch, folder)
    slow(monkeypatch)
    app.button(key="lembar_mulai").click().run()
    job = app.session_state["lembar_diminta"].job

    app.session_state["_choices"] = {"bahasa": "en"}
    app.query_params["bahasa"] = "en"
    app.run()

    assert "lembar_diminta" not in app.session_state
    assert "have changed" in words(app)
    until = time.monotonic() + PATIENCE
    while job.active and time.monotonic() < until:
        time.sleep(0.05)
    assert job.standing is Standing.STOPPED


@pytest.mark.parametrize(
    ("page", "query", "key"),
    [
        ("pages/tindakan/halaman_opd.py", {"opd": "dinas"}, "lembar_opd"),
        ("pages/jelajah/halaman_wilayah.py", {"wilayah": "71.74.01.1001"}, "lembar_wilayah"),
    ],
)
def test_the_shown_sheet_can_be_taken(
    monkeypatch: pytest.MonkeyPatch, folder: Path, page: str, query: dict[str, str], key: str
) -> None:
    app = opened(monkeypatch, folder, page, **query)

    assert key in " ".join(b.proto.id for b in app.get("download_button"))
