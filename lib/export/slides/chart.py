"""Native charts: they can be edited in PowerPoint, with the numbers in their own sheet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.chart import XL_MARKER_STYLE as MARKER
from pptx.enum.chart import XL_TICK_LABEL_POSITION as TICKS
from pptx.enum.chart import XL_TICK_MARK as TICK
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_THEME_COLOR
from pptx.util import Pt

from lib.charts.axis import scale
from lib.design.colour import on
from lib.design.measure import Measure
from lib.design.tokens import LIGHT, Verdict
from lib.export.lettering import width
from lib.export.slides.places import LABEL, Box
from lib.export.slides.words import Hand, Run, plain, write
from lib.export.slides.workbook import SheetData
from lib.i18n import t
from lib.story.figure import Bars, Line, Trend

COLOURS: Final = {
    "better": LIGHT.verdicts[Verdict.ACHIEVED].colour,
    "same": LIGHT.faint,
    "worse": LIGHT.verdicts[Verdict.DETERIORATING].colour,
    "rest": LIGHT.paper2,
}
"""Of the parts of a bar."""

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_SLANTED = "-2700000"
"""45 degrees, in sixty-thousandths of one."""
_FEW = 16
"""Series with at most so many values show each as a dot."""


def trend(holder: Any, figure: Trend, colour: str, hand: Hand, box: Box) -> Any:  # noqa: ANN401
    """Put the trend of an indicator into a placeholder.

    Args:
        holder: Chart placeholder of a slide.
        figure: What to draw.
        colour: Of the city's line, ``#RRGGBB``.
        hand: How text is set.
        box: Room of the placeholder.

    Returns:
        The graphic frame.
    """
    decimals = figure.indicator.desimal
    form = "#,##0" + ("." + "0" * decimals if decimals else "")
    data = SheetData(number_format=form)
    data.categories = [plain(label) for label in figure.labels]
    for line in figure.lines:
        data.add_series(plain(line.name), line.values)
    if figure.has_target:
        data.add_series(t("charts.target", hand.lang), figure.target)
    frame = holder.insert_chart(XL_CHART_TYPE.LINE_MARKERS, data)
    chart = frame.chart
    _letters(chart, hand)
    chart.has_legend = False
    chart.has_title = False
    _gaps(chart)
    step = _step(figure.labels, hand, box)
    _room(chart, 0.84 if step == 1 else 0.72)
    _axes(chart, figure, step, hand)
    plots = list(chart.plots[0].series)
    for series, line in zip(plots, figure.lines, strict=False):
        _city(series, line, colour, hand)
    measure = Measure.of(figure.indicator, hand.lang)
    last = [v for v in figure.lines[-1].values if v is not None][-1]
    end = measure.bare(last, hand.lang)
    _label(plots[len(figure.lines) - 1], figure.lines[-1].values, end, colour, hand)
    if figure.has_target:
        goal = [v for v in figure.target if v is not None][-1]
        said = f"{t('charts.target', hand.lang)} {measure.bare(goal, hand.lang)}"
        _target(plots[-1], figure, said, hand)
    return frame


def _letters(chart: Any, hand: Hand) -> None:  # noqa: ANN401
    chart.font.size = Pt(hand.points(LABEL) / 100)
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_2


def _gaps(chart: Any) -> None:  # noqa: ANN401
    """Leave gaps open: what was not measured is not joined."""
    root = chart._chartSpace.chart
    found = root.find(f"{{{_C}}}dispBlanksAs")
    if found is None:
        found = etree.SubElement(root, f"{{{_C}}}dispBlanksAs")
    found.set("val", "gap")


def _room(chart: Any, height: float) -> None:  # noqa: ANN401
    """Leave room to the right of the lines for their last words, and below for labels."""
    area = chart._chartSpace.chart.plotArea
    layout = area.find(f"{{{_C}}}layout")
    if layout is None:
        layout = etree.Element(f"{{{_C}}}layout")
        area.insert(0, layout)
    manual = etree.SubElement(layout, f"{{{_C}}}manualLayout")
    sides = (("x", 0.08), ("y", 0.05), ("w", 0.74), ("h", height))
    told = [("layoutTarget", "inner"), ("xMode", "edge"), ("yMode", "edge")]
    for name, value in (*told, *sides):
        etree.SubElement(manual, f"{{{_C}}}{name}").set("val", str(value))


def _axes(chart: Any, figure: Trend, step: int, hand: Hand) -> None:  # noqa: ANN401
    values = [v for line in (*figure.lines, _as_line(figure)) for v in line.values if v is not None]
    across = scale(values)
    up, down = chart.value_axis, chart.category_axis
    up.minimum_scale, up.maximum_scale = across.low, across.high
    for low, high in list(pairwise(across.ticks))[:1]:
        up.major_unit = high - low
    places = "." + "0" * across.decimals if across.decimals else ""
    up.tick_labels.number_format = f"#,##0{places}"
    up.tick_labels.number_format_is_linked = False
    up.format.line.fill.background()
    up.major_gridlines.format.line.color.rgb = _rgb(LIGHT.hairline)
    up.major_gridlines.format.line.width = Pt(0.75)
    up.major_tick_mark = down.major_tick_mark = TICK.NONE
    down.tick_label_position = TICKS.LOW
    down.format.line.color.rgb = _rgb(LIGHT.soft)
    _skip(down, step, hand)


def _as_line(figure: Trend) -> Line:
    return Line("", figure.target, ())


def _step(labels: Sequence[str], hand: Hand, box: Box) -> int:
    """Return which of the labels fit beside each other: every first, second, third."""
    widest = max(width(label, LABEL) for label in labels) * hand.slack + LABEL / 3
    return max(int(-(-widest // (box.width * 0.74 / len(labels)))), 1)


def _skip(axis: Any, step: int, hand: Hand) -> None:  # noqa: ANN401
    """Write only every so manieth label; LibreOffice writes all of them, so they slant."""
    axis.tick_labels.font.size = Pt(hand.points(LABEL) / 100)
    body = axis._element.find(f"{{{_C}}}txPr/{{{_A}}}bodyPr")
    body.set("rot", "0" if step == 1 else _SLANTED)
    for name in ("tickLblSkip", "tickMarkSkip"):
        entry = etree.Element(f"{{{_C}}}{name}")
        entry.set("val", str(step))
        axis._element.find(f"{{{_C}}}noMultiLvlLbl").addprevious(entry)


def _city(series: Any, line: Line, colour: str, hand: Hand) -> None:  # noqa: ANN401
    series.smooth = False
    series.format.line.color.rgb = _rgb(colour)
    series.format.line.width = hand.size(6)
    few = sum(v is not None for v in line.values) <= _FEW
    series.marker.style = MARKER.CIRCLE if few else MARKER.NONE
    series.marker.size = 9
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = _rgb(colour)
    series.marker.format.line.color.rgb = _rgb(colour)
    for place, (value, uncertain) in enumerate(zip(line.values, line.uncertain, strict=True)):
        if value is not None and uncertain:
            marker = series.points[place].marker
            marker.style, marker.size = MARKER.CIRCLE, 11
            marker.format.fill.solid()
            marker.format.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
            marker.format.line.color.rgb = _rgb(colour)


def _target(series: Any, figure: Trend, said: str, hand: Hand) -> None:  # noqa: ANN401
    series.smooth = False
    series.format.line.color.rgb = _rgb(LIGHT.soft)
    series.format.line.width = hand.size(3)
    series.format.line.dash_style = MSO_LINE_DASH_STYLE.DASH
    series.marker.style, series.marker.size = MARKER.DASH, 9
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = _rgb(LIGHT.soft)
    series.marker.format.line.color.rgb = _rgb(LIGHT.soft)
    _label(series, figure.target, said, LIGHT.soft, hand)


def _label(
    series: Any,  # noqa: ANN401
    values: Sequence[float | None],
    text: str,
    colour: str,
    hand: Hand,
) -> None:
    """Write a few words to the right of a line's last point instead of a legend."""
    place = max((n for n, v in enumerate(values) if v is not None), default=None)
    if place is None:
        return
    label = series.points[place].data_label
    frame = label.text_frame
    frame.word_wrap = False
    write(frame.paragraphs[0], plain(text), Run(text, colour, bold=True), LABEL, hand)
    label.position = XL_LABEL_POSITION.RIGHT


def bars(holder: Any, figure: Bars, hand: Hand) -> Any:  # noqa: ANN401
    """Put one stacked bar per dimension into a placeholder.

    Args:
        holder: Chart placeholder of a slide.
        figure: What to draw.
        hand: How text is set.

    Returns:
        The graphic frame.
    """
    data = SheetData(number_format="0")
    data.categories = [plain(name) for name in figure.names]
    for part in figure.parts:
        data.add_series(plain(part.name), part.counts)
    frame = holder.insert_chart(XL_CHART_TYPE.BAR_STACKED, data)
    chart = frame.chart
    _letters(chart, hand)
    chart.has_title = False
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    chart.legend.include_in_layout = False
    chart.category_axis.reverse_order = True
    chart.category_axis.format.line.fill.background()
    chart.category_axis.major_tick_mark = TICK.NONE
    chart.category_axis.tick_labels.font.size = Pt(hand.points(28) / 100)
    chart.category_axis.tick_labels.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    chart.plots[0].gap_width, chart.plots[0].overlap = 45, 100
    for series, part in zip(chart.plots[0].series, figure.parts, strict=True):
        _part(series, part.counts, COLOURS[part.kind], hand)
    return frame


def _part(series: Any, counts: Sequence[int], colour: str, hand: Hand) -> None:  # noqa: ANN401
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = _rgb(colour)
    series.format.line.color.rgb = _rgb(LIGHT.hairline)
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = "0;;", False
    labels.font.size = Pt(hand.points(LABEL) / 100)
    labels.font.bold = True
    labels.font.color.rgb = _rgb(on(colour))


def _rgb(colour: str) -> Any:  # noqa: ANN401
    return RGBColor.from_string(colour.lstrip("#"))
