"""What the browser tells about itself, and that it is told before the first run."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import streamlit as st

from lib.ui import browser, document
from lib.ui.security import script_hashes


def tell(monkeypatch: pytest.MonkeyPatch, **cookies: str) -> None:
    monkeypatch.setattr(st, "context", SimpleNamespace(cookies=cookies))


def test_a_browser_that_tells_nothing_counts_as_able(monkeypatch: pytest.MonkeyPatch) -> None:
    tell(monkeypatch)
    assert browser.has_webgl()
    assert not browser.wants_stillness()


def test_what_a_browser_lacks_is_read_from_the_cookie(monkeypatch: pytest.MonkeyPatch) -> None:
    tell(monkeypatch, peramban="tanpa-webgl.diam")
    assert not browser.has_webgl()
    assert browser.wants_stillness()


def test_each_word_of_the_cookie_stands_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    tell(monkeypatch, peramban="diam")
    assert browser.has_webgl()


def test_the_width_of_the_window_is_told_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    tell(monkeypatch, peramban="diam.lebar-390")
    assert browser.width() == 390
    assert browser.wants_stillness()


@pytest.mark.parametrize(
    "cookie", ["", "lebar-", "lebar-abc", "lebar-0", "lebar--5", "lebar-9999999"]
)
def test_a_width_that_cannot_be_counts_as_the_usual_one(
    monkeypatch: pytest.MonkeyPatch, cookie: str
) -> None:
    tell(monkeypatch, peramban=cookie)
    assert browser.width() == browser.USUAL_WIDTH


def test_the_document_carries_the_question_in_its_head_and_the_policy_allows_it() -> None:
    page = document.page("id").decode()
    assert browser.PROBE in page[: page.index("</head>")]
    assert script_hashes(browser.PROBE)[0] in script_hashes(page)
    assert script_hashes(page) == script_hashes(document.page("en").decode())
