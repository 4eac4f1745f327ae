"""``init``: an empty valid data folder for another city."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable

from lib.cli.order import Order, WrongUse
from lib.errors import ExchangeError
from lib.exchange.founding import UNKNOWN_CODE, NewCity, found_city
from lib.exchange.words import fault
from lib.i18n import t
from lib.i18n.format import number

Shared = Callable[[argparse.ArgumentParser, str], None]
_CODE = re.compile(r"\d{2}\.\d{2}")


def add_command(add: Callable[..., argparse.ArgumentParser], shared: Shared, lang: str) -> None:
    """Add ``init`` to a parser.

    Args:
        add: Makes the parser of one command by its name.
        shared: Adds what every command has beside the folder.
        lang: ``id`` or ``en``.
    """
    parser = add("init", help=t("cli.init", lang))
    parser.add_argument("folder", metavar="FOLDER", help=t("cli.init_folder", lang))
    shared(parser, lang)
    parser.add_argument("--kota", required=True, metavar="…", help=t("cli.init_kota", lang))
    parser.add_argument("--kode", metavar="NN.NN", help=t("cli.init_kode", lang))
    for word in ("lintang", "bujur", "luas"):
        parser.add_argument(f"--{word}", type=float, metavar="N", help=t(f"cli.init_{word}", lang))


def init(order: Order) -> int:
    """Write the folder and print what is in it.

    Raises:
        WrongUse: The folder is not empty or cannot be written, the name is blank or the code
            is none.
    """
    city = _city(order)
    try:
        files = found_city(order.folder, city)
    except ExchangeError as error:
        raise WrongUse(fault(error, order.lang)) from error
    if order.chosen.json:
        told = {"folder": str(order.folder), "kode": city.code, "files": files}
        print(json.dumps(told, ensure_ascii=False))
        return 0
    count = number(len(files), order.lang)
    print(t("cli.init_done", order.lang, folder=order.folder, files=count, kota=city.name))
    if city.code == UNKNOWN_CODE:
        print(t("cli.init_no_code", order.lang, kode=UNKNOWN_CODE))
    return 0


def _city(order: Order) -> NewCity:
    chosen = order.chosen
    name = " ".join(chosen.kota.split())
    if not name:
        raise WrongUse(t("cli.blank", order.lang, option="--kota"))
    code = (chosen.kode or UNKNOWN_CODE).strip()
    code = re.sub(r"^(\d{2})(\d{2})$", r"\1.\2", code)
    if not _CODE.fullmatch(code):
        raise WrongUse(t("cli.init_wrong_code", order.lang, value=chosen.kode))
    if chosen.lintang is not None and abs(chosen.lintang) > 90:
        raise WrongUse(t("cli.init_wrong_place", order.lang))
    if chosen.bujur is not None and abs(chosen.bujur) > 180:
        raise WrongUse(t("cli.init_wrong_place", order.lang))
    return NewCity(name, code, chosen.lintang, chosen.bujur, chosen.luas)
