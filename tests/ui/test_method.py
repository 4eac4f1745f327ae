"""Every method is told in both languages, with an example where the data gives one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lib.city import worked
from lib.i18n import LANGUAGES, has
from lib.i18n.catalogue import namespace
from lib.ui.views.method import TOPICS
from tests.folders import write_folder
from tests.ui.visiting import visit, words

PAGE = "pages/data/halaman_metode.py"
EVERY = [topic for topics in TOPICS.values() for topic in topics]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("topic", EVERY)
def test_texts_are_there(topic: str, lang: str) -> None:
    assert all(has(f"method.{topic}.{part}", lang) for part in ("title", "short", "body"))
    examples = [k for k in namespace("method", lang) if k.startswith(f"{topic}.example")]
    assert bool(examples) == worked.has_example(topic)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_formulas_close_what_they_open(lang: str) -> None:
    formulas = {k: v for k, v in namespace("method", lang).items() if k.endswith(".formula")}

    assert formulas
    for text in formulas.values():
        assert text.count("{") == text.count("}")
        assert re.findall(r"\\(begin|end)\{", text) in ([], ["begin", "end"])


def test_topics_link_to_their_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    values = "indikator,wilayah,periode,nilai\nA2,71.74,2023,50\nA2,71.74,2024,60\n"
    data = write_folder(tmp_path / "data", {"nilai/a.csv": values})

    said = words(visit(monkeypatch, data, tmp_path / "cache", page=PAGE))

    targets = re.findall(r'href="#(\w+)"', said)
    assert targets == EVERY
    assert all(f'id="{topic}"' in said for topic in targets)
    assert "**Sampah terangkut**, Kota Contoh: 60" in said
    assert "Contoh hitungan tampil di sini" in said, "no target, no example"


def test_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()

    app = visit(monkeypatch, tmp_path / "data", tmp_path / "cache", page=PAGE, bahasa="en")

    assert "Percentages are never averaged" in words(app)
