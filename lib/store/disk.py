"""What is kept on disk between runs: written whole or not at all, never trusted blindly."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import polars

from lib.paths import ROOT

_SOURCES = ("contract", "load", "geometry", "store")


@cache
def code_version() -> str:
    """Return a hash of the code that decides what is read from a folder, and of Polars."""
    total = hashlib.sha256(polars.__version__.encode(), usedforsecurity=False)
    for package in _SOURCES:
        for path in sorted((ROOT / "lib" / package).glob("*.py")):
            total.update(path.name.encode() + path.read_bytes())
    return total.hexdigest()[:12]


def digest(parts: Iterable[bytes]) -> str:
    """Return one hash of several things."""
    total = hashlib.sha256(usedforsecurity=False)
    for part in parts:
        total.update(len(part).to_bytes(8, "big") + part)
    return total.hexdigest()[:32]


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that readers see the old or the new one; gives up quietly.

    A full disk or a read-only folder costs only the time that the file would have saved.
    """
    name = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".tmp", delete=False) as file:
            name = file.name
            file.write(content)
        Path(name).replace(path)
    except OSError:
        if name:
            Path(name).unlink(missing_ok=True)


def read_whole(path: Path) -> bytes | None:
    """Return the bytes of a file, ``None`` if it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def forget(place: Path, pattern: str, keep: int) -> None:
    """Delete all but the newest files of a folder that match a pattern."""
    try:
        there = sorted(place.glob(pattern), key=lambda p: p.stat().st_mtime)
        for old in there[:-keep]:
            old.unlink(missing_ok=True)
    except OSError:
        return
