"""Folders that tests of several pages open."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.folders import write_folder


@pytest.fixture(params=[True, False], ids=["tables", "nothing"])
def without_values(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A data folder without a single value: with its reference tables, and without any file."""
    folder = tmp_path / "data"
    folder.mkdir()
    return write_folder(folder, {}) if request.param else folder
