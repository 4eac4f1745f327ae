"""``workbook``: everything the folder holds as one Excel file."""

from __future__ import annotations

from lib.cli import producing
from lib.cli.order import Order, status
from lib.contract.vocabulary import Framework
from lib.i18n import t
from lib.i18n.format import number


def workbook(order: Order) -> int:
    """Write the workbook and print its name.

    Returns:
        1 if the folder has errors (the workbook has the good values all the same), else 0.

    Raises:
        lib.cli.order.WrongUse: The file cannot be written.
    """
    from lib.export.book.workbook import made

    snapshot = order.load()
    city = producing.city(order, snapshot)
    book = made(
        city,
        lang=order.lang,
        today=order.settings.now(),
        framework=Framework(order.chosen.kerangka),
    )
    producing.write(order, book.content)
    counts = {"sheets": len(book.sheets), "values": snapshot.values.height}
    said = {key: number(count, order.lang) for key, count in counts.items()}
    sentence = t("cli.workbook_written", order.lang, file=order.chosen.output, **said)
    facts = {"sheets": list(book.sheets), "values": counts["values"], "contoh": city.has_sample}
    producing.tell(order, sentence, **facts)
    return status(snapshot)
