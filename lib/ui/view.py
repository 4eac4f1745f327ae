"""What every part of a page needs to know."""

from __future__ import annotations

import datetime as dt
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from lib.charts.theme import DARK, LIGHT, Tokens
from lib.city.city import City
from lib.contract.vocabulary import Framework
from lib.i18n import t


@dataclass(frozen=True, slots=True)
class View:
    """One run of one page for one reader."""

    city: City
    lang: str
    framework: Framework
    today: dt.date
    page: str
    """URL path of the page."""
    mode: Literal["light", "dark"]

    @classmethod
    def make(cls, city: City, lang: str, framework: Framework, today: dt.date, page: str) -> View:
        """Return the view of this run; the colour mode is what the browser reports."""
        mode: Literal["light", "dark"] = "dark" if st.context.theme.type == "dark" else "light"
        return cls(city, lang, framework, today, page, mode)

    @property
    def tokens(self) -> Tokens:
        """Colours and sizes of the mode."""
        return DARK if self.mode == "dark" else LIGHT

    def t(self, key: str, **params: object) -> str:
        """Return a text in the reader's language."""
        return t(key, self.lang, **params)


_CURRENT: ContextVar[View] = ContextVar("view")


def enter(view: View) -> None:
    """Make ``view`` the one of this run."""
    _CURRENT.set(view)


def current() -> View:
    """Return the view of this run; page files call it once and pass it on."""
    return _CURRENT.get()
