"""All data as one Excel workbook, made when somebody asks for it."""

from __future__ import annotations

from functools import partial

from lib.export.book import workbook
from lib.export.filenames import filename
from lib.ui import figure
from lib.ui.figure import Download
from lib.ui.view import View


def draw(view: View) -> None:
    """Draw the download."""
    name = filename(
        view.t("workbook.file"),
        view.city.name(view.lang),
        ending="xlsx",
        lang=view.lang,
        made=view.today,
        sample=view.city.has_sample,
    )
    make = partial(
        workbook.workbook,
        view.city,
        lang=view.lang,
        today=view.today,
        framework=view.framework,
    )
    figure.downloads("buku", [Download(view.t("workbook.button"), name, workbook.MIME, make)])
