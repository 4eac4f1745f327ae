"""The language files hold the same texts, and every text the code asks for."""

import ast
import json
import re
from pathlib import Path
from string import Formatter

import pytest

from lib.i18n import LANGUAGES
from lib.paths import ROOT, TEXTS

NAMESPACES = sorted(file.stem for file in (TEXTS / "id").glob("*.json"))


def texts(lang: str, name: str) -> dict[str, str]:
    found: dict[str, str] = json.loads((TEXTS / lang / f"{name}.json").read_text("utf-8"))
    return found


ROMAN = {"half", "quarter"}
"""Written with Roman figures in Indonesian, with others in English."""


def placeholders(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name}
    except ValueError:  # a formula, used as it is
        return set()


def test_languages_have_the_same_files() -> None:
    for lang in LANGUAGES:
        assert sorted(file.stem for file in (TEXTS / lang).glob("*.json")) == NAMESPACES


@pytest.mark.parametrize("name", NAMESPACES)
def test_languages_have_the_same_keys_and_placeholders(name: str) -> None:
    one, other = (texts(lang, name) for lang in ("id", "en"))

    assert one.keys() == other.keys()
    differing = {k for k in one if placeholders(one[k]) != placeholders(other[k])}
    assert {k for k in differing if not k.endswith(".formula")} <= ROMAN


@pytest.mark.parametrize("name", NAMESPACES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_texts_are_tidy(lang: str, name: str) -> None:
    for key, text in texts(lang, name).items():
        assert text == text.strip() or key.endswith(("_join", ".join", "separator")), key
        assert "TODO" not in text, key


@pytest.mark.parametrize("name", NAMESPACES)
def test_no_key_is_there_twice(name: str) -> None:
    def once(pairs: list[tuple[str, str]]) -> dict[str, str]:
        keys = [key for key, _ in pairs]
        assert len(keys) == len(set(keys)), {k for k in keys if keys.count(k) > 1}
        return dict(pairs)

    for lang in LANGUAGES:
        json.loads((TEXTS / lang / f"{name}.json").read_text("utf-8"), object_pairs_hook=once)


def asked() -> list[tuple[str, str]]:
    """Return every literal key that the code asks for, with where."""
    found = []
    for file in sorted((ROOT / "lib").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else None
            called = node.func.id if isinstance(node.func, ast.Name) else called
            key = node.args[0]
            if called == "t" and isinstance(key, ast.Constant) and isinstance(key.value, str):
                found.append((key.value, f"{file.relative_to(ROOT).as_posix()}:{node.lineno}"))
    return found


def test_every_text_that_is_asked_for_is_there() -> None:
    known = {f"{name}.{key}" for name in NAMESPACES for key in texts("id", name)}

    assert [(key, where) for key, where in asked() if key not in known] == []


def code() -> str:
    files = [*(ROOT / "lib").rglob("*.py"), ROOT / "app.py"]
    return "\n".join(Path(file).read_text("utf-8") for file in files)


def test_no_namespace_is_unused() -> None:
    said = code()

    unused = [n for n in NAMESPACES if not re.search(rf"""["']{n}(\.|["'])""", said)]

    assert unused == []
