"""The parts of the guide for staff that come from the code, written between their markers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from lib.cli.contract import column_lines
from lib.contract.codes import Code
from lib.contract.finding import Finding, Severity
from lib.contract.tables import OBSERVATION, TABLES
from lib.i18n import t
from lib.i18n.findings import message, remedy

_PART = re.compile(r"(<!-- dibuat: (.+?) -->\n).*?(<!-- akhir -->)", re.S)
_ELLIPSIS = "…"


class UnknownPart(ValueError):
    """The guide asks for a part that nothing makes."""


def filled(text: str, lang: str) -> str:
    """Return a guide with the parts that the code makes as they must be now.

    Args:
        text: Markdown; a part stands between ``<!-- dibuat: NAME -->`` and ``<!-- akhir -->``.
            Names: ``kolom TABLE``, and ``temuan`` for every finding with its remedy.
        lang: ``id`` or ``en``.

    Raises:
        UnknownPart: It asks for a part that there is not.
    """

    def made(match: re.Match[str]) -> str:
        return f"{match[1]}\n{_made(match[2], lang)}\n\n{match[3]}"

    return _PART.sub(made, text)


def _made(name: str, lang: str) -> str:
    makers = _makers(lang)
    if name not in makers:
        raise UnknownPart(name)
    return "\n".join(makers[name]())


def _makers(lang: str) -> Mapping[str, Callable[[], Iterator[str]]]:
    tables = {table.name: table for table in (*TABLES.values(), OBSERVATION)}
    columns = {
        f"kolom {name}": (lambda table=table: column_lines(table, lang))
        for name, table in tables.items()
    }
    return {**columns, "temuan": lambda: _findings(lang)}


def _findings(lang: str) -> Iterator[str]:
    """Yield one line per finding: its code, what it says, how to mend it."""
    heads = (t(f"contract.finding.{word}", lang) for word in ("code", "message", "remedy"))
    yield f"| {' | '.join(heads)} |"
    yield "|---|---|---|"
    for code in Code:
        finding = Finding(Severity.INFO, code, "", value=_ELLIPSIS, column=_ELLIPSIS)
        said = (message(finding, lang), remedy(finding, lang))
        cells = (" ".join(_plain(text).split()) for text in said)
        yield f"| `{code.value}` | {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """Return a sentence for a table: dots where a finding puts what it speaks of."""
    return text.replace("–", _ELLIPSIS).replace("|", "\\|").replace(f"“{_ELLIPSIS}”", _ELLIPSIS)
