"""What the meeting takes along: the slides, the report and the brief as files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import lru_cache, partial

import streamlit as st

from lib.city.city import City
from lib.contract.vocabulary import Framework
from lib.errors import ExportError
from lib.export.filenames import filename
from lib.export.paper import press
from lib.export.slides import deck as powerpoint
from lib.export.slides.master import stage
from lib.story.brief import brief
from lib.story.document import Document
from lib.story.report import report
from lib.story.slide import Deck
from lib.ui import cache, figure
from lib.ui.figure import Download
from lib.ui.view import View

TEMPLATE = "templat.pptx"
"""The city's own template in its data folder."""


_PAPERS = {"report": report, "brief": brief}
"""Documents by the text that names their file: ``stage.<name>`` and ``stage.<name>_file``."""


def draw(view: View, told: Deck) -> None:
    """Draw the downloads of the slides and of the documents."""
    template = _template()
    if template is not None and not _usable(template):
        st.warning(view.t("stage.template_broken", file=TEMPLATE), icon=":material/warning:")
        template = None
    name = filename(
        view.t("stage.file"),
        told.city,
        ending="pptx",
        lang=view.lang,
        made=view.today,
        sample=told.sample,
    )
    make = partial(_pptx, told, view.city, template)
    file = Download(view.t("stage.pptx"), name, powerpoint.MIME, make)
    figure.downloads("presentasi", [file, *_documents(view)])


def documents(view: View) -> None:
    """Draw the downloads of the documents alone."""
    figure.downloads("dokumen", _documents(view))


def _documents(view: View) -> list[Download]:
    """Return the report and the brief, made when a reader asks for one."""
    return [
        Download(
            view.t(f"stage.{name}"),
            filename(
                view.t(f"stage.{name}_file"),
                view.city.name(view.lang),
                ending="pdf",
                lang=view.lang,
                made=view.today,
                sample=view.city.has_sample,
            ),
            press.MIME,
            partial(_pdf, make, view.city, view.lang, view.framework, view.today),
        )
        for name, make in _PAPERS.items()
    ]


def _pdf(
    make: Callable[..., Document], city: City, lang: str, framework: Framework, today: dt.date
) -> bytes:
    return press.pdf(make(city, lang=lang, framework=framework, today=today), city)


def _pptx(told: Deck, city: City, template: bytes | None) -> bytes:
    return powerpoint.pptx(told, city, template=template)


def _template() -> bytes | None:
    path = cache.settings().data_dir / TEMPLATE
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError:
        return None


@lru_cache(maxsize=4)
def _usable(template: bytes) -> bool:
    try:
        stage(template, "id")
    except ExportError:
        return False
    return True
