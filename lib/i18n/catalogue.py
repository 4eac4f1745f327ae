"""Texts by language, from ``texts/<language>/<namespace>.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from lib.paths import TEXTS

LANGUAGES = ("id", "en")
DEFAULT_LANGUAGE = "id"


@cache
def namespace(name: str, lang: str) -> Mapping[str, str]:
    """Return all texts of a namespace.

    Args:
        name: Name of the language file without ``.json``.
        lang: ``id`` or ``en``.

    Raises:
        FileNotFoundError: There is no such file: a mistake in the code.
    """
    texts: dict[str, str] = json.loads((TEXTS / lang / f"{name}.json").read_text("utf-8"))
    return texts


def t(key: str, lang: str, **params: object) -> str:
    """Return the text of ``namespace.key`` in a language.

    Args:
        key: Namespace and key with a dot between: ``findings.file_empty.message``.
        lang: ``id`` or ``en``.
        **params: Values for the placeholders ``{name}`` of the text.

    Raises:
        KeyError: The text or a placeholder is missing: a mistake in the code,
            never answered silently with the key itself.
    """
    name, _, rest = key.partition(".")
    text = namespace(name, lang)[rest]
    return text.format_map(params) if params else text


def has(key: str, lang: str) -> bool:
    """Tell whether there is a text for ``namespace.key``."""
    name, _, rest = key.partition(".")
    return (TEXTS / lang / f"{name}.json").is_file() and rest in namespace(name, lang)
