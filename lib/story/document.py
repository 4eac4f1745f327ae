"""A document on paper: sections made of blocks, as content without any form."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

import polars as pl

from lib.analysis.progress import Progress
from lib.city.scene import Scene
from lib.story.figure import Bars, Table


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str
    tone: Literal["lead", "text", "small", "note", "empty"] = "text"
    """``empty`` says what is missing, who supplies it and how."""
    sample: bool = False
    """Whether any figure in it is sample data."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Text of our own with marks for stress and lists, as the language files have it.

    Never with anything from the data in it that is not kept from being read as marks.
    """

    text: str
    sample: bool = False
    """Whether any figure in it is sample data."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of our own, as the language files have it."""

    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """Short sentences, one below the other; what follows a line break is said more softly."""

    items: tuple[str, ...]
    numbered: bool = False
    title: str = ""
    """Stands above, smaller than a heading."""
    samples: frozenset[int] = frozenset()
    """Places of those that hold sample data."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """A few figures side by side, large, each with what it counts."""

    pairs: tuple[tuple[str, str], ...]
    sample: bool = False
    """Whether any of them is sample data."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What something is, in pairs of a label and a text."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Spark:
    """A course small enough for a card."""

    rows: pl.DataFrame
    """One series: wilayah, mulai, bulan, nilai and, if known, contoh."""
    breaks: tuple[str, ...] = ()
    target: float | None = None
    step: int | None = None
    """Months between expected values if more than a period's length."""


@dataclass(frozen=True, slots=True, eq=False)
class Card:
    """One indicator at a glance; texts as read, with unit and period."""

    name: str
    value: str
    when: str = ""
    change: str = ""
    way: Literal["better", "worse", ""] = ""
    """How the change is judged; the words of ``change`` say it too."""
    state: Progress | None = None
    target: str = ""
    note: str = ""
    """Source and quality, small."""
    spark: Spark | None = None
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards side by side."""

    cards: tuple[Card, ...]
    columns: int = 3


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """An indicator through time, in one or more areas."""

    indicator: str
    """Code."""
    areas: tuple[str, ...]
    """Codes; the first stands out."""
    ahead: bool = True
    """Whether it is shown where the first area is heading."""


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """A map of one indicator."""

    scene: Scene
    marked: tuple[str, ...] = ()
    """Codes of the areas to outline."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an area lies among the others."""

    area: str
    """Code."""


@dataclass(frozen=True, slots=True, eq=False)
class Inset:
    """A map so small that it names the chosen area alone."""

    scene: Scene
    area: str
    """Code of the area to outline and name."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The city with its villages, without any figure: an ornament."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """An indicator of one area through time, small and without a look ahead."""

    indicator: str
    """Code."""
    area: str
    """Likewise."""


Drawing: TypeAlias = Outline | Course | Ground | Place | Inset | Sketch | Bars
"""What is drawn as a picture."""


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A drawing with what it says."""

    drawing: Drawing
    caption: str
    """The finding, in one sentence."""
    alt: str
    source: str = ""
    """Source, period and quality, in one line."""
    sample: bool = False
    width: float = 170
    """Of the drawing, in millimetres; a page's text is 170 wide."""
    height: float = 60
    """Likewise."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its heading; in a cell, what follows a line break is said more softly."""

    table: Table
    caption: str = ""
    source: str = ""
    sample: bool = False
    """Whether any figure in it is sample data."""
    states: tuple[Progress | None, ...] = ()
    """Status of each row, drawn with its word in a last column; without any, no such column."""


@dataclass(frozen=True, slots=True)
class Column:
    """Of a ledger."""

    head: str
    share: float
    """Of the width; they sum to 1."""
    number: bool = False
    """Whether its cells stand to the right."""


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """What stands in one place of a ledger."""

    text: str = ""
    note: str = ""
    """Small, after the text."""
    below: str = ""
    """Small, on a line of its own."""
    colour: str | None = None
    """Of the text, as the data has it."""
    like: Progress | None = None
    """The status whose colour and sign it has."""
    sample: bool = False
    spark: Spark | None = None
    alt: str = ""
    """What the course shows."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of a ledger under one name."""

    rows: tuple[tuple[Cell, ...], ...]
    name: str = ""
    colour: str | None = None
    """As the data has it."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """A dense table in groups, whose cells may carry marks and courses."""

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    caption: str = ""
    source: str = ""
    sample: bool = False
    """Whether any figure in it is sample data."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Blocks in two columns."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    share: float = 0.5
    """Of the width, for the left one."""


@dataclass(frozen=True, slots=True)
class Title:
    """A heading within a column."""

    text: str
    level: int = 0
    """0: without a bookmark, else as that of a section."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks that run down one column and on in the next, as in a newspaper."""

    blocks: tuple[Block, ...]
    count: int = 2


Block: TypeAlias = (
    Words
    | Prose
    | Formula
    | Points
    | Facts
    | Numbers
    | Cards
    | Picture
    | Grid
    | Ledger
    | Beside
    | Columns
    | Title
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it."""

    heading: str
    """Blank for what belongs to the opening of a sheet."""
    blocks: tuple[Block, ...]
    level: int = 1
    """1 for chapters; each level has its bookmark."""
    colour: str | None = None
    """Of the dimension, as the data has it."""
    fresh: bool = False
    """Whether it begins on a new page."""
    rubric: str = ""
    """What a chapter belongs to, in a word or two; stands above its heading."""
    lead: str = ""
    """What it is about, below its heading."""


@dataclass(frozen=True, slots=True)
class Document:
    """What is handed out, whole."""

    kind: Literal["report", "brief", "sheet"]
    """A report has a cover and a table of contents; a sheet is set tight."""
    title: str
    city: str
    lang: str
    today: dt.date
    as_of: dt.date | None
    """Last day of the latest period with a figure."""
    fingerprint: str
    """Of the data folder, shortened."""
    sections: tuple[Section, ...]
    subtitle: str = ""
    lead: str = ""
    """The finding, in one sentence."""
    sample: bool = False
    """Whether any figure in it is sample data."""
    facts: tuple[tuple[str, str], ...] = field(default=())
    """On the cover of a report, at the head of a sheet: pairs of a label and a text."""
    guide: tuple[Block, ...] = field(default=())
    """How a report is read; stands below its contents."""
    emblem: Drawing | None = None
    """On the cover of a report."""
