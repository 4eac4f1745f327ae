"""Quick Win: its own view of the programmes of that kind."""

from __future__ import annotations

from lib.contract.vocabulary import ProgramKind
from lib.ui.view import current
from lib.ui.views import programme


def render() -> None:
    """Draw the page."""
    programme.draw(current(), ProgramKind.QUICK_WIN, "quick_win")
