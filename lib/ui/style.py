"""Styling that the theme cannot express, written once per page."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.material_icon_names import ALL_MATERIAL_ICONS

from lib.charts.theme import LIGHT, Tokens, Verdict
from lib.design.colour import readable
from lib.ui.view import View

SHEET = Path(__file__).parent / "assets" / "gaya.css"
PAPER = Path(__file__).parent / "assets" / "cetak.css"
PAPER_OF_DARK = Path(__file__).parent / "assets" / "cetak-gelap.css"
FALLBACK_ICON = "category"


def material(name: str) -> str:
    """Return Streamlit's form of an icon name, of a neutral one if it does not exist."""
    return f":material/{known_icon(name)}:"


def known_icon(name: str | None) -> str:
    """Return the name of an icon, or of a neutral one if the data names none that exists."""
    return name if name in ALL_MATERIAL_ICONS else FALLBACK_ICON


def colour(view: View, wanted: str | None) -> str:
    """Return a colour made readable on both papers; the accent if there is none.

    Args:
        view: The reader's view.
        wanted: ``#RRGGBB``, for example of a dimension.
    """
    tokens = view.tokens
    try:
        found = readable(wanted or tokens.accent, tokens.paper, tokens.ink)
        return readable(found, tokens.paper2, tokens.ink)
    except ValueError:
        return tokens.accent


def apply(view: View) -> None:
    """Put the stylesheets of the reader's colour mode into the page, for screen and paper."""
    st.html(
        f"<style>{_sheet(view.tokens)}</style>"
        f'<style media="print" data-kk-cetak="1">{_paper(dark=view.mode == "dark")}</style>'
    )


@cache
def _sheet(tokens: Tokens) -> str:
    return f":root{{{_variables(tokens)}}}" + SHEET.read_text("utf-8")


@cache
def _paper(*, dark: bool) -> str:
    rules = PAPER.read_text("utf-8")
    if not dark:
        return rules
    light = f"@media print{{:root{{{_variables(LIGHT)}}}}}"
    return rules + light + PAPER_OF_DARK.read_text("utf-8")


def _variables(tokens: Tokens) -> str:
    return (
        f"--kk-ink:{tokens.ink};--kk-soft:{tokens.soft};--kk-paper:{tokens.paper};"
        f"--kk-paper2:{tokens.paper2};--kk-line:{tokens.hairline};--kk-accent:{tokens.accent};"
        f"--kk-contoh:{tokens.sample};{_levels(tokens)}"
    )


def _levels(tokens: Tokens) -> str:
    """Return the colours of what is wrong, to be looked at, or in doubt; text on them is paper."""
    levels = {
        "buruk": Verdict.DETERIORATING,
        "awas": Verdict.ACCELERATE,
        "ragu": Verdict.ON_TRACK,
    }
    colours = {n: tokens.verdicts[v].colour for n, v in levels.items()}
    return ";".join(
        f"--kk-{name}:{readable(colour, tokens.paper, tokens.ink)}"
        for name, colour in colours.items()
    )
