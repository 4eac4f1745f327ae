"""A slide and a deck of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from lib.analysis.progress import Progress
from lib.story.figure import Figure

Kind = Literal[
    "title", "standing", "dimension", "quick_win", "setbacks", "decisions", "steps", "sources"
]


@dataclass(frozen=True, slots=True)
class Tick:
    """A count in a few words: how many improved, worsened, reached their target."""

    kind: Literal["better", "worse", "target"]
    text: str


@dataclass(frozen=True, slots=True)
class Slide:
    """One thing said, with at most one figure."""

    key: str
    """Stands for the slide in links and saved orders; the same for every state of the data."""
    kind: Kind
    rubric: str
    """What the slide belongs to, in a word or two."""
    heading: str
    """The finding, in one sentence."""
    sentences: tuple[str, ...] = ()
    """At most two."""
    ticks: tuple[Tick, ...] = ()
    state: Progress | None = None
    """How the indicator of the figure stands against its target."""
    figure: Figure | None = None
    alt: str = ""
    """What the figure shows, in one sentence; blank without a figure."""
    empty: str = ""
    """What is missing, who supplies it and how, where there is no figure."""
    notes: tuple[str, ...] = ()
    """What the presenter reads: the sentences, and what there is to add."""
    sources: tuple[str, ...] = ()
    """Titles, most used first."""
    period: str = ""
    """First and last period of the figures, as read."""
    sample: bool = False
    """Whether a figure shown or named is sample data."""
    colour: str | None = None
    """Of the dimension, as the data has it."""


@dataclass(frozen=True, slots=True)
class Deck:
    """Slides in their order."""

    title: str
    city: str
    lang: str
    today: dt.date
    as_of: dt.date | None
    """Last day of the latest period with a figure."""
    fingerprint: str
    """Of the data folder, shortened."""
    slides: tuple[Slide, ...]

    @property
    def sample(self) -> bool:
        """Whether any slide shows or names sample data."""
        return any(s.sample for s in self.slides)
