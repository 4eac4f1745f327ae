"""The same view as a page of Streamlit as its documentation writes it, without our code."""

import json
import os
from pathlib import Path

import altair as alt
import polars as pl
import pydeck as pdk
import streamlit as st

FOLDER = Path(os.environ["BENCH_FOLDER"])


@st.cache_resource
def figures() -> pl.DataFrame:
    """Return all figures."""
    return pl.read_parquet(FOLDER / "angka.parquet")


@st.cache_resource
def outlines() -> dict:
    """Return the outlines of the villages."""
    return json.loads((FOLDER / "batas.geojson").read_text("utf-8"))


def page() -> None:
    """Draw six cards, a map of 33 areas, two charts and a table."""
    rows = figures()
    chosen = st.selectbox(
        "Indikator", rows["indikator"].unique().sort().to_list(), key="w_indikator"
    )
    one = rows.filter(pl.col("indikator") == chosen)
    latest = one.group_by("kode", "nama", "jenjang").agg(pl.col("nilai").sort_by("mulai").last())
    villages = latest.filter(pl.col("jenjang") == "kelurahan").sort("nilai", descending=True)
    for column, row in zip(st.columns(6), villages.head(6).iter_rows(named=True), strict=False):
        column.metric(row["nama"], f"{row['nilai']:.1f}")
    draw_map(villages)
    city = one.filter(pl.col("jenjang") != "kelurahan")
    line = (
        alt.Chart(city)
        .mark_line()
        .encode(
            x=alt.X("mulai", type="temporal"),
            y=alt.Y("nilai", type="quantitative"),
            color=alt.Color("nama", type="nominal"),
            tooltip=[
                alt.Tooltip("nama", type="nominal"),
                alt.Tooltip("nilai", type="quantitative"),
            ],
        )
    )
    st.altair_chart(line)
    bars = (
        alt.Chart(villages)
        .mark_bar()
        .encode(
            x=alt.X("nilai", type="quantitative"),
            y=alt.Y("nama", type="nominal", sort="-x"),
            tooltip=[
                alt.Tooltip("nama", type="nominal"),
                alt.Tooltip("nilai", type="quantitative"),
            ],
        )
    )
    st.altair_chart(bars)
    st.dataframe(villages)


def draw_map(villages: pl.DataFrame) -> None:
    """Draw the villages, the greater the value the darker."""
    values = dict(villages.select("kode", "nilai").iter_rows())
    top = max(values.values(), default=1) or 1
    features = [
        {
            **f,
            "properties": {
                "warna": [255 - int(200 * values.get(f["properties"]["kode"], 0) / top), 180, 180],
                "nilai": values.get(f["properties"]["kode"]),
            },
        }
        for f in outlines()["features"]
    ]
    layer = pdk.Layer(
        "GeoJsonLayer",
        {"type": "FeatureCollection", "features": features},
        id="wilayah",
        get_fill_color="properties.warna",
        pickable=True,
    )
    view = pdk.ViewState(latitude=0.72, longitude=124.31, zoom=11)
    st.pydeck_chart(pdk.Deck([layer], initial_view_state=view, map_provider=None))


st.navigation(
    [
        st.Page(page, title="Satu", url_path="satu", default=True),
        st.Page(lambda: page(), title="Dua", url_path="dua"),
    ]
).run()
