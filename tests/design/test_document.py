"""What is written about the design is what the design is."""

from __future__ import annotations

import csv

import pytest

from lib.design.tokens import DARK, LIGHT, Tokens
from lib.paths import ROOT

PAGE = (ROOT / "docs" / "desain.md").read_text("utf-8")


def _colours(tokens: Tokens) -> dict[str, str]:
    single = ("ink", "soft", "faint", "hairline", "paper", "paper2", "accent", "sample")
    found = {name: str(getattr(tokens, name)) for name in single}
    for name in ("lines", "sequential", "diverging"):
        found |= {f"{name}{i}": colour for i, colour in enumerate(getattr(tokens, name))}
    return found | {verdict: mark.colour for verdict, mark in tokens.verdicts.items()}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_is_written_down(tokens: Tokens) -> None:
    assert {k: c for k, c in _colours(tokens).items() if f"`{c}`" not in PAGE} == {}


def test_colours_of_the_shipped_dimensions() -> None:
    with (ROOT / "data" / "dimensi.csv").open(encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(file) if r["kerangka"] == "kota"]

    lines = [f"| {r['nama_id']} | `{r['warna']}` | {r['ikon']} |" for r in rows]
    assert [line for line in lines if line not in PAGE] == []


def test_icons_and_signs_of_verdicts() -> None:
    for mark in LIGHT.verdicts.values():
        assert f"| {mark.icon} | {mark.sign} |" in PAGE


def test_type_scale() -> None:
    sizes = [LIGHT.note, LIGHT.text, LIGHT.lead, LIGHT.title]

    assert [size for size in sizes if f"| {size} |" not in PAGE] == []


def test_nothing_outside_the_project_is_named() -> None:
    for page in (ROOT / "docs").glob("*.md"):
        assert "../" not in page.read_text("utf-8"), page.name
