"""Which area a table is about that has no column of areas."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lib.contract.vocabulary import Level
from lib.load.areas import AreaNames

_NAMED = re.compile(r"\b(kecamatan|kec|kelurahan|kel|desa)\b\.?\s+(\S.*)", re.I)
_WORDS = re.compile(r"(menurut|per|setiap|tiap|se|dan|/)\b", re.I)


def whereabouts(titles: Iterable[str], names: AreaNames) -> str | None:
    """Find the area that titles name, or else the only city.

    Args:
        titles: Texts above the table, name of the sheet, of the file.
        names: Known areas.

    Returns:
        Code of the area; ``None`` if a title speaks of an area that is not known, or there
        are several cities.
    """
    for text in titles:
        match = _NAMED.search(text)
        if match and not _WORDS.search(text[: match.start()]):
            return _first(f"{match[1]} {match[2]}", names)
    cities = names.of(Level.CITY)
    return cities[0] if len(cities) == 1 else None


def _first(text: str, names: AreaNames) -> str | None:
    """Return the area that the first words of a text name."""
    words = re.split(r"[\s,;:()]+", text)
    for count in range(len(words), 1, -1):
        found = names.find(" ".join(words[:count]))
        if len(found) == 1:
            return found[0]
    return None
