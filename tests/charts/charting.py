"""What a chart shows, in a form that a test can write down."""

from __future__ import annotations

from typing import Any

import altair as alt


def valid(spec: dict[str, Any]) -> dict[str, Any]:
    """Check a chart against the schema of Vega-Lite and return it as plain JSON."""
    plain = {**spec, "datasets": {n: rows(spec, n) for n in spec["datasets"]}}
    alt.LayerChart.from_dict(plain)
    return plain


def rows(spec: dict[str, Any], table: str) -> list[dict[str, Any]]:
    """Return the rows of a table of the chart."""
    found = spec["datasets"][table]
    return found.to_pylist() if hasattr(found, "to_pylist") else found


def outline(spec: dict[str, Any]) -> list[tuple[str, str | None]]:
    """Return mark and table of each layer, from bottom to top."""
    return [(_mark(layer), layer.get("data", {}).get("name")) for layer in spec["layer"]]


def layer(spec: dict[str, Any], mark: str, table: str) -> dict[str, Any]:
    """Return the last layer with this mark and table."""
    return [x for x in spec["layer"] if (_mark(x), x.get("data", {}).get("name")) == (mark, table)][
        -1
    ]


def _mark(layer: dict[str, Any]) -> str:
    mark = layer["mark"]
    return mark if isinstance(mark, str) else mark["type"]
