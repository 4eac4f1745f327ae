from __future__ import annotations

from lib.maps.names import names
from lib.maps.plan import MapArea
from lib.maps.shapes import read
from lib.maps.view import fit
from tests.maps.squares import SQUARES

SHAPES = read(SQUARES)


def written(width: int, chosen: tuple[str, ...] = (), **called: str) -> list[str]:
    areas = [MapArea(code, name, 0, "#FFFFFF", "") for code, name in called.items()]
    view = fit(SHAPES.within("abc"), width, width)
    return sorted(name.text for name in names(areas, SHAPES, view, 14, chosen))


def test_a_name_is_written_only_where_it_fits() -> None:
    assert written(600, a="Upai", b="Kotobangun") == ["Kotobangun", "Upai"]
    assert written(200, a="Upai", b="Kotobangun") == ["Upai"]


def test_a_long_name_takes_two_lines() -> None:
    assert written(340, a="Poyowa Besar Satu") == ["Poyowa\nBesar Satu"]


def test_the_chosen_area_is_named_even_where_it_does_not_fit() -> None:
    assert written(60, ("b",), a="Upai", b="Kotobangun") == ["Kotobangun"]


def test_names_do_not_touch() -> None:
    assert len(written(120, ("a", "b"), a="Kotobangun", b="Motoboi")) == 1
