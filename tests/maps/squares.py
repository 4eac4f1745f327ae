"""Three villages of one degree square side by side, and the district around them."""

from __future__ import annotations

import json


def square(west: float, east: float) -> dict[str, object]:
    ring = [[west, 0.0], [west, 1.0], [east, 1.0], [east, 0.0], [west, 0.0]]
    return {"type": "Polygon", "coordinates": [ring]}


SQUARES = json.dumps(
    {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": {"kode": code}, "geometry": square(west, east)}
            for code, west, east in [("a", 0, 1), ("b", 1, 2), ("c", 2, 3), ("kec", 0, 3)]
        ],
    }
).encode()
NAMES = {"a": "Upai", "b": "Sia", "c": "Biga"}
