"""How things are said: texts by language and numbers by locale."""

from lib.i18n.catalogue import DEFAULT_LANGUAGE, LANGUAGES, has, t

__all__ = ["DEFAULT_LANGUAGE", "LANGUAGES", "has", "t"]
