"""The cities that tests share, from the data that ships."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from lib.city.city import City
from lib.store.build import load_folder
from lib.store.shapes import load_shapes
from tests.running import TODAY, copy_data

DAY = dt.date.fromisoformat(TODAY)


def shipped(variant: str, place: Path) -> City:
    """Return the city of a copy of the data: see ``running.copy_data``."""
    folder = copy_data(variant, place / "data")
    snapshot = load_folder(folder, None, DAY)
    return City(snapshot, load_shapes(snapshot, folder, None, DAY))
