"""Columns that several tables of the page Pola ruang have."""

from __future__ import annotations

from lib.city import rate_words
from lib.city.pattern import Study
from lib.i18n.format import number
from lib.ui.table import Column
from lib.ui.view import View


def area(view: View) -> Column:
    """Return the column with the name of the area."""
    names = view.city.catalogue.area
    return Column(view.t("map.column.area"), lambda r: names(r["wilayah"]).nama)


def value(view: View, made: Study, head: str) -> Column:
    """Return the column with the figure as it is, as far as it may be shown.

    Args:
        view: The reader's view.
        made: What the page shows.
        head: Key of its heading.
    """
    return Column(
        view.t(head),
        lambda r: rate_words.value(view.city, made.indicator, r, view.lang),
        number=True,
    )


def counts(view: View, made: Study) -> list[Column]:
    """Return the columns with the events and the number that they are counted among."""
    return [
        Column(
            view.t("pattern.column.events"),
            lambda r: rate_words.events(view.city, made.indicator, r, view.lang),
            number=True,
            wide=True,
        ),
        Column(
            view.t("pattern.column.base"),
            lambda r: number(r["penyebut"], view.lang),
            number=True,
            wide=True,
        ),
    ]
