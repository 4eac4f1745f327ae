import re

import pytest

from lib.ui import document


@pytest.mark.parametrize(
    ("query", "lang"),
    [(b"", "id"), (b"bahasa=en", "en"), (b"wilayah=1&bahasa=en", "en"), (b"bahasa=xx", "id")],
)
def test_language_follows_the_link(query: bytes, lang: str) -> None:
    assert document.language(query) == lang


@pytest.mark.parametrize("lang", ["id", "en"])
def test_document_says_its_language_and_name(lang: str) -> None:
    page = document.page(lang).decode()

    assert f'<html lang="{lang}">' in page
    assert page.count("<title>") == 1
    assert "<title>Streamlit</title>" not in page
    assert '<meta name="description"' in page
    assert "favicon.png" not in page


def test_document_keeps_streamlits_scripts_and_root() -> None:
    source, page = document.template(), document.page("id").decode()

    assert re.findall(r"<script[^>]*src=[^>]*>", page) == re.findall(
        r"<script[^>]*src=[^>]*>", source
    )
    assert '<div id="root"></div>' in page


def test_document_offers_nothing_that_is_switched_off() -> None:
    assert "_stcore/agent" in document.template()
    assert "_stcore/agent" not in document.page("id").decode()


def test_texts_are_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "t", lambda key, lang: '<b>"&')

    page = document.render(document.template(), "id")

    assert "<b>" not in page
    assert "&lt;b&gt;" in page
