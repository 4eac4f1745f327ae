"""Downloads as CSV and Excel; each says what it holds, from where, and whether it is a sample."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import polars as pl

from lib.city.scene import Scene
from lib.contract.vocabulary import Level
from lib.export import csv, geojson, listing, rows, xlsx
from lib.export.about import About
from lib.export.filenames import filename
from lib.i18n.format import listing as joined
from lib.maps.drawn import shapes
from lib.ui.figure import Download, Twin
from lib.ui.table import Column
from lib.ui.view import View

Made = tuple[Download, Download]
"""The same figures as CSV and as a workbook."""


def observations(
    view: View,
    shown: pl.DataFrame,
    title: str,
    *parts: str,
    decimals: int = 2,
    names: Mapping[str, str] | None = None,
    remark: str = "",
) -> Made:
    """Return observations in the columns of the contract, as our loader reads them back.

    Args:
        view: The reader's view.
        shown: Observations or rows of the panel.
        title: What they are, in one line.
        *parts: What the file's name is made of: indicator, area, period.
        decimals: Places that Excel shows.
        names: What codes in the rows stand for.
        remark: What else must be said about them.
    """
    sources = [view.city.catalogue.source_title(c) for c in _sources(shown)]
    about = _about(view, title, remark, joined(sources, view.lang), sample=rows.has_sample(shown))
    return _files(
        view,
        about,
        parts,
        partial(csv.csv, shown, about, lang=view.lang),
        partial(xlsx.xlsx, shown, about, lang=view.lang, decimals=decimals, names=names),
    )


def table(
    view: View,
    heads: Sequence[str],
    cells: Sequence[listing.Row],
    title: str,
    *parts: str,
    sample: bool = False,
    remark: str = "",
    chosen: str = "",
) -> Made:
    """Return any other table.

    Args:
        view: The reader's view.
        heads: Headings from left to right.
        cells: Rows in the same order.
        title: What the table is, in one line.
        *parts: What the file's name is made of.
        sample: Whether any figure in it is, or rests on, sample data.
        remark: What else must be said about it.
        chosen: How its rows were filtered; see ``filters``.
    """
    about = _about(view, title, remark, "", sample=sample, chosen=chosen)
    return _files(
        view,
        about,
        parts,
        partial(listing.csv, heads, cells, about, lang=view.lang),
        partial(listing.xlsx, heads, cells, about, lang=view.lang),
    )


def as_seen(
    view: View,
    shown: Sequence[Mapping[str, Any]],
    columns: Sequence[Column],
    title: str,
    *parts: str,
    sample: bool = False,
) -> Twin:
    """Return a table whose files hold what its cells say.

    Args:
        view: The reader's view.
        shown: Its rows.
        columns: From left to right.
        title: What the table is, in one line.
        *parts: What the file's name is made of.
        sample: Whether any figure in it is, or rests on, sample data.
    """
    cells = [[column.cell(row) for column in columns] for row in shown]
    heads = [column.head for column in columns]
    return Twin(shown, columns, title, table(view, heads, cells, title, *parts, sample=sample))


def filters(view: View, picked: Mapping[str, str]) -> str:
    """Return the line of a file that says how its rows were filtered.

    Args:
        view: The reader's view.
        picked: What was chosen, in words, by the label of the filter; blank: everything.
    """
    said = [f"{label}: {word}" for label, word in picked.items() if word]
    return "; ".join(said) or view.t("export.unfiltered")


def areas(view: View, scene: Scene, title: str, *parts: str) -> Download:
    """Return the areas of a map with the figures that it shows, as GeoJSON.

    Args:
        view: The reader's view.
        scene: The map. Of a change the value is the change, its period both periods.
        title: What it shows, in one line.
        *parts: What the file's name is made of.
    """
    shown = scene.rows
    if scene.earlier is not None:
        both = f"{scene.earlier}/{scene.period}"
        shown = shown.with_columns(pl.col("tampil").alias("nilai"), pl.lit(both).alias("periode"))
    return mapped(view, shown, scene.level, scene.indicator.unit(view.lang), title, *parts)


def mapped(
    view: View, figures: pl.DataFrame, level: Level, unit: str, title: str, *parts: str
) -> Download:
    """Return areas with any figures as GeoJSON; see ``export.geojson``.

    Args:
        view: The reader's view.
        figures: One row per area; an area without a row has none.
        level: Whose areas.
        unit: Of the figures.
        title: What they are, in one line.
        *parts: What the file's name is made of.
    """
    sources = [view.city.catalogue.source_title(c) for c in _sources(figures)]
    sample = rows.has_sample(figures)
    about = _about(view, title, "", joined(sources, view.lang), sample=sample)
    name = filename(*parts, ending="geojson", lang=view.lang, made=view.today, sample=about.sample)

    def make() -> bytes:
        return geojson.geojson(
            figures,
            shapes(view.city),
            about,
            names={a.kode: a.nama for a in view.city.catalogue.areas(level)},
            unit=unit,
            lang=view.lang,
        )

    return Download(view.t("export.button_geojson"), name, geojson.MIME, make)


def rounded(value: float | None, places: int) -> float | None:
    """Return a computed number without digits that mean nothing; ``None`` stays missing."""
    return None if value is None else round(value, places)


def _sources(shown: pl.DataFrame) -> list[str]:
    codes = shown["sumber"].drop_nulls().str.split(";").explode(empty_as_null=True)
    return codes.drop_nulls().unique().sort().to_list()


def _about(
    view: View, title: str, remark: str, source: str, *, sample: bool, chosen: str = ""
) -> About:
    return About(
        title=title,
        source=source,
        remark=remark,
        chosen=chosen,
        fingerprint=view.city.fingerprint[:12],
        made=view.today,
        sample=sample,
    )


def _files(
    view: View,
    about: About,
    parts: Sequence[str],
    make_csv: partial[bytes],
    make_xlsx: partial[bytes],
) -> Made:
    def name(ending: str) -> str:
        return filename(*parts, ending=ending, lang=view.lang, made=view.today, sample=about.sample)

    return (
        Download(view.t("export.button_csv"), name("csv"), csv.MIME, make_csv),
        Download(view.t("export.button_xlsx"), name("xlsx"), xlsx.MIME, make_xlsx),
    )
