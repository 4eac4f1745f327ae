"""Small cities for tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from lib.city.city import City
from lib.store.build import load_folder
from lib.store.shapes import Shapes
from tests.folders import write_folder

TODAY = dt.date(2025, 6, 30)


def city_of(folder: Path, files: Mapping[str, str | None]) -> City:
    """Load the valid folder of ``tests.folders`` with some files added, as a city without shapes.

    Args:
        folder: Where to write.
        files: Content by name; observations go into ``nilai/*.csv``.
    """
    write_folder(folder, files)
    return City(load_folder(folder, None, TODAY), cast(Shapes, None))


def observations(*rows: str) -> dict[str, str]:
    """Return a file of observations: ``indikator,wilayah,periode,nilai,status``."""
    return {"nilai/uji.csv": "indikator,wilayah,periode,nilai,status\n" + "\n".join(rows)}
