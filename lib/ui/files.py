"""Downloads as CSV and Excel; each says what it holds, from where, and whether it is a sample."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import polars as pl

from lib.export import csv, listing, rows, xlsx
from lib.export.about import About
from lib.export.filenames import filename
from lib.i18n.format import listing as joined
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
    """
    about = _about(view, title, remark, "", sample=sample)
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


def rounded(value: float | None, places: int) -> float | None:
    """Return a computed number without digits that mean nothing; ``None`` stays missing."""
    return None if value is None else round(value, places)


def _sources(shown: pl.DataFrame) -> list[str]:
    codes = shown["sumber"].drop_nulls().str.split(";").explode(empty_as_null=True)
    return codes.drop_nulls().unique().sort().to_list()


def _about(view: View, title: str, remark: str, source: str, *, sample: bool) -> About:
    return About(
        title=title,
        source=source,
        remark=remark,
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
