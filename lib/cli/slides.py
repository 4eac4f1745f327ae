"""``slides``: the slides of the meeting as a PowerPoint file."""

from __future__ import annotations

from pathlib import Path

from lib.cli import producing
from lib.cli.handing_in import chosen
from lib.cli.order import Order, WrongUse, status
from lib.contract.vocabulary import Framework
from lib.errors import ExportError
from lib.i18n import t
from lib.i18n.format import number
from lib.story.deck import deck
from lib.story.slide import Deck

TEMPLATE = "templat.pptx"
"""The city's own template in its data folder."""


def slides(order: Order) -> int:
    """Write the deck and print its name.

    Returns:
        1 if the folder has errors (the deck is made of the good values all the same), else 0.

    Raises:
        WrongUse: An option names a slide or a template that is not there, or the file
            cannot be written.
    """
    from lib.export.slides.deck import pptx

    snapshot = order.load()
    city = producing.city(order, snapshot)
    keys = chosen(order.chosen.slide)
    told = deck(
        city,
        lang=order.lang,
        framework=Framework(order.chosen.kerangka),
        today=order.settings.now(),
        chosen=keys or None,
    )
    _all_there(order, told, keys)
    template = _template(order)
    try:
        content = pptx(told, city, template=template)
    except ExportError as fault:
        raise WrongUse(t("cli.no_template", order.lang, file=_name(order))) from fault
    producing.write(order, content)
    count = number(len(told.slides), order.lang)
    sentence = t("cli.slides_written", order.lang, file=order.chosen.output, slides=count)
    producing.tell(order, sentence, slides=[s.key for s in told.slides], contoh=told.sample)
    return status(snapshot)


def _all_there(order: Order, told: Deck, keys: list[str]) -> None:
    there = {s.key for s in told.slides}
    for key in keys:
        if key not in there:
            raise WrongUse(t("cli.unknown", order.lang, option="--slide", value=key))


def _name(order: Order) -> Path:
    return Path(order.chosen.templat) if order.chosen.templat else order.folder / TEMPLATE


def _template(order: Order) -> bytes | None:
    """Return the template that is named, or that of the folder if there is one."""
    path = _name(order)
    if not path.is_file():
        if order.chosen.templat:
            raise WrongUse(t("cli.no_template", order.lang, file=path))
        return None
    return path.read_bytes()
