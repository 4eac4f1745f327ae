"""What is said about taking files in, in the language of the reader."""

from __future__ import annotations

from collections.abc import Mapping

from lib.errors import ExchangeError
from lib.exchange.plan import Taken
from lib.i18n import t
from lib.i18n.format import number
from lib.load.plausible import Reason
from lib.store.ledger import LedgerEntry

_PLACES = 6
"""Most decimals that a sentence shows."""


def figure(value: float | None, lang: str) -> str:
    """Write a number with the decimals that it has, up to six."""
    if value is None or value != value or abs(value) >= 1e15:
        return number(value, lang)
    _, _, part = f"{value:.{_PLACES}f}".rstrip("0").partition(".")
    return number(value, lang, len(part))


def doubt(row: Mapping[str, object], lang: str) -> str:
    """Say why a value is doubted.

    Args:
        row: A row of ``plausible.suspicious``.
        lang: ``id`` or ``en``.
    """
    times = row["kali"]
    key = f"doubt.{row['alasan']}"
    if row["alasan"] in (Reason.TIMES, Reason.UNIT) and isinstance(times, float) and times < 1:
        key, times = f"{key}_kecil", 1 / times
    return t(
        f"exchange.{key}",
        lang,
        value=_said(row["nilai"], lang),
        median=_said(row["banding"], lang),
        times=_said(times, lang),
        z=number(row["z"] if isinstance(row["z"], float) else None, lang, 1),
        n=number(row["n"] if isinstance(row["n"], int) else None, lang),
    )


def _said(value: object, lang: str) -> str:
    return figure(value if isinstance(value, float) else None, lang)


def fault(error: ExchangeError, lang: str) -> str:
    """Say why nothing was published, and what to do."""
    return t(f"exchange.error.{error.code}", lang, **error.params)


def fate(taken: Taken, lang: str) -> str:
    """Say what becomes of a handed-in file."""
    return t(f"exchange.fate.{taken.fate}", lang, name=taken.name, file=taken.file)


def author(entry: LedgerEntry, lang: str) -> str:
    """Return who made an entry."""
    return entry.who or t("exchange.nobody", lang)


def deed(entry: LedgerEntry, lang: str) -> str:
    """Say what an entry stands for."""
    return t(f"exchange.deed.{entry.deed}", lang, target=entry.target or "–")
