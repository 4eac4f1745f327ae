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
    choropleth = go.Figure(
        go.Choropleth(
            geojson=OUTLINES,
            locations=villages["kode"].to_list(),
            z=villages["nilai"].to_list(),
            featureidkey="properties.kode",
        )
    )
    choropleth.update_geos(fitbounds="locations", visible=False)
    lines = go.Figure(
        [
            go.Scatter(x=part["mulai"].to_list(), y=part["nilai"].to_list(), name=name)
            for (name,), part in one.filter(pl.col("jenjang") != "kelurahan").group_by("nama")
        ]
    )
    bars = go.Figure(
        go.Bar(x=villages["nilai"].to_list(), y=villages["nama"].to_list(), orientation="h")
    )
    return cards, choropleth, lines, bars, villages.to_dicts()


if __name__ == "__main__":
    app.run(port=int(os.environ["BENCH_PORT"]), debug=False)
