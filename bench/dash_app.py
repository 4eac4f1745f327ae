"""The same view as a Dash app."""

import json
import os
from pathlib import Path

import plotly.graph_objects as go
import polars as pl
from dash import Dash, Input, Output, dash_table, dcc, html

FOLDER = Path(os.environ["BENCH_FOLDER"])
ROWS = pl.read_parquet(FOLDER / "angka.parquet")
OUTLINES = json.loads((FOLDER / "batas.geojson").read_text("utf-8"))
RINGS = {f["properties"]["kode"]: f["geometry"]["coordinates"][0] for f in OUTLINES["features"]}

app = Dash(__name__, serve_locally=True)
app.layout = html.Div(
    [
        dcc.Dropdown(
            ROWS["indikator"].unique().sort().to_list(),
            ROWS["indikator"].unique().sort()[0],
            id="indikator",
        ),
        html.Div(id="kartu"),
        dcc.Graph(id="peta"),
        dcc.Graph(id="garis"),
        dcc.Graph(id="batang"),
        dash_table.DataTable(id="tabel"),
    ]
)


@app.callback(
    Output("kartu", "children"),
    Output("peta", "figure"),
    Output("garis", "figure"),
    Output("batang", "figure"),
    Output("tabel", "data"),
    Input("indikator", "value"),
)
def view(chosen: str) -> tuple[object, ...]:
    """Draw six cards, a map of 33 areas, two charts and a table."""
    one = ROWS.filter(pl.col("indikator") == chosen)
    latest = one.group_by("kode", "nama", "jenjang").agg(pl.col("nilai").sort_by("mulai").last())
    villages = latest.filter(pl.col("jenjang") == "kelurahan").sort("nilai", descending=True)
    cards = [
        html.Div([html.B(r["nama"]), html.Span(f"{r['nilai']:.1f}")])
        for r in villages.head(6).iter_rows(named=True)
    ]
    values = dict(villages.select("kode", "nilai").iter_rows())
    top = max(values.values(), default=1) or 1
    # Plotly's own choropleth asks a server on the internet for the outlines of the world.
    areas = go.Figure(
        [
            go.Scatter(
                x=[x for x, _ in ring],
                y=[y for _, y in ring],
                fill="toself",
                mode="lines",
                fillcolor=f"rgb({255 - int(200 * values.get(code, 0) / top)},180,180)",
                name=code,
            )
            for code, ring in RINGS.items()
        ]
    )
    lines = go.Figure(
        [
            go.Scatter(x=part["mulai"].to_list(), y=part["nilai"].to_list(), name=name)
            for (name,), part in one.filter(pl.col("jenjang") != "kelurahan").group_by("nama")
        ]
    )
    bars = go.Figure(
        go.Bar(x=villages["nilai"].to_list(), y=villages["nama"].to_list(), orientation="h")
    )
    return cards, areas, lines, bars, villages.to_dicts()


if __name__ == "__main__":
    app.run(port=int(os.environ["BENCH_PORT"]), debug=False)
