"""The report and the brief as poppler reads them; the pages stay in ``output/papers``."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from lib.city import overview, words
from lib.city.city import City
from lib.contract.vocabulary import Framework
from lib.export.paper import press
from lib.i18n import LANGUAGES, t
from lib.story.brief import brief
from lib.story.document import Document
from lib.story.report import report
from tests.export.slides.decks import HOSTILE, city
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

MAKERS: dict[str, Callable[..., Document]] = {"report": report, "brief": brief}

pytestmark = [
    pytest.mark.office,
    needed,
]


@pytest.fixture(scope="module", params=["full", "real", "new", "empty"])
def variant(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, City]:
    """Return the name of a data folder and its city."""
    return request.param, shipped(request.param, tmp_path_factory.mktemp(request.param))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("framework", Framework)
def test_every_page_can_be_read(
    variant: tuple[str, City], kind: str, lang: str, framework: Framework, tmp_path: Path
) -> None:
    name, one = variant
    told = MAKERS[kind](one, lang=lang, framework=framework, today=DAY)
    printed = written(press.pdf(told, one), tmp_path)

    pages = texts(printed)
    pictures = seen(printed, f"{kind}-{name}-{lang}-{framework.value}")

    assert len(pages) == len(pictures) == press.pages(printed.read_bytes())
    assert len(pages) == 2 or kind == "report"
    assert all(told.fingerprint in page for page in pages)
    assert [numbered(n, len(pages), lang) in page for n, page in enumerate(pages, 1)] == [
        True
    ] * len(pages)
    assert all(inked(picture) > 0.006 for picture in pictures)
    assert outside(printed) == []
    assert all((t("export.sample", lang) in page) or not told.sample for page in pages)
    assert told.sample or "DATA CONTOH" not in pages[0]


def test_the_file_is_tagged_and_brings_its_faces(variant: tuple[str, City], tmp_path: Path) -> None:
    _, one = variant
    told = report(one, lang="id", today=DAY)
    printed = written(press.pdf(told, one), tmp_path)

    facts = tool("pdfinfo", str(printed))
    faces = tool("pdffonts", str(printed)).splitlines()[2:]

    assert re.search(r"Tagged:\s+yes", facts)
    assert re.search(r"Title:\s+" + re.escape(told.title), facts)
    assert faces != []
    assert all(re.search(r"\syes\s+(yes|no)\s+(yes|no)\s+\d+", face) for face in faces)
    assert b"pdfuaid:part" in printed.read_bytes()


def test_figures_on_paper_equal_the_data(variant: tuple[str, City], tmp_path: Path) -> None:
    name, one = variant
    if name not in ("full", "real") or one.area is None:
        pytest.skip("no figures")
    printed = written(press.pdf(report(one, lang="id", today=DAY), one), tmp_path)
    whole = bare(" ".join(texts(printed)))

    rows = [
        (i, row)
        for i in one.catalogue.indicators
        if (row := one.newest(i.kode, one.area.kode)) is not None
    ]
    lacking = [
        i.kode for i, row in rows if bare(words.figure(i, number(row), "id")[0]) not in whole
    ]
    tally = overview.whole(one, Framework.CITY, DAY)

    assert len(rows) > 50
    assert lacking == []
    assert bare(f"{tally.better} dari {tally.compared} indikator") in whole


@pytest.mark.parametrize("name", [MARKUP, HOSTILE, "A" * 200], ids=["markup", "hostile", "endless"])
@pytest.mark.parametrize("kind", MAKERS)
def test_texts_of_the_data_come_out_as_text(kind: str, name: str, tmp_path: Path) -> None:
    one = city(tmp_path / "data", name)
    printed = written(press.pdf(MAKERS[kind](one, lang="id", today=DAY), one), tmp_path)

    whole = bare(" ".join(texts(printed)))

    assert bare(name.split("\u202e")[0]) in whole
    assert outside(printed) == []
    assert (press.pages(printed.read_bytes()) == 2) == (kind == "brief")


def number(row: dict[str, object]) -> float:
    return float(str(row["nilai"]))
