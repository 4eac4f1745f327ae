"""A trend as a chart of the spreadsheet itself: it follows its cells and can be changed."""

from __future__ import annotations

from xlsxwriter.chart_line import ChartLine
from xlsxwriter.utility import quote_sheetname, xl_range_abs
from xlsxwriter.workbook import Workbook

from lib.export.book.page import Trend

NAME, PERIOD, VALUE = 1, 3, 5
"""0-based columns of the sheet of series."""
WIDTH, HEIGHT = 760, 320
"""Pixels."""
_SOFT, _GRID = "#4A5560", "#D5DCE3"


Place = tuple[str, int, int]
"""Name of a sheet, 0-based row and column of a cell."""


def chart(book: Workbook, series: str, trend: Trend, title: Place) -> ChartLine:
    """Return a line chart that draws figures of the sheet of series.

    Args:
        book: The workbook.
        series: Name of that sheet.
        trend: Which figures.
        title: The cell that says what it shows. A name from data is never handed over itself:
            one like ``Data!A1`` would be taken for a reference.
    """
    made: ChartLine = book.add_chart({"type": "line"})
    made.add_series(
        {
            "name": [series, trend.line.first, NAME],
            "categories": _cells(series, trend, PERIOD),
            "values": _cells(series, trend, VALUE),
            "line": {"color": trend.colour, "width": 2.25},
            "marker": {
                "type": "circle",
                "size": 6,
                "fill": {"color": trend.colour},
                "border": {"color": trend.colour},
            },
        }
    )
    places = "." + "0" * trend.decimals if trend.decimals else ""
    made.set_title({"name": list(title), "overlay": False, "name_font": {"size": 12, "bold": True}})
    made.set_legend({"none": True})
    made.set_x_axis({"num_font": {"color": _SOFT}, "line": {"color": _SOFT}})
    made.set_y_axis(
        {
            "num_format": f"#,##0{places}",
            "num_font": {"color": _SOFT},
            "line": {"none": True},
            "major_gridlines": {"visible": True, "line": {"color": _GRID}},
        }
    )
    made.show_blanks_as("gap")
    made.set_size({"width": WIDTH, "height": HEIGHT})
    return made


def _cells(series: str, trend: Trend, column: int) -> str:
    span = xl_range_abs(trend.line.first, column, trend.line.last, column)
    return f"={quote_sheetname(series)}!{span}"
