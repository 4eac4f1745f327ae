"""Which figures of an area rest on so few cases that paper does not show them."""

from __future__ import annotations

from lib.city import pattern, status, value_words
from lib.city.city import City
from lib.city.memory import remembered
from lib.i18n import t
from lib.i18n.format import number


@remembered
def is_hidden(city: City, kode: str, wilayah: str) -> bool:
    """Tell whether the latest value of an indicator in an area is not shown as a rate.

    Args:
        city: The city.
        kode: Code of the indicator.
        wilayah: Code of the area.
    """
    found = status.of(city, kode, wilayah)
    return found is not None and value_words.is_few(city, found)


def said(city: City, kode: str, wilayah: str, lang: str) -> str:
    """Return what stands instead of a hidden value: the number of cases, or that it is small."""
    found = status.of(city, kode, wilayah)
    events = found.pembilang if found is not None else None
    least = pattern.privacy(city, kode)
    if events is None or events < least:
        return t("pattern.fewer_events", lang, least=number(least, lang))
    return t(
        "pattern.one_event" if events == 1 else "pattern.events", lang, count=number(events, lang)
    )
