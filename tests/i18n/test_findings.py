"""Every finding can be said, in both languages, with a way to mend it."""

from __future__ import annotations

import string

import pytest

from lib.contract.codes import Code
from lib.contract.finding import Finding, Severity
from lib.i18n.catalogue import LANGUAGES, namespace
from lib.i18n.findings import message, remedy


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", Code)
@pytest.mark.parametrize("part", ["message", "remedy"])
def test_every_code_has_both_sentences_with_the_same_placeholders(code: Code, part: str) -> None:
    texts = {lang: namespace("findings", lang)[f"{code}.{part}"] for lang in LANGUAGES}
    assert all(text.endswith((".", "}")) for text in texts.values())
    assert len({frozenset(placeholders(t)) for t in texts.values()}) == 1
    assert len(set(texts.values())) == len(LANGUAGES)


def test_no_text_for_a_code_that_is_not_there() -> None:
    for lang in LANGUAGES:
        told = {key.rsplit(".", 1)[0] for key in namespace("findings", lang)}
        assert told - {"severity"} == {code.value for code in Code}


def test_sentence_is_filled_and_unknown_places_get_a_dash() -> None:
    finding = Finding(
        Severity.ERROR, Code.OUT_OF_LIMITS, "a.csv", value="950", params={"low": "0", "high": "100"}
    )
    assert (
        message(finding, "en") == "950 is outside the limits of its indicator. Allowed: 0 to 100."
    )
    assert "–" in message(Finding(Severity.ERROR, Code.AREA_UNKNOWN, "a.csv"), "id")
    assert remedy(finding, "id").startswith("Periksa angka")
