"""The status of an indicator as icon, word and colour, and why it is so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lib.analysis.judgement import Doubt
from lib.analysis.progress import Progress
from lib.city import reckoning, status
from lib.city.reckoning import Reckoning
from lib.design.state import VERDICTS
from lib.i18n.format import number
from lib.store.catalogue import Indicator
from lib.ui import style
from lib.ui.markup import escape, icon
from lib.ui.view import View

_ICONS: Final[Mapping[Progress, str]] = {Progress.MISSED: "close"}
"""Icons that differ from those of the colour."""


def state(view: View, progress: Progress, count: int | None = None) -> str:
    """Return a status as HTML: icon and word in its colour, outlined where it is unknown.

    Args:
        view: The reader's view.
        progress: The status.
        count: How many indicators have it; ``None``: one that is named elsewhere.
    """
    mark = view.tokens.verdicts[VERDICTS[progress]]
    word = view.t(f"terms.progress.{progress}")
    said = word if count is None else f"{number(count, view.lang)} {word}"
    kind = "kk-keadaan kk-belum" if progress is Progress.UNKNOWN else "kk-keadaan"
    sign = icon(_ICONS.get(progress, mark.icon))
    colour = style.colour(view, mark.colour)
    return f'<span class="{kind}" style="--kk-warna:{colour}">{sign} {escape(said)}</span>'


def counted(view: View, counts: Mapping[Progress, int]) -> str:
    """Return how many indicators have each status, those that have none left out, as HTML."""
    return " ".join(
        state(view, progress, counts[progress]) for progress in VERDICTS if counts.get(progress)
    )


def of(view: View, indicator: Indicator, wilayah: str, *, brief: bool = False) -> str:
    """Return the status of an indicator in an area with the reason to unfold, as HTML.

    Args:
        view: The reader's view.
        indicator: The indicator.
        wilayah: Code of the area.
        brief: Whether the reason is the sentence and the rules alone, for narrow places.

    Returns:
        Blank where there is no value, or neither way is better.
    """
    verdict = status.of(view.city, indicator.kode, wilayah)
    if verdict is None or verdict.alasan is Doubt.NEUTRAL:
        return ""
    made = reckoning.of(indicator, verdict, view.today, view.lang)
    inside = _brief(view, made) if brief else _whole(made)
    return state(view, made.keadaan) + _why(view, indicator, made, inside)


def _brief(view: View, made: Reckoning) -> str:
    said = made.kalimat or made.aturan
    return f"<p>{escape(said)}</p>" + (
        f"<p>{escape(view.t('reckoning.more'))}</p>" if made.dihitung else ""
    )


def _whole(made: Reckoning) -> str:
    steps = "".join(
        f"<dt>{escape(step.nama)}</dt><dd>{escape(step.isi)}</dd>" for step in made.langkah
    )
    said = f"<p>{escape(made.kalimat)}</p>" if made.kalimat else ""
    return f"{said}<dl>{steps}</dl><p>{escape(made.aturan)}</p>"


def _why(view: View, indicator: Indicator, made: Reckoning, inside: str) -> str:
    about = f"{indicator.name(view.lang)}: {view.t(f'terms.progress.{made.keadaan}')}"
    return (
        f'<details class="kk-mengapa"><summary>{escape(view.t("reckoning.why"))}'
        f'<span class="kk-samar"> {escape(about)}</span></summary>'
        f"<div>{inside}</div></details>"
    )
