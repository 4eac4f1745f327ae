"""``sample``: sample values for a data folder, the same for the same seed."""

from __future__ import annotations

import json

from lib.cli.order import Order, WrongUse
from lib.errors import FolderMissing
from lib.i18n import t


def sample(order: Order) -> int:
    """Write the sample files and print their names.

    Raises:
        WrongUse: The folder lacks the tables that samples are made from.
    """
    from lib.sample.writer import write_sample

    try:
        written = write_sample(order.folder, order.chosen.seed)
    except FolderMissing as fault:
        raise WrongUse(t("cli.no_folder", order.lang, folder=fault.params["folder"])) from fault
    names = [path.relative_to(order.folder).as_posix() for path in written]
    if order.chosen.json:
        print(json.dumps({"files": names}, ensure_ascii=False))
    else:
        print("\n".join(names))
    return 0
