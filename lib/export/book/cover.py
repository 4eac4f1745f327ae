"""The first sheet: whose data it is, of when, and what is in the workbook."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from lib.city.city import City
from lib.contract.vocabulary import Status
from lib.export.book import fit
from lib.export.book.binder import Binder
from lib.export.book.page import Page
from lib.i18n import t
from lib.i18n.format import date, number

FINGERPRINT = 12
"""Signs of it that are shown."""
_TOP = 2
_WIDTHS = (34, 72, 14)


def cover(binder: Binder, name: str, city: City, pages: Sequence[tuple[str, Page]]) -> None:
    """Write the first sheet.

    Args:
        binder: The workbook.
        name: Of this sheet.
        city: Whose data it is.
        pages: What follows, by the name of its sheet.
    """
    lang = binder.lang
    sheet: Worksheet = binder.book.add_worksheet(name)
    sheet.hide_gridlines(2)
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.set_row(0, 2 * fit.LINE)
    big = binder.style(bold=True, font_size=20)
    binder.text(sheet, 0, 0, city.name(lang), big)
    binder.text(sheet, 1, 0, t("workbook.title", lang), binder.style(font_size=12))
    line = _facts(binder, sheet, city)
    bold = binder.style(bold=True, bottom=1)
    for place, key in enumerate(("contents", "about", "rows")):
        binder.text(sheet, line, place, t(f"workbook.{key}", lang), bold)
    for row, (target, page) in enumerate(pages, start=line + 1):
        binder.link(sheet, row, 0, target, page.title)
        mark = f"{t('export.sample', lang)}. " if page.sample else ""
        binder.text(sheet, row, 1, mark + page.about, binder.style(text_wrap=True))
        sheet.write_number(row, 2, len(page.rows), binder.style(num_format="#,##0"))
        sheet.set_row(row, fit.height((page.title, mark + page.about, None), _WIDTHS))
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_landscape()


def _facts(binder: Binder, sheet: Worksheet, city: City) -> int:
    """Write what there is to know of the data as a whole; return the next free row."""
    lang, status = binder.lang, city.snapshot.values["status"]
    sample = int((status == Status.SAMPLE).sum())
    line = _TOP
    if city.has_sample:
        binder.mark(sheet, line, 0)
        line += 1
    facts = (
        ("as_of", date(city.as_of, lang) if city.as_of else t("workbook.no_data", lang)),
        ("fingerprint", city.fingerprint[:FINGERPRINT]),
        ("real", number(len(status) - sample, lang)),
        ("samples", number(sample, lang)),
    )
    for row, (key, text) in enumerate(facts, start=line + 1):
        binder.text(sheet, row, 0, t(f"workbook.{key}", lang), binder.style(bold=True))
        binder.text(sheet, row, 1, text, binder.style())
    return line + len(facts) + 2
