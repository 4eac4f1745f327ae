"""What the reader has chosen to see on the map page, and the controls for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.analysis.classes import DEFAULT, Scheme
from lib.city import scene
from lib.city.city import City
from lib.city.memory import remembered
from lib.city.scene import Style
from lib.contract.vocabulary import Framework, Level
from lib.i18n.format import number, period
from lib.store.catalogue import Indicator
from lib.ui import breaks, browser, choose
from lib.ui.breaks import Breaks, Problem
from lib.ui.mapview import Engine
from lib.ui.view import View

FEWEST, MOST = 3, 7
"""Numbers of classes on offer."""


class Kind(StrEnum):
    """What is mapped (``ubahan`` in the URL)."""

    VALUES = "nilai"
    CHANGE = "perubahan"
    PAIR = "dua"


@dataclass(frozen=True, slots=True)
class Look:
    """How maps are drawn, whatever they show."""

    style: Style
    labels: bool
    districts: bool
    engine: Engine


@dataclass(frozen=True, slots=True)
class Subject:
    """What maps are about."""

    indicator: Indicator
    level: Level
    kind: Kind


@remembered
def mappable(city: City, framework: Framework) -> tuple[str, ...]:
    """Return the codes of all indicators with values, dimension by dimension.

    Indicators without a dimension in the framework come last.
    """
    place = {d.kode: i for i, d in enumerate(city.catalogue.dimensions(framework))}
    there = set(city.panel["indikator"].unique())
    found = [i for i in city.catalogue.indicators if i.kode in there]
    found.sort(key=lambda i: place.get(city.dimension_of(i, framework) or "", len(place)))
    return tuple(i.kode for i in found)


def choices(view: View, codes: tuple[str, ...]) -> tuple[Subject, Look]:
    """Let the reader choose what is mapped and, behind a button, how it is drawn."""
    *places, last = st.columns([8, 7, 6, 4], vertical_alignment="bottom")
    about = _subject(view, codes, places)
    with last:
        return about, _look(view, about)


def _subject(view: View, codes: tuple[str, ...], places: Sequence[DeltaGenerator]) -> Subject:
    wide, middle, narrow = places
    with wide:
        code = choose.one(
            "indikator",
            view.t("map.indicator"),
            codes,
            _first_fine(view.city, codes),
            lambda c: name(view, c),
        )
    levels = view.city.levels(code)
    with middle:
        level = choose.few(
            "jenjang",
            view.t("map.level"),
            {str(lv): view.t(f"map.level_name.{lv}") for lv in levels},
            str(_default_level(view.city, code)),
        )
    with narrow:
        kinds = {str(k): view.t(f"map.kind.{k}") for k in Kind}
        kind = choose.few("ubahan", view.t("map.kind"), kinds, str(Kind.VALUES))
    return Subject(view.city.catalogue.indicator(code), Level(level), Kind(kind))


def name(view: View, code: str) -> str:
    """Return the name of an indicator and, if that is not the villages, its finest level."""
    said = view.city.catalogue.indicator(code).name(view.lang)
    finest = view.city.levels(code)[0]
    key = {Level.CITY: "indicator_city", Level.DISTRICT: "indicator_district"}.get(finest)
    return view.t(f"map.{key}", name=said) if key else said


def moment(view: View, key: str, label: str, options: list[str], default: str) -> str:
    """Let the reader choose a period."""
    return choose.moment(key, label, options, default, lambda p: period(p, view.lang))


def second(view: View, codes: tuple[str, ...], about: Subject) -> Indicator:
    """Let the reader choose the indicator of the second map; at first it is the same one."""
    there = [c for c in codes if about.level in view.city.levels(c)]
    code = choose.one(
        "indikator2",
        view.t("map.indicator2"),
        there,
        about.indicator.kode,
        lambda c: view.city.catalogue.indicator(c).name(view.lang),
    )
    return view.city.catalogue.indicator(code)


def _look(view: View, about: Subject) -> Look:
    with st.popover(view.t("map.settings"), icon=":material/tune:"):
        scheme = Scheme(
            choose.one(
                "kelas",
                view.t("map.classes"),
                [str(s) for s in Scheme],
                str(Scheme.NATURAL),
                lambda s: view.t(f"map.classes.{s}"),
            )
        )
        own = _own_breaks(view, about) if scheme is Scheme.OWN else Breaks()
        if own.problem is not None or scheme is not Scheme.OWN:
            scheme = Scheme.NATURAL if scheme is Scheme.OWN else scheme
            count = _count(view)
        else:
            count = len(own.values) + 1
        style = Style(scheme, own.values, _around_city(view, about, scheme), count)
        labels = choose.switch("nama", view.t("map.labels"), default=True)
        districts = choose.switch("tepi", view.t("map.districts"), default=True)
        return Look(style, labels, districts, _engine(view))


def _first_fine(city: City, codes: tuple[str, ...]) -> str:
    """Return the first indicator that most villages have, else most districts, else the first."""
    for level in (Level.VILLAGE, Level.DISTRICT):
        half = len(city.catalogue.areas(level)) / 2
        for code in codes:
            periods = city.periods(code, level)
            if periods and city.at(code, level, periods[-1]).height >= max(half, 2):
                return code
    return codes[0]


def _default_level(city: City, code: str) -> Level:
    """Return the finest level whose areas can be compared, else the finest there is."""
    levels = city.levels(code)
    for level in levels:
        periods = city.periods(code, level)
        if level is not Level.CITY and city.at(code, level, periods[-1]).height > 1:
            return level
    return levels[-1]


def _count(view: View) -> int:
    options = {str(n): number(n, view.lang) for n in range(FEWEST, MOST + 1)}
    return int(choose.few("jumlah", view.t("map.count"), options, str(DEFAULT)))


def _around_city(view: View, about: Subject, scheme: Scheme) -> bool:
    if about.kind is Kind.CHANGE or about.level is Level.CITY or scheme is Scheme.OWN:
        return False
    options = {key: view.t(f"map.colours.{key}") for key in ("urut", "kota")}
    return choose.few("warna", view.t("map.colours"), options, "urut") == "kota"


def _engine(view: View) -> Engine:
    if not browser.has_webgl():
        st.caption(view.t("map.no_webgl"))
        return "static"
    options: Mapping[str, str] = {k: view.t(f"map.picture.{k}") for k in ("gerak", "diam")}
    moving = choose.few("gambar", view.t("map.picture"), options, "gerak") == "gerak"
    return "deck" if moving else "static"


def _own_breaks(view: View, about: Subject) -> Breaks:
    """Let the reader write breaks; say what is wrong with them and how it is meant."""
    example = _example(view, about)
    hint = view.t("map.breaks_hint", example=example)
    written = choose.text("batas", view.t("map.breaks"), hint=example)
    st.caption(hint)
    own = breaks.read(written, view.lang)
    if own.problem is Problem.NONE:
        st.info(view.t("map.breaks.none", example=example))
    elif own.problem is not None:
        st.warning(
            view.t(
                f"map.breaks.{own.problem}",
                part=own.part,
                example=example,
                most=number(breaks.MOST, view.lang),
            )
        )
    return own


def _example(view: View, about: Subject) -> str:
    """Return natural breaks of these very values, as the reader would write them."""
    city, code = view.city, about.indicator.kode
    last = city.periods(code, about.level)[-1]
    made = scene.of_values(city, code, about.level, last, Style(count=4))
    inner = made.classes.edges[1:-1] or made.classes.edges[:1]
    decimals = about.indicator.desimal
    return "; ".join(number(e, view.lang, decimals) for e in inner)


def outside(view: View, shown: scene.Scene, written: tuple[float, ...]) -> str:
    """Return a note if own breaks divide nothing; blank if they do."""
    values = shown.rows["tampil"].drop_nulls()
    if not written or values.is_empty():
        return ""
    low, high = float(values.min()), float(values.max())  # type: ignore[arg-type]
    if any(low <= b < high for b in written):
        return ""
    decimals = shown.indicator.desimal
    ends = (number(v, view.lang, decimals) for v in (low, high))
    return view.t("map.breaks.outside", **dict(zip(("low", "high"), ends, strict=True)))
