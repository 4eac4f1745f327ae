"""Small folders, and files that are handed in to them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import polars as pl

from lib.exchange.handed import Handed
from lib.exchange.plan import Mode
from lib.exchange.proposal import Proposal, propose
from lib.exchange.publish import Author, Place, Published, publish
from lib.store.build import load_folder
from lib.store.snapshot import Snapshot

TODAY = dt.date(2025, 6, 30)
NOW = dt.datetime(2025, 6, 30, 10, 0, tzinfo=dt.UTC)
SARI = Author("Sari", "angka baru")
HEAD = "indikator,wilayah,periode,nilai,status,sumber,pembilang,penyebut,catatan\n"


def handed(**files: str | bytes) -> list[Handed]:
    """Files by name; two underscores stand for a dot, three for a slash."""
    return [
        Handed(
            name.replace("___", "/").replace("__", "."),
            content if isinstance(content, bytes) else content.encode(),
        )
        for name, content in files.items()
    ]


def proposed(folder: Path, files: list[Handed], mode: Mode = Mode.NAMED) -> Proposal:
    return propose(folder, files, TODAY, None, mode)


def published(folder: Path, files: list[Handed], mode: Mode = Mode.NAMED) -> Published:
    return publish(Place(folder, TODAY, None, 0), files, SARI, mode=mode, clock=lambda: NOW)


def loaded(folder: Path) -> Snapshot:
    return load_folder(folder, None, TODAY)


def figures(folder: Path) -> dict[str, float]:
    """Published values by indicator, last part of the area's code, and period."""
    return told(loaded(folder).values)


def told(frame: pl.DataFrame) -> dict[str, float]:
    rows = frame.select("indikator", "wilayah", "periode", "nilai").iter_rows()
    return {f"{i} {w.split('.')[-1]} {p}": v for i, w, p, v in rows}


def errors(folder: Path) -> list[str]:
    return [f.code.value for f in loaded(folder).findings if f.severity.value == "error"]
