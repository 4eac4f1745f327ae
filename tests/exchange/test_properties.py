"""Whatever is handed in, in whatever order: the folder says it, and what it said besides."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.exchange.plan import Mode
from lib.exchange.publish import Author, Place, roll_back
from lib.load.codebook import MOST
from tests.exchange.publishing import TODAY, errors, figures, handed, published
from tests.folders import LONG, write_folder

AREAS = ("71.74", "71.74.01", "71.74.01.1001", "71.74.01.1002", "71.74.02.1003", "71.74.02.2004")
Key = tuple[str, str]
Figures = dict[Key, float]

keys = st.tuples(st.sampled_from(AREAS), st.sampled_from(("2021", "2022", "2023", "2024")))
numbers = st.floats(-MOST, MOST).map(lambda x: x + 0.0)
tables = st.dictionaries(keys, numbers, max_size=6)
full_tables = st.dictionaries(keys, numbers, min_size=1, max_size=6)
names = st.sampled_from(("a", "b", "kiriman"))
files = st.lists(st.tuples(names, full_tables, st.sampled_from(Mode)), min_size=1, max_size=3)


def lines(figures: Figures) -> str:
    return LONG + "".join(f"A4,{w},{p},{number(v)}\n" for (w, p), v in figures.items())


def number(value: float) -> str:
    """Write a number; three decimals after up to three digits would be ambiguous."""
    text = repr(value)
    return f"{text}0" if text[-4:-3] == "." else text


@contextmanager
def place(one: Figures, two: Figures) -> Iterator[Path]:
    name = tempfile.mkdtemp()
    try:
        two = {k: v for k, v in two.items() if k not in one}
        texts = {f"nilai/{n}.csv": lines(t) for n, t in (("a", one), ("b", two)) if t}
        yield write_folder(Path(name) / "data", texts)
    finally:
        shutil.rmtree(name)


def handed_in(state: dict[str, Figures], name: str, new: Figures, mode: Mode) -> None:
    """Do to a model of the folder what publishing does to the folder."""
    inbox = f"masuk/{name}"
    home = None
    if mode is not Mode.ADD and name in state:
        home = name
    elif mode is Mode.REPLACE and inbox in state:
        home = inbox
    others = {n: t for n, t in state.items() if n != home}
    if home is None:
        there = {k: v for t in others.values() for k, v in t.items()}
        new = {k: v for k, v in new.items() if there.get(k) != v}
    for other in others.values():
        for key in new:
            other.pop(key, None)
    if new or home:
        state[home or inbox] = {**({} if home else state.get(inbox, {})), **new}
    for empty in [n for n, t in state.items() if not t]:
        del state[empty]


def said(state: dict[str, Figures]) -> dict[str, float]:
    return {f"A4 {w.split('.')[-1]} {p}": v for t in state.values() for (w, p), v in t.items()}


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(tables, tables, files)
def test_publishing_gives_exactly_the_figures_handed_in(
    one: Figures, two: Figures, given_files: list[tuple[str, Figures, Mode]]
) -> None:
    with place(one, two) as folder:
        state = {"a": dict(one), "b": {k: v for k, v in two.items() if k not in one}}
        state = {n: t for n, t in state.items() if t}
        history = [said(state)]
        for name, figures_, mode in given_files:
            handed_in(state, name, figures_, mode)
            if published(folder, handed(**{f"{name}__csv": lines(figures_)}), mode).entry:
                history.append(said(state))
            assert figures(folder) == said(state)
            assert errors(folder) == []
        for number_, before in enumerate(history[:-1], start=1):
            roll_back(Place(folder, TODAY, None, 0), number_, Author("Budi", "uji"))
            assert figures(folder) == before
