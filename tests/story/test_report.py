"""The report and the brief of a small city: what they say, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from lib.city.city import City
from lib.contract.vocabulary import Framework
from lib.i18n import LANGUAGES, t
from lib.i18n.catalogue import namespace
from lib.store.build import load_folder
from lib.store.shapes import load_shapes
from lib.story import document as doc
from lib.story.brief import brief
from lib.story.chapters.method import TOPICS
from lib.story.report import report
from tests.city.cities import TODAY, observations
from tests.export.slides import decks
from tests.folders import write_folder

KOTA = "71.74"
EMPTY = dict.fromkeys(("indikator.csv", "dimensi.csv", "wilayah.csv", "sumber.csv"))


@pytest.fixture
def city(tmp_path: Path) -> City:
    return decks.city(tmp_path)


def loaded(folder: Path, files: Mapping[str, str | None]) -> City:
    """Load a city with its shapes."""
    write_folder(folder, files)
    snapshot = load_folder(folder, None, TODAY)
    return City(snapshot, load_shapes(snapshot, folder, None, TODAY))


def blocks(told: doc.Document) -> Iterator[doc.Block]:
    def inside(found: tuple[doc.Block, ...]) -> Iterator[doc.Block]:
        for block in found:
            yield block
            if isinstance(block, doc.Beside):
                yield from inside((*block.left, *block.right))
            if isinstance(block, doc.Columns):
                yield from inside(block.blocks)

    for section in told.sections:
        yield from inside(section.blocks)


def chapters(told: doc.Document) -> list[str]:
    return [section.heading for section in told.sections if section.level == 1]


def cells(told: doc.Document, heading: str) -> list[tuple[doc.Cell, ...]]:
    section = next(s for s in told.sections if s.heading == heading)
    ledgers = [block for block in section.blocks if isinstance(block, doc.Ledger)]
    return [row for ledger in ledgers for group in ledger.groups for row in group.rows]


def test_chapters_in_their_order(city: City) -> None:
    told = report(city, lang="id", today=TODAY)

    assert chapters(told) == [
        *("Ringkasan", "Alam", "Wilayah", "Program", "Keputusan dan langkah berikutnya"),
        *("Penilaian dan kesiapan", "Data dan mutunya", "Metode", "Sumber"),
    ]
    assert told.fingerprint == city.fingerprint[:12]
    assert told.as_of == city.as_of


def test_every_indicator_with_a_figure_is_in_the_table(city: City) -> None:
    (row,) = cells(report(city, lang="id", today=TODAY), t("paper.dimension.all", "id"))

    name, course, value, change, target, state, quality = row
    assert (name.text, name.below) == ("Sampah", "DD")
    assert course.spark is not None
    assert (value.text, value.below) == ("33,5\N{NO-BREAK SPACE}%", "2024")
    assert change.text.startswith("naik 1,0")
    assert (target.text, target.below) == ("20,0\N{NO-BREAK SPACE}%", "2024")
    assert state.like is not None
    assert quality.text == "–"


def test_an_indicator_without_a_figure_names_its_steward(tmp_path: Path) -> None:
    found = report(loaded(tmp_path, observations(f"A2,{KOTA},2024,10,")), lang="id", today=TODAY)

    said = [block.text for block in blocks(found) if isinstance(block, doc.Words)]
    assert any("DD: Pohon." in text and "Opini" in text for text in said)


def test_trend_and_map_of_a_dimension_are_drawn(city: City) -> None:
    told = report(city, lang="id", today=TODAY)

    drawn = [block for block in blocks(told) if isinstance(block, doc.Picture)]
    kinds = [type(block.drawing).__name__ for block in drawn]
    assert kinds == ["Bars", "Course", "Ground"]
    assert all(block.alt and block.caption for block in drawn)


def test_sample_figures_are_marked_where_they_stand(tmp_path: Path) -> None:
    real = decks.city(tmp_path / "a")
    sample = decks.city(tmp_path / "b", status="contoh")

    told = [report(one, lang="id", today=TODAY) for one in (real, sample)]

    assert [one.sample for one in told] == [False, True]
    for one in told:
        marks = [block.sample for block in blocks(one) if isinstance(block, doc.Picture)]
        assert marks == [one.sample] * 3
        (row,) = cells(one, t("paper.dimension.all", "id"))
        assert row[2].sample is one.sample
        assert not row[4].sample


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("make", [report, brief])
def test_nothing_at_all_says_what_is_missing(tmp_path: Path, lang: str, make: object) -> None:
    assert callable(make)
    told = make(loaded(tmp_path, EMPTY), lang=lang, today=TODAY)

    assert all(section.blocks for section in told.sections if section.level == 1)
    missing = [b for b in blocks(told) if isinstance(b, doc.Words) and b.tone == "empty"]
    assert len(missing) >= 4
    assert not told.sample
    assert told.as_of is None


def test_chapters_that_say_little_follow_on_the_same_page(tmp_path: Path, city: City) -> None:
    young = report(loaded(tmp_path / "young", EMPTY), lang="id", today=TODAY)
    full = report(city, lang="id", today=TODAY)

    assert [s.heading for s in young.sections if s.fresh] == [
        *("Ringkasan", "Data dan mutunya", "Metode"),
    ]
    assert {s.heading for s in full.sections if s.fresh} >= {"Ringkasan", "Alam", "Wilayah"}


def test_the_other_framework_has_its_own_chapters(city: City) -> None:
    told = report(city, lang="id", framework=Framework.NATIONAL, today=TODAY)

    assert "Smart Alam" in chapters(told)
    assert "Alam" not in chapters(told)


def test_equal_data_gives_an_equal_report(tmp_path: Path) -> None:
    told = [report(decks.city(tmp_path / name), lang="en", today=TODAY) for name in ("a", "b")]

    texts = [[b for b in blocks(one) if isinstance(b, doc.Words | doc.Points)] for one in told]
    assert texts[0] == texts[1]
    assert told[0].facts == told[1].facts


def test_the_second_page_of_a_brief_is_fresh(city: City) -> None:
    told = brief(city, lang="id", today=TODAY)

    assert sum(section.fresh for section in told.sections) == 1
    kinds = [type(b.drawing).__name__ for b in blocks(told) if isinstance(b, doc.Picture)]
    assert kinds == ["Bars", "Course", "Ground"]


def test_a_brief_has_a_line_for_each_dimension(city: City) -> None:
    (row,) = cells(brief(city, lang="id", today=TODAY), t("paper.brief.dimensions", "id"))

    assert [cell.text for cell in row] == ["Alam", "1 dari 1", "0", "1", "0 dari 1", "Sampah"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_topic_of_the_method_has_its_texts(lang: str) -> None:
    texts = set(namespace("method", lang))

    parts = {
        f"{topic}.{part}"
        for topics in TOPICS.values()
        for topic in topics
        for part in ("title", "short", "body")
    }
    assert parts | {f"part.{part}" for part in TOPICS} <= texts
