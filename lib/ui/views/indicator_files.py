"""Downloads of the Indikator page."""

from __future__ import annotations

from lib.store.catalogue import Indicator
from lib.ui.view import View


def draw(view: View, chosen: Indicator) -> None:
    """Draw the downloads of the indicator's figures and of the whole catalogue."""
