"""The grammar of the commands that make files to hand out, and what they share."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from lib.city.city import City
from lib.cli.order import Order, WrongUse
from lib.contract.vocabulary import Framework
from lib.i18n import t
from lib.store.shapes import load_shapes
from lib.store.snapshot import Snapshot

Shared = Callable[[argparse.ArgumentParser, str], None]
"""Adds the arguments that every command has."""


def add_slides(add: Callable[..., argparse.ArgumentParser], shared: Shared, lang: str) -> None:
    """Add ``slides`` to a parser.

    Args:
        add: Makes the parser of one command by its name.
        shared: Adds what every command has beside the folder.
        lang: ``id`` or ``en``.
    """
    parser = add("slides", help=t("cli.slides", lang))
    grammar(parser, shared, lang)
    parser.add_argument("--templat", metavar="FILE", help=t("cli.templat", lang))
    parser.add_argument(
        "--slide", action="append", default=[], metavar="…", help=t("cli.slide", lang)
    )


def add_workbook(add: Callable[..., argparse.ArgumentParser], shared: Shared, lang: str) -> None:
    """Add ``workbook`` to a parser.

    Args:
        add: Makes the parser of one command by its name.
        shared: Adds what every command has beside the folder.
        lang: ``id`` or ``en``.
    """
    grammar(add("workbook", help=t("cli.workbook", lang)), shared, lang)


def grammar(parser: argparse.ArgumentParser, shared: Shared, lang: str) -> None:
    """Add what all commands have that make a file: folder, output, framework."""
    parser.add_argument("folder", nargs="?", metavar="FOLDER", help=t("cli.folder", lang))
    shared(parser, lang)
    parser.add_argument("--output", required=True, metavar="FILE", help=t("cli.output", lang))
    frameworks = [f.value for f in Framework]
    parser.add_argument(
        "--kerangka",
        choices=frameworks,
        default=Framework.CITY.value,
        metavar="|".join(frameworks),
        help=t("cli.kerangka", lang),
    )


def city(order: Order, snapshot: Snapshot) -> City:
    """Return the city of a loaded folder with its shapes."""
    settings = order.settings
    shapes = load_shapes(snapshot, order.folder, settings.cache_dir, settings.now())
    return City(snapshot, shapes)


def write(order: Order, content: bytes) -> None:
    """Write the file that was asked for, whole or not at all.

    Raises:
        WrongUse: It cannot be written.
    """
    try:
        _put(Path(order.chosen.output), content)
    except OSError as fault:
        raise WrongUse(t("cli.no_write", order.lang, file=order.chosen.output)) from fault


def _put(path: Path, content: bytes) -> None:
    if path.exists() and not path.is_file():  # a pipe or a device has no other place
        path.write_bytes(content)
        return
    draft = path.with_name(f"{path.name}.tmp")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def tell(order: Order, sentence: str, **facts: object) -> None:
    """Say what was made: a sentence, or with ``--json`` the facts."""
    if order.chosen.json:
        print(json.dumps({"file": order.chosen.output, **facts}, ensure_ascii=False))
    else:
        print(sentence)
