"""Spellings of a place brought to one form, so that they can be compared."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_NUMBERS: Final = {
    word: str(number)
    for words in (
        ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"),
        ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"),
    )
    for number, word in enumerate(words, start=1)
}
_TITLES: Final = frozenset({"kelurahan", "kel", "desa", "ds", "kecamatan", "kec", "distrik"})
_BRACKETS: Final = re.compile(r"\([^)]*\)")
_BREAKS: Final = re.compile(r"[^0-9a-z]+")
_JOINED: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Where words were written as one (``BilalangSatu``), as some lists do."""
_ELISIONS: Final = re.compile(r"['’‘`´]")
_CODE: Final = re.compile(r"[A-Za-z]{0,3}([\d.\s-]+?)(?:\.0)?")


def name_key(name: str) -> str:
    """Return the form in which spellings of one place are equal.

    Letter case, accents, spaces, punctuation, remarks in brackets and a leading ``Kelurahan``
    or ``Desa`` do not count; a number at the end is the same in Roman, Arabic and words
    (``Bilalang I`` = ``Desa BILALANG SATU`` = ``BilalangSatu``).

    Returns:
        Letters a to z and digits only; blank if ``name`` holds nothing of the kind.
    """
    plain = _JOINED.sub(" ", _ELISIONS.sub("", _BRACKETS.sub(" ", name)))
    if not plain.isascii():
        letters = unicodedata.normalize("NFKD", plain).casefold()
        plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    plain = plain.casefold()
    words = [word for word in _BREAKS.split(plain) if word]
    while len(words) > 1 and words[0] in _TITLES:
        words.pop(0)
    if len(words) > 1:
        words[-1] = _NUMBERS.get(words[-1], words[-1].lstrip("0") or "0")
    return "".join(words)


def code_key(code: str) -> str:
    """Return the digits of an area's code: the same with dots, without, and from a spreadsheet.

    Returns:
        Digits only; blank if ``code`` is something else.
    """
    found = _CODE.fullmatch(code.strip())
    return re.sub(r"\D", "", found[1]) if found else ""
