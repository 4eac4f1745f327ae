"""Findings as the command line prints them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lib.contract.finding import Finding, Severity
from lib.i18n import t
from lib.i18n.findings import message, remedy, severity
from lib.i18n.format import number

SHOWN = 3
"""Findings of one code in one file that are written out."""


def record(finding: Finding, lang: str) -> dict[str, object]:
    """Return a finding as the object that ``--json`` prints."""
    return {
        "severity": finding.severity.value,
        "code": finding.code.value,
        "file": finding.file,
        "sheet": finding.sheet,
        "row": finding.row,
        "column": finding.column,
        "value": finding.value,
        "message": message(finding, lang),
        "remedy": remedy(finding, lang),
        "count": finding.count,
    }


def lines(findings: Sequence[Finding], lang: str) -> Iterator[str]:
    """Yield one line per finding: errors first, equal findings cut short."""
    order = list(Severity)
    groups: dict[tuple[Severity, str, str], list[Finding]] = {}
    for finding in sorted(findings, key=lambda f: order.index(f.severity)):
        key = (finding.severity, finding.file, finding.code.value)
        groups.setdefault(key, []).append(finding)
    for group in groups.values():
        for finding in group[:SHOWN]:
            yield f"{severity(finding, lang)}: {_place(finding, lang)}: {message(finding, lang)}"
        rest = sum(f.count for f in group[SHOWN:])
        if rest:
            yield "  " + t("cli.more", lang, count=number(rest, lang))
        yield "  " + remedy(group[0], lang)


def _place(finding: Finding, lang: str) -> str:
    parts = [finding.file or t("cli.whole_folder", lang)]
    for name in ("sheet", "row", "column"):
        value = getattr(finding, name)
        if value is not None:
            parts.append(t(f"cli.{name}", lang, value=value))
    return ", ".join(parts)
