"""``publish``: takes files into the folder, all at once or not at all."""

from __future__ import annotations

import json

from lib.cli.diff import area_names
from lib.cli.difference import as_json, as_text
from lib.cli.handing_in import author, handed_in, mode, place, told
from lib.cli.order import Order
from lib.errors import ExchangeError
from lib.exchange.publish import Published
from lib.exchange.publish import publish as take_in
from lib.i18n import t


def publish(order: Order) -> int:
    """Publish files and print what has changed.

    Returns:
        1 if the files hold errors, so that nothing was published; else 0.

    Raises:
        WrongUse: A file is not there, a name or reason is missing, or the folder cannot be
            published into now.
    """
    given, files = author(order), handed_in(order)
    try:
        result = take_in(place(order), files, given, mode=mode(order))
    except ExchangeError as error:
        raise told(order, error) from error
    number = result.entry.number if result.entry else None
    if order.chosen.json:
        found = as_json(result.proposal, order.lang)
        record = {"id": number, "published": number is not None, **found}
        print(json.dumps(record, ensure_ascii=False))
    else:
        names = area_names(result.proposal)
        print("\n".join(as_text(result.proposal, names, order.lang)))
        print(_outcome(result, order.lang))
    return int(result.proposal.refused)


def _outcome(result: Published, lang: str) -> str:
    if result.entry is not None:
        return t("cli.published", lang, id=result.entry.number)
    return t("cli.refused" if result.proposal.refused else "cli.no_change", lang)
