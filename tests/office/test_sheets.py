"""Sheets as poppler reads them: all of them, in both languages, with and without samples.

The pages of some stay in ``output/papers`` to be looked at.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lib.city import portrait, words
from lib.city.city import City
from lib.export.paper import press, sheets
from lib.export.paper.sheets import Choice, Kind, Wanted
from lib.i18n import LANGUAGES, t
from lib.story.sheets.few import is_hidden
from tests.export.slides.decks import HOSTILE, VILLAGES, city
from tests.office.printed import (
    MARKUP,
    bare,
    inked,
    needed,
    numbered,
    outside,
    seen,
    texts,
    tool,
    written,
)
from tests.shipped import DAY, shipped

EACH = 6
"""Of so many sheets one is looked at as a picture."""

pytestmark = [
    pytest.mark.office,
    needed,
]


@pytest.fixture(scope="module", params=["full", "real", "new", "other"])
def variant(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, City]:
    """Return the name of a data folder and its city."""
    return request.param, shipped(request.param, tmp_path_factory.mktemp(request.param))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", Kind)
def test_every_sheet_can_be_read(
    variant: tuple[str, City], kind: Kind, lang: str, tmp_path: Path
) -> None:
    name, one = variant
    choice = Choice(DAY, lang)
    for place, wanted in enumerate(sheets.there(one, kind, DAY)):
        told = sheets.document(one, wanted, choice)
        printed = written(press.pdf(told, one), tmp_path)
        pages = texts(printed)

        assert 1 <= len(pages) <= 2, wanted
        assert bare(told.title) in bare(pages[0])
        for n, page in enumerate(pages, 1):
            assert told.fingerprint in page
            assert numbered(n, len(pages), lang) in page
            assert (t("export.sample", lang) in page) == told.sample
        assert outside(printed) == [], wanted
        if place % EACH == 0:
            pictures = seen(printed, f"{kind}-{name}-{lang}-{wanted.code}", dots=80)
            assert all(inked(picture) > 0.006 for picture in pictures)


def test_a_sheet_is_tagged_and_brings_its_faces(variant: tuple[str, City], tmp_path: Path) -> None:
    _, one = variant
    for kind in Kind:
        for wanted in sheets.there(one, kind, DAY)[:2]:
            printed = written(sheets.sheet(one, wanted, Choice(DAY, "id")).content, tmp_path)
            faces = tool("pdffonts", str(printed)).splitlines()[2:]

            assert re.search(r"Tagged:\s+yes", tool("pdfinfo", str(printed)))
            assert faces != []
            assert all(re.search(r"\syes\s+(yes|no)\s+(yes|no)\s+\d+", face) for face in faces)
            assert b"pdfuaid:part" in printed.read_bytes()


def test_figures_on_paper_equal_the_data(variant: tuple[str, City], tmp_path: Path) -> None:
    name, one = variant
    if name not in ("full", "other"):
        pytest.skip("few figures")
    villages = [w for w in sheets.there(one, Kind.AREA, DAY) if len(w.code) > len("71.74.01")]
    checked = 0
    for wanted in villages[:: max(len(villages) // 4, 1)]:
        printed = written(sheets.sheet(one, wanted, Choice(DAY, "id")).content, tmp_path)
        whole = bare(" ".join(texts(printed)))
        for row in portrait.profile(one, wanted.code).rows.iter_rows(named=True):
            indicator = one.catalogue.indicator(row["indikator"])
            value, _ = words.figure(indicator, row["nilai"], "id")
            if not is_hidden(one, indicator.kode, wanted.code):
                assert bare(value) in whole, (wanted, indicator.kode)
                checked += 1
    assert checked > 5


@pytest.mark.parametrize("name", [MARKUP, HOSTILE], ids=["markup", "hostile"])
def test_texts_of_the_data_come_out_as_text(name: str, tmp_path: Path) -> None:
    one = city(tmp_path / "data", name)

    for wanted in (Wanted(Kind.AREA, VILLAGES[0]), Wanted(Kind.AGENCY, "dinas")):
        printed = written(sheets.sheet(one, wanted, Choice(DAY, "id")).content, tmp_path)
        pages = texts(printed)

        assert bare(name.split("\u202e")[0]) in bare(" ".join(pages))
        assert len(pages) <= 2
