"""Sample tables as files below a data folder."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from lib.errors import FolderMissing
from lib.sample.action import action_files
from lib.sample.generator import generate
from lib.sample.recipe import read_recipe

SAMPLE_FOLDER = Path("nilai", "contoh")
"""Where sample files lie within a data folder."""
_MORE = ("program", "dimensi", "indikator")
"""Tables that programmes and the assessment are made from."""


def write_sample(folder: Path, seed: int) -> list[Path]:
    """Write the sample files of a data folder, replacing those of the same name.

    Args:
        folder: Data folder with ``indikator.csv`` and ``wilayah.csv``; ``target.csv`` and
            the recipe in ``.resep`` are used if they are there.
        seed: Any number from 0; the same seed gives the same bytes.

    Returns:
        The files written, sorted.

    Raises:
        FolderMissing: One of the two tables is not there; ``folder`` names where.
    """
    tables = {n: folder / f"{n}.csv" for n in ("indikator", "wilayah", "target")}
    if not (tables["indikator"].is_file() and tables["wilayah"].is_file()):
        raise FolderMissing(folder=str(folder))
    real = _read(tables["target"]) if tables["target"].is_file() else None
    made = generate(
        _read(tables["indikator"]), _read(tables["wilayah"]), seed, real, read_recipe(folder)
    )
    # Bytes, not text mode: the same line ends on every system.
    files = {folder / SAMPLE_FOLDER / n: f.write_csv().encode() for n, f in made.items()}
    more = {n: _read(folder / f"{n}.csv") for n in _MORE if (folder / f"{n}.csv").is_file()}
    files |= {folder / name: content for name, content in action_files(more, seed).items()}
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return sorted(files)


def _read(path: Path) -> pl.DataFrame:
    return pl.read_csv(path, infer_schema=False)
