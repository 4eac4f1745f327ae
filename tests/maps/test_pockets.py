from __future__ import annotations

from lib.design.tokens import LIGHT
from lib.maps.plan import MapPlan
from lib.maps.pockets import Kind, Known, pockets, quiet
from tests.maps.squares import NAMES

KINDS = (
    Kind("buruk/kuat", "Kantong buruk, kuat", "#9A4A12", "−"),
    Kind("buruk/dicermati", "Kantong buruk, dicermati", "#9A4A12", "−", striped=True),
    Kind("baik/kuat", "Kantong baik, kuat", "#1F5C99", "+"),
)


def make(**known: str | None) -> MapPlan:
    there = {code: Known(kind, f"nilai {code}", ("rinci",)) for code, kind in known.items()}
    return pockets(
        there, KINDS, names=NAMES, tokens=LIGHT, lang="id", plain="Tidak menonjol", sample=True
    )


def test_only_kinds_that_occur_are_explained_and_the_plain_last() -> None:
    found = make(a="baik/kuat", b="buruk/dicermati", c=None)
    assert [(c.text, c.count) for c in found.classes] == [
        ("− Kantong buruk, dicermati", 1),
        ("+ Kantong baik, kuat", 1),
        ("Tidak menonjol", 1),
    ]
    assert found.sample


def test_sign_colour_and_stripes_say_the_same() -> None:
    found = make(a="baik/kuat", b="buruk/dicermati", c=None)
    first, second, third = found.areas
    assert (first.name, first.colour) == ("+\N{NO-BREAK SPACE}Upai", "#1F5C99")
    assert (third.name, third.colour) == ("Biga", quiet(LIGHT))
    assert second.details == ("rinci",)
    assert found.marked == ("a", "b")
    assert found.striped == ("b",)


def test_an_area_that_takes_no_part_has_no_data() -> None:
    found = make(a=None, b=None)
    assert found.missing == ("c",)
    assert found.areas[2].value == "tidak ada data"
    assert [c.count for c in found.classes] == [2]
