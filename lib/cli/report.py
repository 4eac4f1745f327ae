"""``report``: files for others, made without a browser; ``--bukti``: the evidence as one zip."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from lib.cli import producing
from lib.cli.order import Order
from lib.i18n import t
from lib.i18n.format import number

Shared = Callable[[argparse.ArgumentParser, str], None]
"""Adds the arguments that every command has."""


def add_command(add: Callable[..., argparse.ArgumentParser], shared: Shared, lang: str) -> None:
    """Add ``report`` to a parser.

    Args:
        add: Makes the parser of one command by its name.
        shared: Adds the folder and what every command has beside it.
        lang: ``id`` or ``en``.
    """
    parser = add("report", help=t("cli.report", lang))
    shared(parser, lang)
    parser.add_argument(
        "--bukti", action="store_true", required=True, help=t("cli.report_bukti", lang)
    )
    parser.add_argument("--output", required=True, metavar="FILE", help=t("cli.output", lang))


def report(order: Order) -> int:
    """Write the bundle of evidence and print what is in it.

    Raises:
        lib.cli.order.WrongUse: The file cannot be written.
    """
    from lib.city.city import City
    from lib.export.about import About
    from lib.export.evidence import bundle
    from lib.store.shapes import Shapes

    snapshot = order.load()
    city = City(snapshot, Shapes("", "skematik", {}, {}, {}, {}, ()))
    about = About(
        t("evidence.index_title", order.lang, city=city.name(order.lang)),
        fingerprint=snapshot.fingerprint[:12],
        made=order.settings.now(),
    )
    made = bundle(city, order.folder, about, lang=order.lang)
    producing.write(order, made.content)
    facts = {"pieces": made.pieces, "files": made.files, "missing": made.missing}
    said = {key: number(count, order.lang) for key, count in facts.items()}
    sentence = t("cli.evidence_written", order.lang, file=order.chosen.output, **said)
    producing.tell(order, sentence, **facts)
    return 0
