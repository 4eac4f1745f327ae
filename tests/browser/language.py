"""Is a page in the language it claims?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache

import polars as pl

from lib.paths import ROOT, TEXTS

_WORDS = """
    the and of with this that these those from into not are was were has have been will would
    there their which what when where who how your you all none any more most less than then
    search filter choose select clear show hide open close loading running error warning
    settings page pages next previous back expand collapse fullscreen download upload browse
    drag drop options option results result view copy print record theme rerun stop press enter
    value values year month date today yesterday village district city source sources
"""
ENGLISH = frozenset(_WORDS.split())
"""Words that no Indonesian sentence of ours contains."""

ALLOWED: dict[str, str] = {}
"""Text on an Indonesian page that may be English, with the reason."""

_NAMES = re.compile(r"(?i)\b(smart city|quick win|open data)\b")
"""Official names of programmes and councils."""
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]+")


@cache
def _texts(lang: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for file in sorted((TEXTS / lang).glob("*.json")):
        texts = json.loads(file.read_text("utf-8"))
        found |= {f"{file.stem}.{key}": text for key, text in texts.items()}
    return found


@cache
def english_only() -> dict[str, str]:
    """Return our English texts that are no part of any Indonesian one, by key."""
    indonesian = "\n".join(_texts("id").values()).lower()
    return {
        key: text
        for key, text in _texts("en").items()
        if len(text) > 3 and "{" not in text and text.lower() not in indonesian
    }


@cache
def english_names() -> frozenset[str]:
    """Return the English names in the shipped data that are no Indonesian ones."""
    found: set[str] = set()
    for table in ("dimensi", "indikator"):
        names = pl.read_csv(ROOT / "data" / f"{table}.csv", infer_schema=False)
        found |= set(names["nama_en"].drop_nulls()) - set(names["nama_id"])
    return frozenset(found)


def strays(text: str) -> Iterator[str]:
    """Yield the lines of a page's text that are English, with what gives them away."""
    for line in dict.fromkeys(text.splitlines()):
        said = line.strip()
        if not said or said in ALLOWED:
            continue
        words = {w.lower() for w in _WORD.findall(_NAMES.sub("", said))} & ENGLISH
        if words:
            yield f"{said!r}: {', '.join(sorted(words))}"
    whole = {line.strip() for line in text.splitlines()}
    yield from (f"{name!r}: an English name in the data" for name in whole & english_names())
    for key, english in english_only().items():
        if english in whole and english not in ALLOWED:
            yield f"{english!r}: is {key}"
