"""The slides as files to take along."""

from __future__ import annotations

from functools import lru_cache, partial

import streamlit as st

from lib.city.city import City
from lib.errors import ExportError
from lib.export.filenames import filename
from lib.export.slides import deck as powerpoint
from lib.export.slides.master import stage
from lib.story.slide import Deck
from lib.ui import cache, figure
from lib.ui.figure import Download
from lib.ui.view import View

TEMPLATE = "templat.pptx"
"""The city's own template in its data folder."""


def draw(view: View, told: Deck) -> None:
    """Draw the downloads."""
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
    figure.downloads("presentasi", [file])


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
