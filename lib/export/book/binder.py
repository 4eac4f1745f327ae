"""Writes pages into a workbook; what data says can neither be a formula nor a link."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from xlsxwriter.format import Format
from xlsxwriter.utility import quote_sheetname, xl_range_abs
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lib.export.book import fit
from lib.export.book.chart import VALUE, chart
from lib.export.book.page import Cell, Figure, Page, Spark, Trend
from lib.export.rows import safe
from lib.i18n import t

LONGEST = 32_000
"""Letters of a cell; Excel holds 32,767."""
NAME = 31
"""Letters of a sheet's name."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NO_NAME = re.compile(r"[\[\]:*?/\\]")
_INK, _SAMPLE_INK, _SAMPLE_FILL, _HEAD_FILL = "#1F2A37", "#7A4B00", "#FFF4DC", "#DCE6F0"
_LINE = "#1F5FA8"


def plain(text: str) -> str:
    """Return text that a cell can hold and that no spreadsheet takes for a formula."""
    clean = _CONTROL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _cut(safe(clean), LONGEST)


def sheet_names(wished: Sequence[str]) -> list[str]:
    """Return names that Excel takes, no two alike, in the same order.

    Args:
        wished: Any texts; signs that are not allowed are left out, long ones are cut.
    """
    taken: set[str] = set()
    names = []
    for text in wished:
        clean = " ".join(_NO_NAME.sub(" ", _CONTROL.sub(" ", text)).split()).strip("' ")
        clean = clean if clean.lower() not in ("", "history") else "–"
        name, number = _cut(clean, NAME).strip("' "), 2
        while name.lower() in taken:
            name, number = f"{_cut(clean, NAME - 3).strip()} {number}", number + 1
        taken.add(name.lower())
        names.append(name)
    return names


def _cut(text: str, most: int) -> str:
    """Cut a text to what Excel counts as so many letters; an emoji counts as two."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")


@dataclass
class Binder:
    """Puts pages into one workbook."""

    book: Workbook
    lang: str
    series: str
    """Name of the sheet that small lines are drawn from."""
    _formats: dict[tuple[tuple[str, object], ...], Format] = field(default_factory=dict)

    def style(self, **facts: object) -> Format:
        """Return a format; equal ones are the same."""
        key = tuple(sorted(facts.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format({"valign": "top", **facts})
        return self._formats[key]

    def add(self, page: Page, name: str, home: str) -> Worksheet:
        """Write a page.

        Args:
            page: What it holds.
            name: Of the sheet, as Excel takes it.
            home: Name of the sheet that its first line leads back to.
        """
        sheet: Worksheet = self.book.add_worksheet(name)
        top = 0 if page.tidy else self._above(sheet, page, home)
        wide = fit.widths(page)
        for place, (head, width) in enumerate(zip(page.heads, wide, strict=True)):
            sheet.set_column(place, place, width)
            numbers = any(isinstance(row[place], Figure) for row in page.rows)
            style = self._head(numbers=numbers, indent=min(place, 1))
            sheet.write_string(top, place, plain(head.text), style)
        sheet.set_row(top, fit.height([head.text for head in page.heads], wide))
        for line, row in enumerate(page.rows, start=top + 1):
            if not page.tidy and (high := fit.height(row, wide)):
                sheet.set_row(line, high)
            for place, cell in enumerate(row):
                self._cell(sheet, line, place, cell, wrap=not page.tidy)
        last = max(len(page.heads) - 1, 0)
        if page.trend is not None:
            self._trend(sheet, name, top + len(page.rows) + 2, page.trend)
        sheet.freeze_panes(top + 1, page.fixed)
        sheet.autofilter(top, 0, top + max(len(page.rows), 1), last)
        self._paper(sheet, top, page, spread=not page.tidy and fit.spreads(wide))
        return sheet

    def text(self, sheet: Worksheet, line: int, place: int, text: str, style: Format) -> None:
        """Write a text as text."""
        sheet.write_string(line, place, plain(text), style)

    def link(self, sheet: Worksheet, line: int, place: int, name: str, text: str) -> None:
        """Write a link to another sheet of the workbook."""
        style = self.style(font_color=_LINE, underline=1)
        sheet.write_url(line, place, f"internal:{quote_sheetname(name)}!A1", style, plain(text))

    def mark(self, sheet: Worksheet, line: int, place: int) -> None:
        """Write that figures are sample data."""
        style = self.style(bold=True, font_color=_SAMPLE_INK, bg_color=_SAMPLE_FILL)
        self.text(sheet, line, place, t("workbook.sample", self.lang), style)

    def _above(self, sheet: Worksheet, page: Page, home: str) -> int:
        title = self.style(bold=True, font_size=14, font_color=_INK)
        sheet.set_row(0, 2 * fit.LINE)
        self.text(sheet, 0, 0, page.title, title)
        self.text(sheet, 1, 0, page.about, self.style(font_color="#4A5560"))
        self.link(sheet, 2, 0, home, t("workbook.home", self.lang))
        if page.sample:
            self.mark(sheet, 3, 0)
        return 4

    def _head(self, *, numbers: bool, indent: int) -> Format:
        beside = {"align": "right"} if numbers else {"align": "left", "indent": indent}
        return self.style(bold=True, bg_color=_HEAD_FILL, text_wrap=True, **beside)

    def _cell(self, sheet: Worksheet, line: int, place: int, cell: Cell, *, wrap: bool) -> None:
        match cell:
            case None:
                return
            case Figure():
                if math.isfinite(cell.value):
                    sheet.write_number(line, place, cell.value, self._number(cell))
            case dt.date():
                day = self.style(num_format="yyyy-mm-dd", align="left")
                sheet.write_datetime(line, place, cell, day)
            case Spark():
                self._spark(sheet, line, place, cell)
            case str():
                if cell:
                    style = self.style(text_wrap=wrap, align="left", indent=min(place, 1))
                    self.text(sheet, line, place, cell, style)

    def _number(self, cell: Figure) -> Format:
        places = "." + "0" * cell.decimals if cell.decimals else ""
        facts: dict[str, object] = {"num_format": f"#,##0{places}"}
        if cell.sample:
            facts |= {"italic": True, "font_color": _SAMPLE_INK, "bg_color": _SAMPLE_FILL}
        return self.style(**facts)

    def _spark(self, sheet: Worksheet, line: int, place: int, cell: Spark) -> None:
        span = xl_range_abs(cell.first, VALUE, cell.last, VALUE)
        sheet.add_sparkline(
            line,
            place,
            {
                "range": f"{quote_sheetname(self.series)}!{span}",
                "last_point": True,
                "show_hidden": True,
                "series_color": _LINE,
                "last_color": _INK,
            },
        )

    def _trend(self, sheet: Worksheet, name: str, line: int, trend: Trend) -> None:
        mark = f" · {t('export.sample', self.lang)}" if trend.line.sample else ""
        title = plain(trend.title + mark)
        self.text(sheet, line, 0, title, self.style(bold=True, font_color=_INK))
        drawn = chart(self.book, self.series, trend, (name, line, 0))
        sheet.insert_chart(line + 1, 0, drawn, {"description": title, "object_position": 3})
        sheet.set_h_pagebreaks([line])

    def _paper(self, sheet: Worksheet, top: int, page: Page, *, spread: bool) -> None:
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.repeat_rows(top)
        if spread:
            sheet.set_print_scale(fit.SCALE)
            sheet.repeat_columns(0, page.fixed - 1)
        else:
            sheet.fit_to_pages(1, 0)
        mark = f" · {t('export.sample', self.lang)}" if page.sample else ""
        sheet.set_footer(f"&L&A{mark}&R&P / &N")
