"""A slide as HTML."""

from __future__ import annotations

from typing import Final

from lib.city import words as city_words
from lib.city.city import City
from lib.city.scene import Scene
from lib.design.colour import readable
from lib.design.tokens import LIGHT
from lib.export.lettering import LINE
from lib.export.slides import lines
from lib.export.slides import table as tables
from lib.export.slides.places import (
    COUNTS,
    HEADING,
    HEADINGS,
    NOTE,
    TEXT,
    Box,
    Places,
    cover,
    places,
)
from lib.export.slides.words import Run, plain
from lib.i18n import t
from lib.story import spatial
from lib.story.figure import Bars, Map, Table, Trend
from lib.story.slide import Deck, Slide
from lib.ui.markup import escape
from lib.ui.stage import areas, bars, trend
from lib.ui.stage.mark import block, hand, place

INSIDE: Final = places()
COVER: Final = cover()
TOLD: Final = INSIDE.words.above(INSIDE.words.height - 72)
"""Words beside a map; below them a presenter steps through the periods."""
STEPS: Final = INSIDE.words.without_top(INSIDE.words.height - 64)


def colour(slide: Slide) -> str:
    """Return the colour of a slide's dimension, made readable; ink without one."""
    try:
        return readable(slide.colour or LIGHT.ink, LIGHT.paper, LIGHT.ink)
    except ValueError:
        return LIGHT.ink


def html(deck: Deck, city: City, slide: Slide, number: int) -> str:
    """Return everything that stands on a slide.

    Args:
        deck: The deck.
        city: The city it is of.
        slide: One of its slides.
        number: Its place, from 1.
    """
    lang = deck.lang
    where = COVER if slide.kind == "title" else INSIDE
    bold = [Run(slide.rubric, colour(slide), bold=True)]
    parts = [
        f'<i class="kk-s-tepi" style="background:{colour(slide)}"></i>',
        block("kk-s-rubrik", bold, where.rubric, (32, 28, 24), lang, bold=True),
        heading(slide, slide.heading, lang),
        _figure(deck, city, slide, where),
        *_words(slide, where, lang),
        block("kk-s-sumber", [Run(lines.foot(slide, lang), soft=True)], where.source, NOTE, lang),
        f'<span class="kk-s-nomor">{number}</span>',
    ]
    if slide.sample:
        mark = [Run(t("app.sample", lang), LIGHT.sample, bold=True)]
        parts.append(
            block("kk-s-contoh", mark, where.mark, (32, 28, 24), lang, bold=True, right=True)
        )
    return "".join(parts)


def heading(slide: Slide, text: str, lang: str) -> str:
    """Return the title of a slide."""
    where = COVER if slide.kind == "title" else INSIDE
    sizes = HEADINGS if slide.kind == "title" else HEADING
    return block(
        "kk-s-judul", [Run(text, bold=True)], where.title, sizes, lang, bold=True, element="h2"
    )


def _words(slide: Slide, where: Places, lang: str) -> list[str]:
    text = "\n".join(filter(None, (*slide.sentences, slide.empty)))
    box = where.words
    if isinstance(slide.figure, Map):
        box = TOLD
    elif slide.figure is None:
        box = where.table
    elif isinstance(slide.figure, Table):
        box = where.lead
    sizes = (48, 44, *TEXT) if slide.figure is None else TEXT
    return [said(text, box, sizes, lang)]


def said(text: str, box: Box, sizes: tuple[float, ...], lang: str) -> str:
    """Return the sentences of a slide."""
    return block("kk-s-kalimat", [Run(text)], box, sizes, lang)


def _figure(deck: Deck, city: City, slide: Slide, where: Places) -> str:
    figure, lang = slide.figure, deck.lang
    counted = block("kk-s-hitungan", lines.ticks(slide, lang), where.ticks, COUNTS, lang, bold=True)
    if isinstance(figure, Trend):
        drawn = trend.draw(figure, where.figure, colour(slide), slide.alt, lang)
        return counted + caption(slide, slide.period, where.caption, lang) + drawn
    if isinstance(figure, Bars):
        name = caption(slide, "", where.caption, lang)
        return name + bars.draw(figure, where.figure, slide.alt)
    if isinstance(figure, Table):
        return _table(figure, where.table if slide.sentences else where.whole, lang)
    if isinstance(figure, Map):
        return _map(deck, city, slide, figure, where)
    return counted


def caption(slide: Slide, period: str, box: Box, lang: str) -> str:
    """Return the line above a chart or a map: what it shows, in what unit, when."""
    text = lines.caption(slide.figure, period, lang)
    return block("kk-s-gambar", [Run(text, soft=True)], box, (28, 26, 24), lang)


def _map(deck: Deck, city: City, slide: Slide, figure: Map, where: Places) -> str:
    drawn = areas.draw(city, figure.scene, where.map, slide.alt, deck.lang)
    now = areas.moment(city, figure.scene, where.legend, value(deck, figure.scene), deck.lang)
    key = f'<div class="kk-s-legenda" style="{place(where.legend)}">{now.legend}</div>'
    told = f'<div class="kk-s-wilayah" style="{place(where.map)}"><p hidden></p></div>'
    return caption(slide, slide.period, where.high, deck.lang) + drawn + key + told


def value(deck: Deck, scene: Scene) -> str:
    """Return the city's own value of a map as read; blank without one."""
    if scene.city_value is None:
        return ""
    said_ = city_words.value(scene.indicator, scene.city_value, deck.lang)
    return t("export.slides.city", deck.lang, city=deck.city, value=said_)


def _table(figure: Table, box: Box, lang: str) -> str:
    laid = tables.lay(figure, box, hand(lang))
    columns = "".join(f'<col style="width:{share * 100:g}%">' for share in figure.widths)
    head, *rows = (
        "".join(_cell(figure, n, text, "td" if line else "th") for n, text in enumerate(texts))
        for line, texts in enumerate((laid.table.heads, *laid.table.rows))
    )
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    style = f"{place(box.above(sum(laid.heights)))}font-size:{laid.size:g}px;line-height:{LINE}"
    return (
        f'<table class="kk-s-tabel" style="{style}"><colgroup>{columns}</colgroup>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _cell(figure: Table, column: int, text: str, element: str) -> str:
    side = ' class="n"' if column in figure.numbers else ""
    return f"<{element}{side}>{escape(plain(text))}</{element}>"


def moment(deck: Deck, city: City, slide: Slide, scene: Scene, period: str) -> dict[str, object]:
    """Return what changes on the slide of a map when a period is chosen."""
    lang = deck.lang
    now = areas.moment(city, scene, INSIDE.legend, value(deck, scene), lang)
    text = "\n".join(spatial.sentences(city, scene, lang))
    return {
        "periode": period,
        "judul": heading(slide, spatial.heading(city, scene, lang), lang),
        "gambar": caption(slide, period, INSIDE.high, lang),
        "kalimat": said(text, TOLD, TEXT, lang),
        "legenda": now.legend,
        "warna": now.fills,
        "kata": now.told,
    }
