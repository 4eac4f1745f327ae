"""``report --lembar``: sheets of agencies or areas, one as PDF or many in a zip."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lib.cli import producing
from lib.cli.handing_in import chosen
from lib.cli.order import Order, WrongUse, status
from lib.contract.vocabulary import Framework
from lib.errors import ExportError
from lib.i18n import t
from lib.i18n.format import number

if TYPE_CHECKING:
    from lib.city.city import City
    from lib.export.paper.sheets import Choice, Made, Wanted

KINDS = ("opd", "wilayah")
STOPPED = 130
"""Exit status after Ctrl-C, as shells have it."""


def add_options(
    parser: argparse.ArgumentParser, what: argparse._MutuallyExclusiveGroup, lang: str
) -> None:
    """Add the options to the parser of ``report``.

    Args:
        parser: Of the command.
        what: The options of which one alone says what is made.
        lang: ``id`` or ``en``.
    """
    what.add_argument(
        "--lembar", choices=KINDS, metavar="|".join(KINDS), help=t("cli.report_lembar", lang)
    )
    parser.add_argument(
        "--kode", action="append", default=[], metavar="…", help=t("cli.report_kode", lang)
    )


def sheets(order: Order) -> int:
    """Write the sheets and print how many there are; how far it is goes to the other stream.

    Returns:
        1 if the folder has errors (sheets are made of the good values all the same), 130
        when stopped, else 0.

    Raises:
        WrongUse: A code is not there, a sheet cannot be made, or the file cannot be written.
    """
    from lib.export.archive import bundle
    from lib.export.paper.sheets import Choice

    if not order.chosen.lembar:
        raise WrongUse(t("cli.sheets_kode", order.lang))
    snapshot = order.load()
    city = producing.city(order, snapshot)
    choice = Choice(order.settings.now(), order.lang, Framework(order.chosen.kerangka))
    wanted = _wanted(order, city, choice)
    try:
        made = list(_made(order, city, wanted, choice))
        alone = len(made) == 1 and order.chosen.output.lower().endswith(".pdf")
        content = made[0].content if alone else bundle((m.name, m.content) for m in made)
        producing.write(order, content)
    except KeyboardInterrupt:
        print(t("cli.sheets_stopped", order.lang), file=sys.stderr)
        return STOPPED
    count = number(len(made), order.lang)
    sentence = t("cli.sheets_written", order.lang, file=order.chosen.output, count=count)
    producing.tell(order, sentence, lembar=[m.name for m in made])
    return status(snapshot)


def _wanted(order: Order, city: City, choice: Choice) -> tuple[Wanted, ...]:
    from lib.export.paper.sheets import Kind, there

    every = there(city, Kind(order.chosen.lembar), choice.today)
    codes = chosen(order.chosen.kode)
    known = [one.code for one in every]
    for code in codes:
        if code not in known:
            said = {"value": code, "kind": order.chosen.lembar, "known": ", ".join(known)}
            raise WrongUse(t("cli.sheets_unknown", order.lang, **said))
    return tuple(one for one in every if one.code in codes) if codes else every


def _made(order: Order, city: City, wanted: tuple[Wanted, ...], choice: Choice) -> Iterator[Made]:
    from lib.export.paper.sheets import sheet

    total = number(len(wanted), order.lang)
    for place, one in enumerate(wanted, 1):
        try:
            made = sheet(city, one, choice)
        except ExportError as fault:
            said = {"name": one.code, "reason": fault.params.get("reason", "")}
            raise WrongUse(t("cli.sheets_failed", order.lang, **said)) from fault
        done = number(place, order.lang)
        print(
            t("cli.sheets_progress", order.lang, done=done, total=total, name=made.name),
            file=sys.stderr,
        )
        yield made
