"""What is written on a slide beside its sentences, whatever shows it."""

from __future__ import annotations

from typing import Final

from lib.design.state import VERDICTS
from lib.design.tokens import LIGHT, Verdict
from lib.export.slides.words import Run
from lib.i18n import t
from lib.i18n.format import listing, number
from lib.story.dimension import state_words
from lib.story.figure import Bars, Figure, Map, Trend
from lib.story.slide import Deck, Slide

SOURCES: Final = 3
"""Titles named at the foot of a slide; the notes name all."""

_TICKS: Final = {
    "better": LIGHT.verdicts[Verdict.ACHIEVED].colour,
    "worse": LIGHT.verdicts[Verdict.DETERIORATING].colour,
    "target": LIGHT.ink,
}


def ticks(slide: Slide, lang: str) -> list[Run]:
    """Return the line of counts: status, improved, worsened, targets reached."""
    runs = []
    if slide.state is not None:
        mark = LIGHT.verdicts[VERDICTS[slide.state]]
        word = state_words(slide.state, lang)
        # Said in full: the path to the target may worsen while the last change was for the better.
        said = t("story.against_target", lang, state=word[:1].lower() + word[1:])
        runs.append(Run(f"{mark.sign} {said}", mark.colour, bold=True))
    for tick in slide.ticks:
        runs.append(Run(tick.text, _TICKS[tick.kind], bold=tick.kind != "target"))
    return [piece for run in runs for piece in (Run("   ·   ", soft=True), run)][1:]


def foot(slide: Slide, lang: str) -> str:
    """Return the line of sources and period; blank if there is nothing to say."""
    named = list(slide.sources[:SOURCES])
    if len(slide.sources) > SOURCES:
        left = number(len(slide.sources) - SOURCES, lang)
        named.append(t("app.more_sources", lang, count=left))
    parts = [f"{t('app.source', lang)}: {listing(named, lang)}"] if named else []
    return " · ".join([*parts, *([slide.period] if slide.period else [])])


def caption(figure: Figure | None, period: str, lang: str) -> str:
    """Return what a chart or a map shows: indicator, unit and period."""
    if isinstance(figure, Bars):
        return t("export.slides.bars", lang)
    if not isinstance(figure, Trend | Map):
        return ""
    indicator = figure.indicator if isinstance(figure, Trend) else figure.scene.indicator
    parts = (indicator.name(lang), indicator.unit(lang), period)
    return ", ".join(part for part in parts if part)


def notes(deck: Deck, slide: Slide) -> list[str]:
    """Return the speaker's notes line by line: sentences, period, sources, fingerprint."""
    lang = deck.lang
    lines = list(slide.notes)
    if slide.sample:
        lines.insert(0, f"{t('app.sample', lang)}. {t('app.sample_help', lang)}")
    if slide.period:
        lines.append(t("export.slides.period", lang, period=slide.period))
    if slide.sources:
        lines.append(f"{t('app.source', lang)}:")
        lines += [f"- {name}" for name in slide.sources]
    return [*lines, t("app.footer.fingerprint", lang, fingerprint=deck.fingerprint)]
