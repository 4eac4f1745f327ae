"""The chosen area beside a map: its figure, its place, and where to read on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
import streamlit as st

from lib.city import map_words, words
from lib.city.scene import Scene
from lib.i18n.format import period, signed
from lib.ui import choose, links, state
from lib.ui.markup import escape
from lib.ui.view import View

AREA_FILE = "pages/jelajah/halaman_wilayah.py"
FEWEST, MOST = 4, 5
"""Areas that make ends worth naming, and areas named at each end."""

COMPARE_FILE = "pages/jelajah/halaman_banding.py"


def chosen(view: View) -> str | None:
    """Return the area that is chosen everywhere, or ``None``."""
    code = state.get("wilayah")
    return code if code in view.city.catalogue.all_areas else None


def choose_area(view: View, scene: Scene) -> str | None:
    """Let the reader choose an area and draw what the map knows of it.

    Returns:
        The code of the area, or ``None``.
    """
    areas = [a.kode for a in view.city.catalogue.areas(scene.level)]
    elsewhere = chosen(view)
    if elsewhere is not None and elsewhere not in areas:
        areas.append(elsewhere)
    code = choose.one("wilayah", view.t("map.area"), ["", *areas], "", lambda c: _name(view, c))
    if not code:
        hint = escape(view.t("map.area_hint"))
        st.html(f'<p class="kk-catatan kk-layar">{hint}</p>')
        return None
    st.html(_card(view, scene, code))
    _links(view, scene, code)
    return code


def caption(view: View, scene: Scene) -> str:
    """Return the line above one of several maps, as HTML."""
    name = escape(scene.indicator.name(view.lang))
    return f'<p class="kk-catatan"><b>{name}</b>, {escape(period(scene.period, view.lang))}</p>'


def extremes(view: View, scene: Scene) -> str:
    """Return the areas at both ends of a map, as HTML; blank if there is nothing to compare."""
    rows = scene.rows.filter(pl.col("tampil").is_not_null())
    if rows.height < FEWEST:
        return ""
    better = scene.favourable if scene.judged else 1
    ordered = rows.sort(pl.col("tampil") * -better, "wilayah").to_dicts()
    count = min(MOST, rows.height // 2)
    first, last = _ends(scene)
    return _list(view, scene, first, ordered[:count]) + _list(
        view, scene, last, ordered[-count:][::-1]
    )


def _ends(scene: Scene) -> tuple[str, str]:
    if scene.earlier is None:
        return ("best", "worst") if scene.judged else ("highest", "lowest")
    return ("gains", "losses") if scene.judged else ("rises", "falls")


def _list(view: View, scene: Scene, key: str, rows: Sequence[Mapping[str, Any]]) -> str:
    """Return one end as a table; the chosen area stands out."""
    here = chosen(view)
    title = escape(view.t(f"map.ends.{key}"))
    lines = "".join(
        f"<tr{_strong(row['wilayah'] == here)}><td>{escape(_name(view, row['wilayah']))}</td>"
        f'<td class="n">{escape(_shown(scene, row["tampil"], view.lang))}</td></tr>'
        for row in rows
    )
    return f'<table class="kk-tabel kk-ujung"><caption>{title}</caption>{lines}</table>'


def _strong(here: bool) -> str:
    return ' class="kk-pilihan"' if here else ""


def _shown(scene: Scene, value: float, lang: str) -> str:
    if scene.earlier is None:
        return words.value(scene.indicator, value, lang)
    return signed(value, lang, scene.indicator.desimal)


def _name(view: View, code: str) -> str:
    return view.city.catalogue.area(code).nama if code else view.t("map.area_none")


def _card(view: View, scene: Scene, code: str) -> str:
    row = _row(scene, code)
    said = {
        "indicator": scene.indicator.name(view.lang),
        "area": _name(view, code),
        "period": period(scene.period, view.lang),
    }
    head = f"<h3>{escape(said['area'])}</h3>"
    if row is None:
        body = f'<p class="kk-lunak">{escape(view.t("map.area_missing", **said))}</p>'
        return f'<div class="kk-kartu">{head}{body}</div>'
    number, unit = words.figure(scene.indicator, row["nilai"], view.lang)
    figure = f'<p class="kk-angka">{escape(number)}<small>{escape(unit)}</small></p>'
    when = f'<p class="kk-lunak">{escape(said["period"])}</p>'
    lines = "".join(f"<p>{escape(line)}</p>" for line in map_words.lines(scene, row, view.lang))
    return f'<div class="kk-kartu">{head}{figure}{when}{lines}</div>'


def _row(scene: Scene, code: str) -> Mapping[str, Any] | None:
    found = scene.rows.filter(pl.col("wilayah") == code)
    return found.row(0, named=True) if found.height else None


def _links(view: View, scene: Scene, code: str) -> None:
    name = _name(view, code)
    links.page_link(
        view,
        AREA_FILE,
        view.t("map.area_profile", area=name),
        icon=":material/location_city:",
        wilayah=code,
    )
    links.page_link(
        view,
        COMPARE_FILE,
        view.t("map.area_compare", area=name),
        icon=":material/compare_arrows:",
        banding=code,
        jenjang=str(scene.level),
    )
    links.indicator_link(
        view,
        scene.indicator,
        view.t("map.area_indicator"),
        icon=":material/show_chart:",
        wilayah=code,
        periode=scene.period,
    )
