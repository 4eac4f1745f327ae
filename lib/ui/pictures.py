"""Downloads of a chart or map as a picture that stands alone: title, legend, source inside."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lib.charts.theme import LIGHT, Spec
from lib.city.provenance import Provenance
from lib.export import picture
from lib.export.filenames import filename
from lib.i18n.format import listing
from lib.ui.figure import Download
from lib.ui.view import View

PNG, SVG = "image/png", "image/svg+xml"

Maker = Callable[[], Spec]
"""Returns a chart, made with the tokens of light surroundings."""

Made = tuple[Download, Download]
"""The same picture as PNG and as SVG."""


def of(
    view: View,
    make: Maker,
    title: str,
    subtitle: str,
    about: Provenance,
    parts: Sequence[str],
) -> Made:
    """Return a picture as PNG and SVG; it is drawn only when somebody asks for it.

    Args:
        view: The reader's view.
        make: Returns the chart.
        title: What it shows, in one line.
        subtitle: Unit, period, area.
        about: Sources of its figures.
        parts: What the file's name is made of: indicator, area, period.
    """

    def drawn() -> Spec:
        source = f"{view.t('app.source')}: {listing(list(about.sources), view.lang)}"
        below = source if about.sources else ""
        return picture.titled(make(), LIGHT, title=title, subtitle=subtitle, source=below)

    def name(ending: str) -> str:
        return filename(*parts, ending=ending, lang=view.lang, made=view.today, sample=about.sample)

    return (
        Download(
            view.t("export.button_png"), name("png"), PNG, lambda: picture.png(drawn(), LIGHT)
        ),
        Download(
            view.t("export.button_svg"),
            name("svg"),
            SVG,
            lambda: picture.svg(drawn(), LIGHT).encode(),
        ),
    )
