"""Publishing without waiting for the disk: only a power cut could tell the difference."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.folders import write_folder


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small data folder without values, to be written into."""
    return write_folder(tmp_path / "data", {})
