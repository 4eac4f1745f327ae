"""Everything the dashboard holds on a city, as one Excel workbook."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass

import xlsxwriter

from lib.city.city import City
from lib.contract.vocabulary import Framework
from lib.export.archive import steady
from lib.export.book import areas, doubts, observations, programmes, reference
from lib.export.book.binder import Binder, plain, sheet_names
from lib.export.book.cover import cover
from lib.export.book.dimension import dimension
from lib.export.book.page import Page
from lib.export.book.series import Series, series
from lib.export.xlsx import MIME
from lib.i18n import t

__all__ = ["MIME", "Made", "made", "pages", "workbook"]

_EMPTY = dt.date(2020, 1, 1)
"""Day of a workbook without data."""
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, slots=True)
class Made:
    """A workbook."""

    content: bytes
    sheets: tuple[str, ...]
    """Names of its sheets."""


def workbook(
    city: City, *, lang: str, today: dt.date, framework: Framework = Framework.CITY
) -> bytes:
    """Return the workbook of a city as a file; see ``made``."""
    return made(city, lang=lang, today=today, framework=framework).content


def made(city: City, *, lang: str, today: dt.date, framework: Framework = Framework.CITY) -> Made:
    """Write the workbook of a city.

    Args:
        city: Whose data.
        lang: ``id`` or ``en``; numbers follow the settings of whoever opens it.
        today: The day on which programmes are judged; nothing else depends on it.
        framework: Whose dimensions get a sheet each.

    Returns:
        A workbook: cover, data, one sheet per dimension, areas, programmes, metadata,
        sources, findings, withheld figures, series. Equal input gives equal bytes; it holds
        no formula.
    """
    drawn = series(city, lang)
    parts = pages(city, drawn, lang=lang, today=today, framework=framework)
    home, *names = sheet_names([t("workbook.cover", lang), *(page.name for page in parts)])
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        moment = dt.datetime.combine(city.as_of or _EMPTY, dt.time())
        book.set_properties({"title": plain(city.name(lang)), "created": moment})
        binder = Binder(book, lang, names[-1])
        cover(binder, home, city, list(zip(names, parts, strict=True)))
        for name, page in zip(names, parts, strict=True):
            binder.add(page, name, home)
    return Made(steady(out.getvalue(), city.as_of or _EMPTY), (home, *names))


def pages(
    city: City, drawn: Series, *, lang: str, today: dt.date, framework: Framework
) -> list[Page]:
    """Return the sheets after the cover; the series stand last."""
    dimensions = city.catalogue.dimensions(framework)
    return [
        observations.observations(city, lang),
        *(dimension(city, one, drawn.lines, lang) for one in dimensions),
        areas.areas(city, lang),
        programmes.page(city, today, lang),
        reference.forms(city, lang),
        reference.sources(city, lang),
        doubts.found(city, lang),
        doubts.held(city, lang),
        drawn.page,
    ]
