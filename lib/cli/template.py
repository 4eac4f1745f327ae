"""``template``: an Excel workbook to fill in, made from the contract."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from lib.cli.handing_in import chosen
from lib.cli.order import Order, WrongUse
from lib.exchange.form import forms
from lib.i18n import t
from lib.i18n.format import number
from lib.load.codebook import build_codebook
from lib.load.periods import read_periods
from lib.store.catalogue import Catalogue
from lib.store.snapshot import Snapshot


def template(order: Order) -> int:
    """Write the workbook and print its name.

    Raises:
        WrongUse: An option names something that the folder does not know, nothing is left
            to be filled in, or the file cannot be written.
    """
    from lib.export.template import template as workbook

    snapshot = order.load()
    agencies = _agencies(order, Catalogue.of(snapshot.tables))
    codes = _indicators(order, snapshot, agencies)
    sheets = forms(snapshot, codes, order.settings.now(), _periods(order))
    lines = sum(len(s.lines) for s in sheets)
    if not lines:
        raise WrongUse(t("cli.nothing_to_fill", order.lang))
    names = [n for c, n in snapshot.tables["opd"].select("kode", "nama").rows() if c in agencies]
    subject = ", ".join(names or chosen(order.chosen.indikator))
    title = t(
        "exchange.form.title",
        order.lang,
        subject=subject or t("exchange.form.all", order.lang),
    )
    sources = snapshot.tables["sumber"]["kode"].to_list()
    _write(order, workbook(sheets, title, sources, lang=order.lang))
    told = {"file": order.chosen.output, "sheets": len(sheets), "rows": lines}
    if order.chosen.json:
        print(json.dumps(told, ensure_ascii=False))
    else:
        said = {k: number(v, order.lang) if isinstance(v, int) else v for k, v in told.items()}
        print(t("cli.written", order.lang, **said))
    return 0


def _write(order: Order, content: bytes) -> None:
    try:
        Path(order.chosen.output).write_bytes(content)
    except OSError as fault:
        raise WrongUse(t("cli.no_write", order.lang, file=order.chosen.output)) from fault


def _unknown(order: Order, option: str, word: str) -> WrongUse:
    return WrongUse(t("cli.unknown", order.lang, option=f"--{option}", value=word))


def _agencies(order: Order, catalogue: Catalogue) -> list[str]:
    """Return the codes of the agencies that are named by code or short name."""
    known = {a.kode.casefold(): a.kode for a in catalogue.agencies.values()}
    known |= {a.singkatan.casefold(): a.kode for a in catalogue.agencies.values()}
    found = []
    for word in chosen(order.chosen.opd):
        if word.casefold() not in known:
            raise _unknown(order, "opd", word)
        found.append(known[word.casefold()])
    return found


def _indicators(order: Order, snapshot: Snapshot, agencies: Sequence[str]) -> set[str]:
    """Return the indicators that are named, those of the agencies, or all."""
    book = build_codebook(snapshot.tables)
    found = set()
    for word in chosen(order.chosen.indikator):
        place = book.indicator(word)
        if place is None:
            raise _unknown(order, "indikator", word)
        found.add(book.indicators[place])
    rows = snapshot.tables["indikator"].select("kode", "walidata").iter_rows()
    found |= {code for code, steward in rows if steward in agencies}
    return found if found or agencies else set(snapshot.tables["indikator"]["kode"])


def _periods(order: Order) -> list[str]:
    words = chosen(order.chosen.periode)
    read = read_periods(words)
    for word in words:
        if word not in read.canonical:
            raise _unknown(order, "periode", word)
    return [read.canonical[w] for w in words]
