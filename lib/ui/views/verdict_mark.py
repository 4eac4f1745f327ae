"""The status of an indicator as a word with its sign."""

from __future__ import annotations

from lib.analysis.progress import Progress
from lib.charts.theme import Verdict
from lib.ui import style
from lib.ui.markup import escape, icon
from lib.ui.view import View

_MARKS = {
    Progress.ACHIEVED: Verdict.ACHIEVED,
    Progress.ON_TRACK: Verdict.ON_TRACK,
    Progress.ACCELERATE: Verdict.ACCELERATE,
    Progress.STAGNATING: Verdict.STAGNATING,
    Progress.DETERIORATING: Verdict.DETERIORATING,
    Progress.MISSED: Verdict.DETERIORATING,
    Progress.UNKNOWN: Verdict.UNKNOWN,
}


def markup(view: View, state: Progress) -> str:
    """Return a status as HTML."""
    found = view.tokens.verdicts[_MARKS[state]]
    word = escape(view.t(f"terms.progress.{state}"))
    colour = style.colour(view, found.colour)
    return f'<span class="kk-status" style="color:{colour}">{icon(found.icon)} {word}</span>'
