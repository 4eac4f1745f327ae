"""The command line's grammar, in the language of the reader."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import NoReturn

from lib.cli import score, status, trend
from lib.cli.boundaries import add_command as add_boundaries
from lib.cli.handing_in import add_commands
from lib.cli.init import add_command as add_init
from lib.cli.producing import add_slides, add_workbook
from lib.cli.report import add_command as add_report
from lib.cli.selection import add_options
from lib.i18n import DEFAULT_LANGUAGE, LANGUAGES, t

WRONG_USE = 2


def language(arguments: Sequence[str]) -> str:
    """Return the language that the arguments ask for, before they are parsed."""
    for word, following in zip(arguments, [*arguments[1:], ""], strict=False):
        name, _, value = word.partition("=")
        value = value or following
        if name == "--bahasa" and value in LANGUAGES:
            return value
    return DEFAULT_LANGUAGE


class Parser(argparse.ArgumentParser):
    """An argument parser whose own words are translated too."""

    def __init__(self, lang: str, **rest: object) -> None:
        """Build an empty parser that speaks ``lang``."""
        super().__init__(add_help=False, allow_abbrev=False, **rest)  # type: ignore[arg-type]
        self._lang = lang
        self._positionals.title = t("cli.arguments", lang)
        self._optionals.title = t("cli.options", lang)
        self.add_argument("-h", "--help", action="help", help=t("cli.help", lang))

    def format_usage(self) -> str:
        """Return the usage line."""
        return super().format_usage().replace("usage:", t("cli.usage", self._lang), 1)

    def format_help(self) -> str:
        """Return the full help."""
        return super().format_help().replace("usage:", t("cli.usage", self._lang), 1)

    def error(self, message: str) -> NoReturn:
        """Say that the arguments make no sense, and leave with status 2."""
        self.exit(WRONG_USE, f"{self.format_usage()}{t('cli.wrong_use', self._lang)}\n")


def build_parser(lang: str) -> Parser:
    """Return the parser of ``python -m lib``."""
    parser = Parser(lang, prog="python -m lib", description=t("cli.description", lang))
    commands = parser.add_subparsers(
        dest="command",
        required=True,
        metavar=t("cli.command", lang),
        title=t("cli.commands", lang),
        parser_class=lambda **rest: Parser(lang, **rest),  # type: ignore[call-overload]
    )
    _shared(commands.add_parser("check", help=t("cli.check", lang)), lang)
    values = commands.add_parser("values", help=t("cli.values", lang))
    _shared(values, lang)
    add_options(values, lang)
    sample = commands.add_parser("sample", help=t("cli.sample", lang))
    _shared(sample, lang)
    sample.add_argument("--seed", type=int, default=1, metavar="N", help=t("cli.seed", lang))
    written = commands.add_parser("contract", help=t("contract.cli", lang))
    _shared(written, lang)
    written.add_argument("--panduan", metavar="FILE", help=t("contract.guide", lang))
    for command in (score, status, trend):
        command.add_command(commands.add_parser, _shared, lang)
    add_commands(commands.add_parser, _common, lang)
    add_boundaries(commands.add_parser, _common, lang)
    add_init(commands.add_parser, _common, lang)
    add_slides(commands.add_parser, _common, lang)
    add_workbook(commands.add_parser, _common, lang)
    add_report(commands.add_parser, _common, lang)
    return parser


def _shared(parser: argparse.ArgumentParser, lang: str) -> None:
    parser.add_argument("folder", nargs="?", metavar="FOLDER", help=t("cli.folder", lang))
    _common(parser, lang)


def _common(parser: argparse.ArgumentParser, lang: str) -> None:
    parser.add_argument("--json", action="store_true", help=t("cli.json", lang))
    parser.add_argument("--bahasa", choices=LANGUAGES, metavar="id|en", help=t("cli.bahasa", lang))
