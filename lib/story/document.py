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
    tone: Literal["lead", "text", "note", "empty"] = "text"
    """``empty`` says what is missing, who supplies it and how."""


@dataclass(frozen=True, slots=True)
class Points:
    """Short sentences, one below the other."""

    items: tuple[str, ...]
    numbered: bool = False


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


Drawing: TypeAlias = Course | Ground | Place | Bars
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
    """A table with its heading."""

    table: Table
    caption: str = ""
    source: str = ""
    sample: bool = False
    """Whether any figure in it is sample data."""
    states: tuple[Progress | None, ...] = ()
    """Status of each row, drawn with its word in a last column; without any, no such column."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Blocks in two columns."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    share: float = 0.5
    """Of the width, for the left one."""


Block: TypeAlias = Words | Points | Facts | Cards | Picture | Grid | Beside


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it."""

    heading: str
    blocks: tuple[Block, ...]
    level: int = 1
    """1 for chapters; each level has its bookmark."""
    colour: str | None = None
    """Of the dimension, as the data has it."""
    fresh: bool = False
    """Whether it begins on a new page."""


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
