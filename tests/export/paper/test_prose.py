"""Marks of our own texts, and how they are kept from texts of the data."""

from __future__ import annotations

import pytest

from lib.export.paper.prose import parts, runs
from lib.i18n import LANGUAGES, t
from lib.story.chapters.method import TOPICS


def test_stress_is_read_as_runs() -> None:
    assert runs("a **b** *c* d") == [
        {"text": "a ", "style": ""},
        {"text": "b", "style": "strong"},
        {"text": " ", "style": ""},
        {"text": "c", "style": "emph"},
        {"text": " d", "style": ""},
    ]


def test_a_backslash_keeps_a_sign_from_being_a_mark() -> None:
    assert runs(r"\*\*a\*\* \#eval\(1\)") == [{"text": "**a** #eval(1)", "style": ""}]


def test_a_mark_inside_another_ends_it() -> None:
    assert "".join(run["text"] for run in runs("**a")) == "a"


def test_lists_and_paragraphs_are_told_apart() -> None:
    found = parts("Satu.\n\n- a\n- b\n\n1. c\n2. d\n\nDua.")

    assert [(one["list"], len(one["items"])) for one in found] == [
        *(("", 1), ("bullet", 2), ("number", 2), ("", 1)),
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_mark_is_left_in_a_text_of_the_method(lang: str) -> None:
    for topic in (topic for topics in TOPICS.values() for topic in topics):
        read = parts(t(f"method.{topic}.body", lang))
        words = "".join(run["text"] for one in read for item in one["items"] for run in item)
        assert "*" not in words
        assert not words.startswith(("- ", "1. "))
