"""A deck as the text that the script of the stage reads."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Final

from lib.city.city import City
from lib.city.memory import remembered
from lib.contract.periods import Period
from lib.design.tokens import FONT, LIGHT
from lib.export.slides import lines
from lib.export.slides.words import plain
from lib.i18n import t
from lib.i18n.format import period
from lib.story.figure import Map
from lib.story.slide import Deck, Slide
from lib.ui.markup import escape
from lib.ui.stage import areas, slide
from lib.ui.stage.mark import place

SHEET = Path(__file__).parents[1] / "assets" / "panggung.css"
WORDS: Final = (
    *("slide", "of", "next", "previous", "last", "notes", "elapsed", "close", "full", "laser"),
    *("later", "earlier", "blocked", "none_next", "start_here", "stage", "sample"),
)
"""Texts ``stage.<word>`` that the script shows."""


@remembered
def markup(city: City, deck: Deck) -> str:
    """Return the element that the script looks for, with everything in it.

    Args:
        city: The city.
        deck: Its slides.
    """
    content = {
        "nama": plain(deck.title),
        "bahasa": deck.lang,
        "gaya": _sheet(),
        "arsir": areas.HATCH,
        "langkah": place(slide.STEPS),
        "kata": {word: t(f"stage.{word}", deck.lang) for word in WORDS},
        "slide": [_slide(deck, city, one, n) for n, one in enumerate(deck.slides, 1)],
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    mark = hashlib.sha256(text.encode()).hexdigest()[:16]
    return f'<div class="kk-deck" data-sidik="{mark}">{escape(text)}</div>'


def _slide(deck: Deck, city: City, one: Slide, number: int) -> dict[str, object]:
    return {
        "kunci": one.key,
        "judul": plain(one.heading),
        "html": slide.html(deck, city, one, number),
        "catatan": [plain(line) for line in lines.notes(deck, one)],
        "saat": _moments(deck, city, one),
    }


def _moments(deck: Deck, city: City, one: Slide) -> list[dict[str, object]]:
    """Return what a map's slide says at each period, oldest first; nothing for other slides."""
    if not isinstance(one.figure, Map):
        return []
    found = []
    for scene in one.figure.scenes:
        said = period(str(Period.parse(scene.period)), deck.lang)
        found.append(slide.moment(deck, city, one, scene, said))
    return found


@lru_cache(maxsize=1)
def _sheet() -> str:
    variables = (
        f":root{{--kk-s-tinta:{LIGHT.ink};--kk-s-lunak:{LIGHT.soft};--kk-s-kertas:{LIGHT.paper};"
        f"--kk-s-garis:{LIGHT.hairline};--kk-s-contoh:{LIGHT.sample};--kk-s-huruf:{FONT}}}"
    )
    return variables + SHEET.read_text("utf-8")
