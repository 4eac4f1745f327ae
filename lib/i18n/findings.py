"""Findings as sentences: what came and what is allowed, and how to mend it."""

from __future__ import annotations

import datetime as dt

from lib.contract.finding import Finding
from lib.i18n.catalogue import t
from lib.i18n.format import date, locale, number

_NONE = "–"
_NUMBERS = frozenset(("low", "high", "other_value"))
"""Parameters that are numbers with a decimal point."""
_FIGURES = frozenset(
    (
        *("median", "times", "z", "n", "parts", "baseline", "bytes", "cells", "was", "now"),
        *("rows", "different"),
    )
)
"""Parameters that are numbers to be written as people read them."""


def message(finding: Finding, lang: str) -> str:
    """Say what was found and what is allowed.

    Args:
        finding: The finding.
        lang: ``id`` or ``en``.
    """
    return _filled(finding, "message", lang)


def remedy(finding: Finding, lang: str) -> str:
    """Say how to mend it."""
    return _filled(finding, "remedy", lang)


def severity(finding: Finding, lang: str) -> str:
    """Return the word for how bad it is."""
    return t(f"findings.severity.{finding.severity}", lang)


class _Params(dict[str, str]):
    """Placeholders; a dash for what a finding does not say."""

    def __missing__(self, key: str) -> str:
        return _NONE


def _filled(finding: Finding, part: str, lang: str) -> str:
    params = _Params({k: v or _NONE for k, v in finding.params.items()})
    for name in _NUMBERS & params.keys():
        params[name] = params[name].replace(".", locale(lang).number_symbols["latn"]["decimal"])
    for name in _FIGURES & params.keys():
        params[name] = _figure(params[name], lang)
    if "date" in params:
        params["date"] = date(dt.date.fromisoformat(params["date"]), lang)
    params["value"], params["column"] = finding.value or _NONE, finding.column or _NONE
    params["count"] = number(finding.count, lang)
    return t(f"findings.{finding.code}.{part}", lang).format_map(params)


def _figure(text: str, lang: str) -> str:
    """Write a plain number with the decimals that it has."""
    try:
        value = float(text)
    except ValueError:
        return text
    return number(value, lang, len(text.partition(".")[2]) if "e" not in text else 0)
