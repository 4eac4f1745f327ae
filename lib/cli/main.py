"""``python -m lib``: one function per command; status 0 good, 1 data errors, 2 wrong use."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from lib.cli.arguments import WRONG_USE, build_parser, language
from lib.cli.boundaries import boundaries
from lib.cli.check import check
from lib.cli.contract import contract
from lib.cli.diff import diff
from lib.cli.history import history
from lib.cli.init import init
from lib.cli.order import Order, WrongUse
from lib.cli.publish import publish
from lib.cli.report import report
from lib.cli.rollback import rollback
from lib.cli.sample import sample
from lib.cli.score import scores
from lib.cli.slides import slides
from lib.cli.status import statuses
from lib.cli.template import template
from lib.cli.trend import trends
from lib.cli.values import values
from lib.cli.workbook import workbook
from lib.errors import Busy
from lib.exchange.words import fault
from lib.i18n import t
from lib.settings import Settings

COMMANDS: Mapping[str, Callable[[Order], int]] = {
    "check": check,
    "values": values,
    "score": scores,
    "status": statuses,
    "trend": trends,
    "sample": sample,
    "contract": contract,
    "diff": diff,
    "publish": publish,
    "history": history,
    "rollback": rollback,
    "template": template,
    "boundaries": boundaries,
    "init": init,
    "slides": slides,
    "report": report,
    "workbook": workbook,
}


def main(arguments: Sequence[str]) -> int:
    """Run a command.

    Args:
        arguments: What follows ``python -m lib``.

    Returns:
        Exit status: 0 good, 1 the data has errors, 2 wrong use.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    lang = language(arguments)
    try:
        chosen = build_parser(lang).parse_args(arguments)
        settings = Settings.from_env(os.environ)
    except ValueError as wrong:
        return _refuse(t("cli.wrong_setting", lang, detail=str(wrong)))
    folder = Path(chosen.folder) if chosen.folder else settings.data_dir
    try:
        if chosen.command != "init" and not folder.is_dir():
            raise WrongUse(t("cli.no_folder", lang, folder=folder))
        return COMMANDS[chosen.command](Order(folder, lang, settings, chosen))
    except WrongUse as wrong:
        return _refuse(str(wrong), as_json=chosen.json)
    except Busy as error:
        return _refuse(fault(error, lang), as_json=chosen.json)
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def _refuse(sentence: str, *, as_json: bool = False) -> int:
    if as_json:
        print(json.dumps({"error": sentence}, ensure_ascii=False))
    print(sentence, file=sys.stderr)
    return WRONG_USE
