"""``report``: the report of the city as PDF; or its brief, sheets, or the evidence as one zip."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from lib.cli import producing, sheets
from lib.cli.order import Order, status
from lib.contract.vocabulary import Framework
from lib.i18n import t
from lib.i18n.format import number
from lib.story.document import Document

Shared = Callable[[argparse.ArgumentParser, str], None]
"""Adds the arguments that every command has."""


def add_command(add: Callable[..., argparse.ArgumentParser], shared: Shared, lang: str) -> None:
    """Add ``report`` to a parser.

    Args:
        add: Makes the parser of one command by its name.
        shared: Adds what every command has beside the folder.
        lang: ``id`` or ``en``.
    """
    parser = add("report", help=t("cli.report", lang))
    producing.grammar(parser, shared, lang)
    kinds = parser.add_mutually_exclusive_group()
    for option in ("ringkas", "bukti"):
        text = t(f"cli.report_{option}", lang)
        kinds.add_argument(f"--{option}", action="store_true", help=text)
    sheets.add_options(parser, kinds, lang)


def report(order: Order) -> int:
    """Write what was asked for and print its name.

    Returns:
        1 if the folder has errors (documents are made of the good values all the same), else 0.

    Raises:
        lib.cli.order.WrongUse: The file cannot be written, or a sheet is not there.
    """
    if order.chosen.lembar or order.chosen.kode:
        return sheets.sheets(order)
    return _evidence(order) if order.chosen.bukti else _document(order)


def _document(order: Order) -> int:
    from lib.export.paper import press
    from lib.story import brief, report

    snapshot = order.load()
    city = producing.city(order, snapshot)
    make: Callable[..., Document] = brief.brief if order.chosen.ringkas else report.report
    told = make(
        city,
        lang=order.lang,
        framework=Framework(order.chosen.kerangka),
        today=order.settings.now(),
    )
    content = press.pdf(told, city)
    producing.write(order, content)
    count = press.pages(content)
    pages = number(count, order.lang)
    sentence = t("cli.report_written", order.lang, file=order.chosen.output, pages=pages)
    producing.tell(order, sentence, pages=count, contoh=told.sample)
    return status(snapshot)


def _evidence(order: Order) -> int:
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
