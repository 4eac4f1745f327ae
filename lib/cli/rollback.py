"""``rollback``: back to an earlier state of a folder, as an entry of its history."""

from __future__ import annotations

import json

from lib.cli.difference import difference_json, difference_text
from lib.cli.handing_in import author, place, told
from lib.cli.order import Order
from lib.errors import ExchangeError
from lib.exchange.publish import roll_back
from lib.i18n import t


def rollback(order: Order) -> int:
    """Go back and print what has changed.

    Raises:
        WrongUse: There is no such entry, a name or reason is missing, or the folder cannot
            be published into now.
    """
    given = author(order)
    try:
        result = roll_back(place(order), order.chosen.entry, given, before=order.chosen.sebelum)
    except ExchangeError as error:
        raise told(order, error) from error
    entry = result.entry
    if order.chosen.json:
        found = {
            "id": entry.number if entry else None,
            "target": entry.target if entry else None,
            **difference_json(result.difference),
        }
        print(json.dumps(found, ensure_ascii=False))
        return 0
    if entry is None:
        print(t("cli.already", order.lang))
        return 0
    tables = order.load().tables["wilayah"]
    names = dict(tables.select("kode", "nama").iter_rows())
    for line in difference_text(result.difference, names, order.lang):
        print(line)
    print(t("cli.returned", order.lang, target=entry.target, id=entry.number))
    return 0
