"""The data sheet behind a chart; data never becomes a formula in it."""

from __future__ import annotations

import datetime as dt
import io

import xlsxwriter
from pptx.chart.data import CategoryChartData

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_STAMP = dt.datetime(2020, 1, 1)


class SheetData(CategoryChartData):  # type: ignore[misc] # python-pptx has no types
    """Categories and series of a chart, with their sheet in the places that charts look at."""

    @property
    def xlsx_blob(self) -> bytes:
        """The workbook: categories in the first column, one series in each further one."""
        out = io.BytesIO()
        with xlsxwriter.Workbook(out, _OPTIONS) as book:
            book.set_properties({"created": _STAMP})
            sheet = book.add_worksheet("Sheet1")
            for line, category in enumerate(self.categories, 1):
                sheet.write_string(line, 0, str(category.label))
            for column, series in enumerate(self, 1):
                sheet.write_string(0, column, str(series.name))
                for line, value in enumerate(series.values, 1):
                    if value is not None:
                        sheet.write_number(line, column, value)
        return out.getvalue()
