"""Tables as HTML: read by screen readers, printed whole, numbers in the reader's locale."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from lib.ui.markup import escape


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    head: str
    """What stands above it."""
    cell: Callable[[Mapping[str, Any]], str]
    """Turns a row into text."""
    number: bool = False
    """Right-aligned."""
    html: bool = False
    """The text is markup made by us, with everything from data escaped already."""
    wide: bool = False
    """Left out on a phone."""


def markup(rows: Iterable[Mapping[str, Any]], columns: Sequence[Column], caption: str = "") -> str:
    """Return a table as HTML.

    Args:
        rows: One mapping a row, such as ``frame.iter_rows(named=True)`` gives.
        columns: From left to right; the first one heads its row.
        caption: What the table shows, for screen readers.
    """
    head = "".join(f'<th scope="col"{_class(c)}>{escape(c.head)}</th>' for c in columns)
    body = "".join(f"<tr>{_cells(row, columns)}</tr>" for row in rows)
    title = f"<caption class='kk-samar'>{escape(caption)}</caption>" if caption else ""
    return (
        f'<div class="kk-gulung" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="kk-tabel">{title}<thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def draw(rows: Iterable[Mapping[str, Any]], columns: Sequence[Column], caption: str = "") -> None:
    """Draw a table."""
    st.html(markup(rows, columns, caption))


def _cells(row: Mapping[str, Any], columns: Sequence[Column]) -> str:
    texts = [c.cell(row) if c.html else escape(c.cell(row)) for c in columns]
    first, *rest = texts
    return f'<th scope="row"{_class(columns[0])}>{first}</th>' + "".join(
        f"<td{_class(c)}>{text}</td>" for c, text in zip(columns[1:], rest, strict=True)
    )


def _class(column: Column) -> str:
    names = " ".join(n for n, on in (("n", column.number), ("kk-lebar", column.wide)) if on)
    return f' class="{names}"' if names else ""
