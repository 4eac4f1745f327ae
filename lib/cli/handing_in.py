"""The grammar of the commands that take files into a data folder, and what they share."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from lib.cli.order import Order, WrongUse
from lib.errors import ExchangeError
from lib.exchange.handed import Handed, collect
from lib.exchange.plan import Mode
from lib.exchange.publish import WAIT, Author, Place
from lib.exchange.words import fault
from lib.i18n import t

Shared = Callable[[argparse.ArgumentParser, str], None]
"""Adds the arguments that every command has."""


def add_commands(add: Callable[..., argparse.ArgumentParser], shared: Shared, lang: str) -> None:
    """Add ``diff``, ``publish``, ``history``, ``rollback`` and ``template`` to a parser.

    Args:
        add: Makes the parser of one command by its name.
        shared: Adds what every command has beside the folder.
        lang: ``id`` or ``en``.
    """
    made = {
        name: add(name, help=t(f"cli.{name}", lang))
        for name in ("diff", "publish", "history", "rollback", "template")
    }
    for name, parser in made.items():
        count = None if name in ("diff", "publish", "rollback") else "?"
        parser.add_argument("folder", nargs=count, metavar="FOLDER", help=t("cli.folder", lang))
        shared(parser, lang)
    for name in ("diff", "publish"):
        parser = made[name]
        parser.add_argument("new", nargs="+", metavar="NEW", help=t("cli.new_files", lang))
        ways = parser.add_mutually_exclusive_group()
        for word in ("tambah", "ganti"):
            ways.add_argument(f"--{word}", action="store_true", help=t(f"cli.{word}", lang))
    made["rollback"].add_argument("entry", type=int, metavar="ID", help=t("cli.entry", lang))
    made["rollback"].add_argument("--sebelum", action="store_true", help=t("cli.sebelum", lang))
    for name in ("publish", "rollback"):
        _author(made[name], lang)
    _template(made["template"], lang)


def _author(parser: argparse.ArgumentParser, lang: str) -> None:
    for word in ("nama", "alasan"):
        parser.add_argument(f"--{word}", required=True, metavar="…", help=t(f"cli.{word}", lang))
    waiting = t("cli.tunggu", lang, default=round(WAIT))
    parser.add_argument("--tunggu", type=float, default=WAIT, metavar="N", help=waiting)


def _template(parser: argparse.ArgumentParser, lang: str) -> None:
    texts = {
        "opd": "opd",
        "indikator": "template_indikator",
        "periode": "template_periode",
    }
    for word, text in texts.items():
        parser.add_argument(
            f"--{word}", action="append", default=[], metavar="…", help=t(f"cli.{text}", lang)
        )
    parser.add_argument("--output", required=True, metavar="FILE", help=t("cli.output", lang))


def handed_in(order: Order) -> list[Handed]:
    """Read the files that the arguments name.

    Raises:
        WrongUse: One of them is not there or cannot be read.
    """
    try:
        return collect(Path(name) for name in order.chosen.new)
    except OSError as missing:
        raise WrongUse(t("cli.no_file", order.lang, file=missing.filename)) from missing


def mode(order: Order) -> Mode:
    """Return what happens to the rest of an earlier file of the same name."""
    if order.chosen.tambah:
        return Mode.ADD
    return Mode.REPLACE if order.chosen.ganti else Mode.NAMED


def author(order: Order) -> Author:
    """Return who publishes, and why.

    Raises:
        WrongUse: The name or the reason is blank.
    """
    said = {word: " ".join(getattr(order.chosen, word).split()) for word in ("nama", "alasan")}
    for word, text in said.items():
        if not text:
            raise WrongUse(t("cli.blank", order.lang, option=f"--{word}"))
    return Author(said["nama"], said["alasan"])


def place(order: Order) -> Place:
    """Return the folder that is published into."""
    settings = order.settings
    return Place(order.folder, settings.now(), settings.cache_dir, order.chosen.tunggu)


def chosen(words: Sequence[str]) -> list[str]:
    """Return what an option names that may be repeated or hold commas."""
    return [w.strip() for given in words for w in given.split(",") if w.strip()]


def told(order: Order, error: ExchangeError) -> WrongUse:
    """Return what is said when nothing could be published."""
    return WrongUse(fault(error, order.lang))
