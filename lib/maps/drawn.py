"""A scene of a city as a plan that can be drawn."""

from __future__ import annotations

from lib.city import map_words
from lib.city.city import City
from lib.city.memory import remembered
from lib.city.scene import Scene
from lib.contract.vocabulary import Level
from lib.design.measure import Measure
from lib.design.tokens import Tokens
from lib.maps import plan as plans
from lib.maps import shapes as outlines
from lib.maps.locator import locator, silhouette
from lib.maps.plan import MapPlan
from lib.maps.shapes import Shapes
from lib.store.catalogue import Area


@remembered
def shapes(city: City) -> Shapes:
    """Return the outlines of all areas as maps draw them."""
    return outlines.read(city.shapes.everything, schematic=city.shapes.schematic)


def place(city: City, area: Area, tokens: Tokens) -> str:
    """Draw where an area lies among those of its level, as SVG; see ``locator.locator``."""
    codes = [one.kode for one in city.siblings(area)]
    beside = city.shapes.neighbours.get(area.kode, ())
    return locator(shapes(city), codes, area.kode, beside, tokens=tokens)


def whole(city: City, tokens: Tokens) -> str:
    """Draw the city with its villages, or districts where there are none, as SVG."""
    level = Level.VILLAGE if city.catalogue.areas(Level.VILLAGE) else Level.DISTRICT
    codes = [one.kode for one in city.catalogue.areas(level)]
    return silhouette(shapes(city), codes, tokens=tokens)


@remembered
def plan(
    city: City,
    scene: Scene,
    chosen: tuple[str, ...],
    districts: bool,
    tokens: Tokens,
    lang: str,
) -> MapPlan:
    """Return the plan of a scene.

    Args:
        city: The city, for names and shapes.
        scene: What to show.
        chosen: Codes of the areas to outline.
        districts: Whether the borders of the districts are drawn stronger.
        tokens: Colour mode.
        lang: ``id`` or ``en``.
    """
    catalogue = city.catalogue
    return plans.plan(
        scene.shown,
        scene.classes,
        Measure.of(scene.indicator, lang),
        names={a.kode: a.nama for a in catalogue.areas(scene.level)},
        tokens=tokens,
        lang=lang,
        details=map_words.tips(scene, lang),
        outlines=[a.kode for a in catalogue.areas(Level.DISTRICT)] if districts else [],
        chosen=chosen,
        sample=bool(scene.rows["contoh"].any()),
        schematic=city.shapes.schematic,
        favourable=scene.favourable,
    )
