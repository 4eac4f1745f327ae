"""The deck as LibreOffice shows it: opened, printed to PDF, and turned into pictures.

The pictures stay in ``output/slides`` to be looked at.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lib.city.city import City
from lib.export.slides.deck import pptx
from lib.i18n import LANGUAGES, t
from lib.story.deck import deck
from lib.story.slide import Deck
from tests.export.slides.decks import HOSTILE, told, written
from tests.export.slides.decks import city as small_city
from tests.office.opened import converted, inked, needed, seen, words
from tests.shipped import DAY, shipped

pytestmark = [pytest.mark.office, needed]


@pytest.fixture(scope="module", params=["full", "real", "new", "empty"])
def variant(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, City]:
    """Return the name of a data folder and its city."""
    return request.param, shipped(request.param, tmp_path_factory.mktemp(request.param))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_slide_can_be_seen(variant: tuple[str, City], lang: str, tmp_path: Path) -> None:
    name, city = variant
    shown = deck(city, lang=lang, today=DAY)
    printed = converted(pptx(shown, city), "rapat.pptx", tmp_path)

    pages = words(printed)
    pictures = seen(printed, "slides", f"{name}-{lang}")

    assert len(pages) == len(pictures) == len(shown.slides)
    assert [bare(s.heading) in bare(page) for s, page in zip(shown.slides, pages, strict=True)] == [
        True
    ] * len(pages)
    assert [t("app.sample", lang) in page for page in pages] == marked(shown)
    assert all(inked(picture) > 0.004 for picture in pictures)


def marked(one: Deck) -> list[bool]:
    return [slide.sample for slide in one.slides]


def bare(text: str) -> str:
    """Return text without blanks, which PDF does not keep; ligatures taken apart."""
    for joined, apart in (("\ufb01", "fi"), ("\ufb02", "fl"), ("\ufb00", "ff")):
        text = text.replace(joined, apart)
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("name", [HOSTILE, "kendali\x01\x0b\x1b_x0041_ \ufffe ]]> <!--"])
def test_a_deck_with_hostile_names_opens(name: str, tmp_path: Path) -> None:
    one = small_city(tmp_path, name)

    pages = words(converted(written(one), "rapat.pptx", tmp_path))

    assert len(pages) == len(told(one).slides)
    assert any(bare(name.split()[0].split("\x01")[0]) in bare(page) for page in pages)
