import re
from pathlib import Path

import streamlit

from lib.i18n.catalogue import namespace
from lib.ui import translation


def test_every_text_goes_both_ways() -> None:
    assert translation.words("id")["Fullscreen"] == "Layar penuh"
    assert translation.words("en")["Layar penuh"] == "Fullscreen"


def test_no_translation_would_be_translated_again() -> None:
    for lang in ("id", "en"):
        known = translation.words(lang)
        assert not set(known.values()) & {k for k, v in known.items() if k != v}


def test_streamlit_still_says_these_texts() -> None:
    folder = Path(streamlit.__file__).parent / "static" / "static" / "js"
    said = "\n".join(file.read_text("utf-8") for file in folder.glob("*.js"))

    texts = namespace("streamlit", "en").values()
    gone = [part for text in texts for part in text.split(". ") if part not in said]

    assert gone == []


def test_script_is_one_element() -> None:
    script = translation.script()

    assert len(re.findall("</?script>", script)) == 2
    assert not re.search(r"\b(WORDS|ATTRIBUTES|DEFAULT)\b", script)
