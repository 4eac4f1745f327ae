"""The legend of a map: a small histogram whose bars have the colours of the classes."""

from __future__ import annotations

from lib.maps.plan import MapClass, MapPlan
from lib.ui.markup import escape
from lib.ui.view import View

TALLEST = 40
"""Height of the fullest class in pixels."""


def markup(view: View, plan: MapPlan, city_value: float | None, city_text: str) -> str:
    """Return the legend as HTML.

    Args:
        view: The reader's view.
        plan: The map.
        city_value: Value of the whole city on the same scale; marks its class.
        city_text: The same as read.
    """
    most = max((c.count for c in plan.classes), default=0)
    here = _place(plan.classes, city_value)
    bars = [_bar(view, c, most, i == here) for i, c in enumerate(plan.classes)]
    missing = len(plan.missing)
    if missing:
        bars.append(_missing(view, missing, most))
    mark = (
        f'<p class="kk-catatan">▲ {escape(view.t("map.city_is", value=city_text))}</p>'
        if here is not None
        else ""
    )
    title = escape(view.t("map.legend"))
    return f'<div class="kk-legenda" role="list" aria-label="{title}">{"".join(bars)}</div>{mark}'


def _bar(view: View, one: MapClass, most: int, here: bool) -> str:
    height = max(round(TALLEST * one.count / most), 2) if most else 2
    said = escape(view.t("map.legend_class", text=one.text, count=one.count))
    return (
        f'<div role="listitem" title="{said}"><i>{one.count}</i>'
        f'<b style="height:{height}px;background:{one.colour}"></b>'
        f"<span>{escape(one.text)}</span><em>{'▲' if here else '&nbsp;'}</em></div>"
    )


def _missing(view: View, count: int, most: int) -> str:
    height = max(round(TALLEST * count / max(most, count)), 8)
    return (
        f'<div role="listitem" class="kk-kosong"><i>{count}</i>'
        f'<b style="height:{height}px"></b>'
        f"<span>{escape(view.t('app.missing'))}</span><em>&nbsp;</em></div>"
    )


def _place(classes: tuple[MapClass, ...], value: float | None) -> int | None:
    if value is None:
        return None
    return next((i for i, c in enumerate(classes) if c.low <= value <= c.high), None)
