"""The report and the brief as files: equal bytes, two pages, texts that stay texts."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from lib.contract.vocabulary import Framework
from lib.export.paper import press, setting
from lib.i18n import LANGUAGES, t
from lib.story.brief import brief
from lib.story.chapters.method import TOPICS
from lib.story.report import report
from tests.city.cities import TODAY
from tests.export.slides.decks import HOSTILE, city

MARKUP = "#eval(1) $x$ *b* @ref `raw` //c [k] <a> = judul _e_ \\ ~ -- / + 1. x"


@pytest.mark.parametrize("make", [report, brief])
def test_equal_data_gives_equal_bytes(tmp_path: Path, make: object) -> None:
    assert callable(make)
    made = []
    for name in ("a", "b"):
        one = city(tmp_path / name)
        made.append(press.pdf(make(one, lang="id", today=TODAY), one))

    assert made[0] == made[1]
    assert made[0].startswith(b"%PDF")


@pytest.mark.parametrize("name", ["Sampah", HOSTILE, MARKUP, "A" * 200], ids=range(4))
def test_a_brief_has_two_pages(tmp_path: Path, name: str) -> None:
    one = city(tmp_path, name)

    for framework in Framework:
        told = brief(one, lang="en", framework=framework, today=TODAY)
        assert press.pages(press.pdf(told, one)) == 2


def test_texts_of_the_data_reach_the_template_as_they_are(tmp_path: Path) -> None:
    one = city(tmp_path, MARKUP)

    made = setting.of(report(one, lang="id", today=TODAY), one)

    assert MARKUP in json.dumps(made.content, ensure_ascii=False).replace("\\\\", "\\")
    assert press.pages(press.pdf(report(one, lang="id", today=TODAY), one)) > 5


def test_a_word_that_no_column_holds_may_be_broken(tmp_path: Path) -> None:
    one = city(tmp_path, "A" * 29 + " " + "b" * 28)

    said = json.dumps(setting.of(report(one, lang="id", today=TODAY), one).content)

    assert "A" * 9 not in said
    assert "b" * 28 in said


def test_every_heading_has_its_bookmark(tmp_path: Path) -> None:
    one = city(tmp_path)
    told = report(one, lang="id", today=TODAY)

    content = press.pdf(told, one)

    marks = [m.decode("latin-1") for m in re.findall(rb"/Title\((.*?)\)/Dest", content)]
    topics = [t(f"method.{topic}.title", "id") for part in TOPICS.values() for topic in part]
    parts = [t(f"method.part.{part}", "id") for part in TOPICS]
    headings = [section.heading for section in told.sections]
    assert sorted(marks) == sorted(["Isi", *headings, *parts, *topics])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_stands_on_every_page(tmp_path: Path, lang: str) -> None:
    one = city(tmp_path, status="contoh")

    words = setting.of(report(one, lang=lang, today=TODAY), one).content["words"]

    assert one.fingerprint[:12] in words["fingerprint"]
    assert words["sample"].startswith("DATA CONTOH")
    assert words["sample_meaning"] != ""
    assert "2025" in words["made"]
    assert "2024" in words["until"]


def test_a_picture_says_outside_of_it_what_its_signs_mean(tmp_path: Path) -> None:
    one = city(tmp_path, status="contoh")
    made = setting.of(report(one, lang="id", today=TODAY), one)

    blocks = [b for section in made.content["sections"] for b in section["blocks"]]
    inner = [b for one in blocks for b in (*one.get("left", []), *one.get("right", []), one)]
    (course, ground) = [b for b in inner if b["kind"] == "picture" and b["file"]]

    assert all("DATA CONTOH" not in drawing for drawing in made.pictures.values())
    assert course["sample"]
    assert course["notes"] != []
    assert [shade["empty"] for shade in ground["legend"]][-1] is True
    assert {course["file"], ground["file"]} <= set(made.pictures)
