"""Results kept with the city that they are of."""

from __future__ import annotations

import gc
from typing import cast
from weakref import ref

import pytest

from lib.city import memory
from lib.city.city import City
from lib.city.memory import remembered
from lib.store.shapes import Shapes
from lib.store.snapshot import Snapshot


def empty() -> City:
    return City(cast(Snapshot, None), cast(Shapes, None))


def test_equal_arguments_are_computed_once_per_city() -> None:
    asked: list[str] = []

    @remembered
    def answer(_city: City, word: str, *, loud: bool = False) -> list[str]:
        asked.append(word)
        return [word, str(loud)]

    one, other = empty(), empty()

    assert answer(one, "a") is answer(one, "a")
    assert answer(one, "a", loud=True) != answer(one, "a")
    assert answer(other, "a") is not answer(one, "a")
    assert asked == ["a", "a", "a"]


def test_the_oldest_results_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MOST", 2)
    asked: list[int] = []

    @remembered
    def answer(_city: City, number: int) -> int:
        asked.append(number)
        return number

    city = empty()
    for number in (1, 2, 1, 3, 1, 2):
        answer(city, number)

    assert asked == [1, 2, 3, 2]


def test_a_city_that_nobody_uses_is_let_go() -> None:
    @remembered
    def answer(_city: City) -> list[int]:
        return [1]

    city = empty()
    answer(city)
    seen = ref(city)
    del city
    gc.collect()

    assert seen() is None
