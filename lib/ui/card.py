"""The card of an indicator: one figure, its change, its course, its target."""

from __future__ import annotations

import polars as pl

from lib.city import words
from lib.charts.spark import spark
from lib.contract.vocabulary import Quality, Status
from lib.i18n.format import period
from lib.store.catalogue import Indicator
from lib.ui import provenance
from lib.ui.markup import escape, icon
from lib.ui.view import View

ARROWS = {"membaik": "trending_up", "memburuk": "trending_down", "tetap": "trending_flat"}


def indicator(view: View, chosen: Indicator, wilayah: str, *, colour: str) -> str:
    """Return the card of an indicator for one area, as HTML.

    Args:
        view: The reader's view.
        chosen: The indicator.
        wilayah: Code of the area whose figure is shown.
        colour: Colour of the dimension, for the edge.
    """
    row = view.city.newest(chosen.kode, wilayah)
    parts = [f"<h3>{escape(chosen.name(view.lang))}</h3>"]
    parts += _figure(view, chosen, row) if row else [_nothing(view)]
    return f'<div class="kk-kartu" style="--kk-warna:{escape(colour)}">{"".join(parts)}</div>'
