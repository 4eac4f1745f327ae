"""The metadata form of an indicator (MS-Ind of Satu Data Indonesia)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from lib.city.city import City
from lib.city.memory import remembered
from lib.i18n import has, t
from lib.i18n.format import listing

ALWAYS: Final = (
    "nama",
    "konsep",
    "definisi",
    "interpretasi",
    "rumus",
    "ukuran",
    "satuan",
    "klasifikasi",
    "komposit",
)
COMPOSITE: Final = ("publikasi", "indikator_pembangun")
"""What a composite indicator is built from."""
SIMPLE: Final = ("kegiatan", "kode_kegiatan", "variabel_pembangun")
"""Where the variables of any other indicator come from."""
LAST: Final = ("level_estimasi", "akses_umum")

LISTS: Final = ("klasifikasi", "indikator_pembangun", "variabel_pembangun", "level_estimasi")
"""Fields that hold several, with semicolons between."""

_OWN: Final = {"nama": "nama_id", "definisi": "definisi_id"}
_WORDS: Final = {"ya": "terms.yes", "tidak": "terms.no"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of the form."""

    key: str
    """Text ``indicator.form.<key>``."""
    content: str | None
    """What is filled in; null if nothing."""


@remembered
def form(city: City, kode: str, lang: str) -> tuple[Entry, ...]:
    """Return the fields of the form in its order.

    A composite indicator names the indicators it is built from, any other one the variables
    and the activity that produces them.

    Args:
        city: The city.
        kode: Code of the indicator.
        lang: Name, definition and unit are given in this language where there is one.
    """
    row = record(city, kode)
    parts = COMPOSITE if row.get("komposit") == "ya" else SIMPLE
    return tuple(Entry(key, _content(row, key, lang)) for key in (*ALWAYS, *parts, *LAST))


def record(city: City, kode: str) -> Mapping[str, Any]:
    """Return what the tables hold on an indicator, both tables together."""
    return _records(city).get(kode, {})


@remembered
def _records(city: City) -> dict[str, dict[str, Any]]:
    tables = city.snapshot.tables
    form = {r["indikator"]: r for r in tables["metadata_indikator"].iter_rows(named=True)}
    return {
        r["kode"]: form.get(r["kode"], {}) | r for r in tables["indikator"].iter_rows(named=True)
    }


def _content(row: Mapping[str, Any], key: str, lang: str) -> str | None:
    column = _OWN.get(key, key)
    foreign = column.removesuffix("_id") + "_en"
    raw = (row.get(foreign) if lang == "en" else None) or row.get(column)
    if raw is None or not str(raw).strip():
        return None
    if key not in LISTS:
        return _word(str(raw), lang)
    parts = raw if isinstance(raw, list) else str(raw).split(";")
    return listing([_word(p.strip(), lang) for p in parts if p.strip()], lang) or None


def _word(text: str, lang: str) -> str:
    """Return a fixed word of the form in the reader's language."""
    if text in _WORDS:
        return t(_WORDS[text], lang)
    key = f"indicator.word.{text}"
    return t(key, lang) if has(key, lang) else text
