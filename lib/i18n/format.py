"""Numbers, dates and periods as people read them. The only place that formats."""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from babel import Locale
from babel.dates import format_date, get_month_names
from babel.lists import format_list
from babel.numbers import format_compact_decimal, format_decimal

from lib.contract.periods import Period
from lib.i18n.catalogue import t

_MINUS = "\N{MINUS SIGN}"


@cache
def locale(lang: str) -> Locale:
    """Return the Babel locale of a language."""
    return Locale.parse({"id": "id_ID", "en": "en_GB"}[lang])


@cache
def _pattern(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def number(value: float | None, lang: str, decimals: int = 0) -> str:
    """Format a number: ``1.234,5`` in Indonesian, ``1,234.5`` in English.

    Args:
        value: The number; ``None`` gives the dash for missing.
        lang: ``id`` or ``en``.
        decimals: Places after the decimal sign, 0 or more; halves round away from zero.
    """
    if value is None or value != value:
        return "–"
    exact = Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    if exact == 0:
        exact = abs(exact)
    text = format_decimal(exact, format=_pattern(decimals), locale=locale(lang))
    return text.replace("-", _MINUS, 1)


def large(value: float, lang: str) -> str:
    """Format a large number in words: ``1,4 triliun`` / ``1.4 trillion``."""
    text = str(
        format_compact_decimal(value, format_type="long", locale=locale(lang), fraction_digits=1)
    )
    return text.replace("-", _MINUS, 1).replace(" ", "\N{NO-BREAK SPACE}")


def signed(value: float | None, lang: str, decimals: int = 0) -> str:
    """Format a difference with its sign: ``+1,2`` or ``−0,4``; zero has none."""
    text = number(value, lang, decimals)
    return f"+{text}" if value is not None and value > 0 and _has_digits(text) else text


def _has_digits(text: str) -> bool:
    return any(c in "123456789" for c in text)


def quantity(value: float | None, unit: str, lang: str, decimals: int = 0) -> str:
    """Format a number with its unit: ``5,03 %``; a missing one has no unit."""
    text = number(value, lang, decimals)
    return (
        text if value is None or value != value or not unit else f"{text}\N{NO-BREAK SPACE}{unit}"
    )


def date(value: dt.date, lang: str) -> str:
    """Format a date: ``23 Oktober 2024`` / ``23 October 2024``."""
    return str(format_date(value, format="d MMMM y", locale=locale(lang)))


def short_date(value: dt.date, lang: str) -> str:
    """Format a date shortly: ``23 Okt 2024`` / ``23 Oct 2024``."""
    return str(format_date(value, format="d MMM y", locale=locale(lang)))


def month(value: dt.date, lang: str) -> str:
    """Format the month of a date shortly: ``Mei 26`` / ``May 26``."""
    return str(format_date(value, format="MMM yy", locale=locale(lang)))


@cache
def period(text: str, lang: str) -> str:
    """Format a canonical period: ``TW III 2024``, ``Mei 2024`` / ``Q3 2024``, ``May 2024``."""
    value = Period.parse(text)
    match value.unit:
        case "year":
            return str(value.year)
        case "month":
            month = get_month_names("abbreviated", locale=locale(lang))[value.start.month]
            return f"{month} {value.year}"
        case unit:
            roman = ("I", "II", "III", "IV")[value.number - 1]
            return t(f"format.{unit}", lang, number=value.number, roman=roman, year=value.year)


def listing(items: list[str], lang: str) -> str:
    """Join words: ``a, b, dan c`` / ``a, b and c``."""
    return format_list(items, locale=locale(lang)) if items else ""


def vega_locale(lang: str) -> dict[str, object]:
    """Return the ``config.locale`` of Vega-Lite: number signs, month and day names."""
    place = locale(lang)
    signs = place.number_symbols["latn"]
    months = {
        w: [str(get_month_names(w, locale=place)[m]) for m in range(1, 13)]
        for w in ("wide", "abbreviated")
    }
    days = {
        w: [str(place.days["format"][w][d]) for d in (6, 0, 1, 2, 3, 4, 5)]
        for w in ("wide", "abbreviated")
    }
    return {
        "number": {
            "decimal": signs["decimal"],
            "thousands": signs["group"],
            "grouping": [3],
            "currency": ["", ""],
            "minus": _MINUS,
        },
        "time": {
            "dateTime": "%A, %e %B %Y %X",
            "date": "%d/%m/%Y",
            "time": "%H:%M:%S",
            "periods": ["AM", "PM"],
            "days": days["wide"],
            "shortDays": days["abbreviated"],
            "months": months["wide"],
            "shortMonths": months["abbreviated"],
        },
    }
