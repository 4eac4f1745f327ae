"""A document as plain values that the templates set, with its pictures beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import singledispatchmethod
from typing import Any, Final

from lib.analysis.progress import Progress
from lib.charts.spark import spark
from lib.city.city import City
from lib.design.colour import on, readable
from lib.design.state import VERDICTS
from lib.design.tokens import LIGHT, Verdict
from lib.export.paper import drawings, formula, prose
from lib.export.slides.chart import COLOURS
from lib.i18n import t
from lib.i18n.format import date
from lib.story import document as doc
from lib.story.dimension import state_words
from lib.story.figure import Bars

Node = dict[str, Any]
"""What a template reads: texts, numbers, lists and further nodes."""

_ENDLESS: Final = re.compile(r"\S{29,}")
"""A word that may be too long for a column."""
_PIECE: Final = re.compile(r".{1,8}")
_BREAK: Final = "\u200b"
"""Says that a word may go on in the next line."""
_EMBLEM: Final = 90
"""Width and height of what adorns a cover, in millimetres."""
_WAYS: Final = {
    "better": LIGHT.verdicts[Verdict.ACHIEVED],
    "worse": LIGHT.verdicts[Verdict.DETERIORATING],
}


@dataclass(frozen=True, slots=True)
class Setting:
    """A document and what belongs to it."""

    content: Node
    pictures: dict[str, str]
    """SVG by file name."""


def of(document: doc.Document, city: City) -> Setting:
    """Return a document as plain values.

    Args:
        document: What is handed out.
        city: The city, for its maps and courses.
    """
    setter = _Setter(city, document.lang)
    content = {
        "kind": document.kind,
        "title": document.title,
        "subtitle": document.subtitle,
        "lead": document.lead,
        "city": document.city,
        "lang": document.lang,
        "sample": document.sample,
        "facts": [list(pair) for pair in document.facts],
        "guide": setter.all(document.guide),
        "emblem": setter.emblem(document.emblem),
        "sections": [setter.section(s) for s in document.sections],
        "words": _words(document),
        "tokens": _tokens(),
    }
    return Setting(_breakable(content), {name: drawn for drawn, name in setter.names.items()})


def _breakable(value: Any) -> Any:  # noqa: ANN401 - a tree of plain values
    """Return a tree in which words too long for any column may be broken."""
    if isinstance(value, str):
        return _ENDLESS.sub(lambda word: _BREAK.join(_PIECE.findall(word.group())), value)
    if isinstance(value, list):
        return [_breakable(one) for one in value]
    if isinstance(value, dict):
        return {key: _breakable(one) for key, one in value.items()}
    return value


def _words(document: doc.Document) -> Node:
    """Return what stands on every page."""
    lang = document.lang
    made = t("paper.made", lang, date=date(document.today, lang))
    until = document.as_of
    return {
        "app": t("app.name", lang),
        "contents": t("paper.contents", lang),
        "sample": t("export.sample", lang),
        "sample_short": t("export.word_sample", lang),
        "sample_meaning": t("export.sample_meaning", lang) if document.sample else "",
        "made": made,
        "until": t("paper.until", lang, date=date(until, lang)) if until else "",
        "fingerprint": t("paper.fingerprint", lang, fingerprint=document.fingerprint),
        "page": t("paper.page", lang, number="{n}", total="{m}"),
    }


def _tokens() -> Node:
    names = ("ink", "soft", "faint", "hairline", "paper", "paper2", "sample")
    return {name: getattr(LIGHT, name) for name in names}


def _bars(bars: Bars) -> Node:
    parts = [
        {"name": part.name, "colour": COLOURS[part.kind], "ink": on(COLOURS[part.kind])}
        for part in bars.parts
    ]
    counts = [[part.counts[n] for part in bars.parts] for n in range(len(bars.names))]
    return {"names": list(bars.names), "parts": parts, "counts": counts}


def _ink(colour: str | None) -> str | None:
    """Return a colour of the data as dark as words must be."""
    return readable(colour, LIGHT.paper, LIGHT.ink) if colour else None


@dataclass(slots=True)
class _Setter:
    city: City
    lang: str
    names: dict[str, str] = field(default_factory=dict)
    """File name of each drawing."""

    def section(self, section: doc.Section) -> Node:
        return {
            "heading": section.heading,
            "rubric": section.rubric,
            "lead": section.lead,
            "level": section.level,
            "colour": _ink(section.colour),
            "fresh": section.fresh,
            "blocks": self.all(section.blocks),
        }

    def all(self, blocks: Iterable[doc.Block]) -> list[Node]:
        return [node for block in blocks if (node := self.block(block))]

    @singledispatchmethod
    def block(self, block: object) -> Node:
        raise TypeError(type(block))

    @block.register
    def _(self, block: doc.Words) -> Node:
        if not block.text:
            return {}
        return {
            "kind": "words",
            "text": block.text,
            "tone": block.tone,
            "sample": block.sample,
        }

    @block.register
    def _(self, block: doc.Prose) -> Node:
        return {"kind": "prose", "parts": prose.parts(block.text), "sample": block.sample}

    @block.register
    def _(self, block: doc.Formula) -> Node:
        lines = formula.lines(block.text)
        alt = "; ".join(map(formula.said, lines))
        return {"kind": "formula", "lines": lines, "alt": alt}

    @block.register
    def _(self, block: doc.Title) -> Node:
        return {"kind": "title", "text": block.text, "level": block.level}

    @block.register
    def _(self, block: doc.Numbers) -> Node:
        pairs = [list(p) for p in block.pairs]
        return {"kind": "numbers", "pairs": pairs, "sample": block.sample} if pairs else {}

    @block.register
    def _(self, block: doc.Columns) -> Node:
        return {"kind": "columns", "count": block.count, "blocks": self.all(block.blocks)}

    @block.register
    def _(self, block: doc.Points) -> Node:
        if not block.items:
            return {}
        items = [
            {"text": head, "soft": soft, "sample": n in block.samples}
            for n, (head, _, soft) in enumerate(item.partition("\n") for item in block.items)
        ]
        return {
            "kind": "points",
            "title": block.title,
            "items": items,
            "numbered": block.numbered,
        }

    @block.register
    def _(self, block: doc.Facts) -> Node:
        return {"kind": "facts", "pairs": [list(p) for p in block.pairs]} if block.pairs else {}

    @block.register
    def _(self, block: doc.Beside) -> Node:
        sides = {"left": self.all(block.left), "right": self.all(block.right)}
        return {"kind": "beside", "share": block.share, **sides}

    @block.register
    def _(self, block: doc.Cards) -> Node:
        cards = [self.card(c) for c in block.cards]
        return {"kind": "cards", "columns": block.columns, "cards": cards} if cards else {}

    @block.register
    def _(self, block: doc.Picture) -> Node:
        return {
            "kind": "picture",
            **self.drawing(block),
            "height": block.height,
            "caption": block.caption,
            "alt": block.alt,
            "source": block.source,
            "sample": block.sample,
        }

    @block.register
    def _(self, block: doc.Grid) -> Node:
        table = block.table
        heads, widths = list(table.heads), list(table.widths)
        return {
            "kind": "grid",
            "caption": block.caption,
            "source": block.source,
            "sample": block.sample,
            "heads": heads,
            "widths": widths,
            "numbers": sorted(table.numbers),
            "rows": [list(row) for row in table.rows],
            "state_head": t("story.head.state", self.lang) if block.states else "",
            "states": [self.state(s) for s in block.states],
        }

    @block.register
    def _(self, block: doc.Ledger) -> Node:
        groups = [self.group(g) for g in block.groups if g.rows]
        return {
            "kind": "ledger",
            "columns": [
                {"head": c.head, "share": c.share, "number": c.number} for c in block.columns
            ],
            "groups": groups,
            "caption": block.caption,
            "source": block.source,
            "sample": block.sample,
        }

    def group(self, group: doc.Group) -> Node:
        return {
            "name": group.name,
            "colour": _ink(group.colour),
            "rows": [[self.cell(c) for c in row] for row in group.rows],
        }

    def cell(self, cell: doc.Cell) -> Node:
        mark = LIGHT.verdicts[VERDICTS[cell.like]] if cell.like else None
        return {
            "text": cell.text,
            "note": cell.note,
            "below": cell.below,
            "colour": _ink(cell.colour),
            "mark": (
                {
                    "colour": mark.colour,
                    "sign": mark.sign,
                    "known": cell.like is not Progress.UNKNOWN,
                }
                if mark
                else None
            ),
            "sample": cell.sample,
            "spark": self.spark(cell.spark) if cell.spark else None,
            "alt": cell.alt,
        }

    def drawing(self, block: doc.Picture) -> Node:
        """Return a picture by its file; counts are drawn by the template itself."""
        if isinstance(block.drawing, Bars):
            return {"bars": _bars(block.drawing), "file": None, "notes": [], "legend": []}
        drawn = drawings.drawn(self.city, block.drawing, block.width, block.height, self.lang)
        return {
            "bars": None,
            "file": self.picture(drawn.svg) if drawn.svg else None,
            "notes": list(drawn.notes),
            "legend": [
                {"colour": one.colour, "text": one.text, "empty": one.empty} for one in drawn.legend
            ],
        }

    def emblem(self, drawing: doc.Drawing | None) -> str | None:
        if drawing is None:
            return None
        drawn = drawings.drawn(self.city, drawing, _EMBLEM, _EMBLEM, self.lang)
        return self.picture(drawn.svg) if drawn.svg else None

    def card(self, card: doc.Card) -> Node:
        way = _WAYS.get(card.way)
        return {
            "name": card.name,
            "value": card.value,
            "when": card.when,
            "change": card.change,
            "way": {"colour": way.colour} if way else None,
            "state": self.state(card.state),
            "target": card.target,
            "note": card.note,
            "sample": card.sample,
            "spark": self.spark(card.spark) if card.spark else None,
        }

    def state(self, state: Progress | None) -> Node | None:
        if state is None:
            return None
        mark = LIGHT.verdicts[VERDICTS[state]]
        return {"colour": mark.colour, "sign": mark.sign, "word": state_words(state, self.lang)}

    def spark(self, course: doc.Spark) -> str | None:
        drawn = spark(
            course.rows,
            colour=LIGHT.ink,
            goal_colour=LIGHT.soft,
            alt="",
            breaks=course.breaks,
            target=course.target,
            step=course.step,
        )
        return self.picture(drawn) if drawn else None

    def picture(self, drawn: str) -> str:
        """Keep a drawing and return its name; equal drawings are kept once."""
        return self.names.setdefault(drawn, f"gambar-{len(self.names) + 1}.svg")
