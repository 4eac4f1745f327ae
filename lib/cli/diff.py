"""``diff``: what handed-in files would change, before anything is published."""

from __future__ import annotations

import json

from lib.cli.difference import as_json, as_text
from lib.cli.handing_in import handed_in, mode, told
from lib.cli.order import Order
from lib.errors import ExchangeError
from lib.exchange.proposal import Proposal, propose


def diff(order: Order) -> int:
    """Print what would change.

    Returns:
        1 if the files hold errors, else 0.

    Raises:
        WrongUse: A file is not there.
    """
    settings = order.settings
    try:
        found = propose(
            order.folder, handed_in(order), settings.now(), settings.cache_dir, mode(order)
        )
    except ExchangeError as error:
        raise told(order, error) from error
    if order.chosen.json:
        print(json.dumps(as_json(found, order.lang), ensure_ascii=False))
    else:
        print("\n".join(as_text(found, area_names(found), order.lang)))
    return int(found.refused)


def area_names(proposal: Proposal) -> dict[str, str]:
    """Return the name of each area by its code."""
    return dict(proposal.after.tables["wilayah"].select("kode", "nama").iter_rows())
