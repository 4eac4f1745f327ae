"""A map of what stands out: areas in the colour, pattern and sign of their kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lib.design.tokens import Tokens
from lib.i18n import t
from lib.maps.plan import MapArea, MapClass, MapPlan


@dataclass(frozen=True, slots=True)
class Kind:
    """What areas can be."""

    code: str
    text: str
    """As the legend says it."""
    colour: str
    sign: str = ""
    """Stands before the names of its areas, for those who do not see the colour."""
    striped: bool = False
    """Whether it is less sure."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one area."""

    kind: str | None
    """Code of its kind; null: nothing stands out."""
    value: str
    """As read."""
    details: tuple[str, ...] = ()
    """Further lines of the tooltip."""


def pockets(
    known: Mapping[str, Known],
    kinds: Sequence[Kind],
    *,
    names: Mapping[str, str],
    tokens: Tokens,
    lang: str,
    plain: str,
    outlines: Sequence[str] = (),
    chosen: Sequence[str] = (),
    sample: bool = False,
    schematic: bool = False,
) -> MapPlan:
    """Prepare a map of kinds.

    Args:
        known: What is known of each area that takes part, by code.
        kinds: The kinds, in the order of the legend.
        names: Every area of the map by code; those not in ``known`` have no data.
        tokens: Colour mode.
        lang: ``id`` or ``en``.
        plain: What areas are called of which nothing stands out.
        outlines: Codes of the areas whose borders are drawn stronger.
        chosen: Codes of the areas to outline.
        sample: Whether a value is sample data.
        schematic: Whether the boundaries are drawn cells.

    Returns:
        A plan whose classes are the kinds that occur, and the plain areas last.
    """
    there = {k.kind for k in known.values()}
    shown = [k for k in kinds if k.code in there]
    rest = Kind("", plain, quiet(tokens))
    by_code = {k.code: (i, k) for i, k in enumerate([*shown, rest])}
    areas = tuple(_area(code, name, known, by_code, tokens, lang) for code, name in names.items())
    counts = [sum(a.place == i for a in areas) for i in range(len(by_code))]
    marked = [a.code for a in areas if a.place is not None and a.place < len(shown)]
    striped = {k.code for k in shown if k.striped}
    return MapPlan(
        areas=areas,
        classes=tuple(
            MapClass(0, 0, kind.colour, count, f"{kind.sign} {kind.text}".strip(), kind.striped)
            for (_, kind), count in zip(by_code.values(), counts, strict=True)
        ),
        outlines=tuple(outlines),
        chosen=tuple(chosen),
        sample=sample,
        schematic=schematic,
        marked=tuple(marked),
        striped=tuple(code for code in marked if known[code].kind in striped),
    )


def quiet(tokens: Tokens) -> str:
    """Return the fill of an area of which nothing stands out."""
    return tokens.hairline


def _area(
    code: str,
    name: str,
    known: Mapping[str, Known],
    by_code: Mapping[str, tuple[int, Kind]],
    tokens: Tokens,
    lang: str,
) -> MapArea:
    own = known.get(code)
    if own is None:
        return MapArea(code, name, None, tokens.paper, t("maps.no_data", lang))
    place, kind = by_code[own.kind or ""]
    return MapArea(
        code,
        f"{kind.sign}\N{NO-BREAK SPACE}{name}".strip(),
        place,
        kind.colour,
        own.value,
        own.details,
    )
