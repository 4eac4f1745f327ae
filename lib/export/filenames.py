"""Names of files that readers keep."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from lib.i18n import t

LONGEST = 60
"""Letters of one part."""


def filename(
    *parts: str, ending: str, lang: str, made: dt.date | None = None, sample: bool = False
) -> str:
    """Return a name that every file system takes and that says what is inside.

    Args:
        *parts: Indicator, area, period, in this order; empty ones are left out.
        ending: Without the dot.
        lang: ``id`` or ``en``: the word for sample data.
        made: The day that counts as today.
        sample: Whether any figure is sample data.

    Example:
        >>> filename("Akses air minum", "Melati Utara", "2024-Q3", ending="csv", lang="id",
        ...          made=dt.date(2025, 1, 31), sample=True)
        'akses-air-minum_melati-utara_2024-q3_contoh_2025-01-31.csv'
    """
    marked = [t("export.word_sample", lang)] if sample else []
    day = [made.isoformat()] if made else []
    words = [word for word in map(_plain, [*parts, *marked, *day]) if word]
    return f"{'_'.join(words) or 'data'}.{ending}"


def _plain(text: str) -> str:
    ascii_ = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_.lower()).strip("-")[:LONGEST].rstrip("-")
